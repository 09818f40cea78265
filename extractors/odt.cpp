// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/archive.h"
#include "extractors/comments.h"
#include "extractors/extractor.h"
#include "extractors/odt_furniture.h"
#include "extractors/odt_story.h"
#include "extractors/xml.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::array<Namespace, 16> namespaces{{
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"},
    {"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"},
    {"urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"},
    {"urn:oasis:names:tc:opendocument:xmlns:form:1.0", "form"},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"},
    {"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext"},
    {"urn:oasis:names:tc:opendocument:xmlns:chart:1.0", "chart"},
    {"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"},
    {"http://www.w3.org/1998/Math/MathML", "math"},
    {"http://www.w3.org/1999/xlink", "xlink"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
}};

// Content, styles and metadata: three parts of an archive, or one flat file that is all three.
struct Parts {
    Xml content;
    Xml styles;
    Xml meta;
    bool flat = false;
    std::unique_ptr<Archive> archive;  // none for a flat file
    std::vector<Warning> warnings;

    pugi::xml_node content_root() const { return content.tree.document_element(); }
    pugi::xml_node styles_root() const {
        return flat ? content_root() : styles.tree.document_element();
    }
    pugi::xml_node meta_root() const {
        return (flat ? content_root() : meta.tree.document_element()).child("office:meta");
    }
};

Result<Parts> read_flat(std::string_view bytes, const Limits& limits) {
    Parts parts;
    parts.flat = true;
    Result<Xml> xml = parse_xml(bytes, namespaces, limits, Whitespace::all);
    if (!xml) return tl::unexpected(xml.error());
    parts.content = std::move(*xml);
    return parts;
}

Result<Xml> read_part(Archive& archive, std::string_view name, const Limits& limits) {
    const Result<std::string> bytes = archive.read(name);
    if (!bytes) return tl::unexpected(bytes.error());
    return parse_xml(*bytes, namespaces, limits, Whitespace::all);
}

Result<Parts> read_archive(std::string_view bytes, const Limits& limits) {
    Result<Archive> archive = Archive::open(bytes, limits);
    if (!archive) return tl::unexpected(archive.error());
    if (const Result<std::string> manifest = archive->read("META-INF/manifest.xml");
        manifest && manifest->find(":encryption-data") != std::string::npos)
        return fail(ErrorCode::encrypted, "the document is encrypted", {}, "Remove the password");
    Parts parts;
    Result<Xml> content = read_part(*archive, "content.xml", limits);
    if (!content) {
        Error error = content.error();
        if (error.code == ErrorCode::not_found) error.code = ErrorCode::damaged;
        return tl::unexpected(std::move(error));
    }
    parts.content = std::move(*content);
    if (Result<Xml> styles = read_part(*archive, "styles.xml", limits)) {
        parts.styles = std::move(*styles);
    } else {
        parts.warnings.push_back({"damaged", 0, "The styles of the document are not readable"});
    }
    if (Result<Xml> meta = read_part(*archive, "meta.xml", limits)) parts.meta = std::move(*meta);
    parts.archive = std::make_unique<Archive>(std::move(*archive));
    return parts;
}

void read_metadata(const pugi::xml_node& meta, std::map<std::string, std::string>& metadata) {
    const auto state = [&metadata, &meta](const char* key, const char* element) {
        const std::string value = squeeze(meta.child(element).child_value());
        if (!value.empty()) metadata.emplace(key, value);
    };
    state("title", "dc:title");
    state("author", "meta:initial-creator");
    state("author", "dc:creator");
    state("subject", "dc:subject");
    state("keywords", "meta:keyword");
    state("language", "dc:language");
    state("created", "meta:creation-date");
    state("modified", "dc:date");
    state("producer", "meta:generator");
}

// Breaks are marked only where the writer laid the document out: they count when they lead to the
// number of pages that it states.
int trusted_pages(const pugi::xml_node& meta, int counted) {
    const int stated =
        std::atoi(meta.child("meta:document-statistic").attribute("meta:page-count").value());
    return stated == counted ? counted : 0;
}

void add_blocks(DocumentBuilder& out, std::vector<FlowBlock> blocks, bool pages) {
    for (FlowBlock& block : blocks) {
        if (!pages) block.proto.first_page = block.proto.last_page = 0;
        add_block(out, std::move(block.words), std::move(block.proto));
    }
}

void add_notes(DocumentBuilder& out, OdtContext& context, bool pages) {
    std::vector<std::size_t> blocks(context.notes.size(), NoteReference::npos);
    for (const bool endnotes : {false, true}) {
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            OdtNote& note = context.notes[i];
            if (note.endnote != endnotes) continue;
            Block proto;
            proto.kind = endnotes ? BlockKind::endnote : BlockKind::footnote;
            proto.mark = note.mark;
            proto.first_page = proto.last_page = pages ? note.page : 0;
            blocks[i] = add_block(out, std::move(note.words), std::move(proto));
        }
    }
    for (NoteReference& reference : out.references())
        reference.note =
            reference.note < blocks.size() ? blocks[reference.note] : NoteReference::npos;
}

// The first paragraph of the text, wherever lists and sections hide it.
pugi::xml_node first_paragraph(const pugi::xml_node& text) {
    return text.find_node([](const pugi::xml_node& node) {
        return std::strcmp(node.name(), "text:p") == 0 || std::strcmp(node.name(), "text:h") == 0;
    });
}

ExtractedDocument read_document(const Parts& parts, const Limits& limits) {
    OdtStyles styles;
    OdtLists lists;
    if (!parts.flat) {
        styles.collect(parts.styles_root());
        lists.collect(parts.styles_root());
    }
    styles.collect(parts.content_root());
    lists.collect(parts.content_root());
    styles.resolve();

    const OdtObjects::ReadPart read_object = [&parts,
                                              &limits](std::string_view name) -> Result<Xml> {
        if (!parts.archive) return fail(ErrorCode::not_found, "no such part", std::string(name));
        return read_part(*parts.archive, name, limits);
    };
    const OdtObjects objects(read_object);
    OdtContext context{styles, lists, objects, {}, 1, 0, {}};
    const pugi::xml_node text = parts.content_root().child("office:body").child("office:text");
    OdtStory story(context, OdtStory::In::body);
    std::vector<FlowBlock> body = story.read(text);
    const int pages = trusted_pages(parts.meta_root(), context.page);
    const std::string_view first_style = first_paragraph(text).attribute("text:style-name").value();
    const bool first_asked =
        !styles.find("paragraph", first_style).look.master_page.value_or("").empty();
    OdtFurniture furniture =
        read_master_pages(parts.styles_root().child("office:master-styles"), context, first_asked);

    DocumentBuilder out("odt");
    add_blocks(out, std::move(furniture.first_header), true);
    add_blocks(out, std::move(body), pages > 0);
    add_notes(out, context, pages > 0);
    for (OdtComment& comment : context.comments)
        add_comment(out, std::move(comment.paragraphs), pages > 0 ? comment.page : 0);
    add_blocks(out, std::move(furniture.others), true);
    ExtractedDocument& document = out.document();
    read_metadata(parts.meta_root(), document.metadata);
    document.pages = pages;
    document.warnings = parts.warnings;
    if (parts.content.cut_short)
        out.warn("damaged", "The text of the document breaks off; what stands before is kept");
    return std::move(out).finish();
}

}  // namespace

Result<ExtractedDocument> extract_odt(const Source& source, const Limits& limits) {
    const bool archive = source.bytes.substr(0, 2) == "PK";
    const Result<Parts> parts =
        archive ? read_archive(source.bytes, limits) : read_flat(source.bytes, limits);
    if (!parts) return tl::unexpected(parts.error());
    if (!parts->content_root().child("office:body").child("office:text"))
        return fail(ErrorCode::unsupported, "the file holds no text document");
    ExtractedDocument document = read_document(*parts, limits);
    if (document.text.size() > limits.max_text_bytes)
        return fail(ErrorCode::limit, "the document has more text than is read");
    if (document.text.empty()) return fail(ErrorCode::empty, "the document holds no text");
    return document;
}

}  // namespace mea
