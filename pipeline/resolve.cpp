// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/resolve.h"

namespace mea {}  // namespace mea
