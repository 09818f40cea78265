// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/cfb.h"

namespace mea {



}  // namespace mea
