// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// What the lines of a UN document's first page are, in six languages (CONVENTIONS §5.1).
//
// Each function looks at one block. Pure, thread-safe; never fails.

namespace mea {

enum class FrontLine {
    other,
    organ,  // "United Nations", "Conference of the Parties to …", "联合国环境规划署理事会"
    distribution,  // "Distr.: General", perhaps with date and languages on the same line
    language,      // "Original: English", "CHINESE"
    symbol,        // a symbol alone
    date,          // a date alone
    session,       // "Twenty-third session", "第二十三届会议"
    meeting,       // dates and place: "Nairobi, 21–25 February 2005"
    agenda,        // "Item 8 of the provisional agenda*"
    job,           // "K0761551 280807", "*1340404*", "GE.17-01430(E)"
};

FrontLine read_front_line(std::string_view text);

// "* UNEP/GC.23/1。": a note of the first page; the size of its mark, 0 when it is none.
std::size_t star_note_mark(std::string_view text);

bool is_agenda_line(std::string_view text);
bool is_session_line(std::string_view text);

}  // namespace mea
