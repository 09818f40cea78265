// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/suggestion.h"

#include <xapian.h>

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "index/analyzer.h"
#include "index/schema.h"

namespace mea {
namespace {

constexpr std::size_t shortest_word = 4;
constexpr std::size_t long_word = 6;
constexpr std::size_t max_read = 200'000;  // words with the same first letter
constexpr std::size_t max_weighed = 8;     // of words that are equally near
constexpr Xapian::doccount max_counted = 1000;

std::u32string letters_of(std::string_view word) {
    std::u32string letters;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = code_point_at(word, at);
        letters += point.value;
        at = point.next;
    }
    return letters;
}

std::string with_capital_of(std::string_view typed, std::string word) {
    if (typed.empty() || !is_upper(code_point_at(typed, 0).value)) return word;
    const CodePoint first = code_point_at(word, 0);
    const auto capital = static_cast<char32_t>(u_toupper(static_cast<UChar32>(first.value)));
    return to_utf8(capital) + word.substr(first.next);
}

class Suggester {
public:
    explicit Suggester(const SuggestionSources& sources)
        : database_(sources.database), stemmer_(sources.stemmer), vocabulary_(sources.vocabulary) {}

    // The words that are known, then replacements of the others.
    void look_everywhere(const QueryNode& node) {
        looking_ = false;
        look(node);
        looking_ = true;
        look(node);
    }

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

    struct Candidate {
        std::string word;
        std::size_t edits = 0;
        Xapian::doccount frequency = 0;
    };

    // A phrase's range has its quotation marks, its text has none.
    void look_at_words(const QueryNode& node) {
        const std::size_t quotes =
            node.range.size() - std::min(node.range.size(), node.text.size());
        const std::size_t shift = node.range.begin + quotes / 2;
        for (const Atom& atom : analyze(node.text).atoms) {
            if (atom.han) continue;
            const bool known = is_known(atom);
            if (!looking_) {
                if (known && !is_function_word(atom.word)) known_.push_back(any_form_of(atom));
                continue;
            }
            if (known) continue;
            const std::optional<std::string> nearest = nearest_to(atom.word);
            if (!nearest) continue;
            changes_.push_back(Change{{shift + atom.range.begin, shift + atom.range.end},
                                      with_capital_of(slice(node.text, atom.range), *nearest)});
        }
    }

    Xapian::Query any_form_of(const Atom& atom) const {
        std::vector<std::string> terms{atom.word};
        for (const std::string& stem : stems_of(atom, "", stemmer_)) {
            terms.push_back(bounded_term("Z", stem));
        }
        return {Xapian::Query::OP_SYNONYM, terms.begin(), terms.end()};
    }

    bool is_known(const Atom& atom) const {
        if (database_.term_exists(atom.word) || vocabulary_.count(atom.word) > 0) return true;
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
        std::vector<Candidate> near;
        const auto weigh = [&](const std::string& candidate, Xapian::doccount frequency) {
            if (candidate.size() > word.size() + 2 * most * sizeof(char32_t)) return;
            const std::size_t edits = edits_between(wanted, letters_of(candidate), most);
            if (edits > most) return;
            if (edits < most) near.clear();
            most = edits;
            near.push_back(Candidate{candidate, edits, frequency});
        };
        std::size_t read = 0;
        const std::string first = to_utf8(wanted[0]);
        const auto end = database_.allterms_end(first);
        for (auto it = database_.allterms_begin(first); it != end && ++read < max_read; ++it) {
            weigh(*it, it.get_termfreq());
        }
        for (const auto& [folded_word, written] : vocabulary_) {
            if (database_.term_exists(folded_word) &&
                folded_word.compare(0, first.size(), first) == 0)
                continue;  // read above
            weigh(folded_word, database_.get_termfreq(folded_word));
        }
        return best_of(std::move(near), most);
    }

    std::optional<std::string> best_of(std::vector<Candidate> near, std::size_t edits) const {
        std::erase_if(near, [&](const Candidate& one) { return one.edits != edits; });
        if (near.empty()) return std::nullopt;
        std::stable_sort(near.begin(), near.end(), [](const Candidate& a, const Candidate& b) {
            return a.frequency > b.frequency;
        });
        if (near.size() > max_weighed) near.resize(max_weighed);
        const Candidate* best = &near.front();
        if (near.size() > 1 && !known_.empty()) {
            Xapian::doccount together = 0;
            for (const Candidate& one : near) {
                const Xapian::doccount count = paragraphs_with(one.word);
                if (count <= together) continue;
                together = count;
                best = &one;
            }
        }
        const auto written = vocabulary_.find(best->word);
        return written == vocabulary_.end() ? best->word : written->second;
    }

    // Paragraphs that have the word and the known words of the query.
    Xapian::doccount paragraphs_with(const std::string& word) const {
        Xapian::Query query(word);
        for (const Xapian::Query& other : known_) {
            query = Xapian::Query(Xapian::Query::OP_AND, query, other);
        }
        Xapian::Enquire enquire(database_);
        enquire.set_query(query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        return enquire.get_mset(0, 1, max_counted).get_matches_estimated();
    }

    const Xapian::Database& database_;
    const Stemmer& stemmer_;
    const Vocabulary& vocabulary_;
    bool looking_ = true;
    std::vector<Xapian::Query> known_;
    std::vector<Change> changes_;
};

}  // namespace

Vocabulary vocabulary_of(const Terms& terms) {
    constexpr std::string_view article = "ال";
    Vocabulary words;
    for (const TermConcept& entry : terms.all()) {
        for (const auto& [language, name] : entry.names) {
            for (const Atom& atom : analyze(name).atoms) {
                if (atom.han || letters_of(atom.word).size() < shortest_word) continue;
                words.emplace(atom.word, atom.base);
                if (language != "ar" || atom.base.starts_with(article)) continue;
                words.emplace(std::string(article) + atom.word, std::string(article) + atom.base);
            }
        }
    }
    return words;
}

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
                           const SuggestionSources& sources) {
    Suggester suggester(sources);
    suggester.look_everywhere(tree);
    return suggester.applied(query);
}

}  // namespace mea
