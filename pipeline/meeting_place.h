// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "pipeline/text.h"

// Where a meeting was held, from the words beside its dates. Empty when they do not say.
//
// Six languages; a Russian sentence names the place in the locative ("в Париже"), which is no name
// to show and is left out. Pure, thread-safe; never fails.

namespace mea {

// A line of the masthead: "Nairobi, 21–25 February 2005", "Кингстон, 15–26 июля 2013 года",
// "HELD AT NEW DELHI FROM 23 OCTOBER TO 1 NOVEMBER 2002".
std::string place_on_line(std::string_view line, Range dates);

// What is left of a line that may hold a place: "BURGERS PARK HOTEL" of "HELD AT BURGERS PARK
// HOTEL", nothing of "FROM" and "года".
std::string_view place_words(std::string_view line);

// The title of a report: "…, held in Paris from 30 November to 13 December 2015",
// "…, celebrado en París del 30 de noviembre …", "2015年11月30日至12月13日在巴黎举行的…".
std::string place_in_title(std::string_view title, Range dates);

}  // namespace mea
