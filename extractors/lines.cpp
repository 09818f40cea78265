// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/lines.h"

namespace mea {



}  // namespace mea
