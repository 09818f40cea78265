// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <memory>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include "extractors/bidi.h"
#include "extractors/extractor.h"
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

Word word_of(const poppler::text_box& box) {
    Word word;
    word.text = code_points_of(box.text());
    word.box = box_of(box.bbox());
    word.space_after = box.has_space_after();
    word.size = box.has_font_info() ? box.get_font_size() : word.box.bottom - word.box.top;
    if (box.has_font_info()) {
        const std::string font = box.get_font_name(0);
        word.bold = contains_any(font, {"Bold", "bold", "Black", "Heavy", "SimHei"});
        word.italic = contains_any(font, {"Italic", "italic", "Oblique"});
    }
    bool arabic = false;
    for (const char32_t value : word.text) arabic = arabic || layout::is_right_to_left(value);
    if (arabic) {
        for (std::size_t i = 0; i < word.text.size(); ++i) {
            word.edges.push_back(box.char_bbox(i).left());
        }
    }
    return word;
}

PageWords words_of(const poppler::page& page, int number) {
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
        Word word = word_of(box);
        if (!word.text.empty()) out.words.push_back(std::move(word));
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
    std::size_t bytes = 0;
    bool any = false;
    for (int i = 0; i < count; ++i) {
        const std::unique_ptr<poppler::page> page(pdf->create_page(i));
        if (!page) {
            out.warn("damaged", "the page cannot be read", i + 1);
            continue;
        }
        pages.push_back(words_of(*page, i + 1));
        for (const Word& word : pages.back().words) bytes += 2 * word.text.size();
        any = any || !pages.back().words.empty();
        if (bytes > limits.max_text_bytes) {
            return fail(ErrorCode::limit, "the PDF file holds too much text",
                        name_of_source(source));
        }
        if (const auto doubt = layout::suspect_text(pages.back())) {
            out.warn("suspect_text", *doubt, i + 1);
        } else if (pages.back().words.empty()) {
            out.warn("no_text", "the page holds no text", i + 1);
        }
    }
    if (!any) {
        return fail(ErrorCode::empty, "the pages hold no text", name_of_source(source),
                    "the pages are images: read them with OCR (--ocr auto)");
    }
    layout::add_blocks(out, layout::lay_out(pages));
    out.document().pages = count;
    add_metadata(out.document(), *pdf);
    return std::move(out).finish();
}

}  // namespace mea
