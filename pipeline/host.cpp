// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/host.h"

#include <algorithm>
#include <cstddef>

#include "pipeline/clause.h"

namespace mea {
namespace {

using Hosts = std::vector<Host>;

constexpr std::size_t next_noun = 24;  // bytes in which the noun of "承办的讲习班" ends

class Sentence {
public:
    Sentence(const BlockView& view, Range sentence, Range centre)
        : view_(view),
          sentence_(sentence),
          centre_(centre),
          others_(found("host.other", sentence)),
          verbs_(found("host.verb", sentence)),
          before_(found("host.before", sentence)),
          after_(found("host.after", sentence)),
          places_(found("host.place", sentence)) {}

    Hosts countries() const {
        Hosts countries;
        for (const Name& name : view_.names) {
            if (name.kind == "country" && sentence_.contains(name.range) &&
                !centre_.contains(name.range)) {
                countries.push_back({name.range, name.key, {}});
            }
        }
        return countries;
    }

    Hosts cities() const {
        Hosts cities;
        for (const City& city : view_.rules->cities) {
            for (const Range place : matches(*city.names, sentence_)) {
                if (!has_borders(view_.text(), place)) continue;
                cities.push_back({place, city.country, std::string(slice(view_.text(), place))});
            }
        }
        std::sort(cities.begin(), cities.end(),
                  [](const Host& a, const Host& b) { return a.range.begin < b.range.begin; });
        return cities;
    }

    Hosts longest_tied(const Hosts& all) const {
        Hosts best;
        for (std::size_t first = 0; first < all.size();) {
            std::size_t last = first + 1;
            while (last < all.size() && joins({all[last - 1].range.end, all[last].range.begin})) {
                ++last;
            }
            const Range list{all[first].range.begin, all[last - 1].range.end};
            if (last - first > best.size() && is_tied(list)) {
                best.assign(all.begin() + static_cast<std::ptrdiff_t>(first),
                            all.begin() + static_cast<std::ptrdiff_t>(last));
            }
            first = last;
        }
        return best;
    }

private:
    std::vector<Range> found(const char* phrase, Range where) const {
        const RE2* pattern = view_.rules->phrase(phrase);
        return pattern == nullptr ? std::vector<Range>() : matches(*pattern, where);
    }

    std::vector<Range> matches(const RE2& pattern, Range where) const {
        std::vector<Range> ranges =
            find_all(pattern, view_.text().substr(where.begin, where.size()));
        for (Range& range : ranges) range = {range.begin + where.begin, range.end + where.begin};
        return ranges;
    }

    bool fills(Range gap) const { return gap.begin <= gap.end && is_list_filler(view_, gap); }

    bool joins(Range gap) const {
        if (fills(gap)) return true;
        const RE2* words = view_.rules->phrase("host.between");
        return words != nullptr && gap.begin <= gap.end &&
               RE2::FullMatch(view_.text().substr(gap.begin, gap.size()), *words);
    }

    // Nothing else that countries host stands between.
    bool free_of_others(std::size_t begin, std::size_t end) const {
        return std::none_of(others_.begin(), others_.end(),
                            [&](Range other) { return other.begin >= begin && other.end <= end; });
    }

    bool is_tied(Range list) const {
        return tied_before(list) || tied_after(list) || tied_by_place(list);
    }

    bool tied_before(Range list) const {
        for (const Range words : before_) {
            if (!joins({words.end, list.begin})) continue;
            if (centre_.end <= words.begin) {
                if (free_of_others(centre_.end, words.begin)) return true;
            } else if (centre_.begin >= list.end) {
                if (free_of_others(sentence_.begin, centre_.begin)) return true;
            } else if (centre_.begin >= words.begin && free_of_others(words.begin, list.begin)) {
                return true;
            }
        }
        return false;
    }

    bool tied_after(Range list) const {
        for (const Range words : after_) {
            if (!joins({list.end, words.begin})) continue;
            const bool apart = centre_.begin >= words.end
                                   ? free_of_others(words.end, centre_.begin)
                                   : free_of_others(centre_.end, list.begin) &&
                                         free_of_others(words.end, words.end + next_noun);
            if (apart) return true;
        }
        return false;
    }

    bool tied_by_place(Range list) const {
        const bool placed = std::any_of(places_.begin(), places_.end(), [&](Range place) {
            return place.begin >= centre_.end || list.end <= centre_.begin
                       ? fills({place.end, list.begin}) && list.begin - place.end <= 1
                       : false;
        });
        if (!placed) return false;
        if (centre_.end <= list.begin) {
            if (!free_of_others(sentence_.begin, list.begin)) return false;
            return fills({centre_.end, list.begin}) || place_follows(list) ||
                   has_verb(sentence_.begin, centre_.begin);
        }
        return free_of_others(list.end, centre_.begin) && has_verb(list.end, sentence_.end);
    }

    // "centres of the Basel Convention in Kenya": only the name of the network stands between.
    bool place_follows(Range list) const {
        return std::any_of(places_.begin(), places_.end(), [&](Range place) {
            return place.begin >= centre_.end && list.begin >= place.end &&
                   list.begin - place.end <= 1 &&
                   (place.begin == centre_.end ||
                    is_genitive_of_network({centre_.end, place.begin}));
        });
    }

    bool is_genitive_of_network(Range gap) const {
        std::size_t end = gap.end;
        std::size_t begin = gap.begin;
        for (const Name& name : view_.names) {
            if (!gap.contains(name.range)) continue;
            end = std::min(end, name.range.begin);
            begin = std::max(begin, name.range.end);
        }
        const std::string_view text = view_.text();
        if (end == gap.end) return is_genitive(view_, text.substr(gap.begin, gap.size()));
        return is_genitive(view_, text.substr(gap.begin, end - gap.begin)) &&
               fills({begin, gap.end});
    }

    bool has_verb(std::size_t begin, std::size_t end) const {
        return std::any_of(verbs_.begin(), verbs_.end(),
                           [&](Range verb) { return verb.begin >= begin && verb.end <= end; });
    }

    const BlockView& view_;
    Range sentence_;
    Range centre_;
    std::vector<Range> others_;
    std::vector<Range> verbs_;
    std::vector<Range> before_;
    std::vector<Range> after_;
    std::vector<Range> places_;
};

}  // namespace

std::vector<Host> hosts_of(const BlockView& view, Range sentence, Range centre) {
    const Sentence reader(view, sentence, centre);
    Hosts hosts = reader.longest_tied(reader.countries());
    return hosts.empty() ? reader.longest_tied(reader.cities()) : hosts;
}

}  // namespace mea
