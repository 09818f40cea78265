// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/register_filter.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "pipeline/fold.h"
#include "pipeline/symbol.h"

namespace mea {
namespace {

bool is_act(EntityKind kind) {
    return kind == EntityKind::decision || kind == EntityKind::resolution ||
           kind == EntityKind::recommendation;
}

std::string same(std::string_view text) { return folded(text, Folding{.latin_accents = true}); }

// The keys of a kind that a value means: the key itself, or a name in any language.
std::vector<std::string> keys_of(const Lexicon& lexicon, std::string_view kind,
                                 const std::string& value) {
    std::vector<std::string> keys;
    for (const LexiconEntry& entry : lexicon.entries()) {
        if (entry.kind == kind && same(entry.key) == same(value)) keys.push_back(entry.key);
    }
    if (!keys.empty()) return keys;
    for (const NameMention& found : lexicon.find(value)) {
        if (found.kind == kind && found.key != "?") keys.push_back(found.key);
    }
    if (keys.empty()) keys.push_back(value);
    return keys;
}

void add(std::vector<std::string>& list, const std::vector<std::string>& more) {
    list.insert(list.end(), more.begin(), more.end());
}

Result<void> take_field(RegisterFilter& filter, std::string_view field, const std::string& value,
                        const Knowledge& knowledge) {
    const Lexicon& lexicon = knowledge.lexicon;
    if (field == "body") {
        add(filter.bodies, keys_of(lexicon, "body", value));
    } else if (field == "treaty") {
        add(filter.treaties, keys_of(lexicon, "treaty", value));
    } else if (field == "network") {
        add(filter.networks, keys_of(lexicon, "centre", value));
    } else if (field == "country" || field == "host") {
        add(filter.countries, keys_of(lexicon, "country", value));
    } else if (field == "lang" || field == "language") {
        filter.languages.push_back(value);
    } else if (field == "symbol") {
        filter.symbol = value.ends_with('*') ? value.substr(0, value.size() - 1) : value;
        while (filter.symbol.ends_with('/')) filter.symbol.pop_back();
    } else if (field == "year") {
        const std::size_t dots = value.find("..");
        filter.first_year = value.substr(0, dots);
        filter.last_year = dots == std::string::npos ? value : value.substr(dots + 2);
    } else if (field == "decision" || field == "resolution" || field == "recommendation") {
        const Result<std::string> id = parse_id(value, knowledge);
        if (!id) return tl::unexpected<Error>(id.error());
        filter.ids.push_back(*id);
    } else {
        return fail(ErrorCode::usage, "registers know no field \"" + std::string(field) + ":\"", "",
                    "fields: body treaty decision network country symbol lang year; other words "
                    "are looked for in numbers, titles and names");
    }
    return {};
}

bool is_field(std::string_view name) {
    return !name.empty() &&
           std::all_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

Names names_of(std::shared_ptr<const Knowledge> knowledge) {
    Names names;
    names.all = [knowledge](std::string_view kind, std::string_view key) {
        std::string all;
        const LexiconEntry* entry = knowledge->lexicon.entry(kind, key);
        if (entry == nullptr) return all;
        for (const auto& [language, name] : entry->names) all += name + " ";
        if (!entry->treaty.empty()) {
            const LexiconEntry* treaty = knowledge->lexicon.entry("treaty", entry->treaty);
            if (treaty == nullptr) return all;
            for (const auto& [language, name] : treaty->names) all += name + " ";
        }
        return all;
    };
    names.treaty_of_body = [knowledge](std::string_view body) {
        const LexiconEntry* entry = knowledge->lexicon.entry("body", body);
        return entry == nullptr ? std::string() : entry->treaty;
    };
    return names;
}

Result<std::string> parse_id(const std::string& typed, const Knowledge& knowledge) {
    const std::string_view text = trimmed(typed);
    for (const std::string_view kind :
         {"decision:", "resolution:", "recommendation:", "symbol:", "document:"}) {
        // "decision:SC-1/15" is a query, "decision:stockholm-cop:SC-1/15" an id.
        const bool document = kind == "symbol:" || kind == "document:";
        const bool whole = document || text.find(':', kind.size()) != text.npos;
        if (text.starts_with(kind) && whole) return std::string(text);
        if (text.starts_with(kind))
            return parse_id(std::string(text.substr(kind.size())), knowledge);
    }
    const std::vector<Entity> found = tag_query(text, knowledge);
    for (const Entity& entity : found) {
        if (is_act(entity.kind)) return entity.id;
    }
    for (const Entity& entity : found) {
        if (entity.kind == EntityKind::symbol) return entity.id;
    }
    if (const auto symbol = canonical_symbol(text)) return "symbol:" + *symbol;
    return fail(ErrorCode::usage, "this is no decision, resolution or symbol: " + std::string(text),
                "", "for example SC-1/15, A/RES/54/217 or UNEP/POPS/COP.4/38");
}

Result<RegisterFilter> parse_filter(const std::vector<std::string>& words,
                                    const Knowledge& knowledge) {
    RegisterFilter filter;
    std::string rest;
    for (const std::string& word : words) {
        const std::size_t colon = word.find(':');
        if (colon != std::string::npos && is_field(word.substr(0, colon))) {
            const Result<void> taken =
                take_field(filter, word.substr(0, colon), word.substr(colon + 1), knowledge);
            if (!taken) return tl::unexpected<Error>(taken.error());
            continue;
        }
        if (!rest.empty()) rest += ' ';
        rest += word;
    }
    std::size_t at = 0;
    std::string others;
    for (const Entity& entity : tag_query(rest, knowledge)) {
        if (!is_act(entity.kind) || entity.range.begin < at) continue;
        filter.ids.push_back(entity.id);
        others += rest.substr(at, entity.range.begin - at);
        at = entity.range.end;
    }
    others += rest.substr(std::min(at, rest.size()));
    for (std::string_view left = trimmed(others); !left.empty();) {
        const std::size_t space = std::min(left.find(' '), left.size());
        filter.words.emplace_back(left.substr(0, space));
        left = trimmed(left.substr(space));
    }
    return filter;
}

}  // namespace mea
