// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx_fields.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mea {
namespace {

constexpr std::array<std::string_view, 3> page_fields{"PAGE", "NUMPAGES", "SECTIONPAGES"};

// A backslash escapes inside quotation marks; a switch ("\l") has a letter after it and is no
// target.
std::string quoted(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size() && text[i] != '"'; ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) ++i;
        out += text[i];
    }
    return out;
}

}  // namespace

void FieldStack::begin(std::string state) {
    if (fields_.size() < max_depth) {
        fields_.emplace_back();
        fields_.back().state = std::move(state);
    } else {
        ++untracked_;
    }
}

void FieldStack::instruction(std::string_view words) {
    if (untracked_ == 0 && !fields_.empty() && !fields_.back().in_result)
        fields_.back().instruction += words;
}

void FieldStack::separate(std::size_t at) {
    if (untracked_ > 0 || fields_.empty()) return;
    fields_.back().in_result = true;
    fields_.back().result_at = at;
}

std::optional<FieldStack::Ended> FieldStack::end() {
    if (untracked_ > 0) {
        --untracked_;
        return std::nullopt;
    }
    if (fields_.empty()) return std::nullopt;
    Field field = std::move(fields_.back());
    fields_.pop_back();
    return Ended{std::move(field.instruction), std::move(field.state), field.result_at,
                 field.in_result};
}

bool FieldStack::shows() const {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const Field& field = fields_[i];
        if (!field.in_result && i + 1 < fields_.size()) return false;
        if (!field.in_result) continue;
        const std::string name = field_name(field.instruction);
        if (std::find(page_fields.begin(), page_fields.end(), name) != page_fields.end())
            return false;
    }
    return true;
}

bool FieldStack::inside(std::string_view name) const {
    return std::any_of(fields_.begin(), fields_.end(), [name](const Field& field) {
        return field.in_result && field_name(field.instruction) == name;
    });
}

std::string field_name(std::string_view instruction) {
    const std::size_t begin = instruction.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    const std::size_t end = instruction.find_first_of(" \t\r\n\\\"", begin);
    std::string name(instruction.substr(begin, end - begin));
    for (char& c : name) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return name;
}

std::string hyperlink_target(std::string_view instruction) {
    std::size_t at = instruction.find("HYPERLINK");
    if (at == std::string_view::npos) return {};
    at = instruction.find_first_not_of(" \t", at + 9);
    if (at == std::string_view::npos || instruction[at] == '\\') return {};
    if (instruction[at] == '"') return quoted(instruction.substr(at + 1));
    return std::string(instruction.substr(at, instruction.find_first_of(" \t", at) - at));
}

}  // namespace mea
