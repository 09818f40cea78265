// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>
#include <re2/set.h>

#include "pipeline/codes.h"
#include "pipeline/pattern.h"
#include "pipeline/rules.h"
#include "pipeline/text.h"

// The inside of Rules: what corpus/rules holds, compiled. Only the tagger's files include this.
//
// A rule file is {"schema":"mea/rules/1","body":"stockholm-cop","names":"RE2","rules":[…]}. `names`
// are short names of the body that prove a bare number its own when they stand in the same clause
// ("大会", "the Council"). A rule:
//
//   id            "stockholm.decision"; unique; printed as Entity::rule
//   kind          an entity kind
//   pattern       RE2 over fold_codes() text; goes through fold_codes() itself, so it may be
//   written with
//                 accents, Cyrillic codes and hamza. "%name%" stands for an entry of "words" of any
//                 file. Borders are checked outside: neither a letter nor a digit goes on at either
//                 end.
//   canonical     the number with {1} {2:roman} {2:digits} {3:letters} for groups, spaces removed;
//                 :letters makes one entity of each letter ("A and B", "A-C")
//   attributes    {"revised":"{2}"}; empty values are left out
//   needs_head    the code counts only beside "decision", "resolution" … (heads.json)
//   shape         confidence with which the number alone, with its head word, names the body; 0:
//   never treaties      articles: only of these treaties networks      centres: which network the
//   words mean beside which treaty or body examples      [{"text":…,"id":…}] or {"ids":[…]};
//   non_examples: texts in which the rule must be silent
//
// Other files hold "heads", "words" (for %name%), "phrases" (single patterns), "lists" (words
// separated by spaces), "cities" (seats of offices), "organs" (bodies without their treaty) and
// "special_sessions" (how a body numbers them).
//
// Articles are rules with the named groups `articles`, `paragraphs`, `letter`; meetings with
// `ordinal` or `number`, `earlier` ("fourth and"), `range` ("to": all between), `special`,
// `emergency`, `own` ("its"), `sitting` (the noun is "meeting", not "session"); `networks` then
// tells whose an abbreviation (COP) is.

namespace mea {

struct NetworkContext {
    std::string treaty;  // or
    std::string body;    // or neither: the words alone name the network
    std::string network;
};

struct Rule {
    std::string id;
    EntityKind kind = EntityKind::decision;
    std::string body;
    std::string canonical;
    std::map<std::string, std::string> attributes;
    bool needs_head = false;
    double shape = 0;
    std::vector<std::string> treaties;
    std::vector<NetworkContext> networks;
    Pattern pattern;
};

struct BodyNames {
    std::string body;
    Pattern names;
};

struct HeadWords {
    EntityKind kind = EntityKind::decision;
    Pattern before;  // "resolution 54/217"
    Pattern after;   // anchored: "54/217号决议"
};

// A body called without its treaty ("the Conference of the Parties"), and whose it then is.
struct Organ {
    struct Of {
        std::string treaty;  // empty: the words alone name the body
        std::string body;
    };
    Pattern names;
    std::vector<Of> of;
};

struct City {
    std::string country;
    Pattern names;
};

struct Rules::Parts {
    std::vector<Rule> rules;
    std::unique_ptr<RE2::Set> prefilter;  // member i is rules[i]
    std::vector<BodyNames> names;
    std::vector<HeadWords> heads;
    std::vector<City> cities;                             // seats of regional offices
    std::vector<Organ> organs;                            // meetings.json
    std::map<std::string, std::string> special_sessions;  // body → canonical; "" for the others
    std::map<std::string, Pattern> phrases;               // single patterns by name, see load_rules
    std::map<std::string, std::set<std::string, std::less<>>> word_lists;  // folded, lower case
    std::string version;

    const RE2* phrase(const std::string& name) const;
};

// One match of a rule. Groups may be empty; all point into the folded text.
struct RuleMatch {
    const Rule* rule = nullptr;
    Range range;  // of the folded text
    std::vector<std::string_view> groups;
};

// Every match of every rule, by one pass of the set and one of each pattern it names; borders
// checked; in order of range.begin, longer first.
std::vector<RuleMatch> match_rules(const Rules& rules, std::string_view folded);

// The template filled in; more than one string when it has {n:letters}.
std::vector<std::string> fill(std::string_view canonical,
                              const std::vector<std::string_view>& groups);

// True when no letter or digit of the same word goes on at either end of `range`.
bool has_borders(std::string_view text, Range range);

// The matches of one pattern in order, without overlap.
std::vector<Range> find_all(const RE2& pattern, std::string_view text);

}  // namespace mea
