// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/registers.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <utility>

#include "index/guard.h"
#include "index/register_read.h"
#include "index/shards.h"
#include "index/stored.h"
#include "pipeline/fold.h"

namespace mea {
namespace {

constexpr int max_attempts = 4;  // a writer may commit while a register is read
constexpr std::array<std::string_view, 6> language_order{"en", "fr", "es", "ru", "zh", "ar"};

std::size_t rank_of(std::string_view language) {
    return static_cast<std::size_t>(
        std::find(language_order.begin(), language_order.end(), language) - language_order.begin());
}

bool is_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::string_view digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (is_digit_at(text, end)) ++end;
    while (at + 1 < end && text[at] == '0') ++at;
    return text.substr(at, end - at);
}

std::string one_line(std::string_view text) { return squeeze(text); }

}  // namespace

std::vector<std::string> terms_with(const Xapian::Database& database, Field field,
                                    std::string_view begin) {
    const std::string_view prefix = row(field).prefix;
    const std::string start = std::string(prefix) + std::string(begin);
    std::vector<std::string> values;
    for (auto it = database.allterms_begin(start); it != database.allterms_end(start); ++it) {
        values.push_back((*it).substr(prefix.size()));
    }
    return values;
}

void each_paragraph(const Xapian::Database& database, const std::string& term,
                    const std::function<bool(StoredParagraph)>& visit) {
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
        const Xapian::Document found = database.get_document(*it);
        if (found.get_value(row(Field::kind).slot.value()).empty()) continue;
        if (!visit(read_paragraph(found.get_data()))) break;
    }
}

IdParts parts_of(std::string_view id) {
    IdParts parts;
    const std::size_t first = id.find(':');
    if (first == std::string_view::npos) return {"", "", std::string(id)};
    parts.kind = id.substr(0, first);
    const std::string_view rest = id.substr(first + 1);
    const std::size_t second = rest.find(':');
    if (second == std::string_view::npos) return {parts.kind, "", std::string(rest)};
    parts.body = rest.substr(0, second);
    parts.number = rest.substr(second + 1);
    return parts;
}

bool natural_less(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (is_digit_at(a, i) && is_digit_at(b, j)) {
            const std::string_view x = digits_at(a, i);
            const std::string_view y = digits_at(b, j);
            if (x.size() != y.size()) return x.size() < y.size();
            if (x != y) return x < y;
            while (is_digit_at(a, i)) ++i;
            while (is_digit_at(b, j)) ++j;
            continue;
        }
        if (a[i] != b[j]) return a[i] < b[j];
        ++i;
        ++j;
    }
    return a.size() - i < b.size() - j;
}

bool EdgeGroups::add(const StoredParagraph& stored, const IndexEntity& entity) {
    const std::string place = stored.document + '#' + stored.paragraph.path + '>' + entity.id;
    const auto known = by_place_.find(place);
    if (known == by_place_.end() && edges_.size() >= limit_) return false;
    const auto attribute = [&entity](const char* name) {
        const auto found = entity.attributes.find(name);
        return found == entity.attributes.end() ? std::string() : found->second;
    };
    const std::size_t at = known == by_place_.end() ? edges_.size() : known->second;
    if (known == by_place_.end()) {
        by_place_.emplace(place, at);
        Edge edge;
        const bool hash = stored.document.starts_with("sha256:");
        const std::string whole = (hash ? "document:" : "symbol:") + stored.document;
        edge.from = stored.paragraph.act.empty() ? whole : stored.paragraph.act;
        edge.to = entity.id;
        edge.document = stored.document;
        edge.path = stored.paragraph.path;
        edge.kind = stored.paragraph.kind;
        edge.permalink = permalink_of(stored.document, stored.paragraph.path);
        edges_.push_back(std::move(edge));
        ordinals_.push_back(stored.ordinal);
    }
    Edge& edge = edges_[at];
    const std::string verb = attribute("verb");
    // A mention with a verb says more than one without, in the same words or in another language.
    if (edge.verb.empty() || edge.verb == "mentions") {
        edge.verb = verb;
        edge.direct = attribute("indirect").empty();
    }
    if (edge.object.empty()) edge.object = attribute("object");
    const auto same = std::find_if(edge.evidence.begin(), edge.evidence.end(),
                                   [&](const auto& e) { return e.language == stored.language; });
    if (same == edge.evidence.end()) {
        edge.evidence.push_back(
            {stored.language, verb, words_around(stored.paragraph.text, entity.range)});
    }
    return true;
}

std::vector<Edge> EdgeGroups::take() {
    std::vector<std::size_t> order(edges_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
        if (edges_[a].document != edges_[b].document) {
            return natural_less(edges_[a].document, edges_[b].document);
        }
        return ordinals_[a] < ordinals_[b];
    });
    std::vector<Edge> sorted;
    for (const std::size_t i : order) {
        Edge& edge = edges_[i];
        std::stable_sort(edge.evidence.begin(), edge.evidence.end(),
                         [](const Evidence& a, const Evidence& b) {
                             return rank_of(a.language) < rank_of(b.language);
                         });
        sorted.push_back(std::move(edge));
    }
    return sorted;
}

std::string words_around(std::string_view text, Range range) {
    constexpr std::size_t before = 110;
    constexpr std::size_t after = 160;
    range.begin = std::min(range.begin, text.size());
    range.end = std::min(range.end, text.size());
    std::size_t begin = range.begin - std::min(before, range.begin);
    std::size_t end = std::min(text.size(), range.end + after);
    const auto inside = [text](std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    while (inside(begin)) ++begin;
    while (inside(end)) ++end;
    // To a border of words where there is one near.
    const std::size_t space = text.find(' ', begin);
    if (begin > 0 && space != std::string_view::npos && space < range.begin) begin = space + 1;
    const std::size_t last = text.rfind(' ', end);
    if (end < text.size() && last != std::string_view::npos && last > range.end) end = last;
    std::string line = one_line(text.substr(begin, end - begin));
    if (begin > 0) line.insert(0, "… ");
    if (end < text.size()) line += " …";
    return line;
}

bool has_words(std::string_view text, const std::vector<std::string>& words) {
    if (words.empty()) return true;
    const std::string all = folded(text, Folding{.latin_accents = true});
    return std::all_of(words.begin(), words.end(), [&all](const std::string& word) {
        return all.find(folded(word, Folding{.latin_accents = true})) != std::string::npos;
    });
}

bool contains(const std::vector<std::string>& list, std::string_view value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

void sort_languages(std::vector<std::string>& languages) {
    std::sort(languages.begin(), languages.end(), [](const std::string& a, const std::string& b) {
        return std::pair(rank_of(a), a) < std::pair(rank_of(b), b);
    });
}

struct Registers::Parts {
    std::string path;
    Names names;
    Shards shards;

    // Reads the newest commit; again when a writer overtook it.
    template <class Read>
    auto current(Read read) -> decltype(read(std::declval<const RegisterReader&>())) {
        for (int attempt = 1;; ++attempt) {
            if (attempt > 1 || !guard(path, [&] { return shards.database->reopen(); })) {
                Result<Shards> again = open_shards(path);
                if (!again) return tl::unexpected<Error>(again.error());
                shards = std::move(*again);
            }
            try {
                return read(RegisterReader{*shards.database, names});
            } catch (...) {
                if (attempt == max_attempts || !current_exception_is_stale()) {
                    return error_of_current_exception(path);
                }
            }
        }
    }
};

Registers::Registers() : parts_(std::make_unique<Parts>()) {}
Registers::~Registers() = default;
Registers::Registers(Registers&&) noexcept = default;
Registers& Registers::operator=(Registers&&) noexcept = default;

Result<Registers> Registers::open(const std::string& path, Names names) {
    Result<Shards> shards = open_shards(path);
    if (!shards) return tl::unexpected<Error>(shards.error());
    Registers registers;
    registers.parts_->path = path;
    registers.parts_->names = std::move(names);
    registers.parts_->shards = std::move(*shards);
    return registers;
}

Result<Register<ActRow>> Registers::decisions(const RegisterFilter& filter) {
    return parts_->current([&](const RegisterReader& reader) -> Result<Register<ActRow>> {
        return read_acts(reader, filter);
    });
}

Result<Citations> Registers::citations(const std::string& id, const RegisterFilter& window) {
    return parts_->current([&](const RegisterReader& reader) -> Result<Citations> {
        Citations found = read_citations(reader, id, window);
        if (found.citing == 0 && found.cited == 0 && !found.act.in_index) {
            return fail(ErrorCode::not_found, "nothing in the index cites " + id, parts_->path,
                        "mea decisions lists what is there");
        }
        return found;
    });
}

Result<Register<CentreRow>> Registers::centres(const RegisterFilter& filter) {
    return parts_->current([&](const RegisterReader& reader) -> Result<Register<CentreRow>> {
        return read_centres(reader, filter);
    });
}

Result<DocumentRegister> Registers::documents(const RegisterFilter& filter) {
    return parts_->current([&](const RegisterReader& reader) -> Result<DocumentRegister> {
        return read_documents(reader, filter);
    });
}

Result<Beginnings> Registers::beginnings(std::string_view typed, std::size_t limit) {
    return parts_->current([&](const RegisterReader& reader) -> Result<Beginnings> {
        return read_beginnings(reader, typed, limit);
    });
}

}  // namespace mea
