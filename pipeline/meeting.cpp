// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/meeting.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "pipeline/clause.h"
#include "pipeline/numerals.h"
#include "pipeline/ordinal_words.h"
#include "pipeline/tagger.h"

namespace mea {
namespace {

constexpr double by_clause = 1.0;
constexpr double by_document = 0.9;  // "the Conference of the Parties": the document's
constexpr double by_possessive = 0.8;
constexpr double by_organ_alone = 0.6;
constexpr std::size_t longest_joint = 6;  // bytes between a body and its session: "》", "的", ", "
constexpr int highest_number = 199;

struct Holder {  // a body that a meeting may be of; empty when it is not known which
    Range range;
    std::string body;
    double confidence = 0;
};

std::string_view group_named(const RuleMatch& match, const char* name) {
    const auto& groups = match.rule->pattern->NamedCapturingGroups();
    const auto found = groups.find(name);
    if (found == groups.end()) return {};
    const auto index = static_cast<std::size_t>(found->second);
    return index < match.groups.size() ? match.groups[index] : std::string_view();
}

// "fourth" "4th" "第四" "23" → the number; 0 when it is none.
int number_of(std::string_view words) {
    constexpr std::string_view sign = "第";
    if (words.substr(0, sign.size()) == sign) words.remove_prefix(sign.size());
    words = trimmed(words);
    int value = read_digits(words).value;
    if (value == 0) value = read_han_number(words).value;
    if (value == 0) value = read_ordinal_words(words);
    return value <= highest_number ? value : 0;
}

bool matches(const RE2* pattern, std::string_view text) {
    return pattern != nullptr &&
           RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *pattern);
}

class MeetingReader {
public:
    MeetingReader(const BlockView& view, const Context& scope, const Knowledge& knowledge)
        : view_(view), scope_(scope), parts_(knowledge.rules.parts()) {
        for (const Name& name : view.names) {
            if (name.kind == "body" && listed("bodies_that_meet", name.key))
                holders_.push_back({name.range, name.key, by_clause});
        }
        for (const Organ& organ : parts_.organs) add_organ(organ);
        std::stable_sort(holders_.begin(), holders_.end(), [](const Holder& a, const Holder& b) {
            return a.range.begin < b.range.begin;
        });
    }

    std::vector<Entity> read() const {
        std::vector<Entity> found;
        std::size_t from = 0;
        for (const RuleMatch& match : view_.meetings) {
            if (match.range.begin < from || in_symbol(match.range)) continue;
            if (add(match, found)) from = match.range.end;
        }
        return found;
    }

private:
    bool listed(const char* list, std::string_view word) const {
        const auto found = parts_.word_lists.find(list);
        return found != parts_.word_lists.end() && found->second.count(word) > 0;
    }

    bool in_symbol(Range range) const {
        return std::any_of(view_.symbols.begin(), view_.symbols.end(), [&](const auto& symbol) {
            return symbol.range.begin < range.end && range.begin < symbol.range.end;
        });
    }

    void add_organ(const Organ& organ) {
        for (const Range range : find_all(*organ.names, view_.text())) {
            const bool known =
                std::any_of(holders_.begin(), holders_.end(),
                            [&](const Holder& holder) { return holder.range.contains(range); });
            if (known || !has_borders(view_.text(), range)) continue;
            holders_.push_back(organ_of(organ.of, range));
        }
    }

    static std::string body_of_treaty(const std::vector<Organ::Of>& of, std::string_view treaty) {
        for (const Organ::Of& one : of) {
            if (!one.treaty.empty() && one.treaty == treaty) return one.body;
        }
        return {};
    }

    // Whose organ the words at `range` are, by the treaty beside them, else by the document.
    Holder organ_of(const std::vector<Organ::Of>& of, Range range) const {
        for (const Name& name : view_.names) {
            if (!follows(range, name.range)) continue;
            if (name.kind == "treaty") return {range, body_of_treaty(of, name.key), by_clause};
            const bool own = name.key == "unep" || name.key == "un";
            if (name.kind == "body" && !own) return {range, {}, 0};
        }
        for (const Organ::Of& one : of) {
            if (one.body == scope_.organ) return {range, one.body, by_document};
        }
        for (const Organ::Of& one : of) {
            if (one.treaty.empty() && may_be_meant(one.body)) return {range, one.body, by_document};
        }
        std::string near;
        const Range sentence = sentence_around(view_.text(), range.begin);
        for (const Name& name : view_.names) {
            if (name.kind == "treaty" && name.range.begin >= sentence.begin &&
                name.range.end <= range.begin)
                near = name.key;
        }
        if (near.empty() && scope_.section_treaties.size() == 1)
            near = scope_.section_treaties.front();
        if (near.empty()) near = scope_.own_treaty;
        return {range, body_of_treaty(of, near), by_document};
    }

    // Other organisations have a council and an assembly too.
    bool may_be_meant(const std::string& body) const {
        if (scope_.organ.empty() || body != "unep-gc") return true;
        return std::any_of(view_.names.begin(), view_.names.end(), [](const Name& name) {
            return name.kind == "body" && (name.key == "unep" || name.key == "unep-gc");
        });
    }

    // "… of the NAME": only words of a genitive stand between.
    bool follows(Range first, Range second) const {
        return second.begin >= first.end &&
               is_genitive(view_, view_.text().substr(first.end, second.begin - first.end));
    }

    bool is_joint(std::string_view gap) const {
        return gap.size() <= longest_joint && matches(parts_.phrase("meeting.joint"), gap);
    }

    // Another group between a body and "its meeting".
    bool has_other_group(Range between) const {
        const std::string_view text = view_.text().substr(between.begin, between.size());
        return matches(parts_.phrase("meeting.other"), text);
    }

    std::optional<Holder> holder_of(const RuleMatch& match) const {
        const Range range = match.range;
        for (const Holder& holder : holders_) {
            const bool inside = holder.range.begin >= range.begin &&
                                holder.range.begin < range.end && holder.range.end >= range.end;
            if (inside || follows(range, holder.range)) return holder;
        }
        const bool own = !group_named(match, "own").empty();
        const std::string_view after = view_.text().substr(range.end);
        if (matches(parts_.phrase("meeting.recurring"), after)) return std::nullopt;
        if (!own && matches(parts_.phrase("meeting.genitive"), after)) return std::nullopt;
        const Range sentence = sentence_around(view_.text(), range.begin);
        const Holder* last = nullptr;
        for (const Holder& holder : holders_) {
            if (holder.range.begin >= sentence.begin && holder.range.end <= range.begin)
                last = &holder;
        }
        if (last != nullptr) {
            const Range gap{last->range.end, range.begin};
            if (is_joint(view_.text().substr(gap.begin, gap.size()))) return *last;
            if (!own || has_other_group(gap)) return std::nullopt;
            return Holder{last->range, last->body, std::min(last->confidence, by_possessive)};
        }
        if (!own || has_other_group({sentence.begin, range.begin})) return std::nullopt;
        if (std::optional<Holder> named = named_behind(range, sentence)) return named;
        const bool stranger =
            std::any_of(view_.names.begin(), view_.names.end(), [&](const Name& name) {
                return name.kind == "body" && name.range.begin >= sentence.begin &&
                       name.range.end <= range.begin;
            });
        if (stranger || !listed("bodies_that_meet", scope_.organ)) return std::nullopt;
        return Holder{range, scope_.organ, by_organ_alone};
    }

    // "At its fourth meeting, held in Bali, the Conference of the Parties to …": who is named first
    // behind it, where the sentence begins so.
    std::optional<Holder> named_behind(Range range, Range sentence) const {
        constexpr std::size_t longest_beginning = 24;  // bytes
        if (range.begin - sentence.begin > longest_beginning) return std::nullopt;
        for (const Holder& holder : holders_) {
            if (holder.range.begin < range.end || holder.range.end > sentence.end) continue;
            static const RE2 subject("(?i:[,،，] ?(?:the |la |le |l'|el )?)$");
            const Range gap{range.end, holder.range.begin};
            const std::string_view between = view_.text().substr(gap.begin, gap.size());
            if (holder.body.empty() || has_other_group(gap) || !matches(&subject, between)) break;
            return Holder{holder.range, holder.body, std::min(holder.confidence, by_possessive)};
        }
        return std::nullopt;
    }

    // "COP 21": the treaty that stands before, else as an organ.
    Holder holder_of_abbreviation(const RuleMatch& match) const {
        std::vector<Organ::Of> of;
        for (const NetworkContext& context : match.rule->networks)
            of.push_back({context.treaty, context.network});
        for (const Name& name : view_.names) {
            if (name.range.end > match.range.begin || name.kind != "treaty") continue;
            const std::size_t size = match.range.begin - name.range.end;
            const std::string body = body_of_treaty(of, name.key);
            if (!body.empty() && is_joint(view_.text().substr(name.range.end, size)))
                return {name.range, body, by_clause};
        }
        return organ_of(of, match.range);
    }

    std::string canonical(const RuleMatch& match, const std::string& body, int number) const {
        const bool emergency = !group_named(match, "emergency").empty();
        const bool special = emergency || !group_named(match, "special").empty() ||
                             !group_named(match, "extraordinary").empty();
        const std::string plain = std::to_string(number);
        if (!special) return plain;
        auto form = parts_.special_sessions.find(emergency ? body + ":emergency" : body);
        if (form == parts_.special_sessions.end()) form = parts_.special_sessions.find("");
        if (form == parts_.special_sessions.end()) return {};
        return fill(form->second, {std::string_view(), plain}).front();
    }

    bool add(const RuleMatch& match, std::vector<Entity>& out) const {
        const std::string_view abbreviated = group_named(match, "number");
        const std::string_view ordinal =
            abbreviated.empty() ? group_named(match, "ordinal") : abbreviated;
        const int number = number_of(ordinal);
        if (number == 0) return false;
        const std::optional<Holder> holder =
            abbreviated.empty() ? holder_of(match) : holder_of_abbreviation(match);
        if (!holder || holder->body.empty()) return false;
        const bool sitting = !group_named(match, "sitting").empty();
        if (sitting && listed("counted_in_sessions", holder->body)) return false;
        for (const int one : numbers_of(match, number)) {
            const std::string written = canonical(match, holder->body, one);
            if (written.empty()) continue;
            Entity entity;
            entity.kind = EntityKind::meeting;
            entity.id = "meeting:" + holder->body + ":" + written;
            entity.range = without_possessive(match);
            entity.rule = match.rule->id;
            entity.confidence = holder->confidence;
            out.push_back(std::move(entity));
        }
        return true;
    }

    // "fourth and fifth", "first to third": every number that is meant.
    static std::vector<int> numbers_of(const RuleMatch& match, int last) {
        constexpr int longest_range = 40;
        const int first = number_of(group_named(match, "earlier"));
        const bool range = !group_named(match, "range").empty();
        std::vector<int> out;
        if (range && first > 0 && first < last && last - first < longest_range)
            for (int one = first; one < last; ++one) out.push_back(one);
        else if (first > 0)
            out.push_back(first);
        out.push_back(last);
        return out;
    }

    // "its fourth meeting" → "fourth meeting"; an Arabic possessive is part of its noun.
    Range without_possessive(const RuleMatch& match) const {
        const std::string_view own = group_named(match, "own");
        if (own.empty() || own.data() != match.groups.front().data()) return match.range;
        std::size_t begin = match.range.begin + own.size();
        while (begin < match.range.end && view_.text()[begin] == ' ') ++begin;
        return {begin, match.range.end};
    }

    const BlockView& view_;
    const Context& scope_;
    const Rules::Parts& parts_;
    std::vector<Holder> holders_;  // in order
};

}  // namespace

std::vector<Entity> read_meetings(const BlockView& view, const Context& scope,
                                  const Knowledge& knowledge) {
    if (view.meetings.empty()) return {};
    return MeetingReader(view, scope, knowledge).read();
}

}  // namespace mea
