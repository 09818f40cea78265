// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/terms.h"

#include <algorithm>

namespace mea {
namespace {

bool speaks(const TermConcept& term, std::string_view language) {
    return std::any_of(term.names.begin(), term.names.end(),
                       [language](const auto& name) { return name.first == language; });
}

}  // namespace

std::vector<TermMention> Terms::find(std::string_view text, std::string_view language) const {
    std::vector<TermMention> out;
    for (NameMention& name : names_.find(text, language)) {
        TermMention mention{name.range, std::move(name.key), std::move(name.language)};
        const TermConcept* term = mention.language.empty() ? entry(mention.key) : nullptr;
        if (term != nullptr && speaks(*term, language)) mention.language = language;
        out.push_back(std::move(mention));
    }
    return out;
}

std::vector<std::string> Terms::concepts_of(std::string_view text,
                                            std::string_view language) const {
    std::vector<std::string> keys;
    std::unordered_map<std::string, std::size_t> ends;
    for (NameMention& name : names_.find_all(text, language)) {
        const bool ours = name.language.empty() || language.empty() || name.language == language;
        std::size_t& end = ends[name.key];
        if (!ours || name.range.end <= end) continue;
        end = name.range.end;
        keys.push_back(std::move(name.key));
    }
    return keys;
}

const TermConcept* Terms::entry(std::string_view key) const {
    const auto at = by_key_.find(std::string(key));
    return at == by_key_.end() ? nullptr : &concepts_[at->second];
}

Result<Terms> load_terms(const std::string& directory) {
    auto names = load_lexicon_file(directory + "/" + std::string(terms_file));
    if (!names) return tl::unexpected(names.error());
    Terms terms;
    terms.names_ = std::move(*names);
    for (const LexiconEntry& entry : terms.names_.entries()) {
        terms.by_key_.emplace(entry.key, terms.concepts_.size());
        terms.concepts_.push_back({entry.key, entry.names, entry.treaty});
    }
    return terms;
}

}  // namespace mea
