// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/sentences.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <memory>

#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::size_t longest_enumerator = 8;  // "(xviii) "

icu::BreakIterator* sentences() {
    thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
        if (U_FAILURE(status) != 0) made.reset();
        return made;
    }();
    return iterator.get();
}

constexpr char32_t joiner = 0x200D;

bool extends(char32_t c) {
    return c == joiner || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_GRAPHEME_EXTEND) != 0;
}

}  // namespace

std::vector<std::size_t> sentence_borders(std::string_view text, std::size_t until) {
    std::vector<std::size_t> borders{0};
    icu::BreakIterator* iterator = sentences();
    UErrorCode status = U_ZERO_ERROR;
    UText* bytes =
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    if (iterator != nullptr && U_SUCCESS(status) != 0) iterator->setText(bytes, status);
    if (iterator != nullptr && U_SUCCESS(status) != 0) {
        std::int32_t at = iterator->first();
        while (at != icu::BreakIterator::DONE && borders.back() <= until) {
            const auto border = static_cast<std::size_t>(at);
            if (border > longest_enumerator || (border > 0 && border == text.size())) {
                borders.push_back(border);
            }
            at = iterator->next();
        }
    }
    utext_close(bytes);
    if (borders.back() != text.size() && borders.back() <= until) borders.push_back(text.size());
    return borders;
}

bool is_word_border(std::string_view text, std::size_t at) {
    if (at == 0 || at >= text.size()) return true;
    const char32_t before = code_point_before(text, at);
    const char32_t after = code_point_at(text, at).value;
    if (extends(after) || before == joiner) return false;
    const auto inside = [](char32_t c) {
        return extends(c) || ((is_letter(c) || is_digit(c)) && !is_han(c));
    };
    return !(inside(before) && inside(after));
}

}  // namespace mea
