// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/centre.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <optional>

#include "pipeline/clause.h"
#include "pipeline/tagger.h"

namespace mea {
namespace {

constexpr std::size_t fewest_listed = 3;  // countries that make a note a list
constexpr std::size_t fewest_hosts = 2;   // hosts beside a verb; one alone needs no list
constexpr double stated = 1.0;
constexpr double from_above = 0.8;  // the network is named in the paragraph or heading only

struct Mention {
    Range range;
    std::vector<std::string> networks;
    std::string rule;
    double confidence = stated;
};

struct Host {
    Range range;
    std::string country;
    std::string city;
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
        : view_(view), above_(above), knowledge_(knowledge), parts_(knowledge.rules.parts()) {
        collect();
    }

    const std::vector<Mention>& mentions() const { return mentions_; }

    // Hosts of the sentence, when it has the words that make countries or cities hosts.
    std::vector<Host> hosts_in(Range sentence) const {
        const std::string_view words = view_.text().substr(sentence.begin, sentence.size());
        const RE2* verb = parts_.phrase("host.verb");
        if (verb == nullptr || find_all(*verb, words).empty()) return {};
        std::vector<Host> countries;
        for (const Name& name : view_.names) {
            if (name.kind == "country" && sentence.contains(name.range)) {
                countries.push_back({name.range, name.key, {}});
            }
        }
        if (std::vector<Host> run = longest_list(countries); run.size() >= fewest_hosts) return run;
        return longest_list(cities_in(sentence));
    }

private:
    void collect() {
        for (const RuleMatch& match : view_.matches) {
            if (match.rule->kind != EntityKind::centre) continue;
            if (taken(match.range)) continue;
            Mention mention{match.range, {}, match.rule->id, stated};
            read_networks(*match.rule, mention);
            if (!mention.networks.empty()) mentions_.push_back(std::move(mention));
        }
        // The lexicon's own: words that name the network themselves.
        for (const Name& name : view_.names) {
            if (name.kind != "centre" || name.key == "?" || taken(name.range)) continue;
            mentions_.push_back({name.range, {name.key}, name.rule, stated});
        }
        std::sort(mentions_.begin(), mentions_.end(),
                  [](const Mention& a, const Mention& b) { return a.range.begin < b.range.begin; });
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

    // "the regional centres of the Basel Convention"
    bool named_after(const Rule& rule, Range sentence, Mention& mention) const {
        for (const Name& name : view_.names) {
            if (name.range.begin < mention.range.end || name.range.end > sentence.end) continue;
            const NetworkContext* context = context_for(rule, name);
            if (context == nullptr) continue;
            const std::string_view gap =
                view_.text().substr(mention.range.end, name.range.begin - mention.range.end);
            if (gap.empty() || !is_genitive(view_, gap)) return false;
            mention.networks.push_back(context->network);
            return true;
        }
        return false;
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
            if (last && !is_list_filler(view_, {name->range.end, next})) break;
            if (std::find(mention.networks.begin(), mention.networks.end(), context->network) ==
                mention.networks.end()) {
                mention.networks.push_back(context->network);
            }
            last = name->range;
        }
        return !mention.networks.empty();
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

    std::vector<Host> cities_in(Range sentence) const {
        std::vector<Host> cities;
        const std::string_view words = view_.text().substr(sentence.begin, sentence.size());
        for (const City& city : parts_.cities) {
            for (const Range range : find_all(*city.names, words)) {
                const Range place{range.begin + sentence.begin, range.end + sentence.begin};
                if (!has_borders(view_.text(), place)) continue;
                cities.push_back({place, city.country, std::string(slice(view_.text(), place))});
            }
        }
        std::sort(cities.begin(), cities.end(),
                  [](const Host& a, const Host& b) { return a.range.begin < b.range.begin; });
        return cities;
    }

    // The longest run of hosts with nothing but list words between them.
    std::vector<Host> longest_list(const std::vector<Host>& hosts) const {
        std::vector<Host> best;
        std::vector<Host> run;
        for (const Host& host : hosts) {
            if (!run.empty() && !is_list_filler(view_, {run.back().range.end, host.range.begin}))
                run.clear();
            run.push_back(host);
            if (run.size() > best.size()) best = run;
        }
        return best.size() >= fewest_hosts ? best : std::vector<Host>();
    }

    const BlockView& view_;
    const CentreScope& above_;
    const Knowledge& knowledge_;
    const Rules::Parts& parts_;
    std::vector<Mention> mentions_;
};

std::map<std::string, std::string> attributes_of(const BlockView& view, Range sentence,
                                                 const std::vector<Entity>& acts,
                                                 const Rules::Parts& parts) {
    std::map<std::string, std::string> attributes;
    for (const Entity& act : acts) {
        if (act.kind == EntityKind::decision && sentence.contains(act.range))
            attributes["decision"] = act.id;
    }
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
    for (const Mention& mention : finder.mentions()) {
        const Range sentence = sentence_around(view.text(), mention.range.begin);
        if (!done.empty() && done.contains(mention.range)) continue;
        const std::vector<Host> hosts = finder.hosts_in(sentence);
        const bool one_network = mention.networks.size() == 1;
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
