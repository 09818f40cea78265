// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/language.h"
#include "pipeline/zones.h"

// The front matter of a UN document in six languages (CONVENTIONS §5.1).
//
// A field that the document does not state is empty: never the symbol of the provisional agenda
// (footnote "*"), never the first citation taken for the document's own. Session, dates and place
// that only the title of a report says are added by reported_meeting.h. Pure, total, thread-safe.

namespace mea {

class Lexicon;

struct Masthead {
    std::optional<std::string> symbol;  // canonical: "UNEP/GC.23/8"
    std::optional<std::string> symbol_as_printed;
    std::optional<std::string> date;               // of issue, ISO 8601
    std::optional<std::string> distribution;       // "General", "Limited", "Restricted"
    std::optional<std::string> original_language;  // "en"
    std::optional<std::string> body;               // key of corpus/lexicon: "unep-gc"
    std::optional<std::string> session;            // "23"
    std::vector<std::string> meeting_dates;        // first and last day, or empty
    std::optional<std::string> meeting_place;
    std::optional<std::string> agenda_item;  // "8", "2 (c)": the same in every language
    std::optional<std::string> title;        // one line: document_title.h
};

Masthead read_masthead(const ExtractedDocument& document, const Languages& languages,
                       const std::vector<Zone>& zones, const Lexicon& lexicon);

}  // namespace mea
