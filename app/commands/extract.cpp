// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <utility>

#include "app/commands/command.h"
#include "app/knowledge.h"
#include "pipeline/dump.h"
#include "pipeline/process.h"
#include "pipeline/versions.h"

namespace mea {

Exit run_extract(const ExtractOptions& options, const Common& common) {
    if (const auto missing = missing_data()) return complain(*missing);
    const Result<Child> child = Child::start(child_limits(options.reading));
    if (!child) return complain(child.error());
    const Result<Knowledge> knowledge = load_knowledge();
    if (!knowledge) return complain(knowledge.error());
    if (common.verbose) {
        for (const std::string& layer : child->missing_layers()) complain("sandbox: " + layer);
    }
    const Extract extract_in_child = [&child](const Source& source) { return child->run(source); };
    std::size_t failed = 0;
    VersionLedger versions;
    for (const std::string& file : options.files) {
        const Result<Source> source = read_source(file, options.reading.max_bytes);
        if (!source) {
            complain(describe(source.error()));
            ++failed;
            continue;
        }
        Result<Product> product = process(*source, extract_in_child, *knowledge);
        if (!product) {
            complain(describe(product.error()));
            ++failed;
            continue;
        }
        for (Warning& doubt : versions.add(*product)) product->warnings.push_back(std::move(doubt));
        std::cout << (options.format == "text" ? to_text(*product) : to_json(*product)) << '\n';
        std::cout.flush();
        if (!std::cout)
            return complain(Error{ErrorCode::internal, "standard output is closed", {}, {}});
    }
    if (failed == 0) return Exit::done;
    return failed == options.files.size() ? Exit::error : Exit::warnings;
}

}  // namespace mea
