// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/suggestion.h"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "index/analyzer.h"
#include "index/schema.h"

namespace mea {
namespace {

constexpr std::size_t shortest_word = 4;
constexpr std::size_t long_word = 6;
constexpr std::size_t max_read = 200'000;  // words with the same first letter

std::u32string letters_of(std::string_view word) {
    std::u32string letters;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = code_point_at(word, at);
        letters += point.value;
        at = point.next;
    }
    return letters;
}

class Suggester {
public:
    Suggester(const Xapian::Database& database, const Stemmer& stemmer)
        : database_(database), stemmer_(stemmer) {}

    // Replacements of the words of a node, from the last to the first.
    void look(const QueryNode& node) {
        const bool words = (node.kind == QueryKind::word || node.kind == QueryKind::phrase) &&
                           (node.field == Field::text || node.field == Field::title);
        if (words && !node.range.empty()) look_at_words(node);
        for (const QueryNode& child : node.children) {
            look(child);
            if (node.kind == QueryKind::related) break;  // the others were not typed
        }
    }

    std::string applied(std::string_view query) {
        std::sort(changes_.begin(), changes_.end(),
                  [](const Change& a, const Change& b) { return a.range.begin < b.range.begin; });
        std::string out;
        std::size_t done = 0;
        for (const Change& change : changes_) {
            if (change.range.begin < done) continue;
            out += slice(query, {done, change.range.begin});
            out += change.word;
            done = change.range.end;
        }
        if (done == 0) return {};
        out += slice(query, {done, query.size()});
        return out;
    }

private:
    struct Change {
        Range range;  // of the query
        std::string word;
    };

    // A phrase's range has its quotation marks, its text has none.
    void look_at_words(const QueryNode& node) {
        const std::size_t quotes =
            node.range.size() - std::min(node.range.size(), node.text.size());
        const std::size_t shift = node.range.begin + quotes / 2;
        for (const Atom& atom : analyze(node.text).atoms) {
            if (atom.han || is_known(atom)) continue;
            const std::optional<std::string> nearest = nearest_to(atom.word);
            if (!nearest) continue;
            changes_.push_back(
                Change{{shift + atom.range.begin, shift + atom.range.end}, *nearest});
        }
    }

    bool is_known(const Atom& atom) const {
        if (database_.term_exists(atom.word)) return true;
        for (const std::string& stem : stems_of(atom, "", stemmer_)) {
            if (database_.term_exists(bounded_term("Z", stem))) return true;
        }
        return false;
    }

    std::optional<std::string> nearest_to(const std::string& word) const {
        const std::u32string wanted = letters_of(word);
        const bool plain = std::all_of(wanted.begin(), wanted.end(), is_letter);
        if (wanted.size() < shortest_word || !plain) return std::nullopt;
        std::size_t most = wanted.size() < long_word ? 1 : 2;
        const std::string first = to_utf8(wanted[0]);
        std::optional<std::string> best;
        Xapian::doccount frequency = 0;
        std::size_t read = 0;
        const auto end = database_.allterms_end(first);
        for (auto it = database_.allterms_begin(first); it != end && ++read < max_read; ++it) {
            const std::string candidate = *it;
            if (candidate.size() > word.size() + 2 * most * sizeof(char32_t)) continue;
            const std::size_t edits = edits_between(wanted, letters_of(candidate), most);
            if (edits > most || (edits == most && best && it.get_termfreq() <= frequency)) continue;
            most = edits;
            best = candidate;
            frequency = it.get_termfreq();
        }
        return best;
    }

    const Xapian::Database& database_;
    const Stemmer& stemmer_;
    std::vector<Change> changes_;
};

}  // namespace

std::size_t edits_between(std::u32string_view a, std::u32string_view b, std::size_t most) {
    const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (gap > most) return most + 1;
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, change});
            const bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (exchanged) now[j] = std::min(now[j], before[j - 2] + 1);
        }
        if (*std::min_element(now.begin(), now.end()) > most) return most + 1;
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

std::string suggestion_for(const QueryNode& tree, std::string_view query,
                           const Xapian::Database& database, const Stemmer& stemmer) {
    Suggester suggester(database, stemmer);
    suggester.look(tree);
    return suggester.applied(query);
}

}  // namespace mea
