// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/charset.h"

namespace mea {



}  // namespace mea
