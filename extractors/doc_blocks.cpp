// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_blocks.h"

#include <algorithm>
#include <array>

#include "extractors/comments.h"
#include "extractors/doc_tables.h"
#include "pipeline/text.h"

namespace mea::doc {
namespace {

constexpr double twips_a_point = 20;
constexpr double nearly_all = 0.9;
constexpr int centred = 1;
constexpr int body_text = 9;  // the outline level of what is no heading

struct Said {
    std::size_t letters = 0;
    std::size_t digits = 0;
};

Said said_in(std::string_view text) {
    Said said;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint code_point = code_point_at(text, at);
        if (is_letter(code_point.value)) ++said.letters;
        if (is_digit(code_point.value)) ++said.digits;
        at = code_point.next;
    }
    return said;
}

// What a header or footer is: "Page 3 of 7" is a page number; in "A/80/604   3/7" the number is
// taken out, as it differs by page and the rest does not.
BlockKind settle_page_numbers(Paragraph& paragraph, BlockKind kind) {
    constexpr std::size_t longest_word_for_page = 12;  // with "of"; "página", "страница", "الصفحة"
    if (paragraph.page_numbers.empty()) return kind;
    std::string rest = paragraph.text;
    for (auto range = paragraph.page_numbers.rbegin(); range != paragraph.page_numbers.rend();
         ++range)
        if (range->end <= rest.size()) rest.erase(range->begin, range->size());
    const Said said = said_in(rest);
    if (said.digits == 0 && said.letters <= longest_word_for_page) return BlockKind::page_number;
    paragraph.text = std::move(rest);
    paragraph.links.clear();
    return kind;
}

// Brings the text to the form that DocumentBuilder keeps, so that ranges into it hold.
void normalise(Paragraph& paragraph) {
    if (paragraph.notes.empty() && paragraph.links.empty()) return;  // the builder does it
    const Range kept = trim(paragraph.text, {0, paragraph.text.size()});
    const std::string text = std::move(paragraph.text);
    paragraph.text = to_nfc(slice(text, kept));
    const bool same = paragraph.text == slice(text, kept);
    const auto moved = [&](std::size_t at) {
        const std::size_t within = std::clamp(at, kept.begin, kept.end) - kept.begin;
        if (same) return within;
        const std::size_t composed = to_nfc(text.substr(kept.begin, within)).size();
        return std::min(composed, paragraph.text.size());
    };
    for (CalledNote& note : paragraph.notes) note.at = moved(note.at);
    for (Link& link : paragraph.links)
        link.range = {moved(link.range.begin), moved(link.range.end)};
}

// Brackets that held the mark at the beginning of a note: "(1) Words".
void drop_empty_brackets(Paragraph& note) {
    if (!note.notes.empty() || !note.links.empty()) return;  // their offsets would have to move
    for (const std::string_view brackets : {"()", "（）", "[]"}) {
        const std::string_view text = trimmed(note.text);
        if (text.starts_with(brackets)) note.text = std::string(text.substr(brackets.size()));
    }
}

BlockKind kind_of(const Paragraph& paragraph, const Style& style) {
    if (paragraph.is_row) return BlockKind::table_row;
    const int id = style.builtin;
    if ((id >= builtin::toc1 && id <= builtin::toc9) || id == builtin::table_of_figures)
        return BlockKind::toc;
    if (id == builtin::caption) return BlockKind::caption;
    if (paragraph.properties.outline < body_text) return BlockKind::heading;
    const bool in_list = paragraph.properties.list > 0 || !paragraph.label.empty();
    return in_list ? BlockKind::list_item : BlockKind::text;
}

}  // namespace

void BlockWriter::write() {
    note_blocks_.assign(document_.notes.all().size(), DocumentBuilder::npos);
    write_first_header();
    write_body();
    write_notes();
    write_comments();
    write_furniture();
    connect_notes();
}

void BlockWriter::write_first_header() {
    const bool own = document_.sections.printed(0, Furniture::first_header);
    const Furniture which = own ? Furniture::first_header : Furniture::header;
    page_ = 1;
    write_story(document_.sections.furniture(0, which), BlockKind::header);
    page_ = 0;
}

void BlockWriter::write_body() {
    StoryReader reader(document_);
    const Cps main = document_.fib.story(Story::main);
    std::vector<Paragraph> paragraphs = reader.read(main, Fields::Place::text);
    for (Paragraph& paragraph : assemble_tables(std::move(paragraphs), tables_)) {
        Paragraph anchors;
        anchors.anchors = std::move(paragraph.anchors);
        write_paragraph(std::move(paragraph), BlockKind::text);
        write_shapes(anchors, Story::main, BlockKind::text_box);
    }
    for (const Cps cps : document_.text_boxes(Story::main))
        write_text_box(cps, BlockKind::text_box);
}

void BlockWriter::write_shapes(const Paragraph& anchors, Story story, BlockKind kind) {
    for (const std::size_t anchor : anchors.anchors) {
        for (const Shape& shape : document_.shapes_at(anchor, story)) {
            write_text_box(document_.text_box_of(shape, story), kind);
            if (shape.words.empty() || !words_written_.insert(shape.id).second) continue;
            Paragraph art;
            art.text = shape.words;
            write_paragraph(std::move(art), kind);
        }
    }
}

void BlockWriter::write_text_box(Cps cps, BlockKind kind) {
    if (cps.end <= cps.begin || !boxes_written_.insert(cps.begin).second) return;
    StoryReader reader(document_);
    std::vector<Paragraph> paragraphs = reader.read(cps, Fields::Place::text);
    for (Paragraph& paragraph : assemble_tables(std::move(paragraphs), tables_))
        write_paragraph(std::move(paragraph), kind);
}

void BlockWriter::write_notes() {
    std::vector<Note>& notes = document_.notes.all();
    StoryReader reader(document_);
    for (const NoteKind kind : {NoteKind::footnote, NoteKind::endnote}) {
        for (std::size_t i = 0; i < notes.size(); ++i) {
            Note& note = notes[i];
            if (note.kind != kind || note.deleted) continue;
            Paragraph all;
            for (Paragraph& paragraph :
                 assemble_tables(reader.read(note.text, Fields::Place::text), tables_)) {
                paragraph.is_row = false;
                const bool first = all.text.empty();
                if (first) all.properties = paragraph.properties;
                append(all, std::move(paragraph), first ? "" : " ");
            }
            all.mark = note.mark;
            drop_empty_brackets(all);
            const bool foot = kind == NoteKind::footnote;
            note_blocks_[i] =
                write_paragraph(std::move(all), foot ? BlockKind::footnote : BlockKind::endnote);
        }
    }
}

void BlockWriter::write_comments() {
    const Cps comments = document_.fib.story(Story::comments);
    if (comments.end <= comments.begin) return;
    StoryReader reader(document_);
    std::vector<Paragraph> paragraphs = reader.read(comments, Fields::Place::text);
    for (Paragraph& paragraph : assemble_tables(std::move(paragraphs), tables_))
        if (!read_ods_tag(paragraph.text, out_.document().metadata))
            write_paragraph(std::move(paragraph), BlockKind::text_box);
}

void BlockWriter::write_furniture() {
    static constexpr std::array<std::pair<Furniture, BlockKind>, 6> rows{{
        {Furniture::first_header, BlockKind::header},
        {Furniture::header, BlockKind::header},
        {Furniture::even_header, BlockKind::header},
        {Furniture::first_footer, BlockKind::footer},
        {Furniture::footer, BlockKind::footer},
        {Furniture::even_footer, BlockKind::footer},
    }};
    for (std::size_t section = 0; section < document_.sections.all().size(); ++section)
        for (const auto& [which, kind] : rows)
            if (document_.sections.printed(section, which))
                write_story(document_.sections.furniture(section, which), kind);
}

void BlockWriter::write_story(Cps cps, BlockKind kind) {
    if (cps.end <= cps.begin) return;
    StoryReader reader(document_);
    std::vector<Paragraph> paragraphs = reader.read(cps, Fields::Place::page_furniture);
    for (Paragraph& paragraph : assemble_tables(std::move(paragraphs), tables_)) {
        Paragraph anchors;
        anchors.anchors = std::move(paragraph.anchors);
        write_paragraph(std::move(paragraph), kind);
        write_shapes(anchors, Story::headers, kind);
    }
}

std::size_t BlockWriter::write_paragraph(Paragraph&& paragraph, BlockKind kind) {
    const bool furniture = kind == BlockKind::header || kind == BlockKind::footer;
    if (furniture) kind = settle_page_numbers(paragraph, kind);
    normalise(paragraph);
    if (furniture) {
        const Said said = said_in(paragraph.text);
        const bool later = kind == BlockKind::page_number && page_ != 0;
        if (later || said.letters + said.digits == 0) return DocumentBuilder::npos;
        if (!seen_.insert({kind, paragraph.text}).second) return DocumentBuilder::npos;
    }
    std::vector<NoteReference> marks;
    for (const CalledNote& note : paragraph.notes)
        marks.push_back({note.at, NoteReference::npos, note.mark});
    const std::size_t index = out_.add(paragraph.text, block_of(paragraph, kind), marks);
    if (index == DocumentBuilder::npos) return index;
    for (const CalledNote& note : paragraph.notes) called_.push_back(note.note);
    const Block& block = out_.document().blocks[index];
    const std::size_t begin = block.range.begin + block.label_size;
    for (const Link& link : paragraph.links)
        if (!link.range.empty())
            out_.document().links.push_back(
                {{begin + link.range.begin, begin + link.range.end}, link.target});
    return index;
}

Block BlockWriter::block_of(const Paragraph& paragraph, BlockKind kind) const {
    const ParagraphProperties& properties = paragraph.properties;
    const Style& style = document_.styles.at(properties.style);
    Block block;
    block.kind = kind == BlockKind::text ? kind_of(paragraph, style) : kind;
    block.first_page = page_;
    block.last_page = page_;
    block.font_size = paragraph.weights.commonest_size();
    const auto all = static_cast<double>(paragraph.weights.all);
    block.bold = all > 0 && static_cast<double>(paragraph.weights.bold) >= nearly_all * all;
    block.italic = all > 0 && static_cast<double>(paragraph.weights.italic) >= nearly_all * all;
    block.centred = properties.alignment == centred;
    block.right_to_left = properties.right_to_left;
    block.indent = properties.left / twips_a_point;
    block.first_line = properties.first / twips_a_point;
    block.table = paragraph.is_row ? paragraph.table : 0;
    block.style = style.name;
    block.mark = paragraph.mark;
    if (block.kind == BlockKind::heading)
        block.level = properties.outline + 1;
    else if (properties.list > 0 && !paragraph.is_row)
        block.level = properties.level;
    else if (properties.legacy_level > 0 && properties.legacy_level <= LegacyNumber::last_outline)
        block.level = properties.legacy_level - 1;
    if (!paragraph.is_row) {
        block.list = document_.lists.identity(properties.list);
        block.label = paragraph.label;
    }
    return block;
}

void BlockWriter::connect_notes() {
    std::vector<NoteReference>& references = out_.references();
    for (std::size_t i = 0; i < references.size() && i < called_.size(); ++i)
        references[i].note = note_blocks_[called_[i]];
}

}  // namespace mea::doc
