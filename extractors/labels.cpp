// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string>

#include "extractors/paragraphs.h"
#include "pipeline/text.h"

namespace mea::layout {
namespace {

struct Reader {
    std::string_view text;
    std::size_t at = 0;

    char32_t peek() const { return at < text.size() ? code_point_at(text, at).value : 0; }
    char32_t take() {
        if (at >= text.size()) return 0;
        const CodePoint read = code_point_at(text, at);
        at = read.next;
        return read.value;
    }
    bool take_any(std::u32string_view set) {
        if (peek() == 0 || set.find(peek()) == std::u32string_view::npos) return false;
        take();
        return true;
    }
};

constexpr std::u32string_view han_numerals = U"一二三四五六七八九十百零〇";
constexpr std::u32string_view roman_letters = U"ivxlcIVXLCⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ";

// How many characters of one kind stand next; at most `limit`, else 0.
template <class Test>
std::size_t take_run(Reader& in, Test test, std::size_t limit) {
    std::size_t count = 0;
    while (in.peek() != 0 && test(in.peek()) && count <= limit) {
        in.take();
        ++count;
    }
    return count <= limit ? count : 0;
}

// "12", "a", "iv", "十一", "ج": what stands inside brackets or before a full stop.
bool take_ordinal(Reader& in) {
    const std::size_t begin = in.at;
    if (take_run(in, is_digit, 3) > 0) return true;
    in.at = begin;
    const auto han = [](char32_t c) { return han_numerals.find(c) != std::u32string_view::npos; };
    if (take_run(in, han, 4) > 0) return true;
    in.at = begin;
    const auto roman = [](char32_t c) {
        return roman_letters.find(c) != std::u32string_view::npos;
    };
    const std::size_t romans = take_run(in, roman, 6);
    if (romans > 0 && !is_letter(in.peek())) return true;
    in.at = begin;
    const auto letter = [](char32_t c) { return is_letter(c) && !is_han(c); };
    const std::size_t letters = take_run(in, letter, 2);
    if (letters > 0 && in.peek() == 0x640) in.take();
    return letters > 0 && !is_letter(in.peek());
}

bool begins_with_bullet(std::string_view text) {
    Reader in{text};
    const bool bullet = in.take_any(U"•▪●○■□◦‣·–—-*→»✓\uF0B7\uF0A7\uF02D\u2666");
    return bullet && (in.peek() == U' ' || in.peek() == U'\t');
}

bool begins_with_ordinal_head(std::string_view text) {  // 第十二条, 第3章
    Reader in{text};
    if (in.take() != U'第') return false;
    while (in.peek() == U' ') in.take();
    const auto numeral = [](char32_t c) {
        return is_digit(c) || han_numerals.find(c) != std::u32string_view::npos;
    };
    if (take_run(in, numeral, 5) == 0) return false;
    while (in.peek() == U' ') in.take();
    if (!in.take_any(U"条章节部編编款")) return false;
    const char32_t next = in.peek();
    return next == 0 || next == U' ' || next == 0x3000;
}

}  // namespace

bool begins_with_label(std::string_view text) {
    if (begins_with_bullet(text) || begins_with_ordinal_head(text)) return true;
    Reader in{text};
    const char32_t first = in.peek();
    if (first >= 0x3220 && first <= 0x3229) return true;  // ㈠
    if (first >= 0x2460 && first <= 0x249B) return true;  // ①
    if (in.take_any(U"(（[﹙")) {
        in.take_any(U" '‘");
        return take_ordinal(in) && (in.take_any(U" '’"), in.take_any(U")）]﹚"));
    }
    if (in.take_any(U"'‘")) return take_ordinal(in) && in.take_any(U"'’");
    const bool digits = is_digit(first);
    if (!take_ordinal(in)) return false;
    while (in.peek() == U'.' && digits) {  // 1.2, 8.I.1
        const std::size_t dot = in.at;
        in.take();
        if (!take_ordinal(in)) {
            in.at = dot;
            break;
        }
    }
    if (digits && in.take_any(U"Ａ")) return true;
    const bool inner_number = text.substr(0, in.at).find('.') != std::string_view::npos;
    if (inner_number && in.peek() == U' ') {
        Reader after = in;
        while (after.peek() == U' ') after.take();
        constexpr std::u32string_view opening = U"《〈“«「『";
        if (opening.find(after.peek()) != std::u32string_view::npos) return true;
        return is_letter(after.peek()) && !is_lower(after.peek());  // not "1.5 per cent"
    }
    while (in.peek() == U' ' && digits && in.at + 1 < text.size() &&
           (text[in.at + 1] == '-' || text.compare(in.at + 1, 3, "–") == 0)) {
        in.take();
    }
    if (is_arabic(first) && in.take_any(U"-–")) return in.peek() == U' ' || in.peek() == 0;  // أ-
    const bool stop = digits ? in.take_any(U".．、)）-–—。") : in.take_any(U".．、)）");
    if (!stop) return false;
    return in.peek() == 0 || in.peek() == U' ' || !is_digit(in.peek());
}

bool ends_sentence(std::string_view text) {
    std::size_t end = trim(text, {0, text.size()}).end;
    constexpr std::u32string_view closing = U"\"'”’»)）]】」』“";
    constexpr std::u32string_view final_signs = U".;:!?。；：！？؛؟．…";
    for (int i = 0; i < 4 && end > 0; ++i) {
        const char32_t last = code_point_before(text, end);
        if (final_signs.find(last) != std::u32string_view::npos) return true;
        if (closing.find(last) == std::u32string_view::npos && !is_space(last)) return false;
        end -= to_utf8(last).size();
    }
    return false;
}

}  // namespace mea::layout
