// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/postings.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <utility>

#include "index/analyzer.h"
#include "index/impact.h"
#include "index/packed.h"
#include "index/record.h"
#include "index/resemblance.h"
#include "index/schema.h"
#include "pipeline/language.h"

namespace mea {
namespace {

constexpr std::size_t min_bytes_to_detect = 80;  // shorter texts speak their document's language
constexpr double default_prior = 1.5;
constexpr double draft_penalty = 1.5;

// What a lawyer looks for stands above notes, tables, headings and front matter; in units of BM25,
// where a good match of one word is about 5 and a short heading gains about 2 for its length.
constexpr std::array<std::pair<std::string_view, double>, 15> priors{{
    {"operative", 3.0},
    {"decision", 3.0},
    {"paragraph", 2.7},
    {"subparagraph", 2.4},
    {"article", 2.7},
    {"preambular", 2.1},
    {"title", 1.2},
    {"heading", 0.6},
    {"quotation", 1.8},
    {"annex", 1.5},
    {"text", 1.8},
    {"table", 0.9},
    {"footnote", 0.3},
    {"masthead", 0.0},
    {"running_head", 0.0},
}};

double prior_of(std::string_view kind) {
    for (const auto& [known, prior] : priors) {
        if (known == kind) return prior;
    }
    return default_prior;
}

// What was proposed stands below what was adopted: limited series, conference room and working
// papers (ST/SGB/1997/5 and the symbols guide of the Dag Hammarskjöld Library).
bool is_draft(std::string_view symbol) {
    constexpr std::array<std::string_view, 3> series{"/L.", "/CRP.", "/WP."};
    return std::any_of(series.begin(), series.end(), [&](std::string_view part) {
        return symbol.find(part) != std::string_view::npos;
    });
}

std::string_view stem_language(const IndexDocument& document, std::string_view text,
                               std::string& detected) {
    if (text.size() < min_bytes_to_detect) return document.language;
    detected = detect_language(text);
    return detected.empty() ? std::string_view(document.language) : std::string_view(detected);
}

TextTerms terms_of(std::string_view text, std::string_view language, const Stemmer& stemmer) {
    Analysis analysis = analyze(text);
    return {index_terms(analysis, language, stemmer), std::move(analysis.codes)};
}

std::vector<std::string> above_terms(const std::vector<IndexTerm>& terms) {
    const std::string_view prefix = row(Field::headings).prefix;
    std::set<std::size_t> stemmed;
    for (const IndexTerm& term : terms) {
        if (term.stem) stemmed.insert(term.position);
    }
    std::vector<std::string> above;
    for (const IndexTerm& term : terms) {
        if (term.stem) {
            above.push_back(bounded_term("Z" + std::string(prefix), term.word));
        } else if (stemmed.count(term.position) == 0 && !is_function_word(term.word)) {
            above.push_back(bounded_term(prefix, term.word));
        }
    }
    return above;
}

std::vector<std::string> titled_terms(const std::vector<IndexTerm>& terms) {
    const std::string prefix = "Z" + std::string(row(Field::title).prefix);
    std::vector<std::string> titled;
    for (const IndexTerm& term : terms) {
        if (term.stem) titled.push_back(bounded_term(prefix, term.word));
    }
    return titled;
}

class Postings {
public:
    void words(const TextTerms& text) {
        placed(text, row(Field::text).prefix);
        for (const IndexTerm& term : text.terms) {
            if (term.stem) weighed(bounded_term("Z", term.word));
        }
        for (const Code& code : text.codes) weighed(field_term(Field::code, code.word));
    }

    // Words with their positions, without stems; one text a record.
    void placed(const TextTerms& text, std::string_view prefix) {
        for (const IndexTerm& term : text.terms) {
            if (term.stem) continue;
            said_.emplace_back(kept(bounded_term(prefix, term.word)),
                               static_cast<Xapian::termpos>(1 + term.position));
        }
    }

    // Terms whose matches count for the rank; the first ones stay where they are.
    void weighed(const std::vector<std::string>& terms) {
        for (const std::string& term : terms) said_.emplace_back(term, 0);
    }

    void weighed(std::string term) { said_.emplace_back(kept(std::move(term)), 0); }

    void flag(Field field, std::string_view value) {
        if (!value.empty()) flag(field_term(field, value));
    }

    void flag(std::string term) { flags_.push_back(std::move(term)); }

    void value(Field field, std::string value) {
        if (!value.empty()) values_.emplace_back(row(field).slot.value(), std::move(value));
    }

    void values(Field field, const std::set<std::string>& all) {
        std::string joined;
        for (const std::string& one : all) {
            if (!joined.empty()) joined += value_joint;
            joined += one;
        }
        value(field, std::move(joined));
    }

    // With the data of the record: what stored_form() reads.
    std::string packed(std::string_view data) {
        PackedWriter out;
        out.text(data);
        out.number(values_.size());
        for (const auto& [slot, value] : values_) {
            out.number(slot);
            out.text(value);
        }
        out.number(flags_.size());
        for (const std::string& term : flags_) out.text(term);
        pack_said(out);
        return out.take();
    }

private:
    void pack_said(PackedWriter& out) {
        std::sort(said_.begin(), said_.end());
        for (auto one = said_.begin(); one != said_.end();) {
            const auto next = std::find_if(
                one, said_.end(), [&](const Said& other) { return other.term != one->term; });
            out.text(one->term);
            out.number(impact_of(static_cast<std::size_t>(next - one), said_.size()));
            const auto placed =
                std::find_if(one, next, [](const Said& other) { return other.position > 0; });
            out.number(static_cast<std::size_t>(next - placed));
            for (one = placed; one != next; ++one) out.number(one->position);
        }
    }

    std::string_view kept(std::string term) { return kept_.emplace_back(std::move(term)); }

    struct Said {
        std::uint64_t first = 0;  // the first bytes of the term: most comparisons end there
        std::string_view term;
        Xapian::termpos position = 0;  // none

        Said(std::string_view word, Xapian::termpos at)
            : first(first_bytes(word)), term(word), position(at) {}
        auto operator<=>(const Said&) const = default;

        static std::uint64_t first_bytes(std::string_view word) {
            std::uint64_t out = 0;
            for (std::size_t i = 0; i < sizeof out; ++i)
                out = out << 8U | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0U);
            return out;
        }
    };
    std::deque<std::string> kept_;
    std::vector<Said> said_;
    std::vector<std::string> flags_;
    std::vector<std::pair<Xapian::valueno, std::string>> values_;
};

std::string year_of(const std::string& date) { return date.size() >= 4 ? date.substr(0, 4) : ""; }

void add_entities(const PlacedParagraph& placed, Postings& postings) {
    std::set<std::string> treaties;
    std::set<std::string> bodies;
    std::set<std::string> countries;
    std::set<std::string> decisions;
    if (!placed.document.body.empty()) {
        bodies.insert(placed.document.body);
        postings.flag(Field::body, folded_id(placed.document.body));
    }
    for (const IndexEntity& entity : placed.paragraph.entities) {
        for (const std::string& term : entity_terms(entity.id)) {
            postings.weighed(term);
        }
        const std::size_t colon = entity.id.find(':');
        if (colon == std::string::npos) continue;
        const std::string kind = entity.id.substr(0, colon);
        const std::string value = entity.id.substr(colon + 1);
        if (kind == "treaty" || kind == "instrument") treaties.insert(value);
        if (kind == "body") bodies.insert(value);
        if (kind == "country") countries.insert(value);
        if (kind == "decision" || kind == "resolution" || kind == "recommendation") {
            decisions.insert(value);
        }
    }
    postings.values(Field::treaty, treaties);
    postings.values(Field::body, bodies);
    postings.values(Field::country, countries);
    postings.values(Field::decision, decisions);
}

std::string order_of(const PlacedParagraph& placed) {
    constexpr std::size_t digits = 6;
    std::string ordinal = std::to_string(placed.ordinal);
    ordinal.insert(0, digits - std::min(digits, ordinal.size()), '0');
    return document_id(placed.document.key, placed.document.language) + '\x01' + ordinal;
}

void add_descent(const IndexDocument& document, Postings& postings) {
    for (const std::string& term : symbol_terms(document.symbol)) {
        postings.flag(Field::text, term);
    }
    if (document.symbol.empty()) postings.flag(Field::series, folded_id(document.key));
    postings.flag(Field::lang, folded_id(document.language));
    postings.flag(Field::year, year_of(document.date));
    postings.value(Field::lang, document.language);
    postings.value(Field::year, year_of(document.date));
    postings.value(Field::date, document.date);
}

}  // namespace

const TextTerms& HeadingTerms::of(const std::string& text, std::string_view language,
                                  const Stemmer& stemmer) {
    const auto found = known_.find(text);
    if (found != known_.end()) return found->second;
    TextTerms& terms = known_.emplace(text, terms_of(text, language, stemmer)).first->second;
    terms.above = above_terms(terms.terms);
    terms.titled = titled_terms(terms.terms);
    return terms;
}

std::string paragraph_postings(const PlacedParagraph& placed, const Stemmer& stemmer,
                               HeadingTerms& headings) {
    const IndexDocument& document = placed.document;
    const IndexParagraph& paragraph = placed.paragraph;
    Postings postings;
    const bool furniture = is_furniture(paragraph.kind);
    std::string detected;
    const std::string_view language = stem_language(document, paragraph.text, detected);
    postings.words(terms_of(paragraph.text, language, stemmer));
    if (!furniture) {
        const std::string_view own = document.language;
        const TextTerms& title = headings.of(document.title, own, stemmer);
        postings.weighed(title.titled);
        postings.weighed(title.above);
        for (const std::string& heading : paragraph.headings) {
            postings.weighed(headings.of(heading, own, stemmer).above);
        }
    }
    add_entities(placed, postings);
    for (const std::string& key : paragraph.concepts) {
        postings.weighed(field_term(Field::entity, concept_id(key)));
    }
    for (const std::string& term : own_article_terms(document.key, paragraph.path)) {
        postings.weighed(term);
    }
    if (!paragraph.act.empty()) {
        for (const std::string& term : act_terms(paragraph.act)) postings.flag(Field::text, term);
    }
    add_descent(document, postings);
    const std::string id = document_id(document.key, document.language);
    postings.flag(Field::document, id);
    postings.flag(Field::path, paragraph.path);
    postings.flag(Field::kind, folded_id(paragraph.kind));
    postings.flag(Field::record, furniture ? record::furniture : record::paragraph);
    postings.value(Field::document, id);
    postings.value(Field::kind, paragraph.kind);
    postings.value(Field::order, order_of(placed));
    const double prior =
        std::max(0.0, prior_of(paragraph.kind) - (is_draft(document.symbol) ? draft_penalty : 0));
    if (!furniture) postings.value(Field::prior, Xapian::sortable_serialise(prior));
    return postings.packed(
        write_paragraph(StoredParagraph{paragraph, document.key, document.language, placed.ordinal,
                                        short_sha(document.file.sha256)}));
}

std::vector<std::string> likeness_terms(const IndexDocument& document) {
    std::vector<std::string> terms;
    if (!document.symbol.empty()) return terms;
    for (const std::uint64_t value : sketch_of(shingles_of(document.paragraphs))) {
        terms.push_back(
            field_term(Field::likeness, document.language + ":" + std::to_string(value)));
    }
    return terms;
}

std::string document_postings(const IndexDocument& document, const TextTerms& title,
                              const std::vector<std::string>& likeness) {
    Postings postings;
    const std::string id = document_id(document.key, document.language);
    postings.placed(title, row(Field::title).prefix);
    postings.flag(Field::document, id);
    postings.flag(Field::versions, document.key);
    postings.flag(Field::record, record::document);
    add_descent(document, postings);
    postings.flag(Field::body, folded_id(document.body));
    for (const std::string& term : likeness) postings.flag(term);
    postings.value(Field::document, id);
    postings.value(Field::order, id);
    postings.value(Field::segments,
                   Xapian::sortable_serialise(static_cast<double>(document.segments)));
    postings.value(Field::entities,
                   Xapian::sortable_serialise(static_cast<double>(document.entities)));
    return postings.packed(write_document(document));
}

std::string file_postings(const LedgerRow& row_data) {
    Postings postings;
    postings.flag(Field::file, row_data.path);
    postings.flag(Field::owner, row_data.document);
    postings.flag(Field::sha, row_data.sha256);
    postings.flag(Field::status, row_data.status);
    postings.flag(Field::record, record::file);
    return postings.packed(write_row(row_data));
}

Xapian::Document stored_form(std::string_view packed) {
    PackedReader in(packed);
    Xapian::Document out;
    out.set_data(in.text());
    for (std::size_t left = in.count(); left > 0; --left) {
        const auto slot = static_cast<Xapian::valueno>(in.number());
        out.add_value(slot, in.text());
    }
    for (std::size_t left = in.count(); left > 0; --left) out.add_boolean_term(in.text());
    while (!in.at_end()) {
        const std::string term = in.text();
        auto impact = static_cast<Xapian::termcount>(in.number());
        std::size_t places = in.count();
        if (places == 0) out.add_term(term, impact);
        for (; places > 0; --places, impact = 0) {
            out.add_posting(term, static_cast<Xapian::termpos>(in.number()), impact);
        }
    }
    return out;
}

}  // namespace mea
