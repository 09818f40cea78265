// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "pipeline/citation_verb.h"
#include "pipeline/tagger.h"

// The rules and names of corpus/, loaded once for all tests of a program.

namespace mea {

inline const std::string corpus = std::string(MEA_SOURCE_DIR) + "/corpus";

inline const Knowledge& knowledge() {
    static const Knowledge* const loaded = [] {
        auto rules = load_rules(corpus + "/rules");
        auto lexicon = load_lexicon(corpus + "/lexicon");
        auto verbs = load_verbs(corpus + "/lexicon");
        if (!verbs) ADD_FAILURE() << describe(verbs.error());
        if (!rules) ADD_FAILURE() << describe(rules.error());
        if (!lexicon) ADD_FAILURE() << describe(lexicon.error());
        return new Knowledge{rules ? std::move(*rules) : Rules(),
                             lexicon ? std::move(*lexicon) : Lexicon(), Terms(),
                             verbs ? std::move(*verbs) : Lexicon()};
    }();
    return *loaded;
}

}  // namespace mea
