// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "app/commands/command.h"
#include "app/knowledge.h"
#include "app/register_filter.h"
#include "app/render/registers.h"

namespace mea {
namespace {

struct Opened {
    std::shared_ptr<const Knowledge> knowledge;
    Registers registers;
};

Result<Opened> open(const Common& common) {
    Result<Knowledge> loaded = load_knowledge();
    if (!loaded) return tl::unexpected<Error>(loaded.error());
    auto knowledge = std::make_shared<const Knowledge>(std::move(*loaded));
    Result<Registers> registers = Registers::open(index_of(common), names_of(knowledge));
    if (!registers) return tl::unexpected<Error>(registers.error());
    return Opened{std::move(knowledge), std::move(*registers)};
}

Result<RegisterFilter> filter_of(const RegisterOptions& options, const Knowledge& knowledge) {
    Result<RegisterFilter> filter = parse_filter(options.filter, knowledge);
    if (!filter) return filter;
    filter->limit = options.limit;
    filter->offset = options.offset;
    return filter;
}

template <class Found, class... Lent>
Exit print(const Found& found, std::size_t total, const std::string& format, const Lent&... lent) {
    if (format == "json") {
        std::cout << printed(json_of(found, lent...)) << '\n';
    } else if (format == "csv") {
        std::cout << csv_of(found, lent...);
    } else {
        std::cout << text_of(found, lent...);
    }
    return total == 0 ? Exit::nothing : Exit::done;
}

}  // namespace

Exit run_decisions(const RegisterOptions& options, const Common& common) {
    Result<Opened> index = open(common);
    if (!index) return complain(index.error());
    const Result<RegisterFilter> filter = filter_of(options, *index->knowledge);
    if (!filter) return complain(filter.error());
    const auto found = index->registers.decisions(*filter);
    if (!found) return complain(found.error());
    return print(*found, found->total, options.format);
}

Exit run_citations(const RegisterOptions& options, const Common& common) {
    Result<Opened> index = open(common);
    if (!index) return complain(index.error());
    std::string typed;
    for (const std::string& word : options.filter) typed += (typed.empty() ? "" : " ") + word;
    const Result<std::string> id = parse_id(typed, *index->knowledge);
    if (!id) return complain(id.error());
    RegisterFilter window;
    window.limit = options.limit;
    window.offset = options.offset;
    const Result<Citations> found = index->registers.citations(*id, window);
    if (!found) {
        complain(describe(found.error()));
        return found.error().code == ErrorCode::not_found ? Exit::nothing : Exit::error;
    }
    return print(*found, found->citing + found->cited + 1, options.format);
}

Exit run_centres(const RegisterOptions& options, const Common& common) {
    Result<Opened> index = open(common);
    if (!index) return complain(index.error());
    const Result<RegisterFilter> filter = filter_of(options, *index->knowledge);
    if (!filter) return complain(filter.error());
    const auto found = index->registers.centres(*filter);
    if (!found) return complain(found.error());
    return print(*found, found->total, options.format, index->knowledge->lexicon);
}

Exit run_documents(const RegisterOptions& options, const Common& common) {
    Result<Opened> index = open(common);
    if (!index) return complain(index.error());
    const Result<RegisterFilter> filter = filter_of(options, *index->knowledge);
    if (!filter) return complain(filter.error());
    const auto found = index->registers.documents(*filter);
    if (!found) return complain(found.error());
    return print(*found, found->documents.total, options.format);
}

}  // namespace mea
