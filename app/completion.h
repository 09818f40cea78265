// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/tagger.h"

// Names for what is being typed: treaties, bodies, countries and terms of the thesaurus, in six
// languages.
//
//   complete("waste in chi", 5)  →  {"country", "China", "waste in China", "en", "CHN"} …
//   complete("区域", 5)          →  terms that begin with 区域
//
// What is completed is the longest end of the text, from the beginning of a word, that begins a
// name. Built once over the knowledge; immutable, thread-safe.

namespace mea {

struct Completion {
    std::string kind;  // "term", "treaty", "body", "country", "instrument", "centre"
    std::string name;
    std::string query;  // the text with the name in the place of its beginning
    std::string language;
    std::string key;
};

class Completer {
public:
    explicit Completer(const Knowledge& knowledge);

    std::vector<Completion> complete(std::string_view typed, std::size_t limit) const;

private:
    struct Name {
        std::string folded;
        std::string kind;
        std::string name;
        std::string language;
        std::string key;
    };
    void add(std::string_view kind, std::string_view key, std::string_view language,
             const std::string& name);
    std::vector<Name> names_;  // by `folded`
};

}  // namespace mea
