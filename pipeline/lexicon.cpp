// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/lexicon.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "pipeline/lexicon_file.h"
#include "pipeline/lexicon_text.h"
#include "pipeline/name_pattern.h"
#include "pipeline/name_table.h"

namespace mea {
namespace {

constexpr std::u32string_view arabic_clitics = U"وفبلك";
constexpr char generic_mark = '?';       // of keys of words that may name several networks
constexpr std::size_t most_clitics = 2;  // وبالصين: و and ب

struct Found {
    Range chars;  // of the LexiconText
    std::uint32_t record = 0;
    std::string_view language;
};

bool has_case(char32_t c) { return is_latin(c) || is_cyrillic(c); }

std::string key_of(std::string_view kind, std::string_view key) {
    return std::string(kind) + ':' + std::string(key);
}

bool begins_at(const LexiconText& text, std::size_t at) {
    if (text.border(at)) return true;
    for (std::size_t clitics = 1; clitics <= most_clitics && clitics <= at; ++clitics) {
        if (arabic_clitics.find(text.chars[at - clitics]) == std::u32string_view::npos)
            return false;
        if (text.border(at - clitics)) return true;
    }
    return false;
}

bool has_context(const LexiconText& text, Range chars, const NameContext& context) {
    const std::u32string_view all = text.chars;
    const auto after = all.substr(chars.end);
    const auto before = all.substr(0, chars.begin);
    const auto follows = [after](const std::u32string& word) { return after.starts_with(word); };
    const auto precedes = [before](const std::u32string& word) { return before.ends_with(word); };
    return std::none_of(context.not_before.begin(), context.not_before.end(), follows) &&
           std::none_of(context.not_after.begin(), context.not_after.end(), precedes);
}

bool in_symbol_word(char32_t c) {
    return c == U'/' || c == U'.' || c == U'-' || is_digit(c) || (is_letter(c) && !is_han(c));
}

// CEDAW in CEDAW/C/BGD/6-7 and CMA in 6/CMA.4, not WHO in FAO/WHO.
bool in_symbol(const LexiconText& text, Range chars) {
    const bool slash_before = chars.begin > 0 && text.chars[chars.begin - 1] == U'/';
    const bool slash_after = chars.end < text.size() && text.chars[chars.end] == U'/';
    if (!slash_before && !slash_after) return false;
    constexpr std::size_t reach = 100;  // characters to either side; no symbol is longer
    const std::size_t first = chars.begin - std::min(chars.begin, reach);
    const std::size_t last = std::min(chars.end + reach, text.size());
    while (chars.begin > first && in_symbol_word(text.chars[chars.begin - 1])) --chars.begin;
    while (chars.end < last && in_symbol_word(text.chars[chars.end])) ++chars.end;
    const auto run = std::u32string_view(text.chars).substr(chars.begin, chars.size());
    return std::any_of(run.begin(), run.end(), is_digit);
}

// Places that do not overlap.
class Taken {
public:
    void add(Range range) { ends_.emplace(range.begin, range.end); }

    bool overlaps(Range range) const {
        const auto after = ends_.lower_bound(range.end);
        return after != ends_.begin() && std::prev(after)->second > range.begin;
    }

private:
    std::map<std::size_t, std::size_t> ends_;  // by begin
};

// Longest first, then leftmost; what overlaps a chosen one is dropped.
std::vector<Found> longest(std::vector<Found> found) {
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        if (a.chars.size() != b.chars.size()) return a.chars.size() > b.chars.size();
        return a.chars.begin < b.chars.begin;
    });
    Taken taken;
    std::vector<Found> chosen;
    for (const Found& one : found) {
        if (taken.overlaps(one.chars)) continue;
        taken.add(one.chars);
        chosen.push_back(one);
    }
    return chosen;
}

struct Chain {  // Joints, folded
    bool after = false;
    std::vector<std::u32string> words;
};

bool joined(const LexiconText& text, Range between, const Chain& chain) {
    const auto words = std::u32string_view(text.chars).substr(between.begin, between.size());
    return std::find(chain.words.begin(), chain.words.end(), words) != chain.words.end();
}

}  // namespace

struct Lexicon::Parts {
    std::vector<LexiconEntry> entries;
    std::unordered_map<std::string, std::size_t> by_key;
    std::unordered_map<std::string, Chain> chains;
    NameTable table;

    std::vector<Found> candidates(const LexiconText& text, std::string_view original,
                                  std::string_view language) const;
    bool fits(const LexiconText& text, std::string_view original, const NameForm& form,
              Range chars) const;
    std::vector<Found> coordinated(const LexiconText& text, std::vector<Found> parts,
                                   const std::vector<Found>& chosen) const;
    NameMention mention(const LexiconText& text, const Found& found) const;
    const NameRecord& record(const Found& found) const { return table.records[found.record]; }
};

bool Lexicon::Parts::fits(const LexiconText& text, std::string_view original, const NameForm& form,
                          Range chars) const {
    const NameRecord& name = table.records[form.record];
    if (name.rank == NameRank::abbreviation && in_symbol(text, chars)) return false;
    const Range range = text.original(chars);
    if (name.exact_case && !form.cased.empty() &&
        lexicon_name(slice(original, range), LetterCase::kept).chars != form.cased)
        return false;
    if (name.capital) {
        const char32_t first = code_point_at(original, range.begin).value;
        if (has_case(first) && !is_upper(first)) return false;
    }
    return has_context(text, chars, table.contexts[form.record]);
}

std::vector<Found> Lexicon::Parts::candidates(const LexiconText& text, std::string_view original,
                                              std::string_view language) const {
    std::vector<Found> found;
    for (const AhoCorasick::Match& match : table.words.find(text.chars)) {
        const Range chars{match.begin, match.end};
        if (!text.border(chars.end) || !begins_at(text, chars.begin)) continue;
        for (const NameForm& form : table.forms[match.word]) {
            const NameRecord& name = table.records[form.record];
            if (name.only && !language.empty() && language != name.language) continue;
            if (!fits(text, original, form, chars)) continue;
            found.push_back({chars, form.record,
                             form.common ? std::string_view() : std::string_view(name.language)});
        }
    }
    return found;
}

// From each full name outwards, as long as a part and a joint stand beside it.
std::vector<Found> Lexicon::Parts::coordinated(const LexiconText& text, std::vector<Found> parts,
                                               const std::vector<Found>& chosen) const {
    std::vector<Found> out;
    if (parts.empty()) return out;
    std::sort(parts.begin(), parts.end(),
              [](const Found& a, const Found& b) { return a.chars.begin < b.chars.begin; });
    std::size_t longest_part = 0;  // characters
    for (const Found& part : parts) longest_part = std::max(longest_part, part.chars.size());
    for (const Found& full : chosen) {
        const auto chain = chains.find(record(full).language);
        if (chain == chains.end() || record(full).kind != "treaty") continue;
        std::size_t reach = 0;  // characters of the longest joint
        for (const std::u32string& words : chain->second.words)
            reach = std::max(reach, words.size());
        Range edge = full.chars;
        const auto extend = [&](const Found& part) {
            if (record(part).language != chain->first) return;
            const Range between = chain->second.after ? Range{edge.end, part.chars.begin}
                                                      : Range{part.chars.end, edge.begin};
            if (between.begin >= between.end || !joined(text, between, chain->second)) return;
            edge = part.chars;
            out.push_back(part);
        };
        const auto begins_before = [](const Found& part, std::size_t at) {
            return part.chars.begin < at;
        };
        auto part = std::lower_bound(parts.begin(), parts.end(),
                                     chain->second.after ? edge.end : edge.begin, begins_before);
        if (chain->second.after) {
            for (; part != parts.end() && part->chars.begin <= edge.end + reach; ++part)
                extend(*part);
        } else {
            while (part != parts.begin() &&
                   std::prev(part)->chars.begin + longest_part + reach >= edge.begin)
                extend(*--part);
        }
    }
    Taken taken;
    for (const Found& one : chosen) taken.add(one.chars);
    std::erase_if(out, [&taken](const Found& part) { return taken.overlaps(part.chars); });
    return longest(std::move(out));
}

NameMention Lexicon::Parts::mention(const LexiconText& text, const Found& found) const {
    const NameRecord& name = record(found);
    const std::string& key = entries[name.entry].key;
    const bool generic = key.starts_with(generic_mark);
    return {
        text.original(found.chars), name.kind, generic ? key.substr(0, 1) : key,
        std::string(found.language),
        "lexicon." + name.kind + "." + (generic ? key.substr(1) : std::string(name_of(name.rank)))};
}

Lexicon::Lexicon() = default;
Lexicon::~Lexicon() = default;
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;

std::vector<NameMention> Lexicon::find(std::string_view text, std::string_view language) const {
    std::vector<NameMention> mentions;
    if (!parts_) return mentions;
    const LexiconText read = lexicon_text(text);
    std::map<std::string_view, std::vector<Found>> by_kind;
    std::vector<Found> parts;
    for (Found& found : parts_->candidates(read, text, language)) {
        const NameRecord& name = parts_->record(found);
        (name.rank == NameRank::part ? parts : by_kind[name.kind]).push_back(found);
    }
    for (auto& [kind, found] : by_kind) {
        std::vector<Found> chosen = longest(std::move(found));
        if (kind == "treaty") {
            const auto more = parts_->coordinated(read, parts, chosen);
            chosen.insert(chosen.end(), more.begin(), more.end());
        }
        for (const Found& one : chosen)
            if (parts_->record(one).entry != NameRecord::hidden)
                mentions.push_back(parts_->mention(read, one));
    }
    std::sort(mentions.begin(), mentions.end(), [](const NameMention& a, const NameMention& b) {
        if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
        return a.range.end > b.range.end;
    });
    return mentions;
}

std::vector<NameMention> Lexicon::find_all(std::string_view text, std::string_view language) const {
    std::vector<NameMention> mentions;
    if (!parts_) return mentions;
    const LexiconText read = lexicon_text(text);
    std::vector<Found> found = parts_->candidates(read, text, language);
    const auto place = [this](const Found& one) {
        return std::make_tuple(one.chars.begin, ~one.chars.end, parts_->record(one).entry);
    };
    std::sort(found.begin(), found.end(),
              [&](const Found& a, const Found& b) { return place(a) < place(b); });
    found.erase(std::unique(found.begin(), found.end(),
                            [&](const Found& a, const Found& b) { return place(a) == place(b); }),
                found.end());
    for (const Found& one : found) {
        const NameRecord& name = parts_->record(one);
        if (name.rank != NameRank::part && name.entry != NameRecord::hidden)
            mentions.push_back(parts_->mention(read, one));
    }
    return mentions;
}

const LexiconEntry* Lexicon::entry(std::string_view kind, std::string_view key) const {
    if (!parts_) return nullptr;
    const auto at = parts_->by_key.find(key_of(kind, key));
    return at == parts_->by_key.end() ? nullptr : &parts_->entries[at->second];
}

std::string Lexicon::name(std::string_view kind, std::string_view key,
                          std::string_view language) const {
    const LexiconEntry* found = entry(kind, key);
    if (found == nullptr) return std::string(key);
    for (const std::string_view wanted : {language, std::string_view("en")})
        for (const auto& [spoken, name] : found->names)
            if (spoken == wanted) return name;
    return std::string(key);
}

const std::vector<LexiconEntry>& Lexicon::entries() const {
    static const std::vector<LexiconEntry> none;
    return parts_ ? parts_->entries : none;
}

Result<Lexicon> Lexicon::made_of(Result<LexiconFile> file) {
    if (!file) return tl::unexpected(file.error());
    auto table = make_name_table(std::move(file->names), file->entries);
    if (!table) return tl::unexpected(table.error());
    Lexicon lexicon;
    lexicon.parts_ = std::make_unique<Lexicon::Parts>();
    Lexicon::Parts& parts = *lexicon.parts_;
    parts.table = std::move(*table);
    parts.entries = std::move(file->entries);
    for (std::size_t at = 0; at < parts.entries.size(); ++at) {
        LexiconEntry& entry = parts.entries[at];
        if (!parts.by_key.emplace(key_of(entry.kind, entry.key), at).second)
            return fail(ErrorCode::schema, "a key stands twice", key_of(entry.kind, entry.key));
        for (auto& [language, name] : entry.names) name = dictionary_form(name);
    }
    for (const auto& [language, joints] : file->joints) {
        Chain& chain = parts.chains[language];
        chain.after = joints.after;
        chain.words = folded_words(joints.words);
    }
    return lexicon;
}

Result<Lexicon> load_lexicon(const std::string& directory) {
    return Lexicon::made_of(read_lexicon_files(directory));
}

Result<Lexicon> load_lexicon_file(const std::string& path) {
    return Lexicon::made_of(read_lexicon_file(path));
}

}  // namespace mea
