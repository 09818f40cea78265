// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/registry.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "extractors/sniff.h"

namespace mea {
namespace {

constexpr std::array<Format, 7> table{{
    {"pdf", "application/pdf", extract_pdf},
    {"doc", "application/msword", extract_doc},
    {"docx", media_docx, extract_docx},
    {"odt", "application/vnd.oasis.opendocument.text", extract_odt},
    {"rtf", "application/rtf", extract_rtf},
    {"html", "text/html", extract_html},
    {"plain", "text/plain", extract_plain},
}};

Error unreadable(const std::string& path, int reason) {
    switch (reason) {
        case ENOENT:
        case ENOTDIR:
            return {ErrorCode::not_found, "there is no such file", path, "check the path"};
        case EACCES:
        case EPERM:
            return {ErrorCode::denied, "no permission to read the file", path,
                    "run as a user who may read it"};
        default:
            return {ErrorCode::denied, std::strerror(reason), path, {}};
    }
}

}  // namespace

std::span<const Format> formats() { return table; }

Result<Source> read_source(const std::string& path, std::size_t max_bytes) {
    std::error_code problem;
    const auto status = std::filesystem::status(path, problem);
    if (status.type() == std::filesystem::file_type::not_found)
        return tl::unexpected<Error>(unreadable(path, ENOENT));
    if (problem) return tl::unexpected<Error>(unreadable(path, problem.value()));
    if (!std::filesystem::is_regular_file(status))
        return fail(ErrorCode::unsupported, "not a regular file", path,
                    "name files, or use `mea ingest` for a folder");
    const auto size = std::filesystem::file_size(path, problem);
    if (!problem && size > max_bytes)
        return fail(ErrorCode::limit,
                    "the file has " + std::to_string(size) + " bytes, more than the limit of " +
                        std::to_string(max_bytes),
                    path, "split it, or raise the limit with --max-bytes");
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in) return tl::unexpected<Error>(unreadable(path, errno == 0 ? EIO : errno));
    Source source;
    source.path = path;
    source.bytes.resize(problem ? 0 : static_cast<std::size_t>(size));
    in.read(source.bytes.data(), static_cast<std::streamsize>(source.bytes.size()));
    source.bytes.resize(static_cast<std::size_t>(in.gcount()));
    if (source.bytes.empty())
        return fail(ErrorCode::empty, "the file has no bytes", path, "fetch it again");
    source.sha256 = sha256_of(source.bytes);
    source.media_type = sniff(source.bytes, path);
    return source;
}

Result<ExtractedDocument> extract(const Source& source, const Limits& limits) {
    for (const Format& format : table) {
        if (format.media_type != source.media_type) continue;
        Result<ExtractedDocument> document = format.extract(source, limits);
        if (!document) {
            Error error = document.error();
            if (error.where.empty()) error.where = source.path;
            return tl::unexpected<Error>(std::move(error));
        }
        if (document->blocks.empty())
            return fail(ErrorCode::empty, "the file holds no text", source.path,
                        "if its pages are pictures, it needs text recognition (OCR)");
        if (document->text.size() > limits.max_text_bytes)
            return fail(ErrorCode::limit, "the text is longer than the limit", source.path);
        document->extractor = std::string(format.name);
        return document;
    }
    return fail(ErrorCode::unsupported,
                source.media_type.empty() ? "the content is of no known type"
                                          : "no reader for " + source.media_type,
                source.path, "convert it to PDF, DOC, DOCX, ODT, RTF, HTML or plain text");
}

}  // namespace mea
