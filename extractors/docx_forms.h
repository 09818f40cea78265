// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <pugixml.hpp>

// Controls of forms, which print a state that is no text of the file.

namespace mea {

// The state of a form control (w:ffData): "☒", "☐", or the entry chosen in a list.
std::string form_state(const pugi::xml_node& data);

}  // namespace mea
