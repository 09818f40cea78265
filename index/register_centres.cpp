// SPDX-License-Identifier: GPL-3.0-or-later
#include <xapian.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "index/register_read.h"
#include "index/stored.h"

namespace mea {
namespace {

constexpr std::string_view kind = "centre:";

void keep(std::vector<std::string>& list, const std::map<std::string, std::string>& attributes,
          const char* name) {
    const auto found = attributes.find(name);
    if (found == attributes.end() || found->second.empty()) return;
    if (!contains(list, found->second)) list.push_back(found->second);
}

CentreRow read_centre(const RegisterReader& reader, const std::string& id) {
    CentreRow centre;
    EdgeGroups groups(Registers::max_edges);
    each_paragraph(reader.database, field_term(Field::entity, id), [&](const StoredParagraph& one) {
        if (is_furniture(one.paragraph.kind)) return true;
        bool more = true;
        for (const IndexEntity& entity : one.paragraph.entities) {
            if (folded_id(entity.id) != id) continue;
            centre.id = entity.id;
            keep(centre.cities, entity.attributes, "city");
            keep(centre.decisions, entity.attributes, "decision");
            keep(centre.terms, entity.attributes, "term");
            more = groups.add(one, entity) && more;
        }
        return more;
    });
    centre.evidence = groups.take();
    const IdParts parts = parts_of(centre.id);
    centre.network = parts.body;
    centre.host = parts.number;
    return centre;
}

bool passes(const RegisterReader& reader, const RegisterFilter& filter, const CentreRow& centre) {
    const auto of = [&centre](const std::vector<std::string>& decisions) {
        return std::any_of(decisions.begin(), decisions.end(), [&](const std::string& wanted) {
            return std::any_of(
                centre.decisions.begin(), centre.decisions.end(),
                [&](const std::string& own) { return folded_id(own) == folded_id(wanted); });
        });
    };
    if (!filter.ids.empty() && !of(filter.ids)) return false;
    if (filter.words.empty()) return true;
    std::string all = centre.network + " " + centre.host;
    for (const auto* list : {&centre.cities, &centre.decisions, &centre.terms}) {
        for (const std::string& one : *list) all += " " + one;
    }
    if (reader.names.all) {
        all += " " + reader.names.all("centre", centre.network);
        all += " " + reader.names.all("country", centre.host);
    }
    return has_words(all, filter.words);
}

}  // namespace

Register<CentreRow> read_centres(const RegisterReader& reader, const RegisterFilter& filter) {
    std::vector<std::string> ids;
    for (std::string& id : terms_with(reader.database, Field::entity, kind)) {
        const IdParts parts = parts_of(id);
        if (parts.body.empty()) continue;  // the term of the network alone
        if (!filter.networks.empty() && !contains(filter.networks, parts.body)) continue;
        const bool wanted_host =
            filter.countries.empty() ||
            std::any_of(filter.countries.begin(), filter.countries.end(),
                        [&](const auto& code) { return folded_id(code) == parts.number; });
        if (wanted_host) ids.push_back(std::move(id));
    }
    // Mentions without a host come last in their network.
    std::sort(ids.begin(), ids.end(), [](const std::string& a, const std::string& b) {
        const IdParts x = parts_of(a);
        const IdParts y = parts_of(b);
        if (x.body != y.body) return x.body < y.body;
        if ((x.number == "?") != (y.number == "?")) return y.number == "?";
        return x.number < y.number;
    });
    Register<CentreRow> found;
    const bool by_text = !filter.words.empty() || !filter.ids.empty();
    for (const std::string& id : ids) {
        const bool wanted = found.total >= filter.offset && found.rows.size() < filter.limit;
        if (!by_text && !wanted) {
            ++found.total;
            continue;
        }
        CentreRow centre = read_centre(reader, id);
        if (centre.evidence.empty() || !passes(reader, filter, centre)) continue;
        ++found.total;
        if (wanted) found.rows.push_back(std::move(centre));
    }
    return found;
}

}  // namespace mea
