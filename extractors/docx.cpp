// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/comments.h"
#include "extractors/docx_furniture.h"
#include "extractors/docx_import.h"
#include "extractors/docx_story.h"
#include "extractors/extractor.h"
#include "extractors/ooxml_package.h"

namespace mea {
namespace {

// More than any page of prose holds in print.
constexpr std::size_t letters_on_a_page = 8000;

// The parts that a document may lack; an absent one is an empty tree.
struct Parts {
    std::string main;
    Xml document;
    Xml styles;
    Xml numbering;
    Xml settings;
    Xml footnotes;
    Xml endnotes;
    Xml comments;
    std::vector<Relationship> relationships;
};

std::string main_part(OoxmlPackage& package) {
    for (const Relationship& row : package.relationships("")) {
        if (row.type == "officeDocument" && package.contains(row.target)) return row.target;
    }
    return "word/document.xml";
}

void read_part(OoxmlPackage& package, const Parts& parts, std::string_view type, Xml& into) {
    for (const Relationship& row : parts.relationships) {
        if (row.type != type || row.external) continue;
        if (Result<Xml> xml = package.parse(row.target)) {
            into = std::move(*xml);
            return;
        }
    }
}

Result<Parts> read_parts(OoxmlPackage& package) {
    Parts parts;
    parts.main = main_part(package);
    Result<Xml> document = package.parse(parts.main);
    if (!document) {
        Error error = document.error();
        if (error.code == ErrorCode::not_found) error.code = ErrorCode::damaged;
        return tl::unexpected(std::move(error));
    }
    parts.document = std::move(*document);
    parts.relationships = package.relationships(parts.main);
    read_part(package, parts, "styles", parts.styles);
    read_part(package, parts, "numbering", parts.numbering);
    read_part(package, parts, "settings", parts.settings);
    read_part(package, parts, "footnotes", parts.footnotes);
    read_part(package, parts, "endnotes", parts.endnotes);
    read_part(package, parts, "comments", parts.comments);
    return parts;
}

void find_sections(const pugi::xml_node& node, std::vector<pugi::xml_node>& found) {
    for (const pugi::xml_node& child : node.children()) {
        if (std::strcmp(child.name(), "w:sectPr") == 0) found.push_back(child);
        const bool holds = std::strcmp(child.name(), "w:p") == 0 ||
                           std::strcmp(child.name(), "w:pPr") == 0 ||
                           std::strcmp(child.name(), "w:sdt") == 0 ||
                           std::strcmp(child.name(), "w:sdtContent") == 0 ||
                           std::strcmp(child.name(), "w:customXml") == 0;
        if (holds) find_sections(child, found);
    }
}

struct PageBreaks {
    int rendered = 0;   // where Word broke the page
    int requested = 0;  // where the document asks for a new page
};

void count_page_breaks(const pugi::xml_node& node, PageBreaks& breaks) {
    for (const pugi::xml_node& child : node.children()) {
        const std::string_view name = child.name();
        if (name == "w:lastRenderedPageBreak") ++breaks.rendered;
        if (name == "w:br" && std::string_view(child.attribute("w:type").value()) == "page")
            ++breaks.requested;
        if (name != "mc:Fallback" && name != "w:del" && name != "w:moveFrom")
            count_page_breaks(child, breaks);
    }
}

// Word leaves marks where pages broke when it last laid the document out. They are believed only
// when they are as many as the pages it counted then and no fewer than the breaks asked for.
int trusted_pages(OoxmlPackage& package, const pugi::xml_node& body) {
    const Result<Xml> properties = package.parse("docProps/app.xml");
    if (!properties) return 0;
    const int pages =
        int_of(properties->tree.document_element().child("ep:Pages").child_value(), 0);
    PageBreaks breaks;
    count_page_breaks(body, breaks);
    return breaks.rendered + 1 == pages && breaks.requested <= breaks.rendered ? pages : 0;
}

void read_metadata(OoxmlPackage& package, std::map<std::string, std::string>& metadata) {
    const Result<Xml> core = package.parse("docProps/core.xml");
    const auto state = [&metadata](const char* key, const pugi::xml_node& node) {
        const std::string value = squeeze(node.child_value());
        if (!value.empty()) metadata[key] = value;
    };
    if (core) {
        const pugi::xml_node root = core->tree.document_element();
        state("title", root.child("dc:title"));
        state("author", root.child("dc:creator"));
        state("subject", root.child("dc:subject"));
        state("keywords", root.child("cp:keywords"));
        state("language", root.child("dc:language"));
        state("created", root.child("dcterms:created"));
        state("modified", root.child("dcterms:modified"));
    }
    if (const Result<Xml> app = package.parse("docProps/app.xml"))
        state("producer", app->tree.document_element().child("ep:Application"));
}

std::string_view without_mark(std::string_view text, const DocxNote& note) {
    text = trimmed(text);
    if (note.custom && text.substr(0, note.mark.size()) == note.mark)
        text = trimmed(text.substr(note.mark.size()));
    return text;
}

DocxLinks links_of_part(OoxmlPackage& package, const Parts& parts, std::string_view type) {
    DocxLinks links;
    for (const Relationship& row : parts.relationships) {
        if (row.type == type) links = links_of(package.relationships(row.target));
    }
    return links;
}

// Adds the notes as blocks and points the references at them.
void add_notes(DocumentBuilder& out, OoxmlPackage& package, DocxContext& context,
               const Parts& parts) {
    std::vector<std::size_t> blocks(context.notes.notes().size(), NoteReference::npos);
    for (const NoteKind kind : {NoteKind::footnote, NoteKind::endnote}) {
        const bool foot = kind == NoteKind::footnote;
        const Xml& part = foot ? parts.footnotes : parts.endnotes;
        const std::string_view type = foot ? "footnotes" : "endnotes";
        std::map<std::string, pugi::xml_node> by_id;
        for (const pugi::xml_node& node : part.tree.document_element().children())
            by_id.emplace(node.attribute("w:id").value(), node);
        const DocxLinks links = links_of_part(package, parts, type);
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const DocxNote note = context.notes.notes()[i];
            const auto node = by_id.find(note.id);
            if (note.kind != kind || (!note.adopted && node == by_id.end())) continue;
            InlineText words = note.words;
            if (!note.adopted) {
                DocxStory story(context, links);
                words = joined(story.read(node->second));
            }
            const std::string_view kept = without_mark(words.text, note);
            erase_front(words, static_cast<std::size_t>(kept.data() - words.text.data()));
            Block proto;
            proto.kind = foot ? BlockKind::footnote : BlockKind::endnote;
            proto.mark = note.mark;
            proto.first_page = proto.last_page = note.page;
            words.marks.clear();
            blocks[i] = add_block(out, std::move(words), std::move(proto));
        }
    }
    for (NoteReference& reference : out.references()) {
        reference.note =
            reference.note < blocks.size() ? blocks[reference.note] : NoteReference::npos;
    }
}

void add_comments(DocumentBuilder& out, DocxContext& context, const Parts& parts, bool pages) {
    std::map<std::string, pugi::xml_node> by_id;
    for (const pugi::xml_node& node : parts.comments.tree.document_element().children())
        by_id.emplace(node.attribute("w:id").value(), node);
    const DocxLinks links = links_of_part(context.package, parts, "comments");
    // A comment may hold the anchor of another.
    for (std::size_t i = 0; i < context.comments.size(); ++i) {
        const DocxComment comment = context.comments[i];
        const auto node = by_id.find(comment.id);
        if (node == by_id.end()) continue;
        DocxStory story(context, links);
        add_comment(out, story.read(node->second), pages ? comment.page : 0);
        by_id.erase(node);
    }
}

std::size_t letters_of(const std::vector<FlowBlock>& blocks) {
    std::size_t letters = 0;
    for (const FlowBlock& block : blocks) letters += count_code_points(block.words.text);
    return letters;
}

void add_all(DocumentBuilder& out, std::vector<FlowBlock> blocks) {
    for (FlowBlock& block : blocks) add_block(out, std::move(block.words), std::move(block.proto));
}

ExtractedDocument read_document(OoxmlPackage& package, const Parts& parts, const Limits& limits,
                                DocxNesting& nesting) {
    const DocxStyles styles = parts.styles.tree.document_element()
                                  ? DocxStyles(parts.styles.tree.document_element())
                                  : DocxStyles();
    DocxNumbering numbering(parts.numbering.tree.document_element(), styles);
    DocxNotes notes;
    DocxContext context{package, styles, numbering, notes, limits, nesting, {}, 0,
                        0,       0,      0,         false, {},     {},      {}};
    const pugi::xml_node body = parts.document.tree.document_element();
    for (const pugi::xml_node& part : body.children("w:body"))
        find_sections(part, context.sections);
    context.even_pages_differ =
        on_off(parts.settings.tree.document_element().child("w:evenAndOddHeaders"));
    notes.document_settings(parts.settings.tree.document_element());
    if (!context.sections.empty()) notes.begin_section(context.sections.front());

    DocumentBuilder out("docx");
    DocxFurniture furniture = read_furniture(package, context, parts.relationships);
    int pages = trusted_pages(package, body);
    context.page = pages > 0 ? 1 : 0;
    const DocxLinks links = links_of(parts.relationships);
    DocxStory story(context, links, DocxStory::Place::body);
    std::vector<FlowBlock> blocks = story.read(body);
    if (pages > 0 && letters_of(blocks) > static_cast<std::size_t>(pages) * letters_on_a_page) {
        pages = 0;  // a template's count: the program that wrote the text never laid it out
        for (FlowBlock& block : blocks) block.proto.first_page = block.proto.last_page = 0;
        notes.forget_pages();
    }

    add_all(out, std::move(furniture.first_header));
    add_all(out, std::move(blocks));
    add_notes(out, package, context, parts);
    add_comments(out, context, parts, pages > 0);
    add_all(out, std::move(furniture.others));
    read_metadata(package, out.document().metadata);
    out.document().pages = pages;
    for (const Warning& warning : context.warnings)
        out.warn(warning.code, warning.message, warning.page);
    if (parts.document.cut_short)
        out.warn("damaged", "The main part of the document breaks off; what stands before is kept");
    return std::move(out).finish();
}

}  // namespace

Result<ExtractedDocument> extract_docx(const Source& source, const Limits& limits) {
    DocxNesting nesting;
    return extract_docx(source, limits, nesting);
}

Result<ExtractedDocument> extract_docx(const Source& source, const Limits& limits,
                                       DocxNesting& nesting) {
    Result<OoxmlPackage> package = OoxmlPackage::open(source.bytes, limits);
    if (!package) return tl::unexpected(package.error());
    const Result<Parts> parts = read_parts(*package);
    if (!parts) return tl::unexpected(parts.error());
    ExtractedDocument document = read_document(*package, *parts, limits, nesting);
    nesting.inflated += package->inflated();
    if (document.text.size() > limits.max_text_bytes)
        return fail(ErrorCode::limit, "the document has more text than is read");
    if (document.text.empty()) return fail(ErrorCode::empty, "the document holds no text");
    return document;
}

}  // namespace mea
