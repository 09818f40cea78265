// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/aho_corasick.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace mea {

AhoCorasick::AhoCorasick(const std::vector<std::u32string>& words) {
    sizes_.reserve(words.size());
    for (const auto& word : words) sizes_.push_back(static_cast<std::uint32_t>(word.size()));
    grow(words);
    constexpr char32_t alphabets = 0x700;
    std::vector<std::uint32_t> begin(alphabets);
    for (char32_t label = 0; label < alphabets; ++label) begin[label] = child(0, label);
    begin_ = std::move(begin);
    link();
}

// Breadth first over runs of the sorted words that share a prefix: each run is one state. The
// letters of the sorted words stand in one string, so that a level is read from front to back.
void AhoCorasick::grow(const std::vector<std::u32string>& words) {
    std::vector<std::uint32_t> order(words.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&words](std::uint32_t a, std::uint32_t b) {
        const int compared = words[a].compare(words[b]);
        return compared < 0 || (compared == 0 && a < b);
    });
    std::u32string letters;
    letters.reserve(std::accumulate(sizes_.begin(), sizes_.end(), std::size_t{0}));
    std::vector<std::size_t> starts;
    starts.reserve(words.size() + 1);
    for (const std::uint32_t word : order) {
        starts.push_back(letters.size());
        letters += words[word];
    }
    starts.push_back(letters.size());
    struct Run {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    std::vector<Run> level{{0, static_cast<std::uint32_t>(order.size())}};
    std::vector<Run> next;
    states_.reserve(letters.size() + 2);  // what is not written is no memory
    labels_.reserve(letters.size() + 2);
    states_.emplace_back();
    labels_.push_back(0);
    std::size_t at = 0;
    for (std::size_t depth = 0; !level.empty(); ++depth) {
        next.clear();
        for (Run run : level) {
            State& state = states_[at++];
            state.first_child = static_cast<std::uint32_t>(states_.size());
            for (; run.begin < run.end && starts[run.begin] + depth == starts[run.begin + 1];
                 ++run.begin)
                if (depth > 0 && state.word == none) state.word = order[run.begin];
            while (run.begin < run.end) {
                const char32_t label = letters[starts[run.begin] + depth];
                std::uint32_t end = run.begin + 1;
                while (end < run.end && letters[starts[end] + depth] == label) ++end;
                next.push_back({run.begin, end});
                states_.emplace_back();
                labels_.push_back(label);
                run.begin = end;
            }
        }
        level.swap(next);
    }
    states_.emplace_back();
    states_.back().first_child = static_cast<std::uint32_t>(states_.size() - 1);
}

// Parents come before children, so one walk in order of numbers links every state.
void AhoCorasick::link() {
    for (std::uint32_t parent = 0; parent + 1 < states_.size(); ++parent) {
        const std::uint32_t last = states_[parent + 1].first_child;
        for (std::uint32_t at = states_[parent].first_child; at < last; ++at) {
            State& state = states_[at];
            state.fail = parent == 0 ? 0 : step(states_[parent].fail, labels_[at]);
            const State& fail = states_[state.fail];
            state.next_word = fail.word != none ? state.fail : fail.next_word;
        }
    }
}

std::uint32_t AhoCorasick::child(std::uint32_t state, char32_t label) const {
    if (state == 0 && label < begin_.size()) return begin_[label];
    const auto first = labels_.begin() + states_[state].first_child;
    const auto last = labels_.begin() + states_[state + 1].first_child;
    const auto found = std::lower_bound(first, last, label);
    return found != last && *found == label ? static_cast<std::uint32_t>(found - labels_.begin())
                                            : none;
}

std::uint32_t AhoCorasick::step(std::uint32_t state, char32_t label) const {
    for (;;) {
        const std::uint32_t next = child(state, label);
        if (next != none) return next;
        if (state == 0) return 0;
        state = states_[state].fail;
    }
}

std::vector<AhoCorasick::Match> AhoCorasick::find(std::u32string_view text) const {
    std::vector<Match> matches;
    if (states_.empty()) return matches;
    std::uint32_t state = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        state = step(state, text[at]);
        std::uint32_t hit = states_[state].word != none ? state : states_[state].next_word;
        for (; hit != none; hit = states_[hit].next_word) {
            const std::uint32_t word = states_[hit].word;
            matches.push_back({word, at + 1 - sizes_[word], at + 1});
        }
    }
    return matches;
}

}  // namespace mea
