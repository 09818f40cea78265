// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/fold.h"
#include "pipeline/text.h"

// Symbols of UN documents: the grammar, the canonical spelling, the organ behind it
// (CONVENTIONS §5.2; https://research.un.org/en/docs/symbols).
//
//   find_symbols("第 53 号(UNEP / POPS/COP.2/30*)中")  canonical "UNEP/POPS/COP.2/30", reissue
//   canonical_symbol("UNEP(DTIE)Hg/INC.1/1")           "UNEP(DTIE)/Hg/INC.1/1"
//
// Not symbols: 2009/10, HIV/AIDS, and/or, 1/CP.21 (a decision), 53/242 (a resolution), paths of
// URLs.
//
// A symbol is a root of a known series ("A", "UNEP", "UNEP(DTIE)") or, when a part of it can only
// be a symbol's ("/CRP.3", "/Add.1", "/WG.2"), any word in capitals, and its parts after slashes.
// Repaired in the canonical spelling: spaces round slashes and after "Add.", double slashes, a
// missing slash ("UNEP(DTIE)Hg"), Cyrillic look-alikes, capitals of "ADD." "REV." "CORR."; part
// marks are written without spaces ("A/80/5(Vol.II)").
//
// What is named behind a symbol is one of its own: "FCCC/SBI/2019/14 and Add.1–2" are three.
//
// Pure, thread-safe; never fails.

namespace mea {

struct SymbolMention {
    Range range;  // in the text that was searched
    std::string canonical;
    bool reissue = false;  // a trailing asterisk: reissued for technical reasons
};

std::vector<SymbolMention> find_symbols(std::string_view text);

// The same on a text already folded by fold_codes(); ranges are of the original text.
std::vector<SymbolMention> find_symbols(const FoldedText& folded);

// The canonical spelling when the whole of `text` is one symbol.
std::optional<std::string> canonical_symbol(std::string_view text);

// The key of the body that a symbol belongs to ("UNEP/POPS/COP.4/38" → "stockholm-cop",
// "FCCC/PA/CMA/2016/3" → "unfccc-cma", "A/RES/54/217" → "unga"), or empty.
std::string body_of_symbol(std::string_view canonical);

// "A/RES/54/217" → resolution:unga:54/217, "UNEP/EA.5/Res.14" → resolution:unea:5/14,
// "CBD/COP/DEC/15/4" → decision:cbd-cop:15/4; empty for documents.
std::string act_of_symbol(std::string_view canonical);

}  // namespace mea
