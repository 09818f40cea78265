// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/centre.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <optional>

#include "pipeline/clause.h"
#include "pipeline/host.h"
#include "pipeline/tagger.h"

namespace mea {
namespace {

constexpr std::size_t fewest_listed = 3;  // countries that make a note a list
constexpr double stated = 1.0;
constexpr double from_above = 0.8;  // the network is named in the paragraph or heading only

struct Mention {
    Range range;
    std::vector<std::string> networks;
    std::string rule;
    double confidence = stated;
    bool again = false;  // "the centres" of a sentence before: counts only for its hosts
};

bool overlaps(Range a, Range b) { return a.begin < b.end && b.begin < a.end; }

const NetworkContext* context_for(const Rule& rule, const Name& name) {
    for (const NetworkContext& context : rule.networks) {
        if ((name.kind == "treaty" && !context.treaty.empty() && name.key == context.treaty) ||
            (name.kind == "body" && !context.body.empty() && name.key == context.body)) {
            return &context;
        }
    }
    return nullptr;
}

class Finder {
public:
    Finder(const BlockView& view, const CentreScope& above, const Knowledge& knowledge)
        : view_(view), above_(above), parts_(knowledge.rules.parts()) {
        collect();
    }

    const std::vector<Mention>& mentions() const { return mentions_; }

private:
    void collect() {
        for (const RuleMatch& match : view_.matches) {
            if (match.rule->kind != EntityKind::centre) continue;
            if (taken(match.range)) continue;
            Mention mention{match.range, {}, match.rule->id, stated, false};
            read_networks(*match.rule, mention);
            if (!mention.networks.empty()) mentions_.push_back(std::move(mention));
        }
        // The lexicon's own: words that name the network themselves.
        for (const Name& name : view_.names) {
            if (name.kind != "centre" || name.key == "?" || taken(name.range)) continue;
            mentions_.push_back({name.range, {name.key}, name.rule, stated, false});
        }
        sort_mentions();
        collect_again();
    }

    void sort_mentions() {
        std::sort(mentions_.begin(), mentions_.end(),
                  [](const Mention& a, const Mention& b) { return a.range.begin < b.range.begin; });
    }

    // "Regional centres of the Basel Convention train staff. The centres are located in …"
    void collect_again() {
        const RE2* words = parts_.phrase("host.again");
        if (words == nullptr || mentions_.empty()) return;
        const std::vector<Mention> named = mentions_;
        for (const Range range : find_all(*words, view_.text())) {
            const Range sentence = sentence_around(view_.text(), range.begin);
            const Mention* last = nullptr;
            for (const Mention& mention : named) {
                if (mention.range.begin < sentence.end) last = &mention;
            }
            if (last == nullptr || last->range.end > sentence.begin) continue;
            mentions_.push_back({range, last->networks, last->rule, from_above, true});
        }
        sort_mentions();
    }

    bool taken(Range range) const {
        return std::any_of(mentions_.begin(), mentions_.end(),
                           [&](const Mention& mention) { return overlaps(mention.range, range); });
    }

    void read_networks(const Rule& rule, Mention& mention) const {
        for (const NetworkContext& context : rule.networks) {
            if (context.treaty.empty() && context.body.empty()) {
                mention.networks = {context.network};
                return;
            }
        }
        const Range sentence = sentence_around(view_.text(), mention.range.begin);
        if (named_after(rule, sentence, mention) || named_before(rule, sentence, mention)) return;
        mention.confidence = from_above;
        if (last_of(rule, view_.names, mention.range.begin, mention)) return;
        if (last_of(rule, above_.earlier_names, std::string::npos, mention)) return;
        last_of(rule, above_.heading_names, std::string::npos, mention);
    }

    // "the regional centres of the Basel Convention", "… of the Basel and Stockholm Conventions"
    bool named_after(const Rule& rule, Range sentence, Mention& mention) const {
        constexpr std::size_t longest_joint = 8;  // bytes
        std::size_t last = mention.range.end;
        for (const Name& name : view_.names) {
            if (name.range.begin < last || name.range.end > sentence.end) continue;
            const NetworkContext* context = context_for(rule, name);
            if (context == nullptr) continue;
            const Range gap{last, name.range.begin};
            const std::string_view between = view_.text().substr(gap.begin, gap.size());
            const bool first = mention.networks.empty();
            const bool named = first ? !between.empty() && is_genitive(view_, between)
                                     : gap.size() <= longest_joint && is_list_filler(view_, gap);
            if (!named) break;
            mention.networks.push_back(context->network);
            last = name.range.end;
        }
        return !mention.networks.empty();
    }

    // 《巴塞尔公约》和《斯德哥尔摩公约》区域中心: both, when they stand in one list before the
    // words.
    bool named_before(const Rule& rule, Range sentence, Mention& mention) const {
        std::optional<Range> last;
        for (auto name = view_.names.rbegin(); name != view_.names.rend(); ++name) {
            const std::size_t next = last ? last->begin : mention.range.begin;
            if (name->range.end > next || name->range.begin < sentence.begin) continue;
            const NetworkContext* context = context_for(rule, *name);
            if (context == nullptr) continue;
            const Range gap{name->range.end, next};
            if (last && (!is_list_filler(view_, gap) || holds_centre(gap))) break;
            if (std::find(mention.networks.begin(), mention.networks.end(), context->network) ==
                mention.networks.end()) {
                mention.networks.push_back(context->network);
            }
            last = name->range;
        }
        return !mention.networks.empty();
    }

    // Another centre, or the place of one, stands between.
    bool holds_centre(Range gap) const {
        return std::any_of(view_.matches.begin(), view_.matches.end(),
                           [&](const RuleMatch& match) {
                               return match.rule->kind == EntityKind::centre &&
                                      gap.contains(match.range);
                           }) ||
               std::any_of(view_.names.begin(), view_.names.end(), [&](const Name& name) {
                   return name.kind == "country" && gap.contains(name.range);
               });
    }

    static bool last_of(const Rule& rule, const std::vector<Name>& names, std::size_t before,
                        Mention& mention) {
        for (auto name = names.rbegin(); name != names.rend(); ++name) {
            if (name->range.end > before) continue;
            if (const NetworkContext* context = context_for(rule, *name)) {
                mention.networks.push_back(context->network);
                return true;
            }
        }
        return false;
    }

    const BlockView& view_;
    const CentreScope& above_;
    const Rules::Parts& parts_;
    std::vector<Mention> mentions_;
};

// The part of a sentence that is about one of its mentions: up to the next one, in Chinese from
// the last one, because the place stands before the centre there.
Range clause_of(const BlockView& view, const std::vector<Mention>& mentions, std::size_t index,
                Range sentence) {
    Range clause = sentence;
    const bool before = view.language == "zh";
    if (before && index > 0) clause.begin = std::max(clause.begin, mentions[index - 1].range.end);
    if (before && index + 1 < mentions.size())
        clause.end = std::min(clause.end, mentions[index].range.end);
    if (!before && index > 0) clause.begin = std::max(clause.begin, mentions[index].range.begin);
    if (!before && index + 1 < mentions.size())
        clause.end = std::min(clause.end, mentions[index + 1].range.begin);
    return clause;
}

// "the centre of the Basel Convention in Indonesia and that of the Stockholm Convention in Brazil":
// mentions of one sentence that name a network and hosts each.
bool is_shared(const BlockView& view, const std::vector<Mention>& mentions, std::size_t index) {
    const Range sentence = sentence_around(view.text(), mentions[index].range.begin);
    std::vector<std::string> networks;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (!sentence.contains(mentions[i].range)) continue;
        if (mentions[i].again || mentions[i].networks.size() != 1 ||
            hosts_of(view, clause_of(view, mentions, i, sentence), mentions[i].range).empty())
            return false;
        networks.push_back(mentions[i].networks.front());
    }
    std::sort(networks.begin(), networks.end());
    return networks.size() > 1 && networks.front() != networks.back();
}

// The decision nearest to a word of endorsement; without such a word, the last of the sentence.
std::string endorsing_decision(const BlockView& view, Range sentence,
                               const std::vector<Entity>& acts, const Rules::Parts& parts) {
    std::vector<Range> words;
    if (const RE2* endorsed = parts.phrase("host.endorsed"))
        words = find_all(*endorsed, view.text().substr(sentence.begin, sentence.size()));
    std::string nearest;
    std::size_t least = std::string::npos;
    for (const Entity& act : acts) {
        if (act.kind != EntityKind::decision || !sentence.contains(act.range)) continue;
        if (words.empty()) nearest = act.id;
        for (const Range word : words) {
            const std::size_t begin = word.begin + sentence.begin;
            const std::size_t end = word.end + sentence.begin;
            const std::size_t gap = begin >= act.range.end   ? begin - act.range.end
                                    : act.range.begin >= end ? act.range.begin - end
                                                             : 0;
            if (gap >= least) continue;
            least = gap;
            nearest = act.id;
        }
    }
    return nearest;
}

std::map<std::string, std::string> attributes_of(const BlockView& view, Range sentence,
                                                 const std::vector<Entity>& acts,
                                                 const Rules::Parts& parts) {
    std::map<std::string, std::string> attributes;
    const std::string decision = endorsing_decision(view, sentence, acts, parts);
    if (!decision.empty()) attributes["decision"] = decision;
    if (const RE2* term = parts.phrase("host.term")) {
        const std::string_view words = view.text().substr(sentence.begin, sentence.size());
        const std::vector<Range> found = find_all(*term, words);
        if (!found.empty()) attributes["term"] = std::string(slice(words, found.front()));
    }
    return attributes;
}

bool has_letters(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        if (is_letter(c.value)) return true;
        at = c.next;
    }
    return false;
}

Entity centre(const std::string& network, const std::string& host, Range range,
              const Mention& mention) {
    Entity entity;
    entity.kind = EntityKind::centre;
    entity.id = "centre:" + network + ":" + host;
    entity.range = range;
    entity.rule = mention.rule;
    entity.confidence = mention.confidence;
    return entity;
}

}  // namespace

std::vector<Entity> find_centres(const BlockView& view, const std::vector<Entity>& acts,
                                 const CentreScope& above, const Knowledge& knowledge) {
    std::vector<Entity> entities;
    const Finder finder(view, above, knowledge);
    Range done{};
    const std::vector<Mention>& mentions = finder.mentions();
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const Mention& mention = mentions[i];
        Range sentence = sentence_around(view.text(), mention.range.begin);
        if (is_shared(view, mentions, i)) sentence = clause_of(view, mentions, i, sentence);
        if (!done.empty() && done.contains(mention.range)) continue;
        const std::vector<Host> hosts = hosts_of(view, sentence, mention.range);
        const bool one_network = mention.networks.size() == 1;
        if (mention.again && (hosts.empty() || !one_network)) continue;
        if (hosts.empty() || !one_network) {
            for (const std::string& network : mention.networks) {
                entities.push_back(centre(network, "?", mention.range, mention));
            }
            continue;
        }
        done = sentence;  // the generic word of a sentence that names hosts is not another mention
        const auto attributes = attributes_of(view, sentence, acts, knowledge.rules.parts());
        for (const Host& host : hosts) {
            Entity entity = centre(mention.networks.front(), host.country, host.range, mention);
            entity.attributes = attributes;
            if (!host.city.empty()) entity.attributes["city"] = host.city;
            entities.push_back(std::move(entity));
        }
    }
    return entities;
}

std::vector<Name> country_list(const BlockView& view) {
    std::vector<Name> countries;
    for (const Name& name : view.names) {
        // "玻利维亚（多民族玻利维亚国）" is one country twice.
        const bool again = !countries.empty() && countries.back().key == name.key;
        if (name.kind == "country" && !again) countries.push_back(name);
    }
    if (countries.size() < fewest_listed) return {};
    for (std::size_t i = 1; i < countries.size(); ++i) {
        if (!is_list_filler(view, {countries[i - 1].range.end, countries[i].range.begin}))
            return {};
    }
    const std::string_view text = view.text();
    const bool alone = !has_letters(text.substr(0, countries.front().range.begin)) &&
                       !has_letters(text.substr(countries.back().range.end));
    return alone ? countries : std::vector<Name>();
}

std::vector<CountedNetwork> networks_counted(const BlockView& view,
                                             const std::vector<Entity>& centres,
                                             const Knowledge& knowledge) {
    std::vector<CountedNetwork> counted;
    const RE2* pattern = knowledge.rules.parts().phrase("host.number");
    if (pattern == nullptr) return counted;
    for (const Range range : find_all(*pattern, view.text())) {
        const int number = std::atoi(std::string(slice(view.text(), range)).c_str());
        const Range sentence = sentence_around(view.text(), range.begin);
        for (const Entity& entity : centres) {
            if (number <= 0 || !sentence.contains(entity.range) || entity.id.back() != '?')
                continue;
            const std::size_t first = entity.id.find(':') + 1;
            counted.push_back({entity.id.substr(first, entity.id.rfind(':') - first),
                               static_cast<std::size_t>(number), entity.rule});
        }
    }
    return counted;
}

}  // namespace mea
