// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "extractors/docx_story.h"
#include "extractors/docx_furniture.h"
#include "extractors/extractor.h"
#include "extractors/ooxml_package.h"
