// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "extractors/arabic_glyphs.h"
#include "extractors/extractor.h"
#include "extractors/font_letters.h"
#include "extractors/glyph_numbers.h"
#include "extractors/page_layout.h"
#include "extractors/pdf_file.h"
#include "extractors/pdf_forms.h"
#include "extractors/pdf_spans.h"
#include "extractors/pdf_words.h"
#include "extractors/poppler_data.h"
#include "extractors/text_quality.h"
#include "pipeline/text.h"

namespace mea {
namespace {

using layout::PageWords;
using layout::Word;

constexpr std::string_view cmap_folder = "/usr/share/poppler/cMap";

std::string outline_of(PdfFile& pdf) {
    std::string out;
    for (const OutlineTitle& item : pdf.outline()) {
        const std::string title = squeeze(item.title);
        if (title.empty()) continue;
        out += (out.empty() ? "" : "\n") + std::string(static_cast<std::size_t>(item.level), '\t');
        out += title;
    }
    return out;
}

// One a line; empty where pages are simply counted.
std::string labels_of(const std::vector<PageWords>& pages) {
    const bool counted = std::all_of(pages.begin(), pages.end(), [](const PageWords& page) {
        return page.label.empty() || page.label == std::to_string(page.number);
    });
    std::string out;
    if (counted) return out;
    for (const PageWords& page : pages) {
        out += (&page == &pages.front() ? "" : "\n") + squeeze(page.label);
    }
    return out;
}

void add_metadata(ExtractedDocument& document, const PdfFile& pdf) {
    const auto put = [&](const char* key, const std::string& value) {
        const std::string plain = squeeze(value);
        if (!plain.empty()) document.metadata[key] = plain;
    };
    put("title", pdf.information("Title"));
    put("author", pdf.information("Author"));
    put("subject", pdf.information("Subject"));
    put("keywords", pdf.information("Keywords"));
    put("creator", pdf.information("Creator"));
    put("producer", pdf.information("Producer"));
    put("created", pdf.information("CreationDate"));
    put("modified", pdf.information("ModDate"));
}

void warn_of_decoded(DocumentBuilder& out, const std::vector<PageWords>& pages,
                     const std::vector<int>& fonts) {
    if (fonts.empty()) return;
    for (const PageWords& page : pages) {
        const bool decoded =
            std::any_of(page.words.begin(), page.words.end(), [&fonts](const Word& word) {
                return std::binary_search(fonts.begin(), fonts.end(), word.font);
            });
        if (!decoded) continue;
        out.warn("glyph_numbers",
                 "fonts name no characters; their letters were found by the order of their glyphs",
                 page.number);
    }
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

struct PageReader {
    const FormValues& forms;
    PdfFonts& fonts;
    std::size_t max_bytes = 0;
    bool too_long = false;
    std::vector<int> damaged{};

    std::vector<PageWords> read(PdfFile& pdf) {
        std::vector<PageWords> pages;
        std::size_t bytes = 0;
        damaged.clear();
        fonts.clear();
        for (int number = 1; number <= pdf.pages() && !too_long; ++number) {
            const std::optional<PdfPage> page = pdf.page(number);
            if (!page) {
                damaged.push_back(number);
                continue;
            }
            pages.push_back(words_of(*page, number, fonts, forms));
            for (const Word& word : pages.back().words) bytes += 2 * word.text.size();
            too_long = bytes > max_bytes;
        }
        return pages;
    }
};

}  // namespace

std::optional<std::string> missing_poppler_data() {
    std::error_code error;
    if (std::filesystem::is_directory(cmap_folder, error)) return std::nullopt;
    return "the character tables of Chinese PDF files are missing (" + std::string(cmap_folder) +
           "); install the package poppler-data";
}

Result<ExtractedDocument> extract_pdf(const Source& source, const Limits& limits) {
    std::optional<CompletedFile> completed;
    std::optional<PdfFile> pdf = PdfFile::open(source.bytes);
    if (!pdf)
        return fail(ErrorCode::damaged, "not a PDF file that can be read", name_of_source(source));
    if (pdf->needs_password()) {
        return fail(ErrorCode::encrypted, "the PDF file needs a password", name_of_source(source),
                    "remove the password and try again");
    }
    const int count = pdf->pages();
    if (count > limits.max_pages) {
        return fail(ErrorCode::limit, "the PDF file has " + std::to_string(count) + " pages",
                    name_of_source(source));
    }
    DocumentBuilder out("pdf");
    PdfFonts fonts;
    const FormValues forms = source.careful ? FormValues() : form_values_of(source.bytes);
    PageReader reader{forms, fonts, limits.max_text_bytes};
    std::vector<PageWords> pages = reader.read(*pdf);
    if (!reader.too_long && !source.careful) completed = with_arabic_letters(source.bytes, fonts);
    if (completed) {
        if (std::optional<PdfFile> again = PdfFile::open(completed->bytes)) {
            pdf = std::move(again);
            pages = reader.read(*pdf);
        } else {
            completed.reset();
        }
    }
    if (reader.too_long) {
        return fail(ErrorCode::limit, "the PDF file holds too much text", name_of_source(source));
    }
    for (const int page : reader.damaged) out.warn("damaged", "the page cannot be read", page);
    const bool any = std::any_of(pages.begin(), pages.end(),
                                 [](const PageWords& page) { return !page.words.empty(); });
    if (!any) {
        return fail(ErrorCode::empty, "the pages hold no text", name_of_source(source),
                    "the pages are images: read them with OCR (--ocr auto)");
    }
    place_spans(source.bytes, pages);
    std::vector<int> decoded;
    if (!source.careful) decoded = name_letters(source.bytes, fonts, pages);
    const std::vector<int> found = layout::decode_glyph_numbers(pages);
    decoded.insert(decoded.end(), found.begin(), found.end());
    if (completed) {
        for (const std::string& name : completed->fonts) {
            if (const auto font = fonts.find(name); font != fonts.end())
                decoded.push_back(font->second);
        }
    }
    std::sort(decoded.begin(), decoded.end());
    warn_of_decoded(out, pages, decoded);
    warn_of_text(out, pages);
    layout::add_blocks(out, layout::lay_out(pages));
    out.document().pages = count;
    add_metadata(out.document(), *pdf);
    for (const auto& [key, value] :
         {std::pair<const char*, std::string>("outline", outline_of(*pdf)),
          {"page_labels", labels_of(pages)}}) {
        if (!value.empty()) out.document().metadata[key] = value;
    }
    return std::move(out).finish();
}

}  // namespace mea
