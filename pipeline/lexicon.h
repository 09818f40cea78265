// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/result.h"
#include "pipeline/text.h"

// Names: treaties, instruments, bodies, countries, centre networks, in six languages.
//
// load_lexicon() reads corpus/lexicon/*.json once and builds one Aho-Corasick automaton over folded
// names; find() is one pass over a text and reports ranges of the original. Longest match wins;
// word borders are checked by Unicode properties, not for Han. A loaded lexicon is immutable: share
// it between threads.

namespace mea {

struct NameMention {
    Range range;           // bytes of the text that was searched
    std::string kind;      // "treaty", "instrument", "body", "country", "centre"
    std::string key;       // "basel", "CHN", "stockholm-cop", "basel-rc"
    std::string language;  // of the name that matched; "" for names common to all
    std::string rule;  // "lexicon.treaty.name", "lexicon.treaty.short", "lexicon.country.official"
};

struct LexiconEntry {
    std::string kind;
    std::string key;
    std::vector<std::pair<std::string, std::string>> names;  // language, name; best first
    std::string treaty;  // bodies and centre networks: the treaty they belong to, or empty
};

class Lexicon {
public:
    Lexicon();
    ~Lexicon();
    Lexicon(Lexicon&&) noexcept;
    Lexicon& operator=(Lexicon&&) noexcept;

    std::vector<NameMention> find(std::string_view text) const;
    const LexiconEntry* entry(std::string_view kind, std::string_view key) const;
    // The preferred name in a language, falling back to English, then to the key.
    std::string name(std::string_view kind, std::string_view key, std::string_view language) const;

private:
    friend Result<Lexicon> load_lexicon(const std::string& directory);
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// `directory` is corpus/lexicon. Errors name the file and the entry.
Result<Lexicon> load_lexicon(const std::string& directory);

}  // namespace mea
