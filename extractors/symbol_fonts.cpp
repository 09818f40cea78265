// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/symbol_fonts.h"

#include <algorithm>
#include <array>

#include "pipeline/text.h"

namespace mea {
namespace {

constexpr char32_t private_first = 0xF020;
constexpr char32_t private_last = 0xF0FF;
constexpr char32_t private_shift = 0xF000;
constexpr char32_t bullet = 0x2022;

// Codes 0x40–0x7E and 0xA0–0xFE of Symbol; the rest is ASCII but for the few below.
constexpr std::u32string_view symbol_letters =
    U"≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
constexpr std::u32string_view symbol_signs =
    U"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
    U"ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\uFFFD⟩∫⌠⎮⌡⎞⎟"
    U"⎠⎤⎥⎦⎫⎬⎭";
static_assert(symbol_letters.size() == 0x7E - 0x40 + 1);
static_assert(symbol_signs.size() == 0xFE - 0xA0 + 1);

struct Pair {
    char32_t code;
    char32_t character;
};

constexpr std::array<Pair, 5> symbol_exceptions{
    {{0x22, U'∀'}, {0x24, U'∃'}, {0x27, U'∋'}, {0x2A, U'∗'}, {0x2D, U'−'}}};

constexpr std::array<Pair, 45> wingdings{{
    {0x22, U'✂'},    {0x28, U'☎'}, {0x2A, U'✉'}, {0x46, U'☞'}, {0x4A, U'☺'}, {0x6C, U'●'},
    {0x6D, U'❍'},    {0x6E, U'■'}, {0x6F, U'□'}, {0x70, U'❐'}, {0x71, U'❑'}, {0x72, U'❒'},
    {0x73, U'⬧'},    {0x74, U'⧫'}, {0x75, U'◆'}, {0x76, U'❖'}, {0x77, U'⬥'}, {0x9E, U'·'},
    {0x9F, U'•'},    {0xA1, U'○'}, {0xA4, U'◉'}, {0xA7, U'▪'}, {0xA8, U'◻'}, {0xAB, U'★'},
    {0xC4, U'↷'},    {0xD8, U'➢'}, {0xDF, U'←'}, {0xE0, U'→'}, {0xE1, U'↑'}, {0xE2, U'↓'},
    {0xE7, U'🡄'}, {0xE8, U'➔'}, {0xEF, U'⇦'}, {0xF0, U'⇨'}, {0xF1, U'⇧'}, {0xF2, U'⇩'},
    {0xF3, U'⬄'},    {0xFB, U'✗'}, {0xFC, U'✓'}, {0xFD, U'☒'}, {0xFE, U'☑'}, {0x80, U'⓪'},
    {0x8B, U'⓿'},    {0x23, U'✁'}, {0x3F, U'✍'},
}};

std::string folded_name(std::string_view font) {
    std::string out(font);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

template <class Table>
char32_t found(const Table& table, char32_t code) {
    const auto* row =
        std::find_if(table.begin(), table.end(), [code](const Pair& p) { return p.code == code; });
    return row == table.end() ? 0 : row->character;
}

char32_t from_symbol(char32_t code) {
    if (const char32_t exception = found(symbol_exceptions, code); exception != 0) return exception;
    if (code >= 0x20 && code < 0x40) return code;
    if (code >= 0x40 && code <= 0x7E) return symbol_letters[code - 0x40];
    if (code >= 0xA0 && code <= 0xFE) return symbol_signs[code - 0xA0];
    return 0;
}

char32_t from_wingdings(char32_t code) {
    if (code == 0x20) return code;
    if (code >= 0x81 && code <= 0x8A) return U'①' + (code - 0x81);
    if (code >= 0x8C && code <= 0x95) return U'❶' + (code - 0x8C);
    return found(wingdings, code);
}

bool is_private(char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }

}  // namespace

char32_t symbol_character(std::string_view font, char32_t code) {
    if (code >= private_first && code <= private_last) code -= private_shift;
    const std::string name = folded_name(font);
    if (name == "symbol" || name == "opensymbol" || name == "starsymbol") return from_symbol(code);
    if (name == "wingdings") return from_wingdings(code);
    return 0;
}

std::string symbol_text(std::string_view font, std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        const bool coded = (read.value >= private_first && read.value <= private_last) ||
                           (read.value > 0x20 && read.value <= 0xFF);
        const char32_t symbol = coded ? symbol_character(font, read.value) : 0;
        out += to_utf8(symbol != 0              ? symbol
                       : is_private(read.value) ? char32_t{0xFFFD}
                                                : read.value);
        at = read.next;
    }
    return out;
}

std::string bullet_text(std::string_view font, std::string_view text) {
    const std::string name = folded_name(font);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        at = read.next;
        const bool plain_o = read.value == U'o' && text.size() == 1 &&
                             (name.rfind("courier", 0) == 0 || name.rfind("wingdings", 0) != 0);
        if (plain_o) {
            out += "◦";
            continue;
        }
        const bool coded = is_private(read.value) || name == "symbol" || name == "wingdings";
        const char32_t symbol = coded ? symbol_character(font, read.value) : read.value;
        out += to_utf8(symbol != 0 ? symbol : bullet);
    }
    return out;
}

}  // namespace mea
