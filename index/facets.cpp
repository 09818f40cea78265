// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/facets.h"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "index/postings.h"

namespace mea {
namespace {

FacetCounts sorted_counts(const std::map<std::string, std::size_t>& totals) {
    FacetCounts counts(totals.begin(), totals.end());
    std::stable_sort(counts.begin(), counts.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (counts.size() > max_facet_values) counts.resize(max_facet_values);
    return counts;
}

std::string facet_name(Field field) {
    return field == Field::lang ? "language" : std::string(row(field).name);
}

}  // namespace

FacetSpies::FacetSpies() {
    for (const FieldRow& field : schema_table) {
        if (!field.facet) continue;
        spies_.push_back(
            One{field.field, std::make_unique<Xapian::ValueCountMatchSpy>(field.slot.value())});
    }
}
FacetSpies::~FacetSpies() = default;

void FacetSpies::attach(Xapian::Enquire& enquire) {
    for (One& one : spies_) enquire.add_matchspy(one.spy.get());
}

std::map<std::string, FacetCounts> FacetSpies::counts() const {
    std::map<std::string, FacetCounts> facets;
    for (const One& one : spies_) {
        std::map<std::string, std::size_t> totals;
        for (auto it = one.spy->values_begin(); it != one.spy->values_end(); ++it) {
            const std::string joined = *it;
            const std::size_t times = it.get_termfreq();
            for (std::size_t begin = 0; begin <= joined.size();) {
                const std::size_t end = std::min(joined.find(value_joint, begin), joined.size());
                if (end > begin) totals[joined.substr(begin, end - begin)] += times;
                begin = end + 1;
            }
        }
        facets[facet_name(one.field)] = sorted_counts(totals);
    }
    return facets;
}

}  // namespace mea
