// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "index/compile.h"
#include "index/matches.h"

// What says the same as typed words: names of a concept, words learnt from translations, the entity
// that the words name. For compile.cpp.
//
// A name counts in texts of its own language only ("solution" is not the same in English and in
// French); its words match by the stems of that language. What is marked in a snippet is noted in
// `marks`.

namespace mea {

class Alternatives {
public:
    // `typed_words`: of what was typed, at least 1. Both references outlive this.
    Alternatives(const CompileContext& context, Compiled& marks, std::size_t typed_words)
        : context_(context), marks_(marks), typed_words_(typed_words) {}

    // A node of kind phrase (a name), boost (an entity) or meaning (a concept with its names).
    void add(const QueryNode& node);

    // Any of them; empty when there are none.
    Xapian::Query query() const;

private:
    void add_concept(const QueryNode& node);
    void add_name(const QueryNode& node);
    std::vector<Unit> mark(const QueryNode& node);

    const CompileContext& context_;
    Compiled& marks_;
    std::size_t typed_words_;
    std::vector<Xapian::Query> anywhere_;
    std::map<std::string, std::vector<Xapian::Query>> in_language_;
};

}  // namespace mea
