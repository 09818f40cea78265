// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/result.h"
#include "pipeline/text.h"

// Names: treaties, instruments, bodies, countries, centre networks, in six languages.
//
// load_lexicon() reads corpus/lexicon/*.json once and builds one Aho-Corasick automaton over folded
// names; find() is one pass over a text and reports ranges of the original, in order of
// range.begin.
//  * Of overlapping names of the same kind the longest wins, then the leftmost; names of different
//    kinds may overlap: "Conference of the Parties to the Stockholm Convention" is a body and holds
//    a treaty.
//  * Word borders are checked by Unicode properties, not beside Han characters; an Arabic name may
//    carry و ف ب ل ك in front, which are left out of the range (للصين is in it whole: the article
//    is fused).
//  * Title brackets and quotation marks at the ends of a name are not in its range.
//  * "the Basel, Rotterdam and Stockholm conventions" names three treaties: `rule` of the first two
//    ends in ".coordinated" and their range is the one word.
//  * An abbreviation inside a symbol or a decision's number (UNEP/GC.23/8, 6/CMA.4) is no mention.
//
// Kinds found: "treaty", "instrument", "body", "country", "centre" and "regulations". The last
// (isa-nodules, isa-sulphides, isa-crusts; entries of kind "treaty") tells whose articles are
// meant and is not an entity of its own. Of kind "centre", key "?" is a word that may name a centre
// of several networks (区域中心, "regional centre", "المكاتب الإقليمية"): the context decides. The
// end of its rule says which words they are, and the entry under '?' and that word which networks
// it may be: "lexicon.centre.office" → entry("centre", "?office")->networks. The words are
// regional, coordinating, training, collaborating, office, network. Another key means that the
// words themselves name the network (国家清洁生产中心 is ncpc, "Basel Convention regional centres"
// basel-rc). A coordinated phrase (区域中心和次区域中心) is one mention.
//
// A loaded lexicon is immutable: share it between threads. One that was not loaded finds nothing.

namespace mea {

struct NameMention {
    Range range;           // bytes of the text that was searched
    std::string kind;      // "treaty", "instrument", "body", "country", "centre", "regulations"
    std::string key;       // "basel", "CHN", "stockholm-cop", "basel-rc", "?"
    std::string language;  // of the name that matched; "" for names common to all
    std::string rule;      // "lexicon.treaty.official", ".short", ".abbreviation", ".coordinated"
};

struct LexiconEntry {
    std::string kind;
    std::string key;
    std::vector<std::pair<std::string, std::string>> names;  // language, name; best first
    std::string treaty = {};  // bodies and centre networks: the treaty they belong to, or empty
    std::string body = {};    // centre networks: the organisation whose mention decides, or empty
    std::vector<std::string> networks = {};  // generic words of kind "centre": keys of networks
};

struct LexiconFile;  // lexicon_file.h

class Lexicon {
public:
    Lexicon();
    ~Lexicon();
    Lexicon(Lexicon&&) noexcept;
    Lexicon& operator=(Lexicon&&) noexcept;

    // `language` is the text's: it admits names that mean something else in other languages ("UN"
    // is an article in French). Empty: unknown, every name is admitted.
    std::vector<NameMention> find(std::string_view text, std::string_view language = {}) const;
    // Every name, those that lie in longer ones too, the longer first; each once at a place. No
    // coordinated names.
    std::vector<NameMention> find_all(std::string_view text, std::string_view language = {}) const;
    // In order of the files.
    const std::vector<LexiconEntry>& entries() const;
    // nullptr when there is none. Names are in their dictionary form.
    const LexiconEntry* entry(std::string_view kind, std::string_view key) const;
    // The preferred name in a language, falling back to English, then to the key.
    std::string name(std::string_view kind, std::string_view key, std::string_view language) const;

private:
    friend Result<Lexicon> load_lexicon(const std::string& directory);
    friend Result<Lexicon> load_lexicon_file(const std::string& path);
    struct Parts;
    static Result<Lexicon> made_of(Result<LexiconFile> file);
    std::unique_ptr<Parts> parts_;
};

// The file of the directory that is no part of this lexicon: the thesaurus, terms.h.
inline constexpr std::string_view terms_file = "terms.json";
// And the verbs of citations, citation_verb.h.
inline constexpr std::string_view verbs_file = "verbs.json";

// `directory` is corpus/lexicon. Errors name the file and the entry.
Result<Lexicon> load_lexicon(const std::string& directory);

// The names of one file alone.
Result<Lexicon> load_lexicon_file(const std::string& path);

}  // namespace mea
