// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Lines that name a part of a document: "Decision 1/CP.21", "Annex II", "Article 12", "第二部分".
//
// read_label_line() reads the beginning of a block in any of the six languages and says which part
// it opens. It reads words only; whether the line stands where a part can begin is the segmenter's
// question (an article must follow article n-1, a bare code needs an enacting formula after it).
//
//   "Annexe"                        annex, ordinal 0
//   "ANNEX II", "Annex II:"         annex, ordinal 2
//   "المادة الأولى"                  article, ordinal 1
//   "第 12 条  定义"                 article, ordinal 12, titled
//   "Article 1 bis"                 article, ordinal 1, suffix "bis"
//   "Décision 6/CMA.4"              decision, number "6/CMA.4"
//   "BC-10/3: Country-led initiative"  decision, number "BC-10/3", titled, bare
//   "Article 6 of the Convention"   nothing: a reference
//
// Words and forms: UN Editorial Manual; CONVENTIONS §5.3–5.5. Pure, thread-safe; never fails.

namespace mea {

enum class LabelKind { decision, annex, appendix, article, part, summary, preamble, contents };

struct LabelLine {
    LabelKind kind = LabelKind::part;
    std::string number;  // as printed, without spaces at the ends; empty when there is none
    int ordinal = 0;     // its value where it is one number; letters count 1, 2 …
    std::string suffix;  // of "Article 2A" "a", of "Статья 1-бис", "第一条之二" "bis"
    int rank = 0;        // part: 1 part, title; 2 chapter; 3 section
    std::size_t size = 0;    // bytes of the label with its separator; the title begins there
    bool titled = false;     // words follow on the same line
    bool separated = false;  // … after ":" "." or "–" rather than after a mere space
    bool bare = false;       // a decision's code without the word
    bool running = false;    // title and words follow on the line, run together
};

std::optional<LabelLine> read_label_line(std::string_view text);

// "第一条用语为本协定的目的：", "المادة 3 ينطبق هذا الاتفاق …", "Article 3. Scope This …",
// "Section 2. Term 2.1 The …", "附件二从事探矿的意向通知": an article, section or annex whose
// label, title and words were run together. Only the sequence can tell it from a reference at the
// beginning of a line.
std::optional<LabelLine> read_running_label(std::string_view text);

// "The Conference of the Parties," "La Asamblea General," "缔约方大会，" "إن مؤتمر الأطراف،": who
// acts. `text` is a whole block. Without the final comma only where `text` is no longer than a
// name.
enum class Formula { none, organ, treaty };  // treaty: "The States Parties to this Agreement,"
Formula read_formula(std::string_view text);

// "Resolution adopted by the General Assembly on …": the whole document is one act.
bool is_adoption_line(std::string_view text);

// " to decision SC-21/1", " de la decision", " к решению": folded words behind "Annex" that say
// what it belongs to.
bool names_its_act(std::string_view words);

// "Report of the Secretary-General", "秘书处的说明": the line that says what kind of document it
// is.
bool is_document_type_line(std::string_view text);

}  // namespace mea
