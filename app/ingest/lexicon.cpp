// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/lexicon.h"

#include <iostream>

#include "index/align.h"
#include "index/searcher.h"

namespace mea {

Result<bool> any_in_several_languages(const std::string& index, const std::set<std::string>& keys) {
    Result<Searcher> searcher = Searcher::open(index, {});
    if (!searcher) return tl::unexpected<Error>(searcher.error());
    for (const std::string& key : keys) {
        const Result<std::vector<std::string>> languages = searcher->languages(key);
        if (!languages) return tl::unexpected<Error>(languages.error());
        if (languages->size() > 1) return true;
    }
    return false;
}

Result<void> learn_lexicon(Writer& writer, const std::string& index, const std::string& directory,
                           const Common& common) {
    const Result<LearntLexicon> lexicon = learn(index, directory);
    if (!lexicon) return tl::unexpected<Error>(lexicon.error());
    if (const auto put = writer.put_lexicon(*lexicon); !put) return put;
    if (const auto committed = writer.commit(); !committed) return committed;
    if (!common.quiet) {
        std::cout << "learnt " << lexicon->summary.entries << " words and phrases from "
                  << lexicon->summary.rows << " paragraphs in several languages\n";
    }
    return {};
}

}  // namespace mea
