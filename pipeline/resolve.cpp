// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/resolve.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <utility>

#include "pipeline/clause.h"
#include "pipeline/tagger.h"

namespace mea {
namespace {

constexpr double by_clause = 1.0;
constexpr double by_organ = 0.9;
constexpr double by_treaty = 0.8;
constexpr double by_nothing = 0.4;
constexpr std::size_t far_away = std::numeric_limits<std::size_t>::max();
constexpr std::size_t after_is_behind = 40;  // bytes: a genitive counts as this much further than a
                                             // name directly before the number

// Sessions of conventions whose framework is another treaty: "the Convention" in a Protocol's
// decision.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> frameworks{{
    {"kyoto", "unfccc"},
    {"paris", "unfccc"},
    {"montreal", "vienna-ozone"},
    {"cartagena", "cbd"},
    {"nagoya", "cbd"},
    {"nagoya-kl", "cartagena"},
    {"part-xi", "unclos"},
    {"fish-stocks", "unclos"},
    {"bbnj", "unclos"},
    {"isa-nodules", "unclos"},
    {"isa-sulphides", "unclos"},
    {"isa-crusts", "unclos"},
    {"london-protocol", "london-convention"},
}};

std::string_view framework_of(std::string_view treaty) {
    for (const auto& [child, parent] : frameworks) {
        if (child == treaty) return parent;
    }
    return {};
}

std::string treaty_of_body(const Lexicon& lexicon, std::string_view body) {
    const LexiconEntry* entry = lexicon.entry("body", body);
    return entry != nullptr ? entry->treaty : std::string();
}

struct Distance {
    std::size_t bytes = far_away;
    bool behind = false;
};

// How far the nearest name of the reading's body is from the number, in the same clause.
Distance distance_of_body(const BlockView& view, const Number& number, const Rule& rule,
                          const Knowledge& knowledge) {
    const Range sentence = sentence_around(view.text(), number.range.begin);
    Distance nearest;
    const auto take = [&nearest](std::size_t bytes, bool behind) {
        if (bytes < nearest.bytes) nearest = {bytes, behind};
    };
    const auto consider = [&](Range name) {
        if (name.begin < sentence.begin || name.end > sentence.end) return;
        if (name.end <= number.range.begin) {
            take(number.range.begin - name.end, false);
        } else if (name.begin >= number.range.end &&
                   is_genitive(
                       view, view.text().substr(number.range.end, name.begin - number.range.end))) {
            take(name.begin - number.range.end + after_is_behind, true);
        }
    };
    const std::string treaty = treaty_of_body(knowledge.lexicon, rule.body);
    for (const Name& name : view.names) {
        if ((name.kind == "body" && name.key == rule.body) ||
            (name.kind == "treaty" && !treaty.empty() && name.key == treaty)) {
            consider(name.range);
        }
    }
    for (const Name& name : view.bodies) {
        if (name.key == rule.body) consider(name.range);
    }
    return nearest;
}

bool is_treaty_of_scope(const Context& scope, const std::string& treaty) {
    if (treaty.empty()) return false;
    if (!scope.section_treaties.empty()) {
        return std::find(scope.section_treaties.begin(), scope.section_treaties.end(), treaty) !=
               scope.section_treaties.end();
    }
    return scope.own_treaty == treaty;
}

}  // namespace

Chosen choose_body(const BlockView& view, const Number& number, std::optional<EntityKind> kind,
                   const Context& scope, const Knowledge& knowledge) {
    std::vector<const RuleReading*> open;
    for (const RuleReading& reading : number.readings) {
        const Rule& rule = *reading.rule;
        if (!rule.needs_head || (kind && rule.kind == *kind)) open.push_back(&reading);
    }
    const auto distinctive = [](const RuleReading* reading) {
        return !reading->rule->needs_head && reading->rule->body != "?";
    };
    const bool several = std::any_of(open.begin(), open.end(), [&](const RuleReading* reading) {
        return reading->rule->body != open.front()->rule->body;
    });
    if (!several && !open.empty() && distinctive(open.front()))
        return {open.front(), by_clause, false};

    Chosen best;
    std::size_t nearest = far_away;
    for (const RuleReading* reading : open) {
        if (reading->rule->body == "?") continue;
        const Distance distance = distance_of_body(view, number, *reading->rule, knowledge);
        if (distance.bytes < nearest) {
            nearest = distance.bytes;
            best = {reading, by_clause, distance.behind};
        }
    }
    if (best.reading != nullptr) return best;
    for (const RuleReading* reading : open) {
        if (!scope.organ.empty() && reading->rule->body == scope.organ)
            return {reading, by_organ, false};
    }
    for (const RuleReading* reading : open) {
        if (is_treaty_of_scope(scope, treaty_of_body(knowledge.lexicon, reading->rule->body))) {
            return {reading, by_treaty, false};
        }
    }
    for (const RuleReading* reading : open) {
        if (distinctive(reading)) return {reading, by_clause, false};
        if (reading->rule->shape > best.confidence) best = {reading, reading->rule->shape, false};
    }
    if (best.reading != nullptr) return best;
    for (const RuleReading* reading : open) {
        if (reading->rule->body == "?") return {reading, by_nothing, false};
    }
    return {};
}

TreatyClass class_of(const Lexicon& lexicon, std::string_view treaty) {
    if (treaty.substr(0, 4) == "isa-") return TreatyClass::regulations;
    const std::string name = folded(lexicon.name("treaty", treaty, "en"));
    if (name.find("protocol") != std::string::npos) return TreatyClass::protocol;
    if (name.find("agreement") != std::string::npos) return TreatyClass::agreement;
    if (name.find("charter") != std::string::npos) return TreatyClass::charter;
    if (name.find("convention") != std::string::npos || name.size() <= treaty.size()) {
        return TreatyClass::convention;
    }
    return TreatyClass::none;
}

namespace {

constexpr std::array<std::pair<TreatyClass, const char*>, 5> class_phrases{{
    {TreatyClass::convention, "convention"},
    {TreatyClass::agreement, "agreement"},
    {TreatyClass::protocol, "protocol"},
    {TreatyClass::regulations, "regulations"},
    {TreatyClass::charter, "charter"},
}};

bool found(const RE2* pattern, std::string_view text) {
    return pattern != nullptr &&
           RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *pattern);
}

class TreatyFinder {
public:
    TreatyFinder(const BlockView& view, const Context& scope, const Knowledge& knowledge)
        : view_(view), scope_(scope), knowledge_(knowledge), parts_(knowledge.rules.parts()) {}

    struct Explicit {
        bool stated = false;  // something is said: a treaty, or that it is another law
        std::string treaty;
        std::string of_list;  // whose annex it is: other members of its list may be the treaty's
    };

    // What is said directly beside the mention.
    Explicit stated_with(const ArticleMention& mention) const {
        const std::string_view before = view_.text().substr(0, mention.range.begin);
        Explicit after = stated_after(mention.range);
        if (found(parts_.phrase("before.annex"), before)) return {true, {}, after.treaty};
        if (after.stated) return after;
        return stated_before(mention.range);
    }

    // Where nothing is said.
    std::string assumed(const ArticleMention& mention) const {
        if (law_is_nearer(mention.range)) return {};
        const std::string treaty = supposed(mention);
        // The Charter's articles are always cited as the Charter's.
        return class_of(knowledge_.lexicon, treaty) == TreatyClass::charter ? std::string()
                                                                            : treaty;
    }

private:
    std::string supposed(const ArticleMention& mention) const {
        if (!scope_.noted_treaty.empty()) return scope_.noted_treaty;
        if (scope_.section_treaties.size() == 1)
            return own_articles(scope_.section_treaties[0], mention);
        const std::string near = nearest_before(mention.range.begin, TreatyClass::none);
        if (!near.empty()) return near;
        return own_articles(scope_.own_treaty, mention);
    }

    Explicit stated_after(Range range) const {
        const std::string_view rest = view_.text().substr(range.end);
        if (found(parts_.phrase("of_annex"), rest)) return {true, {}, {}};
        const RE2* link = parts_.phrase("article.link");
        re2::StringPiece tail(rest.data(), rest.size());
        if (link == nullptr || !RE2::Consume(&tail, *link)) return {};
        const auto place = range.end + static_cast<std::size_t>(tail.data() - rest.data());
        for (const Name& name : view_.names) {
            if (name.kind == "treaty" && name.range.begin >= range.end &&
                name.range.begin <= place && name.range.end > place) {
                return {true, name.key, name.key};
            }
        }
        if (place == range.end) return {};
        const std::string_view words(tail.data(), tail.size());
        if (found(parts_.phrase("other_law"), words)) return {true, {}, {}};
        for (const auto& [of_class, name] : class_phrases) {
            if (found(parts_.phrase(std::string("class.") + name), words)) {
                std::string treaty = antecedent(range.begin, of_class);
                return {true, treaty, treaty};
            }
        }
        return {};
    }

    Explicit stated_before(Range range) const {
        const std::string_view before = view_.text().substr(0, range.begin);
        for (const Name& name : view_.names) {
            if (name.kind != "treaty" || name.range.end > range.begin) continue;
            const std::string_view gap = before.substr(name.range.end);
            if (joins(gap)) return {true, name.key, name.key};
        }
        if (found(parts_.phrase("before.other_law"), before)) return {true, {}, {}};
        for (const auto& [of_class, name] : class_phrases) {
            if (found(parts_.phrase(std::string("before.") + name), before)) {
                std::string treaty = antecedent(range.begin, of_class);
                return {true, treaty, treaty};
            }
        }
        return {};
    }

    // 《巴塞尔公约》的第14条; "Paris Agreement, Article 6"
    static bool joins(std::string_view gap) {
        static const RE2 joint("^[》\"”』,、: ]{0,4}(?:的|之|中)?(?:'s)? ?$");
        return gap.size() <= 12 && RE2::FullMatch(re2::StringPiece(gap.data(), gap.size()), joint);
    }

    // A constitution or code named earlier in the block, with no treaty named since.
    bool law_is_nearer(Range range) const {
        const RE2* law = parts_.phrase("sentence.other_law");
        if (law == nullptr) return false;
        const std::vector<Range> laws = find_all(*law, view_.text().substr(0, range.begin));
        return !laws.empty() &&
               std::none_of(view_.names.begin(), view_.names.end(), [&](const Name& name) {
                   return name.kind == "treaty" && name.range.begin > laws.back().begin &&
                          name.range.end <= range.begin;
               });
    }

    bool is_of(std::string_view treaty, TreatyClass of_class) const {
        return of_class == TreatyClass::none || class_of(knowledge_.lexicon, treaty) == of_class;
    }

    std::string nearest_before(std::size_t at, TreatyClass of_class) const {
        const std::size_t from =
            of_class == TreatyClass::none ? sentence_around(view_.text(), at).begin : 0;
        std::string nearest;
        for (const Name& name : view_.names) {
            if (name.kind == "treaty" && name.range.begin >= from && name.range.end <= at &&
                is_of(name.key, of_class)) {
                nearest = name.key;
            }
        }
        return nearest;
    }

    // Who "the Convention" is.
    std::string antecedent(std::size_t at, TreatyClass of_class) const {
        std::string only;
        bool several = false;
        for (const std::string& treaty : scope_.section_treaties) {
            if (!is_of(treaty, of_class)) continue;
            if (!only.empty() && only != treaty) several = true;
            only = treaty;
        }
        if (!only.empty() && !several) return only;
        if (const std::string near = nearest_before(at, of_class); !near.empty()) return near;
        for (std::string_view treaty = scope_.own_treaty; !treaty.empty();
             treaty = framework_of(treaty)) {
            if (is_of(treaty, of_class)) return std::string(treaty);
        }
        for (const std::string& treaty : scope_.frequent_treaties) {
            if (is_of(treaty, of_class)) return treaty;
        }
        return {};
    }

    // Regulations call their parts "regulation 4" in English and Russian; "article" is then the
    // Convention's.
    std::string own_articles(const std::string& treaty, const ArticleMention& mention) const {
        if (class_of(knowledge_.lexicon, treaty) != TreatyClass::regulations) return treaty;
        const bool has_own_word = view_.language == "en" || view_.language == "ru";
        if (has_own_word && mention.rule->treaties.empty())
            return std::string(framework_of(treaty));
        return treaty;
    }

    const BlockView& view_;
    const Context& scope_;
    const Knowledge& knowledge_;
    const Rules::Parts& parts_;
};

bool may_be_of(const Rule& rule, const std::string& treaty) {
    return rule.treaties.empty() ||
           std::find(rule.treaties.begin(), rule.treaties.end(), treaty) != rule.treaties.end();
}

}  // namespace

std::vector<std::string> treaties_of(const BlockView& view,
                                     const std::vector<ArticleMention>& mentions,
                                     const Context& scope, const Knowledge& knowledge) {
    const TreatyFinder finder(view, scope, knowledge);
    std::vector<std::string> treaties(mentions.size());
    std::vector<std::string> of_lists(mentions.size());
    std::vector<bool> settled(mentions.size(), false);
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const TreatyFinder::Explicit stated = finder.stated_with(mentions[i]);
        treaties[i] = stated.treaty;
        of_lists[i] = stated.of_list;
        settled[i] = stated.stated;
    }
    // "article 5 and article 7 of the Convention", 《公约》第5条和第7条: neighbours share.
    const auto neighbours = [&](std::size_t a, std::size_t b) {
        return mentions[a].range.end <= mentions[b].range.begin &&
               is_list_filler(view, {mentions[a].range.end, mentions[b].range.begin});
    };
    for (std::size_t i = 1; i < mentions.size(); ++i) {
        if (!settled[i] && settled[i - 1] && view.language == "zh" && neighbours(i - 1, i)) {
            treaties[i] = of_lists[i] = of_lists[i - 1];
            settled[i] = true;
        }
    }
    for (std::size_t i = mentions.size(); i-- > 1;) {
        if (!settled[i - 1] && settled[i] && view.language != "zh" && neighbours(i - 1, i)) {
            treaties[i - 1] = of_lists[i - 1] = of_lists[i];
            settled[i - 1] = true;
        }
    }
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (!settled[i]) treaties[i] = finder.assumed(mentions[i]);
        if (!may_be_of(*mentions[i].rule, treaties[i])) treaties[i].clear();
    }
    return treaties;
}

}  // namespace mea
