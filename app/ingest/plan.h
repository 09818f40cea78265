// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/ingest/partition.h"
#include "app/ingest/scan.h"
#include "pipeline/result.h"

// A plan says which of N parts each file belongs to, so that machines that read the parts need not
// hash all files each. It is a text file, one JSON object a line: first
//   {"schema":"mea/plan/1","parts":4,"files":1200,"bytes":…}
// then a file a line, in the order of the scan:
//   {"path":…,"sha256":…,"bytes":…,"part":2}
//
// The part is by content (partition.h), and files of one folder that differ only in the last part
// of their name (report.docx, report.pdf) share the part of the first of them: they are likely one
// document in several formats, and a document lives in one shard. A file that cannot be read keeps
// its place by the hash of its path: the ingest of that part names the reason.

namespace mea {

struct Planned {
    std::size_t files = 0;
    std::size_t bytes = 0;
};

// Written beside and renamed: the plan is there whole or not at all.
Result<Planned> write_plan(const Scan& found, std::size_t parts, const std::string& to);

// The files of one part. Errors: not_found, damaged; usage when the plan has another number of
// parts.
Result<std::vector<std::string>> read_plan(const std::string& from, const Partition& partition);

}  // namespace mea
