// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/bidi.h"

#include <unicode/normalizer2.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "pipeline/text.h"

namespace mea::layout {
namespace {

constexpr char32_t tatweel = 0x0640;

struct BidiCloser {
    void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

bool is_mark(char32_t value) {
    const int type = u_charType(static_cast<UChar32>(value));
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

enum class Form { none, isolated, final_form, initial, medial };

Form form_of(char32_t value) {
    const bool forms_a = value >= 0xFB50 && value <= 0xFDFF;
    const bool forms_b = value >= 0xFE70 && value <= 0xFEFC;
    if (!forms_a && !forms_b) return Form::none;
    switch (u_getIntPropertyValue(static_cast<UChar32>(value), UCHAR_DECOMPOSITION_TYPE)) {
        case U_DT_INITIAL:
            return Form::initial;
        case U_DT_MEDIAL:
            return Form::medial;
        case U_DT_FINAL:
            return Form::final_form;
        case U_DT_ISOLATED:
            return Form::isolated;
        default:
            return Form::none;
    }
}

// UTF-16 for ICU, and the index of the code point at each unit.
struct Units {
    std::u16string text;
    std::vector<std::size_t> index;
};

Units to_units(std::u32string_view printed) {
    Units out;
    for (std::size_t i = 0; i < printed.size(); ++i) {
        const char32_t value = printed[i];
        if (value > 0xFFFF && value <= 0x10FFFF) {
            out.text.push_back(static_cast<char16_t>(0xD7C0 + (value >> 10)));
            out.text.push_back(static_cast<char16_t>(0xDC00 + (value & 0x3FF)));
            out.index.insert(out.index.end(), 2, i);
        } else {
            const bool valid = value <= 0xFFFF && (value < 0xD800 || value > 0xDFFF);
            out.text.push_back(valid ? static_cast<char16_t>(value) : u'\uFFFD');
            out.index.push_back(i);
        }
    }
    return out;
}

bool is_core(char32_t value) { return is_letter(value) || is_digit(value); }

// A symbol such as "ISBA/19/C/17" is one thing whatever its numbers stand beside: each word that
// holds a Latin letter is shown to ICU as Latin letters throughout, punctuation at its ends apart.
std::u32string with_whole_symbols(std::u32string_view printed) {
    std::u32string out(printed);
    for (std::size_t at = 0; at < out.size();) {
        if (is_space(out[at]) || is_right_to_left(out[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        bool latin = false;
        while (end < out.size() && !is_space(out[end]) && !is_right_to_left(out[end])) {
            latin = latin || is_latin(out[end]);
            ++end;
        }
        std::size_t first = at;
        std::size_t last = end;
        while (first < last && !is_core(out[first])) ++first;
        while (last > first && !is_core(out[last - 1])) --last;
        const bool marks = std::any_of(out.begin() + static_cast<std::ptrdiff_t>(first),
                                       out.begin() + static_cast<std::ptrdiff_t>(last), is_mark);
        if (latin && !marks) {
            std::fill(out.begin() + static_cast<std::ptrdiff_t>(first),
                      out.begin() + static_cast<std::ptrdiff_t>(last), U'a');
        }
        at = end;
    }
    return out;
}

// Appends printed[first, last) turned round, each base still followed by its marks.
void append_turned(std::vector<Placed>& out, std::u32string_view printed, Range run, bool mirror) {
    std::size_t end = run.end;
    while (end > run.begin) {
        std::size_t base = end - 1;
        while (base > run.begin && is_mark(printed[base])) --base;
        for (std::size_t i = base; i < end; ++i) {
            const char32_t value = printed[i];
            const UChar32 turned =
                mirror ? u_charMirror(static_cast<UChar32>(value)) : static_cast<UChar32>(value);
            out.push_back({static_cast<char32_t>(turned), i});
        }
        end = base;
    }
}

}  // namespace

bool is_right_to_left(char32_t value) {
    constexpr char32_t hebrew = 0x590;  // the first block of these scripts
    if (value < hebrew) return false;
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(value));
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

std::vector<Placed> logical_order(std::u32string_view printed, Turning turning) {
    std::vector<Placed> out;
    out.reserve(printed.size());
    const Units units = to_units(with_whole_symbols(printed));
    UErrorCode status = U_ZERO_ERROR;
    const auto size = static_cast<std::int32_t>(units.text.size());
    const std::unique_ptr<UBiDi, BidiCloser> bidi(ubidi_openSized(size, 0, &status));
    if (bidi && U_SUCCESS(status) && size > 0) {
        ubidi_setReorderingMode(bidi.get(), UBIDI_REORDER_INVERSE_LIKE_DIRECT);
        const UBiDiLevel level = turning.right_to_left ? 1 : 0;
        ubidi_setPara(bidi.get(), units.text.data(), size, level, nullptr, &status);
        const std::int32_t runs = ubidi_countRuns(bidi.get(), &status);
        for (std::int32_t i = 0; U_SUCCESS(status) && i < runs; ++i) {
            std::int32_t start = 0;
            std::int32_t length = 0;
            const UBiDiDirection direction = ubidi_getVisualRun(bidi.get(), i, &start, &length);
            if (length <= 0) continue;
            const Range run{units.index.at(static_cast<std::size_t>(start)),
                            units.index.at(static_cast<std::size_t>(start + length - 1)) + 1};
            if (direction == UBIDI_RTL) {
                append_turned(out, printed, run, turning.mirror);
            } else {
                for (std::size_t k = run.begin; k < run.end; ++k) out.push_back({printed[k], k});
            }
        }
    }
    if (out.size() != printed.size()) {
        out.clear();
        for (std::size_t k = 0; k < printed.size(); ++k) out.push_back({printed[k], k});
    }
    return out;
}

std::u32string printed_order(std::u32string_view logical, Turning turning) {
    const Units units = to_units(logical);
    UErrorCode status = U_ZERO_ERROR;
    const auto size = static_cast<std::int32_t>(units.text.size());
    const std::unique_ptr<UBiDi, BidiCloser> bidi(ubidi_openSized(size, 0, &status));
    if (!bidi || U_FAILURE(status) || size == 0) return std::u32string(logical);
    const UBiDiLevel level = turning.right_to_left ? 1 : 0;
    ubidi_setPara(bidi.get(), units.text.data(), size, level, nullptr, &status);
    const int mirror = turning.mirror ? UBIDI_DO_MIRRORING : 0;
    std::u16string printed(units.text.size(), u' ');
    const std::int32_t written = ubidi_writeReordered(
        bidi.get(), printed.data(), size,
        static_cast<std::uint16_t>(UBIDI_KEEP_BASE_COMBINING | mirror), &status);
    if (U_FAILURE(status) || written > size) return std::u32string(logical);
    const icu::UnicodeString text(printed.data(), written);
    std::u32string out;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        out.push_back(static_cast<char32_t>(text.char32At(i)));
    }
    return out;
}

void mend_ligatures(std::vector<Placed>& text) {
    bool joined = false;  // the letter before reaches forward
    for (std::size_t i = 0; i < text.size(); ++i) {
        const Form form = form_of(text[i].value);
        if (form == Form::medial && !joined) {
            std::size_t end = i;
            while (end < text.size() && form_of(text[end].value) == Form::medial) ++end;
            if (end < text.size() && form_of(text[end].value) == Form::initial) {
                const auto first = text.begin() + static_cast<std::ptrdiff_t>(i);
                std::reverse(first, text.begin() + static_cast<std::ptrdiff_t>(end) + 1);
                i = end;
            }
            joined = true;
            continue;
        }
        if (is_mark(text[i].value)) continue;
        joined =
            form == Form::initial || form == Form::medial || (text[i].value == tatweel && joined);
    }
}

std::u32string letters_of(char32_t glyph) {
    const bool latin_ligature = glyph >= 0xFB00 && glyph <= 0xFB06;
    const bool arabic_form =
        (glyph >= 0xFB50 && glyph <= 0xFDFF) || (glyph >= 0xFE70 && glyph <= 0xFEFC);
    if (glyph == 0xAD || (glyph >= 0x200B && glyph <= 0x200F) ||
        (glyph >= 0x202A && glyph <= 0x202E) || (glyph >= 0x2066 && glyph <= 0x2069) ||
        glyph == 0xFEFF || glyph == 0x061C) {
        return {};
    }
    if (glyph < 0x20 || (glyph >= 0x7F && glyph < 0xA0)) return {};
    if (!latin_ligature && !arabic_form) return std::u32string(1, glyph);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString letters;
    if (U_FAILURE(status) || !nfkc->getDecomposition(static_cast<UChar32>(glyph), letters)) {
        return std::u32string(1, glyph);
    }
    std::u32string out;
    for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
        const auto value = static_cast<char32_t>(letters.char32At(i));
        if (value != U' ' || glyph > 0xFE7F) out.push_back(value);
    }
    return out;
}

bool is_stretching(const std::vector<Placed>& text, std::size_t at) {
    if (text.at(at).value != tatweel) return false;
    std::size_t before = at;
    while (before > 0 && (text[before].value == tatweel || is_mark(text[before].value))) --before;
    std::size_t after = at;
    while (after + 1 < text.size() &&
           (text[after].value == tatweel || is_mark(text[after].value))) {
        ++after;
    }
    return before != at && after != at && is_arabic(text[before].value) &&
           is_letter(text[before].value) && is_arabic(text[after].value) &&
           is_letter(text[after].value);
}

}  // namespace mea::layout
