// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "pipeline/block_view.h"

// Where a sentence says centres are. A country is a host when words of corpus/rules/centres.json
// tie its list to the centre's words; standing near is not enough. The ties:
//
//   host.before   right before the list: "hosted by", "ont pour hôtes", "设在"
//   host.after    right after the list: "host", "acogen", "承办"
//   host.place    right before the list, when the centre's words stand right before it ("centres in
//                 Kenya") or host.verb stands in the sentence, before the centre's words ("Se han
//                 establecido centros … en") or between them and the list ("In Kenya, … were
//                 established centres")
//   host.between  between members of the list, beside the words of clauses.json ("в", "au")
//   host.other    what is hosted instead when it stands between ("workshop", "réunion")
//
// Cities of offices are read as countries are. Ranges are of the folded text. Pure, thread-safe.

namespace mea {

struct Host {
    Range range;
    std::string country;
    std::string city;  // empty: the country itself is named
};

// The longest list of hosts in `sentence` tied to the centre's words at `centre`; empty when none.
std::vector<Host> hosts_of(const BlockView& view, Range sentence, Range centre);

}  // namespace mea
