// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who a bare number belongs to, and which treaty an article is of. See tagger.h.
