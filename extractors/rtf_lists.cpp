// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/rtf_lists.h"

#include <algorithm>

#include "extractors/symbol_fonts.h"
#include "pipeline/text.h"

namespace mea::rtf {
namespace {

constexpr std::size_t level_count = ListCounters::max_levels;

Levels silent_levels() {
    Levels levels;
    for (Level& level : levels) level.counting.format = NumberFormat::none;
    return levels;
}

// "\'03(\'00)" → "(%1)"; the number of a bullet prints nothing. The length may be wrong in damaged
// files; the text then ends at its ';'.
std::string template_of(const std::u32string& text, NumberFormat format) {
    if (text.empty()) return {};
    std::u32string shown = text.substr(1);
    const auto stated = static_cast<std::size_t>(text.front());
    if (stated <= shown.size()) {
        shown.resize(stated);
    } else if (!shown.empty() && shown.back() == U';') {
        shown.pop_back();
    }
    std::string out;
    for (const char32_t c : shown) {
        if (c < level_count && format != NumberFormat::bullet) {
            out += '%';
            out += static_cast<char>('1' + static_cast<int>(c));
        } else if (c >= 0x20) {
            out += to_utf8(c);
        }
    }
    return out;
}

}  // namespace

Level level_of(const LevelDescription& description) {
    Level level;
    level.counting.format = number_format_from_nfc(description.format);
    level.counting.start = description.start;
    level.counting.legal = description.legal;
    level.counting.restart = description.no_restart ? 0 : ListLevel::after_any;
    level.counting.text = template_of(description.text, level.counting.format);
    if (level.counting.format == NumberFormat::bullet) {
        level.counting.text =
            description.picture ? "•" : bullet_text(description.font, level.counting.text);
    }
    level.left = description.left;
    level.first_line = description.first_line;
    level.hidden = description.hidden;
    return level;
}

void Lists::begin_list() {
    list_ = silent_levels();
    level_ = 0;
}

void Lists::add_level(const LevelDescription& description) {
    if (level_ < list_.size()) list_.at(level_++) = level_of(description);
}

void Lists::end_list(int id) { lists_.emplace(id, list_); }

void Lists::begin_override() {
    override_ = Override{};
    override_level_ = -1;
}

void Lists::override_start(int start) {
    if (override_level_ >= 0 && override_level_ < ListCounters::max_levels)
        override_.starts[static_cast<std::size_t>(override_level_)] = start;
}

void Lists::override_format(const LevelDescription& description) {
    if (override_level_ >= 0 && override_level_ < ListCounters::max_levels)
        override_.formats[static_cast<std::size_t>(override_level_)] = level_of(description);
}

void Lists::end_override(int list, int number) {
    const auto found = lists_.find(list);
    if (found == lists_.end() || number <= 0) return;
    override_.list = list;
    override_.levels = found->second;
    for (const auto& [at, level] : override_.formats) override_.levels.at(at) = level;
    for (const auto& [at, start] : override_.starts) override_.levels.at(at).counting.start = start;
    overrides_.emplace(number, override_);
}

int Lists::identity(int number, const Override& override_entry) {
    const std::pair<int, int> key{override_entry.list, override_entry.starts.empty() ? 0 : number};
    return identities_.emplace(key, static_cast<int>(identities_.size()) + 1).first->second;
}

std::optional<ListItem> Lists::next(int number, int level) {
    const auto found = overrides_.find(number);
    if (found == overrides_.end()) return std::nullopt;
    Override& entry = found->second;
    const int clamped = std::clamp(level, 0, ListCounters::max_levels - 1);
    const auto at = static_cast<std::size_t>(clamped);
    if (!entry.used.at(at)) {
        entry.used.at(at) = true;
        const auto start = entry.starts.find(at);
        if (start != entry.starts.end()) counters_.restart(entry.list, clamped, start->second);
    }
    std::array<ListLevel, level_count> levels;
    std::transform(entry.levels.begin(), entry.levels.end(), levels.begin(),
                   [](const Level& row) { return row.counting; });
    const Level& own = entry.levels.at(at);
    ListItem item;
    item.label = counters_.next(entry.list, clamped, levels);
    if (own.hidden) item.label.clear();
    item.list = identity(number, entry);
    item.level = clamped;
    item.bullet = own.counting.format == NumberFormat::bullet;
    item.left = own.left;
    item.first_line = own.first_line;
    return item;
}

}  // namespace mea::rtf
