// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/fold.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "pipeline/code_point_table.h"
#include "pipeline/han_variants.h"

namespace mea {
namespace {

UChar32 to_icu(char32_t c) { return static_cast<UChar32>(c); }

const icu::Normalizer2& nfkc() {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFKCInstance(status);
}

const icu::Normalizer2& nfd() {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFDInstance(status);
}

bool is_arabic_mark(char32_t c) {
    return (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x06D6 && c <= 0x06ED);
}

// What a character becomes whatever the language; 0 means it vanishes.
char32_t plain_form(char32_t c) {
    if (c >= 0x2010 && c <= 0x2015) return '-';
    switch (c) {
        case 0x2212:
        case 0xFE58:
        case 0xFE63:
        case 0xFF0D:
            return '-';
        case 0x2018:
        case 0x2019:
        case 0x201A:
        case 0x201B:
        case 0x02BC:
            return '\'';
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x201F:
            return '"';
        case 0x00AD:
        case 0x0640:
            return 0;
        case 0x0131:
            return 'i';
        default:
            break;
    }
    const int digit = digit_value(c);
    if (digit >= 0) return static_cast<char32_t>('0' + digit);
    if (is_space(c)) {
        const bool prints_nothing = u_charType(to_icu(c)) == U_FORMAT_CHAR || c == 0x200B;
        return prints_nothing ? 0 : U' ';
    }
    return c;
}

char32_t arabic_form(char32_t c) {
    switch (c) {
        case 0x0622:
        case 0x0623:
        case 0x0625:
        case 0x0671:
            return 0x0627;
        case 0x0649:
            return 0x064A;
        case 0x0629:
            return 0x0647;
        default:
            return is_arabic_mark(c) ? 0 : c;
    }
}

bool has_latin(const icu::UnicodeString& form) {
    return form.length() > 0 && is_latin(static_cast<char32_t>(form.char32At(0))) &&
           (form.length() > 1 || form.char32At(0) >= 0x80);
}

icu::UnicodeString without_marks(const icu::UnicodeString& form) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString apart = nfd().normalize(form, status);
    icu::UnicodeString out;
    for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
        const UChar32 c = apart.char32At(i);
        if (u_getCombiningClass(c) == 0) out.append(c);
    }
    return out;
}

std::string final_form(char32_t c, Folding how) {
    c = plain_form(c);
    if (how.arabic_letters) c = arabic_form(c);
    if (how.yo && (c == 0x0451 || c == 0x0401)) c = c == 0x0451 ? 0x0435 : 0x0415;
    if (is_han(c)) c = how.simplified_han ? simplified_han(unified_han(c)) : unified_han(c);
    return c == 0 ? std::string() : to_utf8(c);
}

// A character with the marks that combine with it.
std::string group_form(const icu::UnicodeString& group, Folding how) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString form = nfkc().normalize(group, status);
    if (!how.keep_case) form.foldCase();
    if (how.latin_accents && has_latin(form)) form = without_marks(form);
    std::string out;
    for (std::int32_t i = 0; i < form.length(); i = form.moveIndex32(i, 1))
        out += final_form(static_cast<char32_t>(form.char32At(i)), how);
    return out;
}

// What a character folds to when no mark follows it.
struct FoldedCharacter {
    std::array<char, 6> bytes{};
    std::uint8_t size = 0;  // of the bytes; too_long: they did not fit
    bool takes_marks = true;
    static constexpr std::uint8_t too_long = 255;
};

FoldedCharacter folded_character(char32_t c, Folding how) {
    FoldedCharacter out;
    out.takes_marks = !(is_han(c) && c < 0xF900 && c > 0x3000);
    const std::string bytes =
        out.takes_marks ? group_form(icu::UnicodeString(to_icu(c)), how) : final_form(c, how);
    out.size = bytes.size() <= out.bytes.size() ? static_cast<std::uint8_t>(bytes.size())
                                                : FoldedCharacter::too_long;
    if (out.size != FoldedCharacter::too_long)
        std::copy(bytes.begin(), bytes.end(), out.bytes.begin());
    return out;
}

std::size_t table_of(Folding how) {
    return (how.keep_case ? 1U : 0U) | (how.latin_accents ? 2U : 0U) |
           (how.arabic_letters ? 4U : 0U) | (how.simplified_han ? 8U : 0U) | (how.yo ? 16U : 0U);
}

constinit std::array<CodePointTable<FoldedCharacter>, 32> characters;  // by table_of()
constinit CodePointTable<bool> marks;

bool is_mark(char32_t c) {
    return marks.at(c, [](char32_t one) { return u_getCombiningClass(to_icu(one)) != 0; });
}

using AsciiTable = std::array<char, 128>;

constexpr AsciiTable ascii_table(bool keep_case) {
    AsciiTable table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const char c = static_cast<char>(i);
        const bool lowered = !keep_case && c >= 'A' && c <= 'Z';
        table[i] = c >= '\t' && c <= '\r' ? ' ' : lowered ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return table;
}

constexpr AsciiTable ascii_with_case = ascii_table(true);
constexpr AsciiTable ascii_without_case = ascii_table(false);

// One folder writes into one FoldedText; `at_` is the original byte of what is being folded.
class Folder {
public:
    Folder(std::string_view text, Folding how)
        : text_(text), how_(how), characters_(characters[table_of(how)]) {
        make_room(text.size());
    }

    FoldedText run() {
        for (std::size_t at = 0; at < text_.size();) at = step(at);
        out_.text.resize(used_);
        out_.origin.resize(used_ + 1);
        out_.origin[used_] = static_cast<std::uint32_t>(text_.size());
        return std::move(out_);
    }

private:
    // Folds a run of ASCII, or one character with the marks that combine with it; returns the
    // offset after them.
    std::size_t step(std::size_t at) {
        if (const std::size_t end = ascii_end(at); end > at) {
            put_ascii(at, end);
            return end;
        }
        at_ = at;
        const CodePoint read = at == ahead_at_ ? ahead_ : code_point_at(text_, at);
        const FoldedCharacter folded =
            characters_.at(read.value, [this](char32_t c) { return folded_character(c, how_); });
        if (!folded.takes_marks || !mark_at(read.next)) {
            if (folded.size == FoldedCharacter::too_long)
                put(group_form(icu::UnicodeString(to_icu(read.value)), how_));
            else
                put({folded.bytes.data(), folded.size});
            return read.next;
        }
        return step_over_group(read);
    }

    bool mark_at(std::size_t at) {
        if (at >= text_.size() || static_cast<unsigned char>(text_[at]) < 0x80) return false;
        ahead_ = code_point_at(text_, at);
        ahead_at_ = at;
        return is_mark(ahead_.value);
    }

    std::size_t step_over_group(CodePoint first) {
        icu::UnicodeString group(to_icu(first.value));
        std::size_t next = first.next;
        while (mark_at(next)) {
            const CodePoint mark = code_point_at(text_, next);
            group.append(to_icu(mark.value));
            next = mark.next;
        }
        put(group_form(group, how_));
        return next;
    }

    // The end of the ASCII characters from `at` on with which no mark combines.
    std::size_t ascii_end(std::size_t at) const {
        std::size_t end = at;
        while (end < text_.size() && static_cast<unsigned char>(text_[end]) < 0x80) ++end;
        return end > at && end < text_.size() ? end - 1 : end;
    }

    void put_ascii(std::size_t begin, std::size_t end) {
        make_room(end - begin);
        const AsciiTable& table = how_.keep_case ? ascii_with_case : ascii_without_case;
        char* const to = out_.text.data() + used_;
        std::uint32_t* const origin = out_.origin.data() + used_;
        for (std::size_t i = 0; i < end - begin; ++i) {
            to[i] = table[static_cast<unsigned char>(text_[begin + i])];
            origin[i] = static_cast<std::uint32_t>(begin + i);
        }
        used_ += end - begin;
    }

    void put(std::string_view bytes) {
        make_room(bytes.size());
        for (const char byte : bytes) {
            out_.text[used_] = byte;
            out_.origin[used_++] = static_cast<std::uint32_t>(at_);
        }
    }

    void make_room(std::size_t more) {
        if (used_ + more < out_.text.size()) return;
        const std::size_t size = 2 * used_ + more + 1;
        out_.text.resize(size);
        out_.origin.resize(size);
    }

    std::string_view text_;
    Folding how_;
    CodePointTable<FoldedCharacter>& characters_;
    FoldedText out_;        // longer than what it holds
    std::size_t used_ = 0;  // bytes of it
    std::size_t at_ = 0;
    CodePoint ahead_;
    std::size_t ahead_at_ = std::string_view::npos;
};

}  // namespace

Range FoldedText::original(Range folded_range) const {
    if (origin.empty()) return {};
    const std::size_t last = origin.size() - 1;
    const std::size_t begin = std::min(folded_range.begin, last);
    std::size_t end = std::min(folded_range.end, last);
    const std::size_t from = origin[begin];
    // A character may fold to several bytes or none: its end is the next larger origin.
    while (end < last && end > begin && origin[end] == origin[end - 1]) ++end;
    return {from, end > begin ? origin[end] : from};
}

FoldedText fold(std::string_view text, Folding folding) { return Folder(text, folding).run(); }

std::string folded(std::string_view text, Folding folding) { return fold(text, folding).text; }

std::string folded_words(std::string_view text) {
    Folding folding;
    folding.latin_accents = true;
    folding.arabic_letters = true;
    return folded(text, folding);
}

}  // namespace mea
