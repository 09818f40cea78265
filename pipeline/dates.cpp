// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/dates.h"

namespace mea {

std::vector<DateMention> find_dates(std::string_view) { return {}; }

}  // namespace mea
