// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Drawn shapes ([MS-DOC] 2.9.172 OfficeArtContent, [MS-ODRAW]): which shape belongs to which group,
// and the words that are drawn as a picture, such as the watermark "DRAFT".
//
// Text boxes have their words in stories of their own; only their places in groups are known here.

namespace mea::doc {

struct Shape {
    std::uint32_t id = 0;
    std::uint32_t anchored = 0;  // the shape that has a place in the text: itself or its group
    std::string words;           // UTF-8; of WordArt only
};

class Drawings {
public:
    // `content` is the OfficeArtContent of the table stream. What is damaged is left out.
    static Drawings read(std::string_view content);

    // The shapes that are drawn where shape `id` is anchored: itself, or all of its group.
    std::vector<Shape> at(std::uint32_t id) const;

private:
    std::vector<Shape> shapes_;  // by `anchored`, then in the order of the file
};

}  // namespace mea::doc
