// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/tagger.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "pipeline/article.h"
#include "pipeline/block_parts.h"
#include "pipeline/centre.h"
#include "pipeline/code_scan.h"
#include "pipeline/meeting.h"
#include "pipeline/scope.h"

namespace mea {
namespace {

constexpr std::size_t npos = static_cast<std::size_t>(-1);

std::optional<EntityKind> named_kind(std::string_view kind) {
    if (kind == "treaty") return EntityKind::treaty;
    if (kind == "instrument") return EntityKind::instrument;
    if (kind == "body") return EntityKind::body;
    if (kind == "country") return EntityKind::country;
    return std::nullopt;
}

Entity make(EntityKind kind, std::string id, Range range, std::string rule) {
    Entity entity;
    entity.kind = kind;
    entity.id = std::move(id);
    entity.range = range;
    entity.rule = std::move(rule);
    return entity;
}

void add_symbols(const BlockView& view, std::vector<Entity>& out) {
    for (const SymbolMention& symbol : view.symbols) {
        const std::string act = act_of_symbol(symbol.canonical);
        if (act.empty()) {
            out.push_back(
                make(EntityKind::symbol, "symbol:" + symbol.canonical, symbol.range, "symbol"));
            if (symbol.reissue) out.back().attributes["reissued"] = "yes";
            continue;
        }
        const bool resolution = act.rfind("resolution:", 0) == 0;
        out.push_back(make(resolution ? EntityKind::resolution : EntityKind::decision, act,
                           symbol.range, "symbol.act"));
        out.back().attributes["symbol"] = symbol.canonical;
    }
}

void add_names(const BlockView& view, const Lexicon& lexicon, std::vector<Entity>& out) {
    for (const Name& name : view.names) {
        const auto kind = named_kind(name.kind);
        // Regulations are known for the sake of their articles; by KEYS they are not instruments.
        const bool regulations =
            name.kind == "treaty" && class_of(lexicon, name.key) == TreatyClass::regulations;
        if (kind && !regulations)
            out.push_back(make(*kind, name.kind + ":" + name.key, name.range, name.rule));
    }
}

void add_dates(const BlockView& view, std::vector<Entity>& out) {
    for (const DateMention& date : view.dates) {
        out.push_back(make(EntityKind::date, "date:" + date.iso, date.range, "date"));
        if (!date.last.empty()) out.back().attributes["last"] = date.last;
    }
}

struct ArticleLabel {
    bool at_beginning = false;  // the block opens an article or is a heading
};

void add_articles(const BlockView& view, const Context& scope, const Knowledge& knowledge,
                  ArticleLabel label, std::vector<Entity>& out) {
    std::vector<ArticleMention> mentions = find_articles(view);
    // An article's own label is not a mention of it.
    if (!mentions.empty()) {
        const Range first = mentions.front().range;
        const bool opens = trimmed(view.text().substr(0, first.begin)).empty();
        const bool alone = opens && trimmed(view.text().substr(first.end)).size() <= 1;
        if (opens && (alone || label.at_beginning)) mentions.erase(mentions.begin());
    }
    const std::vector<std::string> treaties = treaties_of(view, mentions, scope, knowledge);
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (treaties[i].empty()) continue;
        for (const std::string& number : mentions[i].numbers) {
            out.push_back(make(EntityKind::article, "article:" + treaties[i] + ":" + number,
                               mentions[i].range, mentions[i].rule->id));
        }
    }
}

void add_meetings(const BlockView& view, const Context& scope, const Knowledge& knowledge,
                  std::vector<Entity>& out) {
    std::vector<Entity> meetings = read_meetings(view, scope, knowledge);
    std::move(meetings.begin(), meetings.end(), std::back_inserter(out));
}

// From folded ranges of a block to ranges of the document.
void to_document(const BlockView& view, std::size_t block_begin, std::vector<Entity>& entities) {
    for (Entity& entity : entities) {
        const Range inside = view.folded.original(entity.range);
        entity.range = {inside.begin + block_begin, inside.end + block_begin};
    }
}

std::vector<Name> plain_names(const std::vector<NameMention>& mentions) {
    std::vector<Name> names;
    for (const NameMention& mention : mentions) {
        names.push_back({mention.range, mention.kind, mention.key, mention.rule, mention.language});
    }
    return names;
}

// The mentions that lie in a part of their block, as ranges of the part.
std::vector<NameMention> mentions_within(const std::vector<NameMention>& all, Range part) {
    std::vector<NameMention> mentions;
    const auto first = std::partition_point(all.begin(), all.end(), [part](const NameMention& one) {
        return one.range.begin < part.begin;
    });
    for (auto one = first; one != all.end() && one->range.begin < part.end; ++one) {
        if (one->range.end > part.end) continue;
        mentions.push_back(*one);
        mentions.back().range = {one->range.begin - part.begin, one->range.end - part.begin};
    }
    return mentions;
}

// Notes that list the hosts of centres which a paragraph counts ("in 42 countries").
struct HostNote {
    std::vector<Entity> countries;  // ranges of the document
};

class Tagger {
public:
    Tagger(const TaggerInput& input, const Knowledge& knowledge)
        : input_(input),
          knowledge_(knowledge),
          names_(names_of_blocks(input.document, input.languages, knowledge.lexicon)),
          scope_(scope_of_document(input, names_, knowledge)) {}

    std::vector<Entity> run() {
        std::vector<std::size_t> begins;
        for (const Block& block : input_.document.blocks) begins.push_back(block.range.begin);
        segment_of_block_ = innermost_segments(input_.structure.segments, begins);
        for (std::size_t i = 0; i < input_.document.blocks.size(); ++i) tag_block(i);
        add_host_notes();
        std::stable_sort(entities_.begin(), entities_.end(), [](const Entity& a, const Entity& b) {
            return a.range.begin < b.range.begin;
        });
        place_in_segments();
        return std::move(entities_);
    }

private:
    const Segment* segment_of(std::size_t block) const {
        const std::size_t index = segment_of_block_[block];
        return index == npos ? nullptr : &input_.structure.segments[index];
    }

    void tag_block(std::size_t index) {
        enter(index);
        const std::string_view block =
            slice(input_.document.text, input_.document.blocks[index].range);
        for (const Range part : parts_of_block(block)) tag_part(index, block, part);
    }

    void tag_part(std::size_t index, std::string_view block, Range part) {
        const std::vector<NameMention> mentions = mentions_within(names_[index], part);
        BlockView view;
        view_block(slice(block, part), mentions, knowledge_.rules, view);
        view.language =
            index < input_.languages.blocks.size() ? input_.languages.blocks[index] : "";
        if (view.language.empty()) view.language = input_.languages.document;
        const std::size_t begin = input_.document.blocks[index].range.begin + part.begin;
        std::vector<Entity> found = read_acts(view, scope_, knowledge_);
        std::vector<Entity> centres = find_centres(view, found, above_, knowledge_);
        note_hosts(begin, view, centres);
        std::move(centres.begin(), centres.end(), std::back_inserter(found));
        add_symbols(view, found);
        add_names(view, knowledge_.lexicon, found);
        add_dates(view, found);
        const ArticleLabel label = part.begin == 0 ? label_of(index) : ArticleLabel{};
        add_articles(view, scope_, knowledge_, label, found);
        add_meetings(view, scope_, knowledge_, found);
        to_document(view, begin, found);
        std::move(found.begin(), found.end(), std::back_inserter(entities_));
        remember(plain_names(mentions));
    }

    // What the paragraph has named so far; of a paragraph without end, the latest.
    void remember(const std::vector<Name>& names) {
        constexpr std::size_t most = 1000;
        std::vector<Name>& earlier = above_.earlier_names;
        earlier.insert(earlier.end(), names.begin(), names.end());
        if (earlier.size() > 2 * most)
            earlier.erase(earlier.begin(), earlier.end() - static_cast<std::ptrdiff_t>(most));
    }

    // The heading and paragraph above the block.
    void enter(std::size_t index) {
        const Segment* segment = segment_of(index);
        if (segment != nullptr && segment->kind == SegmentKind::heading)
            trail_.enter(*segment, names_[index]);
        above_.heading_names = plain_names(trail_.names());
        scope_.section_treaties.clear();
        for (const Name& name : above_.heading_names) {
            if (name.kind == "treaty") scope_.section_treaties.push_back(name.key);
        }
        const std::string paragraph = segment == nullptr ? std::string() : paragraph_of(*segment);
        if (paragraph != paragraph_ || paragraph.empty()) above_.earlier_names.clear();
        paragraph_ = paragraph;
    }

    // "p29.c.i" lies in paragraph "p29".
    std::string paragraph_of(const Segment& segment) const {
        if (segment.kind != SegmentKind::subparagraph) return segment.id;
        std::string id = segment.id;
        const std::size_t number = id.find_last_of("0123456789");
        const std::size_t dot = number == std::string::npos ? npos : id.find('.', number);
        return dot == npos ? id : id.substr(0, dot);
    }

    ArticleLabel label_of(std::size_t index) const {
        const Segment* segment = segment_of(index);
        return {segment != nullptr &&
                (segment->kind == SegmentKind::heading || segment->kind == SegmentKind::article ||
                 segment->kind == SegmentKind::toc)};
    }

    void note_hosts(std::size_t begin, const BlockView& view, const std::vector<Entity>& centres) {
        const std::vector<Name> listed = country_list(view);
        if (!listed.empty()) {
            HostNote note;
            for (const Name& name : listed)
                note.countries.push_back(make(EntityKind::centre, name.key, name.range, ""));
            to_document(view, begin, note.countries);
            host_notes_.push_back(std::move(note));
        }
        if (centres.empty()) return;
        const std::vector<CountedNetwork> counted = networks_counted(view, centres, knowledge_);
        counted_.insert(counted_.end(), counted.begin(), counted.end());
    }

    void add_host_notes() {
        std::map<std::size_t, const CountedNetwork*> first_of_count;
        for (const CountedNetwork& counted : counted_)
            first_of_count.emplace(counted.countries, &counted);
        for (HostNote& note : host_notes_) {
            const auto found = first_of_count.find(note.countries.size());
            if (found == first_of_count.end()) continue;
            for (Entity& host : note.countries) {
                host.id = "centre:" + found->second->network + ":" + host.id;
                host.rule = found->second->rule;
                host.confidence = by_count;
                entities_.push_back(std::move(host));
            }
        }
    }

    void place_in_segments() {
        std::vector<std::size_t> begins;
        for (const Entity& entity : entities_) begins.push_back(entity.range.begin);
        const std::vector<std::size_t> inner =
            innermost_segments(input_.structure.segments, begins);
        for (std::size_t i = 0; i < entities_.size(); ++i) {
            if (inner[i] != npos) entities_[i].segment = input_.structure.segments[inner[i]].id;
        }
    }

    static constexpr double by_count = 0.8;  // the number of countries is the only link

    const TaggerInput& input_;
    const Knowledge& knowledge_;
    NamesOfBlocks names_;
    Context scope_;
    HeadingTrail trail_;
    CentreScope above_;
    std::string paragraph_;
    std::vector<std::size_t> segment_of_block_;
    std::vector<HostNote> host_notes_;
    std::vector<CountedNetwork> counted_;
    std::vector<Entity> entities_;
};

// A query typed without capitals: words with a digit and a slash in them are codes.
std::string with_capital_codes(std::string_view query) {
    std::string out(query);
    for (std::size_t begin = 0; begin < out.size();) {
        const std::size_t end = std::min(out.find(' ', begin), out.size());
        const auto word = std::string_view(out).substr(begin, end - begin);
        const bool code =
            word.find('/') != std::string_view::npos &&
            word.find_first_of("0123456789") != std::string_view::npos &&
            word.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
        for (std::size_t i = begin; code && i < end; ++i) {
            if (out[i] >= 'a' && out[i] <= 'z') out[i] = static_cast<char>(out[i] - 'a' + 'A');
        }
        begin = end + 1;
    }
    return out;
}

}  // namespace

std::vector<Entity> tag(const TaggerInput& input, const Knowledge& knowledge) {
    return Tagger(input, knowledge).run();
}

namespace {

// Whose article "article 12 UDHR" is: the one treaty or instrument that a query names, when the
// rest of the query is hardly more than the article ("article 13 of Annex III to …" is another).
std::string only_treaty(std::string_view query, const std::vector<NameMention>& names) {
    constexpr std::size_t most_words = 4;
    std::string only;
    std::string rest(query);
    for (const NameMention& name : names) {
        if (name.kind != "treaty" && name.kind != "instrument") continue;
        if (!only.empty() && only != name.key) return {};
        only = name.key;
        std::fill_n(rest.begin() + static_cast<std::ptrdiff_t>(name.range.begin), name.range.size(),
                    ' ');
    }
    const std::string left = squeeze(rest);
    const auto words = std::count(left.begin(), left.end(), ' ') + 1;
    return static_cast<std::size_t>(words) <= most_words ? only : std::string();
}

}  // namespace

std::vector<Entity> tag_query(std::string_view query, const Knowledge& knowledge) {
    const std::string text = with_capital_codes(query);
    BlockView view;
    view.language = detect_language(query);
    const std::vector<NameMention> names = find_names(knowledge.lexicon, query, {});
    view_block(text, names, knowledge.rules, view);
    const Context nothing;
    Context named;
    named.own_treaty = only_treaty(query, names);
    std::vector<Entity> found = read_acts(view, nothing, knowledge);
    std::vector<Entity> centres = find_centres(view, found, {}, knowledge);
    std::move(centres.begin(), centres.end(), std::back_inserter(found));
    add_symbols(view, found);
    add_names(view, knowledge.lexicon, found);
    add_dates(view, found);
    add_articles(view, named, knowledge, {}, found);
    add_meetings(view, nothing, knowledge, found);
    to_document(view, 0, found);
    std::stable_sort(found.begin(), found.end(), [](const Entity& a, const Entity& b) {
        return a.range.begin < b.range.begin;
    });
    return found;
}

}  // namespace mea
