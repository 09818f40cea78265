// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/picture_text.h"

#include <algorithm>
#include <array>

#include "pipeline/text.h"

namespace mea {
namespace {

using std::string_view;

// Word put this before every description when it saved for older versions.
constexpr string_view old_prefix = "Description: ";

// What Word adds to a description that it made itself, in six languages.
constexpr std::array<string_view, 8> made_by_program{
    "automatically generated", "généré automatiquement",
    "générée automatiquement", "generada automáticamente",
    "созданное автоматически", "Автоматически созданное описание",
    "تم إنشاء الوصف تلقائي",   "自动生成"};

constexpr std::array<string_view, 11> endings{".jpg",  ".jpeg", ".png", ".gif",  ".bmp", ".tif",
                                              ".tiff", ".emf",  ".wmf", ".pict", ".svg"};

std::string lower(string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

bool names_a_file(string_view text) {
    if (text.find("://") != string_view::npos || text.find('\\') != string_view::npos ||
        text.substr(0, 4) == "cid:")
        return true;
    const std::string small = lower(text);
    return std::any_of(endings.begin(), endings.end(), [&small](string_view ending) {
        return small.size() >= ending.size() &&
               small.compare(small.size() - ending.size(), ending.size(), ending) == 0;
    });
}

// A sentence has several words; Han is written without spaces between them.
bool has_words(string_view text) {
    constexpr int hanzi_of_a_phrase = 4;
    int words = 0;
    int hanzi = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        at = read.next;
        if (is_han(read.value)) ++hanzi;
        if (is_letter(read.value)) {
            if (!inside) ++words;
            inside = true;
        } else if (is_space(read.value)) {
            inside = false;
        }
    }
    return words > 1 || hanzi >= hanzi_of_a_phrase;
}

}  // namespace

std::string picture_description(string_view alternative) {
    std::string text = squeeze(alternative);
    while (text.compare(0, old_prefix.size(), old_prefix) == 0) text.erase(0, old_prefix.size());
    const bool guessed =
        std::any_of(made_by_program.begin(), made_by_program.end(),
                    [&text](string_view words) { return text.find(words) != std::string::npos; });
    if (guessed || names_a_file(text) || !has_words(text)) return {};
    return text;
}

}  // namespace mea
