// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "index/analyzer.h"

#include "index/results.h"
#include "index/stems.h"
#include "pipeline/index_document.h"

// Records → what Xapian stores: terms, values, data, packed (index/packed.h) by the threads that
// read documents and made the library's own by the one that writes. The only place that adds a
// term.
//
// A paragraph has: its words (with positions), stems, codes; the stems of the title under their
// prefix; the stems of title and headings together under another (words that have no stem, as they
// are), without positions, as they only rank and complete; its entities, its document's symbol,
// language, kind, year as boolean terms; values for facets, collapsing and order. Running heads and
// contents are another kind of record: a query finds them only when it asks for their kind.
//
// The record of a document has the words of its title with their positions, once for all of its
// paragraphs.

namespace Xapian {
class Document;
}

namespace mea {

struct PlacedParagraph {
    const IndexDocument& document;
    const IndexParagraph& paragraph;
    std::size_t ordinal;
};

// A text as it is indexed.
struct TextTerms {
    std::vector<IndexTerm> terms;
    std::vector<Code> codes;
    std::vector<std::string> above{};   // terms of Field::headings, for the paragraphs below it
    std::vector<std::string> titled{};  // stems of Field::title, when it is the title
};

// Titles and headings stand above many paragraphs of one document: each is analysed once.
class HeadingTerms {
public:
    const TextTerms& of(const std::string& text, std::string_view language, const Stemmer& stemmer);

private:
    std::map<std::string, TextTerms, std::less<>> known_;
};

// Terms by which the renditions of a document without a symbol meet; none for one with a symbol.
std::vector<std::string> likeness_terms(const IndexDocument& document);

// `headings` is of the same document.
std::string paragraph_postings(const PlacedParagraph& placed, const Stemmer& stemmer,
                               HeadingTerms& headings);
// `title` is HeadingTerms::of() its title, `likeness` likeness_terms() of the document.
std::string document_postings(const IndexDocument& document, const TextTerms& title,
                              const std::vector<std::string>& likeness);
std::string file_postings(const LedgerRow& row);

// Of any of them; throws std::runtime_error on other bytes.
Xapian::Document stored_form(std::string_view packed);

// The joint of several values in one slot; facets are counted after splitting.
inline constexpr char value_joint = '\x1f';

}  // namespace mea
