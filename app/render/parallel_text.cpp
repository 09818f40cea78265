// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "app/render/columns.h"
#include "app/render/parallel.h"
#include "app/render/text.h"

namespace mea {
namespace {

constexpr std::size_t narrowest_column = 24;
constexpr std::size_t separator = 3;

bool is_right_to_left(const std::string& language) { return language == "ar"; }

std::string percent(double confidence) {
    return std::to_string(std::lround(confidence * 100)) + " %";
}

std::string pages_of(const ParallelText& text) {
    if (text.first_page <= 0) return {};
    std::string out = std::to_string(text.first_page);
    if (text.last_page > text.first_page) out += "–" + std::to_string(text.last_page);
    return out;
}

// "missing  zh  p4, p5.a": alarms of one code and language, with their places.
class Summary {
public:
    void add(const ParallelAlarm& alarm) {
        ++count_;
        groups_[{alarm.code, alarm.language}].push_back(alarm.path.empty() ? alarm.message
                                                                           : alarm.path);
    }

    std::string text() const {
        if (count_ == 0) return "no alarms\n";
        std::string out = std::to_string(count_) + (count_ == 1 ? " alarm" : " alarms") + "\n";
        for (const auto& [group, places] : groups_) {
            std::string head = "  " + group.first;
            head.resize(std::max<std::size_t>(head.size() + 1, 11), ' ');
            out += head + group.second + "  " + listed(places) + "\n";
        }
        return out;
    }

private:
    static std::string listed(const std::vector<std::string>& places) {
        constexpr std::size_t most = 20;
        std::string out;
        for (std::size_t i = 0; i < std::min(places.size(), most); ++i) {
            out += (i == 0 ? "" : ", ") + harmless(places[i]);
        }
        if (places.size() > most) out += " and " + std::to_string(places.size() - most) + " more";
        return out;
    }

    std::size_t count_ = 0;
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> groups_;
};

class Page {
public:
    Page(const Parallel& parallel, std::size_t width) : parallel_(parallel), width_(width) {
        const std::size_t count = std::max<std::size_t>(parallel.versions.size(), 1);
        const std::size_t borders = separator * (count - 1);
        column_ = width > borders ? (width - borders) / count : 0;
    }

    std::string text() const {
        std::string out = head();
        Summary summary;
        for (const ParallelAlarm& alarm : parallel_.alarms) summary.add(alarm);
        for (const ParallelRow& row : parallel_.rows) {
            out += head_of(row) + (in_columns() ? columns_of(row) : stack_of(row));
            for (const ParallelAlarm& alarm : row.alarms) {
                summary.add(alarm);
                out += "  ! " + alarm.language + ": " + alarm.code + ": " +
                       harmless(alarm.message) + "\n";
            }
            out += "\n";
        }
        return out + summary.text();
    }

private:
    bool in_columns() const { return parallel_.versions.size() > 1 && column_ >= narrowest_column; }

    std::string head() const {
        std::string out = parallel_.document + "\n";
        std::vector<Column> titles;
        for (const ParallelVersion& version : parallel_.versions) {
            titles.push_back({version.language + "  " + version.title, false});
            if (!in_columns()) out += titles.back().text + "\n";
        }
        if (in_columns()) out += beside(titles, column_);
        return out + "\n";
    }

    std::string head_of(const ParallelRow& row) const {
        std::string out = row.path + "  " + row.kind;
        const auto there = std::count_if(row.texts.begin(), row.texts.end(),
                                         [](const auto& text) { return text.has_value(); });
        if (there > 1) out += "  " + percent(row.confidence);
        if (!in_columns()) return out + "\n";
        std::string pages;
        for (std::size_t v = 0; v < row.texts.size(); ++v) {
            const std::string page = row.texts[v] ? pages_of(*row.texts[v]) : std::string();
            if (!page.empty()) pages += " " + parallel_.versions[v].language + " " + page;
        }
        return out + (pages.empty() ? "" : "  pages" + pages) + "\n";
    }

    Column cell(const ParallelRow& row, std::size_t v) const {
        if (!row.texts[v]) return {"–", false};
        return {row.texts[v]->text, is_right_to_left(parallel_.versions[v].language)};
    }

    std::string columns_of(const ParallelRow& row) const {
        std::vector<Column> cells;
        for (std::size_t v = 0; v < row.texts.size(); ++v) cells.push_back(cell(row, v));
        return beside(cells, column_);
    }

    std::string stack_of(const ParallelRow& row) const {
        constexpr std::size_t margin = 14;
        std::string out;
        for (std::size_t v = 0; v < row.texts.size(); ++v) {
            std::string label = "  " + parallel_.versions[v].language;
            const std::string page = row.texts[v] ? pages_of(*row.texts[v]) : std::string();
            if (!page.empty()) label += " p. " + page;
            const std::size_t used = display_width(label);
            label += std::string(used < margin ? margin - used : 1, ' ');
            const std::size_t room = width_ > margin ? width_ - margin : 0;
            out += label + hanging(cell(row, v), std::max(room, narrowest_column), margin);
        }
        return out;
    }

    const Parallel& parallel_;
    std::size_t width_;
    std::size_t column_ = 0;
};

}  // namespace

std::string text_of(const Parallel& parallel, std::size_t width) {
    return Page(parallel, width).text();
}

}  // namespace mea
