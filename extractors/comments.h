// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/inline_text.h"

// Comments: what reviewers noted beside a text (annotations, in the words of RTF and OpenDocument).
//
// They stand after the notes, in the order of their anchors, each paragraph as a text box. Initials
// and dates of their authors are not text.

namespace mea {

// Adds the paragraphs of one comment. `page` is that of its anchor, 0 when unknown.
void add_comment(DocumentBuilder& out, std::vector<FlowBlock> paragraphs, int page);

// The United Nations' Official Document System leaves tags in comments, which nobody prints:
// "<<ODS DOC SYMBOL1>>CEDAW/C/BGD/6-7<<ODS DOC SYMBOL1>>". True for such a tag; the symbol and the
// job number go to "symbol" and "job" of `metadata`.
bool read_ods_tag(std::string_view text, std::map<std::string, std::string>& metadata);

}  // namespace mea
