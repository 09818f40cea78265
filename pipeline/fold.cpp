// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/fold.h"

#include <algorithm>
#include <memory>
#include <unordered_map>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

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

// One folder writes into one FoldedText; `at_` is the original byte of what is being folded.
class Folder {
public:
    Folder(std::string_view text, Folding how) : text_(text), how_(how) {
        out_.text.reserve(text.size());
        out_.origin.reserve(text.size() + 1);
    }

    FoldedText run() {
        for (std::size_t at = 0; at < text_.size();) at = step(at);
        out_.origin.push_back(static_cast<std::uint32_t>(text_.size()));
        return std::move(out_);
    }

private:
    // Folds one character with the marks that combine with it; returns the offset after them.
    std::size_t step(std::size_t at) {
        at_ = at;
        const auto byte = static_cast<unsigned char>(text_[at]);
        const bool alone =
            at + 1 >= text_.size() || static_cast<unsigned char>(text_[at + 1]) < 0x80;
        if (byte < 0x80 && alone) {
            emit_ascii(byte);
            return at + 1;
        }
        CodePoint read = code_point_at(text_, at);
        if (is_han(read.value) && read.value < 0xF900 && read.value > 0x3000) {
            emit_final(read.value);
            return read.next;
        }
        icu::UnicodeString group(to_icu(read.value));
        std::size_t next = read.next;
        while (next < text_.size()) {
            const CodePoint mark = code_point_at(text_, next);
            if (u_getCombiningClass(to_icu(mark.value)) == 0) break;
            group.append(to_icu(mark.value));
            next = mark.next;
        }
        emit_group(group);
        return next;
    }

    void emit_ascii(unsigned char byte) {
        char c = static_cast<char>(byte);
        if (c >= '\t' && c <= '\r') c = ' ';
        if (!how_.keep_case && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        put(static_cast<char32_t>(static_cast<unsigned char>(c)));
    }

    void emit_group(const icu::UnicodeString& group) {
        UErrorCode status = U_ZERO_ERROR;
        icu::UnicodeString form = nfkc().normalize(group, status);
        if (!how_.keep_case) form.foldCase();
        if (how_.latin_accents && has_latin(form)) form = without_marks(form);
        for (std::int32_t i = 0; i < form.length(); i = form.moveIndex32(i, 1))
            emit_final(static_cast<char32_t>(form.char32At(i)));
    }

    void emit_final(char32_t c) {
        c = plain_form(c);
        if (how_.arabic_letters) c = arabic_form(c);
        if (how_.yo && (c == 0x0451 || c == 0x0401)) c = c == 0x0451 ? 0x0435 : 0x0415;
        if (is_han(c)) c = how_.simplified_han ? simplified_han(unified_han(c)) : unified_han(c);
        if (c != 0) put(c);
    }

    void put(char32_t c) {
        const std::string bytes = to_utf8(c);
        out_.text += bytes;
        out_.origin.insert(out_.origin.end(), bytes.size(), static_cast<std::uint32_t>(at_));
    }

    static bool has_latin(const icu::UnicodeString& form) {
        return form.length() > 0 && is_latin(static_cast<char32_t>(form.char32At(0))) &&
               (form.length() > 1 || form.char32At(0) >= 0x80);
    }

    static icu::UnicodeString without_marks(const icu::UnicodeString& form) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::UnicodeString apart = nfd().normalize(form, status);
        icu::UnicodeString out;
        for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
            const UChar32 c = apart.char32At(i);
            if (u_getCombiningClass(c) == 0) out.append(c);
        }
        return out;
    }

    std::string_view text_;
    Folding how_;
    FoldedText out_;
    std::size_t at_ = 0;
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

}  // namespace mea
