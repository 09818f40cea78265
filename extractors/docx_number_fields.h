// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "extractors/list_numbers.h"

// Fields that print something without having a result in the file: numbers that Word counts when
// it lays the text out (AUTONUM, AUTONUMLGL, AUTONUMOUT, LISTNUM; ECMA-376 17.16.5), symbols, the
// words of buttons, and controls of forms.

namespace mea {

class DocxNumberFields {
public:
    // What the field prints, "" when nothing. `heading` is the outline level of the paragraph (1–9,
    // 0 for body text), `list_level` that of its own automatic number (0–8, -1 without one). Call
    // in reading order: it counts.
    std::string printed(std::string_view instruction, int heading, int list_level);

    // A LISTNUM without a name counts anew in each paragraph that has a number itself.
    void begin_paragraph() { fresh_ = true; }

private:
    std::string automatic(const std::string& name, bool period, int level);
    std::string list_number(std::string_view arguments, int list_level);
    int list_of(const std::string& name);

    ListCounters counters_;
    std::map<std::string, int> lists_;
    bool fresh_ = true;
};

// The state of a form control (w:ffData): "☒", "☐", or the entry chosen in a list.
std::string form_state(const pugi::xml_node& data);

}  // namespace mea
