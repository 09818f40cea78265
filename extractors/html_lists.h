// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "extractors/html_tree.h"
#include "extractors/list_numbers.h"

// Labels of HTML list items: ol start, type and reversed, li value and type, CSS list-style-type.

namespace mea {

class HtmlList {
public:
    // `list` is an ol, ul, menu or dir element; `identity` counts lists from 1.
    HtmlList(const GumboNode* list, int identity);

    // The label of the next item as a browser prints it: "3.", "•"; "" where the style is none.
    std::string next(const GumboNode* item);
    int identity() const { return identity_; }

private:
    bool ordered_ = false;
    bool plain_ = false;  // list-style: none
    int identity_ = 0;
    int number_ = 1;
    int step_ = 1;
    NumberFormat format_ = NumberFormat::decimal;
};

}  // namespace mea
