// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "extractors/page_layout.h"
#include "pipeline/text.h"
#include "tests/fuzz/target.h"

// Pages of words as lines of text, so that mutations keep their form:
//   page WIDTH HEIGHT
//   word LEFT TOP RIGHT BOTTOM SIZE FONT TEXT

namespace {

using mea::layout::PageWords;
using mea::layout::Word;

std::string_view take(std::string_view& line) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const std::string_view field = line.substr(0, line.find(' '));
    line.remove_prefix(field.size());
    return field;
}

// What a damaged page may hold, without what Poppler never gives: infinities and no-numbers.
double number(std::string_view& line) {
    const std::string_view field = take(line);
    double value = 0;
    std::from_chars(field.data(), field.data() + field.size(), value);
    return value > -1e9 && value < 1e9 ? value : 0;
}

Word word_of(std::string_view line) {
    Word word;
    word.box.left = number(line);
    word.box.top = number(line);
    word.box.right = std::max(word.box.left, number(line));
    word.box.bottom = std::max(word.box.top, number(line));
    word.size = number(line);
    word.font = static_cast<int>(number(line)) % 8;
    word.bold = word.font == 1;
    word.italic = word.font == 2;
    line.remove_prefix(std::min<std::size_t>(1, line.size()));
    const std::string text = mea::to_nfc(line);
    for (std::size_t at = 0; at < text.size();) {
        const mea::CodePoint read = mea::code_point_at(text, at);
        word.text.push_back(read.value);
        at = read.next;
    }
    return word;
}

std::vector<PageWords> pages_of(std::string_view bytes) {
    std::vector<PageWords> pages;
    std::size_t words = 0;
    while (!bytes.empty()) {
        std::string_view line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
        const std::string_view what = take(line);
        if (what == "page" && pages.size() < 40) {
            PageWords page;
            page.number = static_cast<int>(pages.size()) + 1;
            page.width = number(line);
            page.height = number(line);
            pages.push_back(std::move(page));
        } else if (what == "word" && !pages.empty() && ++words < 20'000) {
            Word word = word_of(line);
            if (!word.text.empty()) pages.back().words.push_back(std::move(word));
        }
    }
    return pages;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto pages = pages_of(mea::fuzz::view_of(data, size));
    mea::DocumentBuilder out("lines");
    mea::layout::add_blocks(out, mea::layout::lay_out(pages));
    out.document().pages = static_cast<int>(pages.size());
    mea::fuzz::check(std::move(out).finish());
    return 0;
}
