// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/block_facts.h"
#include "pipeline/levels.h"
#include "pipeline/look_ahead.h"
#include "pipeline/notes.h"
#include "pipeline/outline.h"
#include "pipeline/scopes.h"
#include "pipeline/sequence.h"

// One pass over the blocks that makes the segments; the work behind segment()
// (pipeline/segmenter.h).
//
// Every block goes to one taker by its zone; a body block by what its number means in its scope
// (pipeline/sequence.h), then by its label, its mark, and last by its words. What is open in each
// scope is its ScopeState. Sources: structure_builder.cpp (zones, containers, headings,
// paragraphs), structure_lists.cpp (sub-paragraphs, marks run into a line), structure_words.cpp
// (clauses, quotations, unnumbered text). Not for other callers; used once, by one thread.

namespace mea {

// What is open while a scope's blocks are read.
struct ScopeState {
    std::size_t container = Outline::none;              // the scope's own segment
    std::string prefix;                                 // "d1.x1."
    std::vector<std::pair<int, std::size_t>> headings;  // rank, segment
    std::size_t host = Outline::none;  // paragraph, clause or text that sub-paragraphs stand under
    std::string host_id;               // what their ids begin with
    Levels levels;
    std::size_t last = Outline::none;  // the last segment of running words
    std::size_t last_block = Outline::none;
    bool quoting = false;  // inside a quoted block with its own numbers
    int unnumbered_quotes = 0;
    int preambular = 0;
    int operative = 0;
    int last_part = 0;  // of "4.2": 2
    bool formula_seen = false;
    bool numbered_clauses = false;  // the scope has numbered operative clauses
    bool clauses_over = false;
    bool title_expected = false;        // the line after a container's label
    std::size_t title = Outline::none;  // its segment, and the block it ends with
    std::size_t title_block = Outline::none;
    Sequence sequence;
};

struct InnerMark {
    std::size_t at = 0;  // byte of the block's text
    Enumerator mark;
};

class StructureBuilder {
public:
    StructureBuilder(const ExtractedDocument& document, const std::vector<Zone>& zones);
    Segmentation run();

private:
    using Made = Outline::Made;
    static constexpr std::size_t none = Outline::none;

    void prepare(std::size_t s);
    void warn(std::string code, std::size_t block, const std::string& message);
    // What a broken count of scope `s` means and where to look.
    void warn_of_numbers(std::size_t s);
    void warn_of_mark(std::size_t block, Place place, const ScopeState& state);
    NumberRole role_of(std::size_t block);
    void take(std::size_t i);
    void single(std::size_t i, SegmentKind kind, const std::string& letter,
                const std::string& rule);
    // Blocks of one zone in a row make one segment.
    void take_run(std::size_t i, SegmentKind kind, const std::string& letter,
                  const std::string& rule);
    void take_table(std::size_t i);
    // The state of the block's scope, its container opened.
    ScopeState& enter(std::size_t i);
    void open_container(std::size_t s);
    static std::size_t section(const ScopeState& state);
    void take_body(std::size_t i);
    void take_container_label(std::size_t i, ScopeState& state);
    // What follows an article's label on its own line: its title, words, numbered paragraphs,
    // lists.
    void take_run_on(std::size_t i, ScopeState& state);
    void run_on_text(std::size_t i, Range range, ScopeState& state);
    std::vector<InnerMark> inner_numbers(std::size_t i) const;
    // "… of the area. 1.2 Terms …": the next numbers of a section inside a later line of it.
    std::vector<InnerMark> inner_parts(std::size_t i, std::size_t s, const ScopeState& state) const;
    void take_inner_paragraphs(std::size_t i, const std::vector<InnerMark>& numbers,
                               ScopeState& state);
    // What is open and reaches to the end of the block ends at `end`.
    void end_open_segments(std::size_t i, std::size_t end, const ScopeState& state);
    void take_heading(std::size_t i, ScopeState& state, std::string rule);
    // "(i)" under "(a)", "(v)" after "(iv)": a numeral, not a letter.
    bool counts_as_roman(const BlockFacts& facts, const ScopeState& state) const;
    // Nothing to go on from: after a heading.
    static void rest(ScopeState& state);
    // A title line directly under a label; it heads nothing of its own.
    void take_title(std::size_t i, ScopeState& state);
    // The next line of a title: in capitals as the first, or Chinese, centred as the first.
    bool title_goes_on(std::size_t i, const ScopeState& state) const;
    static std::string number_of(const Enumerator& mark);
    void take_main(std::size_t i, std::size_t s, ScopeState& state);
    void host(ScopeState& state, std::size_t segment, std::size_t block);
    // "4. (a) Each Party shall …", "(b) (i) …": the first mark on the line of the one above it,
    // when its second follows.
    void take_run_in(std::size_t i, const Enumerator& mark, ScopeState& state);
    // The next sub-paragraph's mark in the same scope, before the next paragraph.
    std::optional<Enumerator> next_mark(std::size_t i) const;
    void find_next_marks();
    std::size_t add_sub(std::size_t i, const Enumerator& mark, Place place, ScopeState& state);
    // Sub-paragraphs, lettered and Roman headings. False when the block is running words after all.
    bool take_enumerated(std::size_t i, ScopeState& state);
    bool take_sub(std::size_t i, ScopeState& state);
    // A printed line of a running list happens to begin with "(b)": no further in than its
    // paragraph.
    bool runs_in(std::size_t i, const ScopeState& state) const;
    // Whether marks of this style are sub-paragraphs of the scope.
    static bool lists_with(const ScopeState& state, EnumeratorStyle style);
    static std::size_t after_conjunction(std::string_view text, std::size_t at);
    // Marks of the same style inside a block's words, after the punctuation of a list.
    std::vector<InnerMark> inner_marks(std::size_t block, const Enumerator& like) const;
    template <class Wanted>
    std::vector<InnerMark> marks_inside(std::size_t block, Wanted wanted) const;
    // In a treaty's articles and annexes a list is a list even where its lines are run together ("…
    // : a) …; b) …"). Reports cite such marks in running sentences; there they stay words.
    void split_inside(std::size_t i, std::size_t s, ScopeState& state);
    void split_inside(std::size_t i, Range words, ScopeState& state);
    static char32_t sign_before(std::string_view text, std::size_t at);
    std::vector<InnerMark> inner_marks_within(std::size_t block, Range words);
    // The marks between the last one and this may stand inside the line before ("3. … : a) …").
    void split_before(std::size_t i, const Enumerator& mark, Place place, ScopeState& state);
    // The next line is a paragraph of the main sequence.
    bool comes_before_paragraph(std::size_t i);
    // A lettered title before one.
    bool heads_paragraph(std::size_t i);
    // "(i) Mitigation" between paragraphs that end as sentences: no list was announced.
    bool goes_on_heading(std::size_t i, const ScopeState& state);
    // A list without a numbered paragraph: it belongs to the article, else to the words before it.
    void find_host(std::size_t i, ScopeState& state);
    // Inside a quoted block: its own numbers, and what stands between them.
    void take_inner(std::size_t i, ScopeState& state);
    // The number of a quoted block, which may stand behind its quotation mark: “2. Each Party …”.
    static std::optional<Enumerator> quoted_mark(const BlockFacts& facts);
    void take_unnumbered(std::size_t i, std::size_t s, ScopeState& state);
    // The words of the last block break off and these go on (a page break in a plain-text file).
    bool goes_on(std::size_t i, const ScopeState& state) const;
    // Preambular and unnumbered operative clauses. False for what is neither.
    bool take_clause(std::size_t i, ScopeState& state);
    void take_quoted_or_text(std::size_t i, ScopeState& state);
    void take_text(std::size_t i, ScopeState& state, std::string rule);

    const ExtractedDocument& document_;
    const std::vector<Zone>& zones_;
    std::vector<BlockFacts> facts_;
    LookAhead after_;
    Scopes scopes_;
    Outline outline_;
    Notes notes_;
    std::vector<ScopeState> states_;
    std::vector<std::size_t> next_marked_;   // of each block, for next_mark()
    std::vector<InnerMark> marks_of_block_;  // all of marked_block_, in order
    std::size_t marked_block_ = none;
    std::vector<Warning> warnings_;
    std::size_t run_ = none;
    std::size_t table_ = none;
    bool treaty_ = false;  // the document has articles
};

}  // namespace mea
