// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/compile.h"
#include "index/results.h"
#include "index/stems.h"

// The part of a paragraph that shows why it was found.
//
// The stored text is analysed again by the same analyzer, so that what is marked is what matched:
// inflected forms, accents, digits of another script, Traditional characters, entities however
// written. The window is the one with most different words of the query; it begins with its
// sentence when that begins shortly before, else at a word, never inside a character; it ends with
// a sentence likewise, and "…" stands where text was left out. White space becomes one
// byte of space each. Plain text: no markup, nothing escaped. Marks are in order and do not
// overlap.
//
// Pure but for the stemmer, which is used by one thread at a time.

namespace mea {

struct SnippetInput {
    const IndexParagraph& paragraph;
    std::string_view language;
    const std::vector<Needle>& needles;
    const std::vector<std::string>& entities;  // terms of entity_term()
};

Snippet make_snippet(const SnippetInput& input, const Stemmer& stemmer);

// Every match in the text, merged: the marks of the whole paragraph.
std::vector<Range> find_marks(const SnippetInput& input, const Stemmer& stemmer);

}  // namespace mea
