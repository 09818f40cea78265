// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/lexicon.h"

#include <iostream>

#include "index/align.h"

namespace mea {

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
