// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/word_rows.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <queue>
#include <utility>

namespace mea {
namespace {

// As the library weighs a term that stands once in a text of middle length (BM25, k1 = 1).
double weight_of(const Xapian::Database& database, const std::string& term) {
    const auto all = static_cast<double>(database.get_doccount());
    const auto with = static_cast<double>(database.get_termfreq(term));
    double odds = (all - with + 0.5) / (with + 0.5);
    if (odds < 2) odds = odds / 2 + 1;
    return std::log(odds);
}

bool has_row(const Xapian::Database& database, Xapian::docid id, const WordRow& row) {
    std::vector<Xapian::termpos> begins;
    for (std::size_t i = 0; i < row.terms.size(); ++i) {
        const auto place = static_cast<Xapian::termpos>(row.places[i]);
        std::vector<Xapian::termpos> here;
        const auto end = database.positionlist_end(id, row.terms[i]);
        for (auto it = database.positionlist_begin(id, row.terms[i]); it != end; ++it) {
            if (*it >= place) here.push_back(*it - place);
        }
        if (i > 0) {
            std::vector<Xapian::termpos> both;
            std::set_intersection(begins.begin(), begins.end(), here.begin(), here.end(),
                                  std::back_inserter(both));
            here = std::move(both);
        }
        if (here.empty()) return false;
        begins = std::move(here);
    }
    return !begins.empty();
}

}  // namespace

void rank_rows(const Xapian::Database& database, const std::vector<WordRow>& rows,
               std::size_t wanted, std::vector<RankedMatch>& matches) {
    if (rows.empty() || wanted == 0) return;
    std::vector<double> gains;
    double most = 0;
    for (const WordRow& row : rows) {
        double gain = 0;
        for (const std::string& term : row.terms) gain += weight_of(database, term);
        gains.push_back(gain * row.weight);
        most += gains.back();
    }
    std::priority_queue<double, std::vector<double>, std::greater<>> best;
    for (std::size_t at = 0; at < std::min(matches.size(), most_looked_at); ++at) {
        RankedMatch& match = matches[at];
        if (best.size() == wanted && match.weight + most < best.top()) break;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (has_row(database, match.id, rows[i])) match.weight += gains[i];
        }
        best.push(match.weight);
        if (best.size() > wanted) best.pop();
    }
    std::stable_sort(matches.begin(), matches.end(),
                     [](const auto& a, const auto& b) { return a.weight > b.weight; });
}

}  // namespace mea
