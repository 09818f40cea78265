// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/page_layout.h"
#include "pipeline/text.h"

// Pages of words with boxes, set for the tests of page layout.

namespace mea {

using namespace layout;

inline std::u32string wide(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        out.push_back(read.value);
        at = read.next;
    }
    return out;
}

// Sets lines of words on a page: 5 points a letter, 10 point type, half an em between words.
class Typesetter {
public:
    explicit Typesetter(int number) {
        page_.number = number;
        page_.width = 600;
        page_.height = 800;
    }

    Typesetter& line(double left, double top, std::string_view text, double size = 10) {
        std::u32string word;
        double at = left;
        const auto put = [&] {
            if (word.empty()) return;
            Word out;
            out.text = word;
            out.size = size;
            const double width = 0.5 * size * static_cast<double>(word.size());
            out.box = {at, top, at + width, top + 1.1 * size};
            at += width + 0.3 * size;
            page_.words.push_back(out);
            word.clear();
        };
        for (const char32_t value : wide(text)) {
            if (value == U' ') {
                put();
            } else {
                word.push_back(value);
            }
        }
        put();
        right_ = at - 0.3 * size;
        return *this;
    }

    Typesetter& raised(std::string_view text) {
        Word out;
        out.text = wide(text);
        out.size = 6;
        const double top = page_.words.back().box.top - 0.5;
        out.box = {right_, top, right_ + 3 * static_cast<double>(out.text.size()), top + 6.6};
        right_ = out.box.right;
        page_.words.push_back(out);
        return *this;
    }

    PageWords page() const { return page_; }

private:
    PageWords page_;
    double right_ = 0;
};

inline ExtractedDocument laid_out(const std::vector<PageWords>& pages) {
    DocumentBuilder out("pdf");
    add_blocks(out, lay_out(pages));
    return std::move(out).finish();
}

inline std::vector<std::string> blocks_of(const ExtractedDocument& document, BlockKind kind) {
    std::vector<std::string> out;
    for (const Block& block : document.blocks) {
        if (block.kind == kind) out.emplace_back(slice(document.text, block.range));
    }
    return out;
}

// A report of three pages with a note and running heads.
inline std::vector<PageWords> report() {
    Typesetter one(1);
    one.line(100, 100, "1. The Conference of the Parties considered the report on the work of the");
    one.line(100, 112, "secretariat and took note of it.");
    one.line(100, 130, "2. It welcomed the adoption of the decision").raised("1");
    one.line(330, 130, "of the Parties and requested the");
    one.line(100, 142,
             "secretariat to continue the work on the implementation of the decision in the");
    one.line(110, 690, "_____________");
    one.line(110, 705, "1 Decision SC-1/15.", 8);
    one.line(100, 760, "1");
    Typesetter two(2);
    two.line(400, 40, "UNEP/POPS/COP.4/38");
    two.line(100, 100, "light of the comments received.");
    two.line(100, 118, "3. The meeting was closed at six in the afternoon on Friday.");
    two.line(100, 760, "2");
    Typesetter three(3);
    three.line(400, 40, "UNEP/POPS/COP.4/38");
    three.line(100, 100, "4. Another paragraph.");
    three.line(100, 760, "3");
    return {one.page(), two.page(), three.page()};
}

}  // namespace mea
