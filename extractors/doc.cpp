// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/cfb.h"
#include "extractors/doc_blocks.h"
#include "extractors/doc_document.h"
#include "extractors/extractor.h"
#include "extractors/ole_properties.h"

// Word 6, 95 and 97–2007 binary documents ([MS-DOC]).

namespace mea {
namespace {

Error at(const Source& source, Error error) {
    error.where = error.where.empty() ? source.path : source.path + ": " + error.where;
    return error;
}

// What a compound file is when it is not a Word document.
Error not_word(const CompoundFile& file) {
    if (file.contains("EncryptedPackage"))
        return {ErrorCode::encrypted,
                "the document needs a password",
                {},
                "save it without a password"};
    if (file.contains("Workbook") || file.contains("Book"))
        return {ErrorCode::unsupported, "an Excel workbook", {}, "convert it to .docx or .pdf"};
    if (file.contains("PowerPoint Document"))
        return {ErrorCode::unsupported, "a PowerPoint presentation", {}, "convert it to .pdf"};
    return {ErrorCode::unsupported, "the compound file holds no Word document", {}, {}};
}

// Programs from before compound files, by the two bytes their files begin with.
struct OldProgram {
    std::string_view begin;
    std::string_view name;
};
constexpr std::array<OldProgram, 6> old_programs{{
    {"\x9B\xA5", "a Word 1 document"},
    {"\xDB\xA5", "a Word 2 document"},
    {"\xDC\xA5", "a Word 6 document outside a compound file"},
    {"\xFE\x37", "a Word document of the Macintosh"},
    {"\x31\xBE", "a Word for DOS or Write document"},
    {"\x32\xBE", "a Write document"},
}};

Error not_compound(std::string_view bytes, Error otherwise) {
    for (const OldProgram& program : old_programs)
        if (bytes.starts_with(program.begin))
            return {ErrorCode::unsupported,
                    std::string(program.name),
                    {},
                    "convert it to .doc (Word 97-2003), .docx or .odt"};
    return otherwise;
}

}  // namespace

Result<ExtractedDocument> extract_doc(const Source& source, const Limits& limits) {
    const Result<CompoundFile> file = CompoundFile::open(source.bytes);
    if (!file) return tl::unexpected(at(source, not_compound(source.bytes, file.error())));
    if (!file->contains("WordDocument")) return tl::unexpected(at(source, not_word(*file)));
    Result<std::unique_ptr<doc::Document>> document = doc::Document::load(*file, limits);
    if (!document) return tl::unexpected(at(source, document.error()));

    DocumentBuilder out("doc");
    if (const auto summary = file->read("\x05SummaryInformation"))
        out.document().metadata = read_ole_properties(*summary);
    doc::BlockWriter(**document, out).write();
    if ((*document)->pieces.cut_short())
        out.warn("damaged", "the file ends before the text does: the rest is lost");
    if (out.document().text.empty())
        return fail(ErrorCode::empty, "the document holds no text", source.path,
                    "its pages may be pictures");
    return std::move(out).finish();
}

}  // namespace mea
