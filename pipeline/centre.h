// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/entity.h"
#include "pipeline/resolve.h"

// Centres of the networks of KEYS.md: generic mentions (`centre:basel-rc:?`) and, in a sentence
// that says where centres are, one `centre:basel-rc:ARG` on each host's own words, with the
// decision that endorsed it, its term and its city where the sentence states them. Ranges are of
// the folded text. Pure, thread-safe.

namespace mea {

struct Knowledge;

// What a centre's words mean beyond the block: names above it.
struct CentreScope {
    std::vector<Name> heading_names;  // of the section's heading
    std::vector<Name> earlier_names;  // of the same paragraph before this block
};

std::vector<Entity> find_centres(const BlockView& view, const std::vector<Entity>& acts,
                                 const CentreScope& above, const Knowledge& knowledge);

// The countries of a note that holds little else: hosts of the centres that another paragraph
// counts.
std::vector<Name> country_list(const BlockView& view);

// "in 42 countries some 50 National Cleaner Production Centres": a network and the number of
// countries that a sentence gives it.
struct CountedNetwork {
    std::string network;
    std::size_t countries = 0;
    std::string rule;
};

std::vector<CountedNetwork> networks_counted(const BlockView& view,
                                             const std::vector<Entity>& centres,
                                             const Knowledge& knowledge);

}  // namespace mea
