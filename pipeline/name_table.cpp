// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/name_table.h"

#include <deque>
#include <iterator>
#include <string_view>
#include <unordered_map>

#include "pipeline/name_pattern.h"

namespace mea {
namespace {

std::u32string folded_name(const std::string& name, LetterCase letters) {
    return lexicon_name(name, letters).chars;
}

// The spelling of a name with its article after ل: الصين → للصين, اللجنة → للجنة.
std::u32string fused_with_li(const std::u32string& name) {
    if (!name.starts_with(U"ال")) return {};
    return name.substr(2).starts_with(U"ل") ? U"ل" + name.substr(2) : U"لل" + name.substr(2);
}

bool told_apart(const NameRecord& a, const NameForm& form_a, const NameRecord& b,
                const NameForm& form_b) {
    if (a.exact_case && b.exact_case && form_a.cased != form_b.cased) return true;
    return a.only && b.only && a.language != b.language;
}

class Builder {
public:
    Builder(NameTable& table, const std::vector<LexiconEntry>& entries)
        : table_(table), entries_(entries) {}

    Result<void> run() {
        known_.reserve(2 * table_.records.size());
        table_.forms.reserve(2 * table_.records.size());
        table_.contexts.reserve(table_.records.size());
        for (std::uint32_t at = 0; at < table_.records.size(); ++at) {
            const NameRecord& record = table_.records[at];
            table_.contexts.push_back(
                {folded_words(record.not_before), folded_words(record.not_after)});
            if (auto done = add_record(at); !done) return done;
        }
        known_.clear();
        table_.words = AhoCorasick(
            {std::move_iterator(spellings_.begin()), std::move_iterator(spellings_.end())});
        return {};
    }

private:
    // The pattern is folded once, and its braces opened afterwards: folding is the slow part.
    Result<void> add_record(std::uint32_t at) {
        const NameRecord& record = table_.records[at];
        const auto spelled = expand_name(utf8(folded_name(record.pattern, LetterCase::folded)));
        if (!spelled) return tl::unexpected(spelled.error());
        std::vector<std::string> cased(spelled->size());
        if (record.exact_case) {
            const auto kept = expand_name(utf8(folded_name(record.pattern, LetterCase::kept)));
            if (kept && kept->size() == cased.size()) cased = *kept;
        }
        for (std::size_t i = 0; i < spelled->size(); ++i) {
            std::u32string spelling = utf32((*spelled)[i]);
            std::u32string fused = record.language == "ar" ? fused_with_li(spelling) : U"";
            if (auto done = add_form(std::move(spelling), {at, utf32(cased[i]), false}); !done)
                return done;
            if (fused.empty()) continue;
            if (auto done = add_form(std::move(fused), {at, {}, false}); !done) return done;
        }
        return {};
    }

    Result<void> add_form(std::u32string spelling, NameForm form) {
        auto at = known_.find(spelling);
        if (at == known_.end()) {
            at = known_.emplace(spellings_.emplace_back(std::move(spelling)), known_.size()).first;
            table_.forms.emplace_back();
        }
        const NameRecord& record = table_.records[form.record];
        for (NameForm& other : table_.forms[at->second]) {
            const NameRecord& rival = table_.records[other.record];
            if (rival.kind != record.kind) continue;
            if (rival.rank == NameRank::part || record.rank == NameRank::part) continue;
            if (rival.entry == record.entry) {
                if (rival.only != record.only || other.cased != form.cased) continue;
                other.common = other.common || rival.language != record.language;
                if (!record.only) return {};
            } else if (!told_apart(rival, other, record, form)) {
                return fail(ErrorCode::schema,
                            "two names of a kind are spelled alike: " + utf8(at->first),
                            key(record) + " and " + key(rival));
            }
        }
        table_.forms[at->second].push_back(std::move(form));
        return {};
    }

    std::string key(const NameRecord& record) const {
        return record.entry < entries_.size() ? record.kind + ":" + entries_[record.entry].key
                                              : record.kind + ": hidden";
    }

    static std::string utf8(std::u32string_view chars) {
        std::string out;
        for (const char32_t c : chars) out += to_utf8(c);
        return out;
    }

    static std::u32string utf32(const std::string& text) {
        std::u32string out;
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint read = code_point_at(text, at);
            out.push_back(read.value);
            at = read.next;
        }
        return out;
    }

    NameTable& table_;
    const std::vector<LexiconEntry>& entries_;
    std::deque<std::u32string> spellings_;                        // one a word of the automaton
    std::unordered_map<std::u32string_view, std::size_t> known_;  // of spellings_
};

}  // namespace

std::vector<std::u32string> folded_words(const std::vector<std::string>& words) {
    std::vector<std::u32string> out;
    for (const std::string& word : words) {
        std::u32string chars = folded_name(word, LetterCase::folded);
        if (word.starts_with(' ')) chars.insert(chars.begin(), U' ');
        if (word.size() > 1 && word.ends_with(' ')) chars.push_back(U' ');
        out.push_back(std::move(chars));
    }
    return out;
}

Result<NameTable> make_name_table(std::vector<NameRecord> records,
                                  const std::vector<LexiconEntry>& entries) {
    NameTable table;
    table.records = std::move(records);
    if (auto done = Builder(table, entries).run(); !done) return tl::unexpected(done.error());
    return table;
}

}  // namespace mea
