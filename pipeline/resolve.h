// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/block_view.h"
#include "pipeline/entity.h"
#include "pipeline/lexicon.h"
#include "pipeline/rules.h"

// Who a bare number belongs to, and which treaty an article is of.
//
// The order of evidence for a number (CONVENTIONS §5.3): a body or treaty named in the same clause,
// nearest first; the organ of the document; the treaty of the section or the document; the shape of
// the number beside its head word; else '?' with low confidence. For an article: the treaty named
// with it; an anaphor ("of the Convention", 本公约) of the right class; its neighbour in a list; a
// note that says what "article" means; the section's heading; the sentence; the document. No
// evidence, no entity. Articles of constitutions and other laws are nobody's. Pure and thread-safe.

namespace mea {

struct Knowledge;  // tagger.h

// What is known above the block.
struct Context {
    std::string organ;                          // body key of the document, or empty
    std::string own_treaty;                     // treaty that the document is of, by title or organ
    std::string noted_treaty;                   // "'article' means an article of …"
    std::vector<std::string> section_treaties;  // of the nearest heading that names any
    std::vector<std::string> frequent_treaties;  // of the document, most frequent first
};

struct RuleReading {  // one rule's reading of a number
    const Rule* rule = nullptr;
    std::vector<std::string> numbers;  // canonical; more than one for "A and B"
    std::map<std::string, std::string> attributes;
};

struct Number {  // a place that one or more rules can read
    Range range;
    std::vector<RuleReading> readings;
};

struct Chosen {
    const RuleReading* reading = nullptr;
    double confidence = 0;
    bool named_behind = false;  // "49/2 of the Human Rights Council": of the whole list
};

// `kind` is that of the head word, if there is one.
Chosen choose_body(const BlockView& view, const Number& number, std::optional<EntityKind> kind,
                   const Context& scope, const Knowledge& knowledge);

enum class TreatyClass { none, convention, agreement, protocol, regulations, charter };

// By its English name: "Paris Agreement" is an agreement.
TreatyClass class_of(const Lexicon& lexicon, std::string_view treaty);

struct ArticleMention {
    Range range;
    const Rule* rule = nullptr;
    std::vector<std::string> numbers;  // "12.4"
};

// One treaty key a mention, empty where there is no evidence or the article is of another law.
std::vector<std::string> treaties_of(const BlockView& view,
                                     const std::vector<ArticleMention>& mentions,
                                     const Context& scope, const Knowledge& knowledge);

}  // namespace mea
