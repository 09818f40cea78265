// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/citation_verb.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace mea {
namespace {

constexpr std::string_view after_mark = "after:";
constexpr std::string_view relative = "mark:relative";
constexpr std::string_view conjunction = "mark:and";
constexpr std::size_t longest_beside = 48;  // bytes from "amended by" to the act: "paragraph 3 of"
constexpr std::size_t longest_after = 60;   // bytes from the act to "was adopted"
constexpr std::size_t longest_object = 16;  // bytes from an act to ", as amended by"
constexpr std::size_t longest_label = 16;   // bytes before an act that is a sub-paragraph alone
constexpr std::size_t longest_clause = 4096;  // bytes searched before an act for its verb
constexpr int max_parents = 4;

struct Verb {
    Range range;  // bytes of the document
    std::string key;
    bool direct = true;
};

bool is_cited(EntityKind kind) {
    return kind == EntityKind::decision || kind == EntityKind::resolution ||
           kind == EntityKind::recommendation || kind == EntityKind::symbol ||
           kind == EntityKind::article;
}

bool is_mark(const Verb& verb) { return std::string_view(verb.key).starts_with("mark:"); }
bool is_after(const Verb& verb) { return std::string_view(verb.key).starts_with(after_mark); }
bool is_beside(std::string_view key) { return key.ends_with("-by"); }
bool is_weak(std::string_view key) { return key == "refers" || key == "decides"; }

// Where the sentences and clauses of a segment begin and which parentheses it holds, read once and
// only as far as asked. A clause ends after 。；;؛ and after a full stop before a capital or a
// letter without case.
class Clauses {
public:
    Clauses(std::string_view text, std::size_t begin) : text_(text), read_(begin), begins_{begin} {}

    // The clause that holds `at`, at most `longest_clause` bytes before it.
    std::size_t begin_of(std::size_t at) {
        read(at);
        const std::size_t begin = *std::prev(std::upper_bound(begins_.begin(), begins_.end(), at));
        return std::max(begin, at - std::min(at, longest_clause));
    }

    bool in_parenthesis(std::size_t at) {
        const std::size_t begin = begin_of(at);
        const auto after = std::lower_bound(
            parentheses_.begin(), parentheses_.end(), at,
            [](const Parenthesis& one, std::size_t offset) { return one.at < offset; });
        if (after == parentheses_.begin()) return false;
        return std::prev(after)->opens && std::prev(after)->at >= begin;
    }

private:
    struct Parenthesis {
        std::size_t at = 0;
        bool opens = false;
    };

    void read(std::size_t until) {
        while (read_ < until) {
            const CodePoint c = code_point_at(text_, read_);
            const bool opens = c.value == U'(' || c.value == U'（';
            if (opens || c.value == U')' || c.value == U'）')
                parentheses_.push_back({read_, opens});
            read_ = c.next;
            if (ends(c)) begins_.push_back(read_);
        }
    }

    bool ends(const CodePoint& c) const {
        if (c.value == U'。' || c.value == U'；' || c.value == U';') return true;
        if (c.value == U'؛' || c.value == U'؟') return true;
        if (c.value != U'.') return false;
        std::size_t next = c.next;
        while (next < text_.size() && is_space(code_point_at(text_, next).value)) {
            next = code_point_at(text_, next).next;
        }
        if (next == c.next || next >= text_.size()) return false;
        const char32_t first = code_point_at(text_, next).value;
        return is_upper(first) || (is_letter(first) && !is_latin(first) && !is_cyrillic(first));
    }

    std::string_view text_;
    std::size_t read_;
    std::vector<std::size_t> begins_;
    std::vector<Parenthesis> parentheses_;
};

std::size_t sentence_end(std::string_view text, std::size_t at, std::size_t limit) {
    while (at < limit) {
        const CodePoint c = code_point_at(text, at);
        if (c.value == U'。' || c.value == U'；' || c.value == U';' || c.value == U'؛') break;
        if (c.value == U'.' && c.next < limit && is_space(code_point_at(text, c.next).value)) break;
        at = c.next;
    }
    return at;
}

bool ends_with_comma(std::string_view text) {
    text = trimmed(text);
    constexpr std::array<std::string_view, 4> commas{",", "，", "、", "،"};
    return std::any_of(commas.begin(), commas.end(),
                       [text](std::string_view comma) { return text.ends_with(comma); });
}

class VerbFinder {
public:
    VerbFinder(const TaggerInput& input, const Lexicon& verbs)
        : text_(input.document.text), language_(input.languages.document), lexicon_(verbs) {
        for (const Segment& s : input.structure.segments) {
            by_id_.emplace(s.id, &s);
            own_end_.emplace(s.id, s.range.end);
        }
        for (const Segment& s : input.structure.segments) {
            const auto parent = own_end_.find(s.parent);
            if (parent != own_end_.end() && by_id_.at(s.parent)->range.contains(s.range.begin)) {
                parent->second = std::min(parent->second, s.range.begin);
            }
        }
    }

    // `previous` and `next`: the acts cited beside the entity in its segment, or null.
    void give(Entity& entity, const Entity* previous, const Entity* next) {
        if (entity.kind != EntityKind::symbol && in_parenthesis(entity)) {
            entity.attributes["verb"] = "refers";
            return;
        }
        const std::optional<Verb> verb = governing(entity.segment, entity.range, 0);
        if (!verb) {
            entity.attributes["verb"] = "mentions";
            return;
        }
        const bool after = is_after(*verb);
        const std::string key = after ? verb->key.substr(after_mark.size()) : verb->key;
        entity.attributes["verb"] = key;
        if (!verb->direct) entity.attributes["indirect"] = "yes";
        if (!is_beside(key)) return;
        if (!after && previous != nullptr && previous->range.end <= verb->range.begin &&
            verb->range.begin - previous->range.end <= longest_object) {
            entity.attributes["object"] = previous->id;
        }
        if (after && next != nullptr && next->range.begin >= verb->range.end &&
            next->range.begin - verb->range.end <= longest_object) {
            entity.attributes["object"] = next->id;
        }
    }

private:
    // "They fail to attend (decision 3/CMA.3, annex, para. 13)": where that is said.
    bool in_parenthesis(const Entity& entity) {
        const auto found = by_id_.find(entity.segment);
        return found != by_id_.end() &&
               clauses_of(*found->second).in_parenthesis(entity.range.begin);
    }

    Clauses& clauses_of(const Segment& segment) {
        return clauses_.try_emplace(segment.id, text_, segment.range.begin).first->second;
    }

    std::optional<Verb> governing(const std::string& id, Range cited, int depth) {
        const auto found = by_id_.find(id);
        if (found == by_id_.end() || depth > max_parents) return std::nullopt;
        const Segment& segment = *found->second;
        const Range own{segment.range.begin, std::max(own_end_.at(id), cited.begin)};
        const std::vector<Verb>& verbs = verbs_in(segment, own);
        const std::size_t from = clauses_of(segment).begin_of(cited.begin);
        std::optional<Verb> weak;
        if (std::optional<Verb> before = before_of(verbs, Range{from, cited.begin}, weak)) {
            return before;
        }
        if (depth == 0) {
            if (std::optional<Verb> after = after_of(verbs, cited, own.end)) return after;
        }
        const bool inherits = segment.kind == SegmentKind::subparagraph;
        const auto parent = inherits ? by_id_.find(segment.parent) : by_id_.end();
        if (parent != by_id_.end()) {
            const std::size_t end = own_end_.at(segment.parent);
            if (end <= cited.begin) {
                if (std::optional<Verb> above = governing(segment.parent, {end, end}, depth + 1)) {
                    if (is_weak(above->key) && weak) return weak;
                    const bool alone = cited.begin - own.begin <= longest_label;
                    return Verb{above->range, above->key, above->direct && alone};
                }
            }
        }
        return weak;
    }

    std::optional<Verb> before_of(const std::vector<Verb>& verbs, Range within,
                                  std::optional<Verb>& weak) const {
        std::vector<const Verb*> inside;  // verbs and marks, in order
        for (auto verb = first_from(verbs, within.begin);
             verb != verbs.end() && verb->range.begin < within.end; ++verb) {
            if (verb->range.end <= within.end) inside.push_back(&*verb);
        }
        const Verb* chosen = nullptr;
        bool direct = true;        // no "contained in" after it
        bool in_relative = false;  // whether the words after `chosen` are in a relative clause
        for (std::size_t i = 0; i < inside.size(); ++i) {
            const Verb& verb = *inside[i];
            if (verb.key == relative) in_relative = chosen != nullptr;
            if (is_mark(verb) || is_after(verb)) continue;
            if (is_beside(verb.key) && within.end - verb.range.end > longest_beside) continue;
            if (is_weak(verb.key)) {
                weak = verb;
                direct = verb.key != "refers";
                continue;
            }
            const bool begins = begins_clause(inside, i);
            if (in_relative && !begins && !is_beside(verb.key)) continue;
            chosen = &verb;
            direct = true;
            if (begins) in_relative = false;
        }
        if (chosen == nullptr) return std::nullopt;
        return Verb{chosen->range, chosen->key, direct};
    }

    // ", recalling" or ", and recalling": a new clause, not the rest of a relative one.
    bool begins_clause(const std::vector<const Verb*>& inside, std::size_t i) const {
        std::size_t begin = inside[i]->range.begin;
        if (i > 0 && inside[i - 1]->key == conjunction &&
            trimmed(slice(text_, Range{inside[i - 1]->range.end, begin})).empty()) {
            begin = inside[i - 1]->range.begin;
        }
        constexpr std::size_t enough = 8;
        return ends_with_comma(slice(text_, Range{begin - std::min(begin, enough), begin}));
    }

    std::optional<Verb> after_of(const std::vector<Verb>& verbs, Range cited,
                                 std::size_t limit) const {
        for (auto verb = first_from(verbs, cited.end); verb != verbs.end(); ++verb) {
            const std::size_t gap = verb->range.begin - cited.end;
            if (gap > longest_after) break;
            if (!is_after(*verb)) continue;
            if (is_beside(verb->key) && gap > 3) break;
            if (verb->range.end > sentence_end(text_, cited.end, std::min(limit, verb->range.end)))
                break;
            return *verb;
        }
        return std::nullopt;
    }

    static std::vector<Verb>::const_iterator first_from(const std::vector<Verb>& verbs,
                                                        std::size_t at) {
        return std::lower_bound(
            verbs.begin(), verbs.end(), at,
            [](const Verb& verb, std::size_t offset) { return verb.range.begin < offset; });
    }

    const std::vector<Verb>& verbs_in(const Segment& segment, Range own) {
        const auto known = verbs_.find(segment.id);
        if (known != verbs_.end()) return known->second;
        std::vector<Verb>& verbs = verbs_[segment.id];
        for (const NameMention& found : lexicon_.find(slice(text_, own), language_)) {
            const bool ours =
                found.language.empty() || language_.empty() || found.language == language_;
            if (!ours) continue;
            verbs.push_back(
                {Range{found.range.begin + own.begin, found.range.end + own.begin}, found.key});
        }
        return verbs;
    }

    std::string_view text_;
    const std::string& language_;
    const Lexicon& lexicon_;
    std::unordered_map<std::string, const Segment*> by_id_;
    std::unordered_map<std::string, std::size_t> own_end_;
    std::unordered_map<std::string, std::vector<Verb>> verbs_;
    std::unordered_map<std::string, Clauses> clauses_;
};

}  // namespace

Result<Lexicon> load_verbs(const std::string& directory) {
    return load_lexicon_file(directory + "/" + std::string(verbs_file));
}

void give_verbs(const TaggerInput& input, const Lexicon& verbs, std::vector<Entity>& entities) {
    VerbFinder finder(input, verbs);
    std::vector<Entity*> cited;
    for (Entity& entity : entities) {
        if (is_cited(entity.kind)) cited.push_back(&entity);
    }
    const auto neighbour = [&cited](std::size_t i, std::size_t other) -> const Entity* {
        if (other >= cited.size() || cited[other]->segment != cited[i]->segment) return nullptr;
        return cited[other];
    };
    for (std::size_t i = 0; i < cited.size(); ++i) {
        finder.give(*cited[i], neighbour(i, i - 1), neighbour(i, i + 1));
    }
}

}  // namespace mea
