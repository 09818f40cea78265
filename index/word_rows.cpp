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

// A row as it is looked for: its rarest word first, which most texts do not have as it was typed.
struct Wanted {
    struct Word {
        std::string term;
        Xapian::termpos place = 0;
        double weight = 0;
    };

    Wanted(const Xapian::Database& database, const WordRow& row) {
        for (std::size_t i = 0; i < row.terms.size(); ++i) {
            const auto place = static_cast<Xapian::termpos>(row.places[i]);
            words.push_back({row.terms[i], place, weight_of(database, row.terms[i])});
            gain += words.back().weight * row.weight;
        }
        std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
            return a.weight > b.weight;
        });
    }

    std::vector<Word> words;
    double gain = 0;
};

// A text and the places where a row may begin in it.
struct Candidate {
    RankedMatch* match = nullptr;
    std::vector<Xapian::termpos> begins;
};

// One word in all texts before the next word: the places of a word in neighbouring texts are neighbours in the index.
void add_gains(const Xapian::Database& database, const Wanted& row,
               std::vector<Candidate> candidates) {
    bool first = true;
    for (const Wanted::Word& word : row.words) {
        for (Candidate& one : candidates) {
            const Xapian::docid id = one.match->id;
            std::vector<Xapian::termpos> here;
            const auto end = database.positionlist_end(id, word.term);
            for (auto it = database.positionlist_begin(id, word.term); it != end; ++it) {
                if (*it >= word.place) here.push_back(*it - word.place);
            }
            if (!first) {
                std::vector<Xapian::termpos> both;
                std::set_intersection(one.begins.begin(), one.begins.end(), here.begin(),
                                      here.end(), std::back_inserter(both));
                here = std::move(both);
            }
            one.begins = std::move(here);
        }
        std::erase_if(candidates, [](const Candidate& one) { return one.begins.empty(); });
        first = false;
    }
    for (const Candidate& one : candidates) one.match->weight += row.gain;
}

}  // namespace

std::vector<RankedMatch> rank_rows(const Xapian::Database& database, const Xapian::MSet& matches,
                                   const std::vector<WordRow>& rows, std::size_t wanted) {
    std::vector<Wanted> wanted_rows;
    double most = 0;
    for (const WordRow& row : rows) {
        wanted_rows.emplace_back(database, row);
        most += wanted_rows.back().gain;
    }
    std::vector<RankedMatch> ranked;
    for (auto it = matches.begin(); it != matches.end(); ++it) {
        ranked.push_back({*it, it.get_weight(), it.get_rank()});
    }
    std::priority_queue<double, std::vector<double>, std::greater<>> best;
    const std::size_t end = rows.empty() || wanted == 0 ? 0 : std::min(ranked.size(), most_looked_at);
    static const std::size_t at_a_time = getenv("CHUNK") ? static_cast<std::size_t>(atoi(getenv("CHUNK"))) : 20U;
    for (std::size_t begin = 0; begin < end; begin += at_a_time) {
        std::vector<Candidate> some;
        for (std::size_t i = begin; i < std::min(end, begin + at_a_time); ++i) {
            if (best.size() < wanted || ranked[i].weight + most > best.top()) some.push_back({&ranked[i], {}});
        }
        if (some.empty()) break;
        std::sort(some.begin(), some.end(), [](const Candidate& a, const Candidate& b) { return a.match->id < b.match->id; });
        for (const Wanted& row : wanted_rows) add_gains(database, row, some);
        for (const Candidate& one : some) {
            best.push(one.match->weight);
            if (best.size() > wanted) best.pop();
        }
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.weight > b.weight; });
    return ranked;
}

}  // namespace mea
