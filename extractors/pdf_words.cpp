// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf_words.h"

#include <algorithm>
#include <vector>

#include <poppler-page.h>

#include "extractors/bidi.h"
#include "extractors/form_words.h"
#include "extractors/letter_pairs.h"
#include "extractors/turned_words.h"
#include "pipeline/text.h"

namespace mea {
namespace {

using layout::PageWords;
using layout::Word;

constexpr std::size_t max_words_on_page = 200'000;

// Poppler's strings are UTF-16; its own way out of them sets up a converter for each word.
std::u32string code_points_of(const poppler::ustring& text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char32_t unit = text[at];
        const bool pair = unit >= 0xD800 && unit < 0xDC00 && at + 1 < text.size() &&
                          text[at + 1] >= 0xDC00 && text[at + 1] < 0xE000;
        const bool half = unit >= 0xD800 && unit < 0xE000;
        if (pair) {
            out.push_back(0x10000 + ((unit - 0xD800) << 10U) + (text[++at] - 0xDC00U));
        } else {
            out.push_back(half ? 0xFFFD : unit);
        }
    }
    return out;
}

bool contains_any(std::string_view name, std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(), [name](std::string_view part) {
        return name.find(part) != std::string_view::npos;
    });
}

class Reader {
public:
    Reader(PageWords& page, PdfFonts* fonts) : page_(page), fonts_(fonts) {}

    // Poppler joins letters of several fonts to one word; here each font has its own.
    void add(const poppler::text_box& box) {
        const std::u32string text = code_points_of(box.text());
        if (fonts_ == nullptr || !box.has_font_info()) {
            if (!text.empty()) page_.words.push_back(word_of(box, text, {0, text.size()}));
            return;
        }
        for (std::size_t first = 0; first < text.size();) {
            const std::string font = box.get_font_name(static_cast<int>(first));
            std::size_t last = first + 1;
            while (last < text.size() && box.get_font_name(static_cast<int>(last)) == font) ++last;
            page_.words.push_back(word_of(box, text, {first, last}));
            name_font(page_.words.back(), font);
            if (box.get_wmode() == poppler::text_box::vertical_wmode) note_vertical(box);
            first = last;
        }
    }

    void finish() {
        if (lone_.size() > long_vertical_) {
            for (const Lone& lone : lone_) {
                Word& word = page_.words[lone.word];
                word.turn = (word.turn + 3) % 4;
                word.box = layout::turned(lone.printed, word.turn, page_);
                layout::set_usual_width(word);
            }
        }
        layout::mend_letter_pairs(page_);
        set_upright(page_);
    }

private:
    struct Lone {
        std::size_t word = 0;
        Box printed;  // in the frame of the page
    };

    static Box as_printed(const poppler::rectf& rect) {
        return {rect.left(), rect.top(), rect.right(), rect.bottom()};
    }

    Box place(const poppler::text_box& box, const poppler::rectf& rect) const {
        return layout::turned(as_printed(rect), box.rotation(), page_);
    }

    // The characters [first, last) of a box, all of one font.
    Word word_of(const poppler::text_box& box, const std::u32string& text, Range range) const {
        Word word;
        word.text = text.substr(range.begin, range.size());
        word.turn = box.rotation();
        word.box = place(box, box.bbox());
        if (range.begin > 0) word.box.left = place(box, box.char_bbox(range.begin)).left;
        if (range.end < text.size())
            word.box.right = place(box, box.char_bbox(range.end - 1)).right;
        word.box.right = std::max(word.box.left, word.box.right);
        word.space_after = range.end == text.size() && box.has_space_after();
        word.size = box.has_font_info() ? box.get_font_size() : word.box.bottom - word.box.top;
        if (std::any_of(word.text.begin(), word.text.end(), layout::is_right_to_left)) {
            add_edges(word, box, range);
        }
        return word;
    }

    void add_edges(Word& word, const poppler::text_box& box, Range range) const {
        for (std::size_t i = range.begin; i < range.end; ++i) {
            word.edges.push_back(place(box, box.char_bbox(i)).left);
        }
    }

    void name_font(Word& word, const std::string& font) {
        word.font = fonts_->emplace(font, static_cast<int>(fonts_->size())).first->second;
        word.bold = contains_any(font, {"Bold", "bold", "Black", "Heavy", "SimHei"});
        word.italic = contains_any(font, {"Italic", "italic", "Oblique"});
    }

    // Vertical writing gives words; single letters of a vertical font are set some other way.
    void note_vertical(const poppler::text_box& box) {
        const std::size_t letters = page_.words.back().text.size();
        if (letters > 1) {
            long_vertical_ += letters;
        } else {
            lone_.push_back({page_.words.size() - 1, as_printed(box.bbox())});
        }
    }

    PageWords& page_;
    PdfFonts* fonts_;
    std::size_t long_vertical_ = 0;  // letters
    std::vector<Lone> lone_;
};

}  // namespace

PageWords words_of(const poppler::page& page, int number, PdfFonts* fonts,
                   const FormValues& forms) {
    PageWords out;
    out.number = number;
    const poppler::rectf rect = page.page_rect();
    const bool sideways = page.orientation() == poppler::page::landscape ||
                          page.orientation() == poppler::page::seascape;
    out.width = sideways ? rect.height() : rect.width();
    out.height = sideways ? rect.width() : rect.height();
    const poppler::byte_array label = page.label().to_utf8();
    out.label = to_nfc({label.data(), label.size()});
    Reader reader(out, fonts);
    for (const poppler::text_box& box :
         page.text_list(fonts ? poppler::page::text_list_include_font : 0)) {
        reader.add(box);
        if (out.words.size() >= max_words_on_page) break;
    }
    if (const auto found = forms.find(number); found != forms.end()) {
        for (const FormValue& value : found->second) layout::add_form_value(out, value);
    }
    reader.finish();
    return out;
}

}  // namespace mea
