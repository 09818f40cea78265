// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_fields.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "extractors/symbol_fonts.h"
#include "pipeline/text.h"

namespace mea::doc {
namespace {

constexpr char16_t begin_mark = 0x13;
constexpr char16_t end_mark = 0x15;
constexpr std::size_t deepest = 256;
constexpr std::size_t longest_instruction = 4096;

std::string keyword_of(const std::vector<std::string>& words) {
    if (words.empty()) return {};
    std::string keyword = words.front();
    for (char& c : keyword) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return keyword;
}

// SYMBOL 183 \f "Symbol"
std::string symbol_of(const std::vector<std::string>& words) {
    if (words.size() < 2) return {};
    const bool hexadecimal = words[1].starts_with("0x");
    const char* first = words[1].data() + (hexadecimal ? 2 : 0);
    unsigned code = 0;
    std::from_chars(first, words[1].data() + words[1].size(), code, hexadecimal ? 16 : 10);
    const auto at = std::find(words.begin(), words.end(), "\\f");
    const std::string font = at != words.end() && at + 1 != words.end() ? *(at + 1) : "";
    return code < 0x20 || code > 0xFFFF ? "" : symbol_text(font, to_utf8(code));
}

// EQ \o\ad(\s\up 9(ruby),base): the last argument of an overstrike, all arguments of the others.
std::string equation_of(std::string_view instruction) {
    std::string out;
    std::size_t kept = 0;  // where the present argument of an overstrike began
    bool overstrike = false;
    int depth = 0;
    for (std::size_t i = instruction.find('\\'); i < instruction.size(); ++i) {
        const char c = instruction[i];
        if (c == '\\' && i + 1 < instruction.size()) {
            const char next = instruction[++i];
            if (!std::isalpha(static_cast<unsigned char>(next))) {
                out += next;
                continue;
            }
            if (depth == 0 && (next == 'o' || next == 'O')) overstrike = true;
            // The switch, its options and their number end at a parenthesis or another switch.
            while (i + 1 < instruction.size() && instruction[i + 1] != '(' &&
                   instruction[i + 1] != '\\')
                ++i;
        } else if (c == '(') {
            if (depth++ == 0) kept = out.size();
        } else if (c == ')') {
            depth = std::max(depth - 1, 0);
        } else if ((c == ',' || c == ';') && depth == 1) {
            if (overstrike)
                out.resize(kept);
            else
                out += '/';
        } else if (depth > 0) {
            out += c;
        }
    }
    return out;
}

}  // namespace

std::vector<std::string> words_of_instruction(std::string_view instruction) {
    std::vector<std::string> words;
    bool quoted = false;
    bool open = false;
    for (std::size_t i = 0; i < instruction.size(); ++i) {
        const char c = instruction[i];
        if (c == '"') {
            quoted = !quoted;
            if (quoted) words.emplace_back();
            open = quoted;
            continue;
        }
        if (!quoted && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
            open = false;
            continue;
        }
        if (!open) words.emplace_back();
        open = true;
        // Inside quotation marks a backslash escapes the next character.
        const bool escape = quoted && c == '\\' && i + 1 < instruction.size();
        words.back() += escape ? instruction[++i] : c;
    }
    return words;
}

std::string target_of_hyperlink(std::string_view instruction) {
    const std::vector<std::string> words = words_of_instruction(instruction);
    if (keyword_of(words) != "HYPERLINK") return {};
    std::string target;
    std::string place;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] == "\\l" && i + 1 < words.size())
            place = words[++i];
        else if ((words[i] == "\\o" || words[i] == "\\t") && i + 1 < words.size())
            ++i;
        else if (!words[i].starts_with('\\') && target.empty())
            target = words[i];
    }
    if (target.empty() || place.empty()) return target;
    return target + "#" + place;
}

std::string printed_by_instruction(std::string_view instruction) {
    const std::vector<std::string> words = words_of_instruction(instruction);
    const std::string keyword = keyword_of(words);
    if (keyword == "SYMBOL") return symbol_of(words);
    if (keyword == "EQ") return equation_of(instruction);
    std::string text;
    if (keyword == "MACROBUTTON" || keyword == "GOTOBUTTON")
        for (std::size_t i = 2; i < words.size(); ++i) text += (i > 2 ? " " : "") + words[i];
    return text;
}

void Fields::begin_story(std::u16string_view text, Cps cps, Place place) {
    open_.clear();
    unmatched_.clear();
    ignored_ = 0;
    instructions_ = 0;
    place_ = place;
    std::vector<std::size_t> begun;
    for (std::size_t cp = cps.begin; cp < cps.end && cp < text.size(); ++cp) {
        if (text[cp] == begin_mark) begun.push_back(cp);
        if (text[cp] != end_mark) continue;
        if (begun.empty())
            unmatched_.push_back(cp);
        else
            begun.pop_back();
    }
    unmatched_.insert(unmatched_.end(), begun.begin(), begun.end());
    std::sort(unmatched_.begin(), unmatched_.end());
}

bool Fields::unmatched(std::size_t cp) const {
    return std::binary_search(unmatched_.begin(), unmatched_.end(), cp);
}

void Fields::begin(std::size_t cp) {
    if (unmatched(cp)) return;
    if (open_.size() >= deepest) {
        ++ignored_;
        return;
    }
    open_.emplace_back();
    ++instructions_;
}

void Fields::separate(std::size_t written) {
    if (ignored_ > 0 || open_.empty() || open_.back().in_result) return;
    Field& field = open_.back();
    field.in_result = true;
    field.from = written;
    --instructions_;
    const std::string keyword = keyword_of(words_of_instruction(field.instruction));
    const bool page = keyword == "PAGE" || keyword == "NUMPAGES" || keyword == "SECTIONPAGES";
    field.page_number = page && place_ == Place::page_furniture;
    field.target = target_of_hyperlink(field.instruction);
}

Fields::Ended Fields::end(std::size_t cp) {
    if (unmatched(cp)) return {};
    if (ignored_ > 0) {
        --ignored_;
        return {};
    }
    if (open_.empty()) return {};
    const Field field = std::move(open_.back());
    open_.pop_back();
    if (!field.in_result) {
        --instructions_;
        return {.text = without_result(field.instruction), .target = {}};
    }
    return {{}, field.target, field.page_number, field.from};
}

void Fields::collect(char16_t unit) {
    if (instructions_ == 0) return;
    for (auto field = open_.rbegin(); field != open_.rend(); ++field) {
        if (field->in_result) continue;
        if (field->instruction.size() < longest_instruction && unit >= 0x20)
            field->instruction += to_utf8(unit);
        return;
    }
}

std::vector<Fields::Ended> Fields::end_paragraph() {
    std::vector<Ended> links;
    for (Field& field : open_) {
        if (field.in_result && !field.target.empty())
            links.push_back({{}, field.target, false, field.from});
        field.from = 0;
    }
    return links;
}

std::string Fields::without_result(std::string_view instruction) {
    const std::vector<std::string> words = words_of_instruction(instruction);
    const std::string number = numbers_.next(words, paragraph_);
    return number.empty() ? printed_by_instruction(instruction) : number;
}

}  // namespace mea::doc
