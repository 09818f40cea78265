// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/completion.h"

#include <algorithm>
#include <set>

#include "pipeline/fold.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr Folding folding{.latin_accents = true, .arabic_letters = true, .simplified_han = true};
constexpr std::size_t longest_typed = 200;  // bytes
constexpr std::size_t most_looked_at = 2000;

bool is_han(char32_t c) { return c >= 0x2E80 && c <= 0x9FFF; }

// Where a name may begin: the text, a word, any Han character. From the first to the last.
std::vector<std::size_t> beginnings_of(std::string_view typed) {
    std::vector<std::size_t> found;
    bool after_space = true;
    for (std::size_t at = 0; at < typed.size();) {
        const CodePoint c = code_point_at(typed, at);
        const bool space = c.value == ' ' || c.value == 0x3000 || c.value == '(' || c.value == '"';
        if (!space && (after_space || is_han(c.value))) found.push_back(at);
        after_space = space;
        at = c.next;
    }
    return found;
}

// A single letter begins too much; a Han character does not.
bool says_enough(std::string_view begin) {
    return !begin.empty() &&
           (is_han(code_point_at(begin, 0).value) || code_point_at(begin, 0).next < begin.size());
}

}  // namespace

Completer::Completer(const Knowledge& knowledge) {
    constexpr std::string_view kinds[] = {"treaty", "instrument", "body", "country", "centre"};
    for (const LexiconEntry& entry : knowledge.lexicon.entries()) {
        if (std::find(std::begin(kinds), std::end(kinds), entry.kind) == std::end(kinds)) continue;
        if (entry.key.starts_with("?")) continue;
        for (const auto& [language, name] : entry.names) add(entry.kind, entry.key, language, name);
    }
    for (const TermConcept& term : knowledge.terms.all()) {
        for (const auto& [language, name] : term.names) add("term", term.key, language, name);
    }
    std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) {
        return std::tie(a.folded, a.kind, a.key) < std::tie(b.folded, b.kind, b.key);
    });
}

void Completer::add(std::string_view kind, std::string_view key, std::string_view language,
                    const std::string& name) {
    names_.push_back(
        {folded(name, folding), std::string(kind), name, std::string(language), std::string(key)});
}

std::vector<Completion> Completer::complete(std::string_view typed, std::size_t limit) const {
    std::vector<Completion> found;
    if (typed.size() > longest_typed) return found;
    std::set<std::pair<std::string_view, std::string_view>> seen;  // kind, key
    for (const std::size_t at : beginnings_of(typed)) {
        const std::string begin = folded(typed.substr(at), folding);
        if (!says_enough(begin)) continue;
        auto it =
            std::lower_bound(names_.begin(), names_.end(), begin,
                             [](const Name& n, const std::string& b) { return n.folded < b; });
        std::vector<const Name*> fitting;
        for (; it != names_.end() && it->folded.starts_with(begin); ++it) {
            fitting.push_back(&*it);
            if (fitting.size() == most_looked_at) break;
        }
        std::stable_sort(fitting.begin(), fitting.end(), [](const Name* a, const Name* b) {
            return a->folded.size() < b->folded.size();
        });
        for (const Name* name : fitting) {
            if (found.size() == limit) return found;
            if (!seen.emplace(name->kind, name->key).second) continue;
            found.push_back({name->kind, name->name, std::string(typed.substr(0, at)) + name->name,
                             name->language, name->key});
        }
        if (!found.empty()) return found;
    }
    return found;
}

}  // namespace mea
