// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/open_index.h"

#include <algorithm>

#include "app/knowledge.h"
#include "index/parallel.h"
#include "index/relations.h"
#include "pipeline/symbol.h"

namespace mea {

Result<OpenIndex> OpenIndex::open(const std::string& path) {
    Result<Knowledge> knowledge = load_knowledge();
    if (!knowledge) return tl::unexpected<Error>(knowledge.error());
    return open(path, std::make_shared<const Knowledge>(std::move(*knowledge)));
}

Result<OpenIndex> OpenIndex::open(const std::string& path,
                                  std::shared_ptr<const Knowledge> knowledge) {
    OpenIndex index;
    index.knowledge_ = std::move(knowledge);
    const Knowledge* known = index.knowledge_.get();
    Result<Searcher> searcher = Searcher::open(
        path, [known](std::string_view query) { return tag_query(query, *known); },
        relations_of(known->terms), [known] { return vocabulary_of(known->terms); });
    if (!searcher) return tl::unexpected<Error>(searcher.error());
    index.searcher_ = std::make_unique<Searcher>(std::move(*searcher));
    return index;
}

Address parse_address(std::string_view text) {
    constexpr std::string_view permalink = "/d/";
    if (text.starts_with(permalink)) text.remove_prefix(permalink.size());
    Address address;
    const std::size_t hash = text.find('#');
    const std::string_view document = trimmed(text.substr(0, hash));
    address.document = canonical_symbol(document).value_or(std::string(document));
    if (hash != std::string_view::npos) address.path = std::string(trimmed(text.substr(hash + 1)));
    return address;
}

void add_parallels(Searcher& searcher, Results& results, const std::string& language) {
    for (Hit& hit : results.hits) {
        const bool exists =
            std::find(hit.languages.begin(), hit.languages.end(), language) != hit.languages.end();
        if (hit.language == language || !exists) continue;
        const auto other = searcher.paragraph(hit.document, language, hit.paragraph.path);
        if (!other || !*other) continue;
        if (is_parallel(hit.paragraph, hit.language, **other, language)) {
            hit.parallel = {language, (*other)->text};
        }
    }
}

}  // namespace mea
