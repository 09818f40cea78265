// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/block_facts.h"
#include "pipeline/segment.h"
#include "pipeline/zones.h"

// The containers of a document and which blocks lie in them: decisions, annexes, articles.
//
// Scope 0 is the document itself. A decision closes the decision, annex and article before it; an
// annex closes article and annex but stays inside its decision; an appendix lies inside its annex;
// an article closes the article before it. An annex's articles lie inside the annex. Annexes 1, 2,
// 3 between Annexes III and IV are appendices of Annex III; "Annex" without a number between them
// is a heading. The sections of an annexed contract whose paragraphs count 1.1, 1.2 are its
// articles: language versions call them articles, clauses or sections.
//
// Where a section's label was run into the end of the paragraph before, its first number ("2.1")
// opens it; an annex's label run into its title and words opens the annex that is awaited.
//
// A line opens a container when its words say so (label_line.h) AND the sequence or what follows
// confirms it: article n follows article n-1 or opens a new count; a bare code ("BC-10/3: …") or a
// formula is followed by clauses. A resolution that is the whole document opens none: its clauses
// are those of scope 0 (`acts`). A formula after numbered paragraphs, or in an annex, opens an
// unnumbered decision: a draft quoted in a report.
//
// Ids: "d1", "d1.x1", "x1", "x1.x1" (appendix), "x1.a12", "a3". Annexes count in order of print,
// not by their printed numbers, which differ between language versions (one "附件一" is "Annex" in
// English).

namespace mea {

struct Scope {
    SegmentKind kind = SegmentKind::text;  // text: the document
    std::string id;                        // "" for the document
    std::string number;                    // as Segment::number
    std::size_t parent = 0;                // scope index; 0's is 0
    std::size_t first = 0;                 // block that opens it
    std::string rule;
    bool acts = false;                // holds preambular and operative clauses
    std::vector<std::size_t> blocks;  // its own, not those of inner containers
};

struct Scopes {
    std::vector<Scope> all;
    std::vector<std::size_t> of_block;  // scope index of each block; 0 for what is not body
};

Scopes find_scopes(const std::vector<BlockFacts>& facts, const std::vector<Zone>& zones);

}  // namespace mea
