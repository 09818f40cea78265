// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/associations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <utility>

#include "index/cooccurrence.h"

namespace mea {
namespace {

constexpr std::uint32_t least_count = 3;
constexpr double largest_share = 0.6;  // of the paragraphs: what is everywhere says nothing
constexpr std::size_t candidates_a_unit = 10;
constexpr double least_ratio = 15;   // log-likelihood
constexpr double cell_budget = 2e8;  // pairs of units looked at, shortest paragraphs first
constexpr int rounds = 2;
constexpr std::uint32_t common = 12;  // from here chance seldom makes two partners as strong

struct Candidate {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::uint32_t together = 0;
    double strength = 0;  // log-likelihood, weighted by likeness
    double score = 0;     // the same, weighted by what was linked in the round before
    std::uint32_t links = 0;
    std::uint32_t row = 0;
    std::size_t shortest = std::numeric_limits<std::size_t>::max();
};

// The two best of some scores.
struct Best {
    double first = 0;
    double second = 0;

    void add(double score) {
        if (score > first) std::swap(score, first);
        if (score > second) second = score;
    }
    double other_than(double score) const { return score >= first ? second : first; }
};

struct Seen {  // a candidate in one paragraph
    std::uint32_t candidate = 0;
    std::uint32_t first = 0;  // places in the lists of occurrences
    std::uint32_t second = 0;
    double score = 0;
};

class Learner {
public:
    Learner(const AlignedTexts& texts, const LanguagePair& pair)
        : texts_(texts),
          pair_(pair),
          first_counts_(pair.first_units.size(), 0),
          second_counts_(pair.second_units.size(), 0) {}

    Result<std::vector<Association>> learn() {
        if (auto done = each([this](std::uint32_t, double cost) { count(cost); }); !done) {
            return tl::unexpected<Error>(done.error());
        }
        choose_longest();
        Cooccurrence cells;
        auto gathered = each([this, &cells](std::uint32_t, double cost) {
            if (cost <= longest_) gather(cells);
        });
        if (!gathered) return tl::unexpected<Error>(gathered.error());
        choose_candidates(cells.cells(least_count));
        for (int round = 0; round < rounds; ++round) {
            if (round > 0) reward_links();
            auto linked = each([this](std::uint32_t row, double) { link(row); });
            if (!linked) return tl::unexpected<Error>(linked.error());
        }
        return associations();
    }

private:
    // Rows that both languages have, read into firsts_ and seconds_.
    template <class Visit>
    Result<void> each(Visit visit) {
        std::uint32_t number = 0;
        return texts_.each([&](const AlignedRow& row) {
            const std::uint32_t here = number++;
            const Forms& a = row.texts[pair_.first];
            const Forms& b = row.texts[pair_.second];
            if (a.empty() || b.empty()) return;
            pair_.first_units.read(a, firsts_);
            pair_.second_units.read(b, seconds_);
            words_ = a.size() + b.size();
            visit(here, static_cast<double>(a.size()) * static_cast<double>(b.size()));
        });
    }

    void count(double cost) {
        ++rows_;
        for (const Occurrence& one : firsts_) ++first_counts_[one.unit];
        for (const Occurrence& one : seconds_) ++second_counts_[one.unit];
        const auto step = static_cast<std::size_t>(std::log2(cost + 1));
        costs_[std::min(step, costs_.size() - 1)] += cost;
    }

    // A phrase comes with its words: a paragraph has about twice as many units as words.
    void choose_longest() {
        double total = 0;
        longest_ = std::numeric_limits<double>::max();
        for (std::size_t step = 0; step < costs_.size(); ++step) {
            total += 4 * costs_[step];
            if (total <= cell_budget) continue;
            longest_ = std::exp2(static_cast<double>(step));
            break;
        }
    }

    static std::uint64_t pair_of(std::uint32_t first, std::uint32_t second) {
        return (std::uint64_t{first} << 32U) | second;
    }

    bool is_usable(std::uint32_t count) const {
        const double most = largest_share * static_cast<double>(rows_) + least_count;
        return count >= least_count && static_cast<double>(count) <= most;
    }

    std::vector<std::uint32_t> usable_units(const std::vector<Occurrence>& occurrences,
                                            const std::vector<std::uint32_t>& counts) const {
        std::vector<std::uint32_t> units;
        for (const Occurrence& one : occurrences)
            if (is_usable(counts[one.unit])) units.push_back(one.unit);
        return units;
    }

    void gather(Cooccurrence& cells) const {
        cells.add(usable_units(firsts_, first_counts_), usable_units(seconds_, second_counts_));
    }

    // A word answers a word and a phrase a phrase, other things being equal. Chinese words are
    // what a dictionary makes of them.
    double likeness_of_size(std::uint32_t first, std::uint32_t second) const {
        constexpr double word_and_phrase = 0.85;
        constexpr std::size_t chinese = 4;
        constexpr double with_chinese = 0.95;
        const bool phrase = pair_.first_units.is_phrase(first);
        if (phrase == pair_.second_units.is_phrase(second)) return 1;
        return pair_.first == chinese || pair_.second == chinese ? with_chinese : word_and_phrase;
    }

    // Words of English, French and Spanish that begin alike are the same word more often than not.
    double likeness_of_spelling(const Candidate& one) const {
        constexpr std::size_t latin = 3;  // languages
        constexpr std::size_t begins_alike = 4;
        constexpr double bonus = 1.3;
        if (pair_.first >= latin || pair_.second >= latin) return 1;
        if (pair_.first_units.is_phrase(one.first) || pair_.second_units.is_phrase(one.second)) {
            return 1;
        }
        const std::string& a = texts_.vocabulary(pair_.first).key(one.first);
        const std::string& b = texts_.vocabulary(pair_.second).key(one.second);
        const auto apart = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
        return static_cast<std::size_t>(apart.first - a.begin()) >= begins_alike ? bonus : 1;
    }

    void choose_candidates(const std::vector<Cell>& cells) {
        const auto rows = static_cast<double>(rows_);
        for (const Cell& cell : cells) {
            Candidate one;
            one.first = static_cast<std::uint32_t>(cell.pair >> 32U);
            one.second = static_cast<std::uint32_t>(cell.pair);
            one.together = cell.count;
            const double a = first_counts_[one.first];
            const double b = second_counts_[one.second];
            const double together = cell.count;
            if (together * rows <= a * b) continue;
            one.score = log_likelihood(together, a, b, rows) * likeness_of_spelling(one) *
                        likeness_of_size(one.first, one.second);
            one.strength = one.score;
            if (one.score >= least_ratio) candidates_.push_back(one);
        }
        find_rivals();
        std::erase_if(candidates_, [this](const Candidate& c) {
            if (is_unrivalled(c)) return false;
            tied_.push_back(pair_of(c.first, c.second));  // in the order of the cells: sorted
            return true;
        });
        keep_best([](const Candidate& c) { return c.second; });
        keep_best([](const Candidate& c) { return c.first; });
        begins_.assign(pair_.first_units.size() + 1, 0);
        for (const Candidate& one : candidates_) ++begins_[one.first + 1];
        for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    }

    // The strongest of each unit; leaves them sorted by first and second unit.
    template <class Unit>
    void keep_best(Unit unit) {
        std::sort(candidates_.begin(), candidates_.end(),
                  [unit](const Candidate& a, const Candidate& b) {
                      if (unit(a) != unit(b)) return unit(a) < unit(b);
                      if (a.score != b.score) return a.score > b.score;
                      return std::pair(a.first, a.second) < std::pair(b.first, b.second);
                  });
        std::vector<Candidate> kept;
        std::size_t rank = 0;
        for (const Candidate& one : candidates_) {
            rank = !kept.empty() && unit(kept.back()) == unit(one) ? rank + 1 : 0;
            if (rank < candidates_a_unit) kept.push_back(one);
        }
        std::sort(kept.begin(), kept.end(), [](const Candidate& a, const Candidate& b) {
            return std::pair(a.first, a.second) < std::pair(b.first, b.second);
        });
        candidates_ = std::move(kept);
    }

    void see() {
        constexpr double place_share = 0.3;
        seen_.clear();
        for (std::uint32_t i = 0; i < firsts_.size(); ++i) {
            const std::uint32_t unit = firsts_[i].unit;
            for (std::size_t c = begins_[unit]; c < begins_[unit + 1]; ++c) {
                const Candidate& candidate = candidates_[c];
                const auto found = std::lower_bound(
                    seconds_.begin(), seconds_.end(), candidate.second,
                    [](const Occurrence& o, std::uint32_t wanted) { return o.unit < wanted; });
                if (found == seconds_.end() || found->unit != candidate.second) continue;
                const double apart = std::abs(firsts_[i].place - found->place);
                seen_.push_back(Seen{static_cast<std::uint32_t>(c), i,
                                     static_cast<std::uint32_t>(found - seconds_.begin()),
                                     candidate.score * (1 - place_share * apart)});
            }
        }
    }

    void link(std::uint32_t row) {
        see();
        std::sort(seen_.begin(), seen_.end(), [](const Seen& a, const Seen& b) {
            if (a.score != b.score) return a.score > b.score;
            return a.candidate < b.candidate;
        });
        first_taken_.assign(firsts_.size(), false);
        second_taken_.assign(seconds_.size(), false);
        for (const Seen& one : seen_) {
            if (first_taken_[one.first] || second_taken_[one.second]) continue;
            first_taken_[one.first] = second_taken_[one.second] = true;
            Candidate& candidate = candidates_[one.candidate];
            ++candidate.links;
            if (words_ < candidate.shortest) {
                candidate.shortest = words_;
                candidate.row = row;
            }
        }
    }

    void reward_links() {
        for (Candidate& one : candidates_) {
            one.score *= static_cast<double>(one.links) / static_cast<double>(one.together);
            one.links = 0;
            one.shortest = std::numeric_limits<std::size_t>::max();
        }
    }

    double dice_of(const Candidate& one) const {
        return 2.0 * one.together / (first_counts_[one.first] + second_counts_[one.second]);
    }

    bool holds(const Candidate& one) const {
        constexpr double least_linked = 0.5;
        constexpr double least_share = 0.25;
        constexpr double least_dice = 0.4;
        constexpr double rare = 6;
        constexpr double least_dice_of_rare = 0.7;
        const double together = one.together;
        const double links = one.links;
        const double a = first_counts_[one.first];
        const double b = second_counts_[one.second];
        const double dice = dice_of(one);
        return one.links >= least_count && links >= least_linked * together &&
               links >= least_share * a && links >= least_share * b &&
               dice >= (together < rare ? least_dice_of_rare : least_dice);
    }

    // Words that are linked here and there: enough to say that two phrases speak of one thing.
    bool are_linked(std::uint32_t first, std::uint32_t second) const {
        constexpr double now_and_then = 0.25;
        const auto begin = candidates_.begin() + static_cast<std::ptrdiff_t>(begins_[first]);
        const auto end = candidates_.begin() + static_cast<std::ptrdiff_t>(begins_[first + 1]);
        const auto found = std::lower_bound(
            begin, end, second,
            [](const Candidate& c, std::uint32_t wanted) { return c.second < wanted; });
        return found != end && found->second == second && found->links >= 2 &&
               found->links >= now_and_then * found->together;
    }

    // Words that hardly stand outside the two phrases: no paragraph tells which answers which.
    bool stand_only_in(const Candidate& one, std::uint32_t first, std::uint32_t second) const {
        constexpr double hardly_more = 1.2;
        return first_counts_[first] <= hardly_more * first_counts_[one.first] &&
               second_counts_[second] <= hardly_more * second_counts_[one.second] &&
               std::binary_search(tied_.begin(), tied_.end(), pair_of(first, second));
    }

    // Phrases are made of words that stand for each other; what has no partner in the other
    // phrase is a sign that the two are only neighbours in the same formula.
    bool words_answer(const Candidate& one) const {
        constexpr double most = 0.6;
        constexpr double dice_of_word_and_phrase = 0.75;  // else the word is a part of the phrase
        const std::vector<std::uint32_t> firsts = pair_.first_units.content_of(one.first);
        const std::vector<std::uint32_t> seconds = pair_.second_units.content_of(one.second);
        if (firsts.size() < 2 && seconds.size() < 2) return true;
        if (firsts.empty() || seconds.empty()) return true;
        std::vector<bool> answered(seconds.size(), false);
        std::size_t first_answers = 0;
        for (const std::uint32_t a : firsts) {
            bool any = false;
            for (std::size_t i = 0; i < seconds.size(); ++i) {
                if (!are_linked(a, seconds[i]) && !stand_only_in(one, a, seconds[i])) continue;
                any = true;
                answered[i] = true;
            }
            if (any) ++first_answers;
        }
        const auto second_answers = std::count(answered.begin(), answered.end(), true);
        if (firsts.size() < 2 || seconds.size() < 2) {
            return first_answers > 0 && dice_of(one) >= dice_of_word_and_phrase;
        }
        return static_cast<double>(first_answers) >= most * static_cast<double>(firsts.size()) &&
               static_cast<double>(second_answers) >= most * static_cast<double>(seconds.size());
    }

    // What stands in the same few paragraphs cannot be told apart: a unit with another candidate
    // that is as strong (a word beside a word, a phrase beside a phrase) has no partner yet.
    bool is_unrivalled(const Candidate& one) const {
        const double as_strong = one.together < common ? 0.92 : 0.97;
        const double rival = std::max(
            strongest_but(first_best_, one.first, pair_.second_units.is_phrase(one.second), one),
            strongest_but(second_best_, one.second, pair_.first_units.is_phrase(one.first), one));
        return rival < as_strong * one.strength;
    }

    using Strongest = std::unordered_map<std::uint64_t, Best>;

    static std::uint64_t kind_of(std::uint32_t unit, bool phrase) {
        return (std::uint64_t{unit} << 1U) | (phrase ? 1U : 0U);
    }

    static double strongest_but(const Strongest& best, std::uint32_t unit, bool phrase,
                                const Candidate& one) {
        return best.at(kind_of(unit, phrase)).other_than(one.strength);
    }

    void find_rivals() {
        for (const Candidate& one : candidates_) {
            const bool first_phrase = pair_.first_units.is_phrase(one.first);
            const bool second_phrase = pair_.second_units.is_phrase(one.second);
            first_best_[kind_of(one.first, second_phrase)].add(one.strength);
            second_best_[kind_of(one.second, first_phrase)].add(one.strength);
        }
    }

    std::vector<Association> associations() {
        std::vector<Association> out;
        for (const Candidate& one : candidates_) {
            if (!holds(one) || !words_answer(one)) continue;
            Association found;
            found.first = one.first;
            found.second = one.second;
            found.forward = one.links / (first_counts_[one.first] + 1.0);
            found.backward = one.links / (second_counts_[one.second] + 1.0);
            found.links = one.links;
            found.row = one.row;
            out.push_back(found);
        }
        return out;
    }

    const AlignedTexts& texts_;
    const LanguagePair& pair_;
    std::vector<std::uint32_t> first_counts_;
    std::vector<std::uint32_t> second_counts_;
    std::array<double, 40> costs_{};  // by the logarithm of a paragraph's cost
    double longest_ = 0;
    std::size_t rows_ = 0;
    std::vector<Candidate> candidates_;
    std::vector<std::size_t> begins_;  // in candidates_, of each first unit
    std::vector<std::uint64_t> tied_;  // candidates that nothing tells apart
    Strongest first_best_;
    Strongest second_best_;
    // of the row that is being read
    std::vector<Occurrence> firsts_;
    std::vector<Occurrence> seconds_;
    std::size_t words_ = 0;
    std::vector<Seen> seen_;
    std::vector<bool> first_taken_;
    std::vector<bool> second_taken_;
};

}  // namespace

Result<std::vector<Association>> associate(const AlignedTexts& texts, const LanguagePair& pair) {
    return Learner(texts, pair).learn();
}

}  // namespace mea
