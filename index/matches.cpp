// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/matches.h"

#include <xapian.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "index/schema.h"
#include "pipeline/fold.h"

namespace mea {
namespace {

constexpr std::size_t most_longer_codes = 200;
constexpr std::size_t max_glued_atoms = 16;  // "第15号决定" is one phrase, a pasted sentence is not

UnitAtom unit_atom(const Atom& atom) { return {atom.word, {}, atom.han, atom.joined}; }

std::vector<UnitAtom> plain_atoms(const Analysis& analysis, Range atoms) {
    std::vector<UnitAtom> out;
    for (std::size_t i = atoms.begin; i < atoms.end; ++i) {
        out.push_back(unit_atom(analysis.atoms[i]));
    }
    return out;
}

// "第SC-1/15号" is; "汞，mercury" is two words.
bool is_in_one_piece(std::string_view text, const std::vector<Atom>& atoms) {
    for (std::size_t i = 0; i + 1 < atoms.size(); ++i) {
        const Range gap{atoms[i].range.end, atoms[i + 1].range.begin};
        if (folded(slice(text, gap)).find_first_not_of("-/.()_&") != std::string::npos)
            return false;
    }
    return true;
}

void add_han_words(const Analysis& analysis, Range run, bool cut, std::vector<Unit>& units) {
    const auto at = [&](std::size_t i) {
        return analysis.atoms.begin() + static_cast<std::ptrdiff_t>(i);
    };
    const std::vector<Atom> atoms(at(run.begin), at(run.end));
    const std::vector<Range> words = han_words(atoms, cut ? 1 : whole_han_run);
    if (words.size() > 1 && atoms.size() <= max_glued_atoms) {
        units.push_back(Unit{plain_atoms(analysis, run), {}, false, true});
    }
    for (const Range& word : words) {
        Unit unit;
        unit.atoms = plain_atoms(analysis, Range{run.begin + word.begin, run.begin + word.end});
        std::string whole;
        for (const UnitAtom& atom : unit.atoms) whole += atom.word;
        unit.function_word = is_function_word(whole);
        units.push_back(std::move(unit));
    }
}

// "WHO" in a query with small letters is no "who".
bool is_abbreviation(std::string_view word, std::string_view query) {
    bool capitals = !word.empty();
    for (std::size_t at = 0; at < word.size() && capitals;) {
        const CodePoint point = code_point_at(word, at);
        capitals = is_upper(point.value);
        at = point.next;
    }
    bool small = false;
    for (std::size_t at = 0; at < query.size() && capitals && !small;) {
        const CodePoint point = code_point_at(query, at);
        small = is_letter(point.value) && !is_upper(point.value);
        at = point.next;
    }
    return capitals && small;
}

std::string with(std::string_view prefix, const std::string& word) {
    return bounded_term(prefix, word);
}

Xapian::Query word_query(const UnitAtom& atom, std::string_view prefix) {
    std::vector<std::string> terms;
    if (atom.stems.empty()) terms.push_back(with(prefix, atom.word));
    for (const std::string& stem : atom.stems) {
        terms.push_back(with("Z" + std::string(prefix), stem));
    }
    return any_of(terms);
}

bool is_all_han(const std::vector<UnitAtom>& atoms) {
    return std::all_of(atoms.begin(), atoms.end(), [](const UnitAtom& atom) { return atom.han; });
}

// Neighbours within a row: Han in pairs where nothing stands between them.
WordRow row_terms(const std::vector<UnitAtom>& atoms, std::string_view prefix) {
    const bool all_han = is_all_han(atoms);
    WordRow out;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        const bool pair = all_han && atoms[i].joined && i + 1 < atoms.size();
        const bool said = all_han && !pair && i > 0 && atoms[i - 1].joined;
        if (said) continue;
        out.terms.push_back(with(prefix, pair ? atoms[i].word + atoms[i + 1].word : atoms[i].word));
        out.places.push_back(i);
    }
    return out;
}

Xapian::Query row_query(const std::vector<UnitAtom>& atoms, std::string_view prefix) {
    const WordRow in_row = row_terms(atoms, prefix);
    if (in_row.terms.size() == 1) return Xapian::Query(in_row.terms.front());
    return Xapian::Query(Xapian::Query::OP_PHRASE, in_row.terms.begin(), in_row.terms.end(),
                         static_cast<Xapian::termcount>(in_row.places.back() + 1));
}

}  // namespace

std::vector<Unit> units_of_word(std::string_view text, const CompileContext& context,
                                std::string_view language) {
    const Analysis analysis = analyze(text);
    const std::vector<Atom>& atoms = analysis.atoms;
    std::vector<Unit> units;
    const auto is_han_atom = [](const Atom& atom) { return atom.han; };
    const bool some_han = std::any_of(atoms.begin(), atoms.end(), is_han_atom);
    const bool all_han = std::all_of(atoms.begin(), atoms.end(), is_han_atom);
    if (some_han && !all_han && atoms.size() <= max_glued_atoms && is_in_one_piece(text, atoms)) {
        units.push_back(Unit{plain_atoms(analysis, Range{0, atoms.size()}), {}, false, false});
        return units;
    }
    auto code = analysis.codes.begin();
    for (std::size_t i = 0; i < atoms.size();) {
        while (code != analysis.codes.end() && code->last <= i) ++code;
        if (code != analysis.codes.end() && code->first == i) {
            units.push_back(Unit{plain_atoms(analysis, Range{code->first, code->last}), code->word,
                                 false, false});
            i = code->last;
        } else if (atoms[i].han) {
            std::size_t end = i + 1;
            while (end < atoms.size() && atoms[end - 1].joined) ++end;
            add_han_words(analysis, Range{i, end}, context.cut_han, units);
            i = end;
        } else {
            const bool function_word = is_function_word(atoms[i].word) &&
                                       !is_abbreviation(slice(text, atoms[i].range), context.query);
            units.push_back(Unit{{unit_atom(atoms[i])}, {}, function_word, false});
            if (!context.exact) {
                units.back().atoms.front().stems = stems_of(atoms[i], language, context.stemmer);
            }
            ++i;
        }
    }
    return units;
}

std::vector<Unit> units_of_phrase(std::string_view text) {
    const Analysis analysis = analyze(text);
    if (analysis.atoms.empty()) return {};
    return {Unit{plain_atoms(analysis, Range{0, analysis.atoms.size()}), {}, false, false}};
}

Unit row_of(const std::vector<std::string_view>& words) {
    Unit row;
    for (const std::string_view word : words) {
        const Analysis analysis = analyze(word);
        const std::vector<UnitAtom> atoms = plain_atoms(analysis, Range{0, analysis.atoms.size()});
        row.atoms.insert(row.atoms.end(), atoms.begin(), atoms.end());
    }
    return row;
}

Xapian::Query unit_query(const Unit& unit, std::string_view prefix) {
    if (unit.atoms.size() == 1) return word_query(unit.atoms.front(), prefix);
    const Xapian::Query row = row_query(unit.atoms, prefix);
    if (unit.code.empty() || !prefix.empty()) return row;
    return Xapian::Query(Xapian::Query::OP_OR, row,
                         Xapian::Query(field_term(Field::code, unit.code)));
}

std::optional<Xapian::Query> code_query(const Unit& unit, const Xapian::Database& database) {
    if (unit.code.empty() || !database.term_exists(field_term(Field::code, unit.code))) {
        return std::nullopt;
    }
    const auto codes = expand(database, row(Field::code).prefix, unit.code, most_longer_codes);
    if (!codes) return std::nullopt;
    std::vector<std::string> terms;
    const std::size_t typed = field_term(Field::code, unit.code).size();
    for (const std::string& code : *codes) {
        const bool another =
            code.size() > typed && std::isalnum(static_cast<unsigned char>(code[typed])) != 0;
        if (!another) terms.push_back(code);
    }
    return any_of(terms);
}

bool has_stems(const Unit& unit) {
    return unit.atoms.size() == 1 && !unit.atoms.front().stems.empty();
}

Xapian::Query above_query(const Unit& unit) {
    const std::string_view above = row(Field::headings).prefix;
    if (unit.atoms.size() == 1) return word_query(unit.atoms.front(), above);
    if (!is_all_han(unit.atoms)) return Xapian::Query();
    const WordRow pairs = row_terms(unit.atoms, above);
    return Xapian::Query(Xapian::Query::OP_AND, pairs.terms.begin(), pairs.terms.end());
}

WordRow row_of_unit(const Unit& unit) { return row_terms(unit.atoms, ""); }

Needle needle_of(const Unit& unit) {
    Needle needle;
    for (const UnitAtom& atom : unit.atoms) {
        needle.push_back(NeedleStep{atom.word, atom.stems, false});
    }
    return needle;
}

std::optional<std::vector<std::string>> expand(const Xapian::Database& database,
                                               std::string_view prefix, std::string_view value,
                                               std::size_t limit) {
    const std::string beginning = bounded_term(prefix, value);
    std::vector<std::string> terms;
    for (auto it = database.allterms_begin(beginning); it != database.allterms_end(beginning);
         ++it) {
        if (terms.size() == limit) return std::nullopt;
        terms.push_back(*it);
    }
    return terms;
}

std::optional<std::vector<std::string>> expand_series(const Xapian::Database& database,
                                                      std::string_view value, std::size_t limit) {
    const std::string beginning = field_term(Field::series, value);
    std::vector<std::string> terms;
    auto it = database.allterms_begin(beginning);
    const auto end = database.allterms_end(beginning);
    while (it != end) {
        const std::string term = *it;
        if (!terms.empty() && term.compare(0, terms.back().size() + 1, terms.back() + "/") == 0) {
            it.skip_to(terms.back() + "0");  // '0' follows '/': everything below is covered
            continue;
        }
        if (terms.size() == limit) return std::nullopt;
        terms.push_back(term);
        ++it;
    }
    return terms;
}

Xapian::Query any_of(const std::vector<std::string>& terms) {
    if (terms.empty()) return Xapian::Query();
    if (terms.size() == 1) return Xapian::Query(terms.front());
    return Xapian::Query(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
}

}  // namespace mea
