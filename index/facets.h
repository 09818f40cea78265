// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "index/results.h"
#include "index/schema.h"

// Counts of the hits by language, treaty, body, year, kind, country and decision: exact, over all
// hits.
//
// One spy a facet field of the schema counts whole values; values that are several joined (a
// paragraph names two treaties) are split afterwards, so that it also works with remote shards.

namespace Xapian {
class Enquire;
class ValueCountMatchSpy;
}  // namespace Xapian

namespace mea {

inline constexpr std::size_t max_facet_values = 100;  // most frequent first, then by name

class FacetSpies {
public:
    FacetSpies();
    ~FacetSpies();
    FacetSpies(const FacetSpies&) = delete;
    FacetSpies& operator=(const FacetSpies&) = delete;

    void attach(Xapian::Enquire& enquire);
    // After get_mset(). Names are those of the JSON contract: "language", "treaty", …
    std::map<std::string, FacetCounts> counts() const;

private:
    struct One {
        Field field;
        std::unique_ptr<Xapian::ValueCountMatchSpy> spy;
    };
    std::vector<One> spies_;
};

}  // namespace mea
