// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/parallel.h"

#include <algorithm>
#include <array>
#include <list>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "index/agreement.h"
#include "index/schema.h"
#include "index/stored.h"

namespace mea {
namespace {

constexpr double likely = 0.35;  // from here two paragraphs count as one in two languages

// Kinds whose path counts places; the others carry a printed number.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> counted_kinds{{
    {"heading", "headings"},
    {"text", "unnumbered texts"},
    {"table", "tables"},
    {"title", "titles"},
    {"footnote", "notes"},
}};

bool is_counted(std::string_view kind) {
    return kind == "masthead" || std::any_of(counted_kinds.begin(), counted_kinds.end(),
                                             [kind](const auto& one) { return one.first == kind; });
}

// What a path is counted in: "x1.h4" → "x1.h"; notes by any mark are one series.
std::string series_of(const std::string& path, std::string_view kind) {
    std::string series = path;
    if (kind == "footnote") return series.substr(0, series.rfind("fn") + 2);
    while (!series.empty() && series.back() >= '0' && series.back() <= '9') series.pop_back();
    return series;
}

struct Version {
    const IndexDocument* document = nullptr;
    std::vector<const IndexParagraph*> paragraphs;  // that are shown
    std::unordered_map<std::string_view, const IndexParagraph*> by_path;
    std::map<std::string, std::size_t> counts;  // by series of counted paths
};

class Scope {  // what `#PATH` keeps
public:
    Scope(const IndexDocument& document, std::string_view wanted) : wanted_(wanted) {
        if (wanted.empty()) return;
        for (const IndexParagraph& p : document.paragraphs) {
            if (path_lies_in(p.path, wanted) || inside_.count(p.parent) > 0) inside_.insert(p.path);
        }
    }
    bool holds(const IndexParagraph& p) const {
        return !is_furniture(p.kind) && (wanted_.empty() || inside_.count(p.path) > 0);
    }

private:
    std::string_view wanted_;
    std::unordered_set<std::string_view> inside_;
};

Version version_of(const IndexDocument& document, std::string_view wanted) {
    Version version;
    version.document = &document;
    const Scope scope(document, wanted);
    for (const IndexParagraph& p : document.paragraphs) {
        if (!scope.holds(p) || !version.by_path.emplace(p.path, &p).second) continue;
        version.paragraphs.push_back(&p);
        if (is_counted(p.kind)) ++version.counts[series_of(p.path, p.kind)];
    }
    return version;
}

using Order = std::list<std::string_view>;

// After `before` and what lies in it, unless `path` lies there too.
Order::iterator place_after(Order& order, Order::iterator before, std::string_view path) {
    const std::string_view holder = *before;
    auto at = std::next(before);
    if (path_lies_in(path, holder)) return at;
    while (at != order.end() && path_lies_in(*at, holder)) ++at;
    return at;
}

std::vector<std::string_view> merged_order(const std::vector<Version>& versions) {
    Order order;
    std::unordered_map<std::string_view, Order::iterator> places;
    for (const Version& version : versions) {
        auto before = order.end();
        for (const IndexParagraph* p : version.paragraphs) {
            const auto known = places.find(p->path);
            if (known != places.end()) {
                before = known->second;
                continue;
            }
            const auto at =
                before == order.end() ? order.begin() : place_after(order, before, p->path);
            before = order.insert(at, p->path);
            places.emplace(p->path, before);
        }
    }
    return {order.begin(), order.end()};
}

class Table {
public:
    Table(const std::vector<IndexDocument>& documents, std::string_view wanted) {
        for (const IndexDocument& one : documents) versions_.push_back(version_of(one, wanted));
    }

    Parallel make() const {
        Parallel out;
        for (const Version& version : versions_) {
            if (out.document.empty()) out.document = version.document->key;
            out.versions.push_back(ParallelVersion{
                version.document->language, version.document->title, version.paragraphs.size()});
        }
        compare_counts(out);
        for (const std::string_view path : merged_order(versions_)) {
            out.rows.push_back(row_of(path));
        }
        return out;
    }

private:
    const std::string& language(std::size_t v) const { return versions_[v].document->language; }

    void compare_counts(Parallel& out) const {
        std::map<std::string, std::string_view> series;  // and what is counted
        for (const Version& version : versions_) {
            for (const IndexParagraph* p : version.paragraphs) {
                const auto kind =
                    std::find_if(counted_kinds.begin(), counted_kinds.end(),
                                 [p](const auto& one) { return one.first == p->kind; });
                if (kind != counted_kinds.end())
                    series.emplace(series_of(p->path, p->kind), kind->second);
            }
        }
        for (const auto& [name, what] : series) {
            const std::size_t expected = count(0, name);
            for (std::size_t v = 1; v < versions_.size(); ++v) {
                if (versions_[v].paragraphs.empty() || count(v, name) == expected) continue;
                out.alarms.push_back(ParallelAlarm{
                    {},
                    language(v),
                    "count",
                    std::to_string(count(v, name)) + " " + std::string(what) + " (" + name +
                        "…), " + std::to_string(expected) + " in " + language(0)});
            }
        }
    }

    std::size_t count(std::size_t v, const std::string& series) const {
        const auto found = versions_[v].counts.find(series);
        return found == versions_[v].counts.end() ? 0 : found->second;
    }

    ParallelRow row_of(std::string_view path) const {
        ParallelRow row;
        row.path = path;
        std::optional<std::size_t> first;
        for (std::size_t v = 0; v < versions_.size(); ++v) {
            const auto found = versions_[v].by_path.find(path);
            if (found == versions_[v].by_path.end()) {
                row.texts.emplace_back();
                continue;
            }
            row.texts.emplace_back(text_of(v, *found->second));
            if (first) {
                compare(v, *first, row);
            } else {
                first = v;
                row.kind = found->second->kind;
                row.number = found->second->number;
            }
        }
        alarm_of_missing(row, language(first.value_or(0)));
        return row;
    }

    ParallelText text_of(std::size_t v, const IndexParagraph& p) const {
        ParallelText text;
        text.kind = p.kind;
        text.number = p.number;
        text.first_page = p.first_page;
        text.last_page = p.last_page;
        text.text = p.text;
        text.permalink = permalink_of(versions_[v].document->key, p.path);
        return text;
    }

    // Puts the text of version `v` beside that of `first` and says where they disagree. Where the
    // versions count differently, the count says it once, and no row is sure.
    void compare(std::size_t v, std::size_t first, ParallelRow& row) const {
        constexpr double uneven = 0.6;
        const IndexParagraph& here = *versions_[v].by_path.at(row.path);
        Agreement agreement =
            agreement_of(Wording{language(first), *versions_[first].by_path.at(row.path)},
                         Wording{language(v), here});
        const std::string series = is_counted(here.kind) ? series_of(row.path, here.kind) : "";
        if (!series.empty() && count(v, series) != count(first, series)) {
            agreement.confidence *= uneven;
            agreement.differences.clear();
        }
        row.texts.back()->confidence = agreement.confidence;
        row.confidence = row.confidence <= 0 ? agreement.confidence
                                             : std::min(row.confidence, agreement.confidence);
        for (Difference& difference : agreement.differences) {
            row.alarms.push_back(ParallelAlarm{row.path, language(v), std::move(difference.code),
                                               std::move(difference.detail)});
        }
    }

    void alarm_of_missing(ParallelRow& row, const std::string& where) const {
        if (is_counted(row.kind)) return;
        for (std::size_t v = 0; v < versions_.size(); ++v) {
            if (row.texts[v] || versions_[v].paragraphs.empty()) continue;
            row.alarms.push_back(
                ParallelAlarm{row.path, language(v), "missing", "there is none, as in " + where});
        }
    }

    std::vector<Version> versions_;
};

}  // namespace

bool path_lies_in(std::string_view path, std::string_view wanted) {
    return path == wanted ||
           (path.starts_with(wanted) && path.size() > wanted.size() && path[wanted.size()] == '.');
}

bool is_parallel(const IndexParagraph& paragraph, std::string_view language,
                 const IndexParagraph& other, std::string_view other_language) {
    return agreement_of(Wording{language, paragraph}, Wording{other_language, other}).confidence >=
           likely;
}

Parallel side_by_side(const std::vector<IndexDocument>& versions, std::string_view path) {
    return Table(versions, path).make();
}

}  // namespace mea
