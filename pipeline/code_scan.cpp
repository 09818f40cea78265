// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/code_scan.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "pipeline/clause.h"
#include "pipeline/tagger.h"

namespace mea {
namespace {

constexpr int most_in_range = 60;
constexpr double damaged_head = 0.7;  // 第 53/242 号议: a letter of the head word is lost

struct Head {
    Range range;
    EntityKind kind = EntityKind::decision;
};

bool is_act(EntityKind kind) {
    return kind == EntityKind::decision || kind == EntityKind::resolution ||
           kind == EntityKind::recommendation;
}

bool overlaps(Range a, Range b) { return a.begin < b.end && b.begin < a.end; }

// Readings of the same place together; what lies in a symbol, a date or a longer number is dropped.
std::vector<Number> collect_numbers(const BlockView& view) {
    std::vector<Number> numbers;
    for (const RuleMatch& match : view.matches) {
        if (!is_act(match.rule->kind)) continue;
        const bool taken =
            std::any_of(view.symbols.begin(), view.symbols.end(),
                        [&](const SymbolMention& s) { return overlaps(s.range, match.range); }) ||
            std::any_of(view.dates.begin(), view.dates.end(),
                        [&](const DateMention& d) { return overlaps(d.range, match.range); });
        if (taken) continue;
        if (!numbers.empty() && overlaps(numbers.back().range, match.range) &&
            numbers.back().range != match.range) {
            continue;
        }
        RuleReading reading{match.rule, fill(match.rule->canonical, match.groups), {}};
        for (const auto& [name, pattern] : match.rule->attributes) {
            const std::string value = fill(pattern, match.groups).front();
            if (!value.empty()) reading.attributes[name] = value;
        }
        if (numbers.empty() || numbers.back().range != match.range) {
            numbers.push_back({match.range, {}});
        }
        numbers.back().readings.push_back(std::move(reading));
    }
    return numbers;
}

std::vector<Head> collect_heads(const BlockView& view, const Rules::Parts& parts) {
    std::vector<Head> heads;
    for (const HeadWords& words : parts.heads) {
        for (const Range range : find_all(*words.before, view.text())) {
            if (has_borders(view.text(), range)) heads.push_back({range, words.kind});
        }
    }
    std::sort(heads.begin(), heads.end(),
              [](const Head& a, const Head& b) { return a.range.begin < b.range.begin; });
    return heads;
}

// A number with its head and what the head adds to the range of the mention.
struct Headed {
    std::optional<EntityKind> kind;
    Range range;
    bool damaged = false;
};

class Scanner {
public:
    Scanner(const BlockView& view, const Context& scope, const Knowledge& knowledge)
        : view_(view), scope_(scope), knowledge_(knowledge), numbers_(collect_numbers(view)) {
        if (!numbers_.empty()) heads_ = collect_heads(view, knowledge.rules.parts());
    }

    std::vector<Entity> run() {
        std::vector<Headed> heads;
        std::vector<Chosen> all;
        for (std::size_t i = 0; i < numbers_.size(); ++i) {
            heads.push_back(head_of(i));
            all.push_back(choose_body(view_, numbers_[i], heads[i].kind, scope_, knowledge_));
        }
        share_body(heads, all);
        std::vector<Entity> entities;
        std::size_t last_number = 0;
        for (std::size_t i = 0; i < numbers_.size(); ++i) {
            const Headed& headed = heads[i];
            const Chosen& chosen = all[i];
            if (chosen.reading == nullptr) continue;
            Entity entity = entity_of(chosen, headed);
            if (!entities.empty() && entities.back().rule == entity.rule && i == last_number + 1) {
                add_range(entities, entity,
                          {numbers_[last_number].range.end, numbers_[i].range.begin});
            }
            for (const std::string& number : chosen.reading->numbers) {
                entity.id = id_of(entity.kind, chosen.reading->rule->body, number);
                entities.push_back(entity);
            }
            last_number = i;
        }
        return entities;
    }

private:
    static std::string id_of(EntityKind kind, const std::string& body, const std::string& number) {
        return std::string(name_of(kind)) + ":" + body + ":" + number;
    }

    // "resolutions 48/13 and 49/2 of the Human Rights Council": both are the Council's.
    void share_body(const std::vector<Headed>& heads, std::vector<Chosen>& all) const {
        for (std::size_t i = all.size(); i-- > 1;) {
            if (!all[i].named_behind || heads[i].kind != heads[i - 1].kind) continue;
            const Range gap{numbers_[i - 1].range.end, numbers_[i].range.begin};
            if (!is_list_filler(view_, gap) || holds_a_member(view_, gap)) continue;
            for (const RuleReading& reading : numbers_[i - 1].readings) {
                const Rule& rule = *reading.rule;
                if (rule.body != all[i].reading->rule->body) continue;
                if (rule.needs_head && (!heads[i].kind || rule.kind != *heads[i].kind)) continue;
                all[i - 1] = {&reading, all[i].confidence, true};
                break;
            }
        }
    }

    Headed head_of(std::size_t index) const {
        if (Headed after = head_after(index); after.kind) return after;
        return head_before(index);
    }

    // 第54/217号决议; in a list the members before it share the head.
    Headed head_after(std::size_t index) const {
        Headed headed{std::nullopt, numbers_[index].range, false};
        for (std::size_t i = index; i < numbers_.size(); ++i) {
            const std::size_t end = numbers_[i].range.end;
            const std::string_view rest = view_.text().substr(end);
            for (const HeadWords& words : knowledge_.rules.parts().heads) {
                re2::StringPiece tail(rest.data(), rest.size());
                if (words.after->pattern() == "^(?:)" || !RE2::Consume(&tail, *words.after))
                    continue;
                headed.kind = words.kind;
                const auto size = static_cast<std::size_t>(tail.data() - rest.data());
                if (i == index) {
                    headed.range.end = end + size;
                    constexpr std::string_view lost = "号议";
                    headed.damaged =
                        size >= lost.size() && rest.substr(size - lost.size(), lost.size()) == lost;
                }
                headed.range.begin = ordinal_prefix(headed.range.begin);
                return headed;
            }
            if (view_.language != "zh" && rest.substr(0, 3) != "、" && rest.substr(0, 3) != "和")
                break;
            if (i + 1 >= numbers_.size() ||
                !is_list_filler(view_, {end, numbers_[i + 1].range.begin})) {
                break;
            }
        }
        return headed;
    }

    std::size_t ordinal_prefix(std::size_t begin) const {
        constexpr std::string_view ordinal = "第";
        std::size_t at = begin;
        while (at > 0 && view_.text()[at - 1] == ' ') --at;
        const bool has = at >= ordinal.size() &&
                         view_.text().substr(at - ordinal.size(), ordinal.size()) == ordinal;
        return has ? at - ordinal.size() : begin;
    }

    Headed head_before(std::size_t index) const {
        Headed headed{std::nullopt, numbers_[index].range, false};
        const Head* nearest = nullptr;
        for (const Head& head : heads_) {
            if (head.range.end <= headed.range.begin) nearest = &head;
        }
        if (nearest == nullptr) return headed;
        const Range between{nearest->range.end, headed.range.begin};
        const std::string_view gap = view_.text().substr(between.begin, between.size());
        const bool listed = holds_a_member(view_, between) && is_list_filler(view_, between);
        if (!joins_directly(gap) && !listed) return headed;
        headed.kind = nearest->kind;
        if (joins_directly(gap)) headed.range.begin = nearest->range.begin;
        return headed;
    }

    static bool joins_directly(std::string_view gap) {
        static const RE2 joint("^ ?(?:[Nn]os?\\.|№|n ?°|núm\\.|رقم)? ?$");
        return RE2::FullMatch(re2::StringPiece(gap.data(), gap.size()), joint);
    }

    static Entity entity_of(const Chosen& chosen, const Headed& headed) {
        const Rule& rule = *chosen.reading->rule;
        Entity entity;
        entity.kind = !rule.needs_head && headed.kind ? *headed.kind : rule.kind;
        entity.range = headed.range;
        entity.rule = rule.id;
        entity.confidence =
            headed.damaged ? std::min(chosen.confidence, damaged_head) : chosen.confidence;
        entity.attributes = chosen.reading->attributes;
        entity.id = id_of(entity.kind, rule.body, chosen.reading->numbers.front());
        return entity;
    }

    // "Decisions 13.122 to 13.125": what lies between, on the words of the second number.
    void add_range(std::vector<Entity>& entities, const Entity& last, Range gap) const {
        static const RE2 word("^ ?(?:to|through|-|至|到|a|au|al|по|الي)(?: ?第| [\\p{L}]+)? ?$");
        const std::string_view between = view_.text().substr(gap.begin, gap.size());
        if (!RE2::FullMatch(re2::StringPiece(between.data(), between.size()), word)) return;
        const std::string from = entities.back().id;
        std::size_t same = 0;
        while (same < from.size() && same < last.id.size() && from[same] == last.id[same]) ++same;
        const auto digit = [](char c) { return c >= '0' && c <= '9'; };
        while (same > 0 && digit(from[same - 1])) --same;
        std::size_t from_end = same;
        std::size_t last_end = same;
        while (from_end < from.size() && digit(from[from_end])) ++from_end;
        while (last_end < last.id.size() && digit(last.id[last_end])) ++last_end;
        if (from.substr(from_end) != last.id.substr(last_end) || from_end == same ||
            last_end == same || from_end - same > 4 || last_end - same > 4) {
            return;
        }
        const int first_number = std::stoi(from.substr(same, from_end - same));
        const int last_number = std::stoi(last.id.substr(same, last_end - same));
        if (last_number <= first_number || last_number - first_number > most_in_range) return;
        for (int number = first_number + 1; number < last_number; ++number) {
            Entity between_them = last;
            between_them.id =
                last.id.substr(0, same) + std::to_string(number) + last.id.substr(last_end);
            entities.push_back(std::move(between_them));
        }
    }

    const BlockView& view_;
    const Context& scope_;
    const Knowledge& knowledge_;
    std::vector<Number> numbers_;
    std::vector<Head> heads_;
};

}  // namespace

std::vector<Entity> read_acts(const BlockView& view, const Context& scope,
                              const Knowledge& knowledge) {
    return Scanner(view, scope, knowledge).run();
}

}  // namespace mea
