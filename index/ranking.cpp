// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/ranking.h"

#include <algorithm>
#include <iterator>

#include "index/schema.h"

namespace mea {
namespace {

constexpr std::size_t spare_matches = 20;  // fetched beyond those that are shown

class Ranking {
public:
    Ranking(const Xapian::Database& database, const std::vector<WordRow>& rows,
            const RankingWindow& window, const std::function<Matched(const Wanted&)>& match)
        : database_(database), rows_(rows), window_(window), match_(match) {}

    Ranked run() {
        if (!window_.in_order) {
            Ranked quick = ranked(false);
            const bool done = settle_tie(quick.matched, window_.offset) &&
                              settle_tie(quick.matched, window_.offset + window_.limit);
            if (done) return quick;
        }
        return ranked(true);
    }

private:
    Ranked ranked(bool in_order) {
        const std::size_t shown = window_.offset + window_.limit;
        const bool rows = !rows_.empty() && shown > 0;
        const std::size_t fetched =
            rows ? std::max(shown + spare_matches, most_looked_at) : shown + spare_matches;
        Ranked out{match_(Wanted{fetched, window_.counted, in_order}), in_order};
        lightest_ = out.matched.best.empty() ? 0 : out.matched.best.back().weight;
        rank_rows(database_, rows_, shown, out.matched.best);
        return out;
    }

    // Orders the equals before and after `border`; false: there may be more than were fetched.
    bool settle_tie(Matched& matched, std::size_t border) {
        std::vector<RankedMatch>& best = matched.best;
        if (border == 0 || border >= best.size()) return true;
        const double weight = best[border].weight;
        if (best[border - 1].weight != weight) return true;
        if (weight <= lightest_ && !matched.complete) return false;
        const auto at = best.begin() + static_cast<std::ptrdiff_t>(border);
        const auto differs = [weight](const RankedMatch& one) { return one.weight != weight; };
        const auto begin = std::find_if(std::make_reverse_iterator(at), best.rend(), differs);
        const auto end = std::find_if(at, best.end(), differs);
        const Xapian::valueno order = row(Field::order).slot.value();
        for (auto one = begin.base(); one != end; ++one) {
            one->place = database_.get_document(one->id, Xapian::DOC_ASSUME_VALID).get_value(order);
        }
        std::sort(begin.base(), end,
                  [](const RankedMatch& a, const RankedMatch& b) { return a.place < b.place; });
        return true;
    }

    const Xapian::Database& database_;
    const std::vector<WordRow>& rows_;
    const RankingWindow& window_;
    const std::function<Matched(const Wanted&)>& match_;
    double lightest_ = 0;  // of what was fetched, before rows were looked for
};

}  // namespace

Ranked rank(const Xapian::Database& database, const std::vector<WordRow>& rows,
            const RankingWindow& window, const std::function<Matched(const Wanted&)>& match) {
    return Ranking(database, rows, window, match).run();
}

}  // namespace mea
