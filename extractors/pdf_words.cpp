// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf_words.h"

#include <algorithm>
#include <vector>

#include "extractors/bidi.h"
#include "extractors/form_words.h"
#include "extractors/letter_pairs.h"
#include "extractors/turned_words.h"

namespace mea {
namespace {

using layout::PageWords;
using layout::Word;

bool contains_any(std::string_view name, std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(), [name](std::string_view part) {
        return name.find(part) != std::string_view::npos;
    });
}

class Reader {
public:
    Reader(PageWords& page, const PdfPage& source, PdfFonts& fonts) : page_(page), source_(source) {
        for (const std::string& name : source.fonts) {
            const int number = static_cast<int>(fonts.size());
            fonts_.push_back({fonts.emplace(name, number).first->second,
                              contains_any(name, {"Bold", "bold", "Black", "Heavy", "SimHei"}),
                              contains_any(name, {"Italic", "italic", "Oblique"})});
        }
    }

    // Poppler joins letters of several fonts to one word; here each font has its own.
    void add(const PdfWord& word) {
        Range part{word.letters.begin, word.letters.begin};
        while (part.begin < word.letters.end) {
            const int font = font_of(part.begin).number;
            for (part.end = part.begin + 1;
                 part.end < word.letters.end && font_of(part.end).number == font; ++part.end) {
            }
            page_.words.push_back(part_of(word, part));
            if (source_.letters[word.letters.begin].vertical) note_vertical(word);
            part.begin = part.end;
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
    struct Font {
        int number = -1;  // in the document
        bool bold = false;
        bool italic = false;
    };

    struct Lone {
        std::size_t word = 0;
        Box printed;  // in the frame of the page
    };

    const PdfLetter& letter(std::size_t at) const { return source_.letters[at]; }

    Font font_of(std::size_t at) const {
        const int font = letter(at).font;
        return font < 0 ? Font() : fonts_[static_cast<std::size_t>(font)];
    }

    Box placed(const PdfWord& word, std::size_t at) const {
        const Box& box = source_.boxes[word.boxes.begin + at - word.letters.begin];
        return layout::turned(box, word.turn, page_);
    }

    Word part_of(const PdfWord& word, Range part) const {
        Word out;
        for (std::size_t i = part.begin; i < part.end; ++i) out.text.push_back(letter(i).code);
        out.turn = word.turn;
        out.box = layout::turned(word.box, word.turn, page_);
        if (part.begin > word.letters.begin) out.box.left = placed(word, part.begin).left;
        if (part.end < word.letters.end) out.box.right = placed(word, part.end - 1).right;
        out.box.right = std::max(out.box.left, out.box.right);
        out.space_after = part.end == word.letters.end && word.space_after;
        out.size = word.size;
        if (std::any_of(out.text.begin(), out.text.end(), layout::is_right_to_left)) {
            for (std::size_t i = part.begin; i < part.end; ++i)
                out.edges.push_back(placed(word, i).left);
        }
        const Font font = font_of(part.begin);
        out.font = font.number;
        out.bold = font.bold;
        out.italic = font.italic;
        return out;
    }

    // Vertical writing gives words; single letters of a vertical font are set some other way.
    void note_vertical(const PdfWord& word) {
        const std::size_t letters = page_.words.back().text.size();
        if (letters > 1) {
            long_vertical_ += letters;
        } else {
            lone_.push_back({page_.words.size() - 1, word.box});
        }
    }

    PageWords& page_;
    const PdfPage& source_;
    std::vector<Font> fonts_;        // of source_.fonts
    std::size_t long_vertical_ = 0;  // letters
    std::vector<Lone> lone_;
};

}  // namespace

PageWords words_of(const PdfPage& page, int number, PdfFonts& fonts, const FormValues& forms) {
    PageWords out;
    out.number = number;
    out.width = page.width;
    out.height = page.height;
    out.label = page.label;
    Reader reader(out, page, fonts);
    for (const PdfWord& word : page.words) reader.add(word);
    if (const auto found = forms.find(number); found != forms.end()) {
        for (const FormValue& value : found->second) layout::add_form_value(out, value);
    }
    reader.finish();
    return out;
}

}  // namespace mea
