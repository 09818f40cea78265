// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "pipeline/entity.h"
#include "pipeline/masthead.h"
#include "pipeline/segment.h"

// A report on a session belongs to that session: "Report of the Conference of the Parties on its
// twenty-first session, held in Paris from 30 November to 13 December 2015" says session, dates and
// place where the masthead has none of its own. Only a title with the first and the last day is
// taken, and only a session of the body whose document it is.
//
// Pure, thread-safe; never fails.

namespace mea {

void read_reported_meeting(const Segmentation& structure, const std::vector<Entity>& entities,
                           Masthead& masthead);

}  // namespace mea
