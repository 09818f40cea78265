// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// What an author says a picture shows: its description for readers who cannot see it ("alternative
// text"). Word processors and browsers put much else there by themselves.

namespace mea {

// The description, white space squeezed; "" when it is none that a person wrote for a reader: the
// name or address of a file, a single word ("logo"), "Picture 3", or what a program guessed and
// said so ("… Description automatically generated").
std::string picture_description(std::string_view alternative);

}  // namespace mea
