// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// Numbers of a chart as it prints them.

namespace mea {

// `value` is a decimal number as stored ("0.42399999999999999"), `format` a number format of
// spreadsheets ("0.0%", "#,##0", "d mmm yyyy"; ECMA-376 18.8.31). Decimals, percentages and dates
// (as 2024-06-30) follow the format; grouping, signs and words in it are left out. What is no
// number is given back as it stands.
std::string chart_number(std::string_view value, std::string_view format);

}  // namespace mea
