// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include "extractors/bidi.h"
#include "extractors/extractor.h"
#include "extractors/glyph_numbers.h"
#include "extractors/page_layout.h"
#include "extractors/poppler_data.h"
#include "extractors/text_quality.h"
#include "pipeline/text.h"

namespace mea {
namespace {

using layout::PageWords;
using layout::Word;

constexpr std::string_view cmap_folder = "/usr/share/poppler/cMap";
constexpr std::size_t max_words_on_page = 200'000;

std::string utf8_of(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    return to_nfc({bytes.data(), bytes.size()});
}

std::u32string code_points_of(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    const std::string_view view(bytes.data(), bytes.size());
    std::u32string out;
    for (std::size_t at = 0; at < view.size();) {
        const CodePoint read = code_point_at(view, at);
        out.push_back(read.value);
        at = read.next;
    }
    return out;
}

Box box_of(const poppler::rectf& rect) {
    return {rect.left(), rect.top(), rect.right(), rect.bottom()};
}

bool contains_any(std::string_view name, std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts) {
        if (name.find(part) != std::string_view::npos) return true;
    }
    return false;
}

// Fonts of a document by name, numbered as they appear.
using Fonts = std::map<std::string, int>;

// The characters [first, last) of a box, all of one font.
Word word_of(const poppler::text_box& box, const std::u32string& text, Range range) {
    Word word;
    word.text = text.substr(range.begin, range.size());
    word.box = box_of(box.bbox());
    if (range.begin > 0) word.box.left = box.char_bbox(range.begin).left();
    if (range.end < text.size()) word.box.right = box.char_bbox(range.end - 1).right();
    word.box.right = std::max(word.box.left, word.box.right);
    word.space_after = range.end == text.size() && box.has_space_after();
    word.size = box.has_font_info() ? box.get_font_size() : word.box.bottom - word.box.top;
    const bool arabic = std::any_of(word.text.begin(), word.text.end(), layout::is_right_to_left);
    if (arabic) {
        for (std::size_t i = range.begin; i < range.end; ++i) {
            word.edges.push_back(box.char_bbox(i).left());
        }
    }
    return word;
}

void name_font(Word& word, const std::string& font, Fonts& fonts) {
    word.font = fonts.emplace(font, static_cast<int>(fonts.size())).first->second;
    word.bold = contains_any(font, {"Bold", "bold", "Black", "Heavy", "SimHei"});
    word.italic = contains_any(font, {"Italic", "italic", "Oblique"});
}

// Poppler joins letters of several fonts to one word; here each font has its own.
void add_words(std::vector<Word>& out, const poppler::text_box& box, Fonts& fonts) {
    const std::u32string text = code_points_of(box.text());
    if (!box.has_font_info()) {
        if (!text.empty()) out.push_back(word_of(box, text, {0, text.size()}));
        return;
    }
    for (std::size_t first = 0; first < text.size();) {
        const std::string font = box.get_font_name(static_cast<int>(first));
        std::size_t last = first + 1;
        while (last < text.size() && box.get_font_name(static_cast<int>(last)) == font) ++last;
        out.push_back(word_of(box, text, {first, last}));
        name_font(out.back(), font, fonts);
        first = last;
    }
}

PageWords words_of(const poppler::page& page, int number, Fonts& fonts) {
    PageWords out;
    out.number = number;
    const poppler::rectf rect = page.page_rect();
    const bool sideways = page.orientation() == poppler::page::landscape ||
                          page.orientation() == poppler::page::seascape;
    out.width = sideways ? rect.height() : rect.width();
    out.height = sideways ? rect.width() : rect.height();
    out.label = utf8_of(page.label());
    for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
        if (box.rotation() != 0) continue;
        add_words(out.words, box, fonts);
        if (out.words.size() >= max_words_on_page) break;
    }
    return out;
}

void add_metadata(ExtractedDocument& document, const poppler::document& pdf) {
    const auto put = [&](const char* key, const std::string& value) {
        const std::string plain = squeeze(value);
        if (!plain.empty()) document.metadata[key] = plain;
    };
    put("title", utf8_of(pdf.info_key("Title")));
    put("author", utf8_of(pdf.info_key("Author")));
    put("subject", utf8_of(pdf.info_key("Subject")));
    put("keywords", utf8_of(pdf.info_key("Keywords")));
    put("creator", utf8_of(pdf.info_key("Creator")));
    put("producer", utf8_of(pdf.info_key("Producer")));
    put("created", utf8_of(pdf.info_key("CreationDate")));
    put("modified", utf8_of(pdf.info_key("ModDate")));
}

void warn_of_text(DocumentBuilder& out, const std::vector<PageWords>& pages) {
    for (const PageWords& page : pages) {
        if (const auto doubt = layout::suspect_text(page)) {
            out.warn("suspect_text", *doubt, page.number);
        } else if (page.words.empty()) {
            out.warn("no_text", "the page holds no text", page.number);
        }
    }
}

std::string name_of_source(const Source& source) { return source.path; }

}  // namespace

std::optional<std::string> missing_poppler_data() {
    std::error_code error;
    if (std::filesystem::is_directory(cmap_folder, error)) return std::nullopt;
    return "the character tables of Chinese PDF files are missing (" + std::string(cmap_folder) +
           "); install the package poppler-data";
}

Result<ExtractedDocument> extract_pdf(const Source& source, const Limits& limits) {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    const std::unique_ptr<poppler::document> pdf(poppler::document::load_from_raw_data(
        source.bytes.data(), static_cast<int>(source.bytes.size())));
    if (!pdf)
        return fail(ErrorCode::damaged, "not a PDF file that can be read", name_of_source(source));
    if (pdf->is_locked()) {
        return fail(ErrorCode::encrypted, "the PDF file needs a password", name_of_source(source),
                    "remove the password and try again");
    }
    const int count = pdf->pages();
    if (count > limits.max_pages) {
        return fail(ErrorCode::limit, "the PDF file has " + std::to_string(count) + " pages",
                    name_of_source(source));
    }
    DocumentBuilder out("pdf");
    std::vector<PageWords> pages;
    Fonts fonts;
    std::size_t bytes = 0;
    bool any = false;
    for (int i = 0; i < count; ++i) {
        const std::unique_ptr<poppler::page> page(pdf->create_page(i));
        if (!page) {
            out.warn("damaged", "the page cannot be read", i + 1);
            continue;
        }
        pages.push_back(words_of(*page, i + 1, fonts));
        for (const Word& word : pages.back().words) bytes += 2 * word.text.size();
        any = any || !pages.back().words.empty();
        if (bytes > limits.max_text_bytes) {
            return fail(ErrorCode::limit, "the PDF file holds too much text",
                        name_of_source(source));
        }
    }
    if (!any) {
        return fail(ErrorCode::empty, "the pages hold no text", name_of_source(source),
                    "the pages are images: read them with OCR (--ocr auto)");
    }
    if (!layout::decode_glyph_numbers(pages).empty()) {
        out.warn("glyph_numbers",
                 "fonts name no characters; their letters were found by the order of their glyphs");
    }
    warn_of_text(out, pages);
    layout::add_blocks(out, layout::lay_out(pages));
    out.document().pages = count;
    add_metadata(out.document(), *pdf);
    return std::move(out).finish();
}

}  // namespace mea
