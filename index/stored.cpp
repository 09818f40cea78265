// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/stored.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "index/record.h"
#include "index/resemblance.h"
#include "index/schema.h"
#include "pipeline/percent.h"

namespace mea {
namespace {

constexpr std::array<std::string_view, 6> language_order{"en", "fr", "es", "ru", "zh", "ar"};

std::size_t rank_of(const std::string& language) {
    const auto found = std::find(language_order.begin(), language_order.end(), language);
    return static_cast<std::size_t>(found - language_order.begin());
}

std::string url_part(std::string_view text) { return percent_encoded(text, "/()-._~:,;=@!$&'*+"); }

}  // namespace

bool is_document_record(const Xapian::Document& stored) {
    return stored.get_value(row(Field::kind).slot.value()).empty();
}

std::optional<IndexDocument> load_document(const Xapian::Database& database,
                                           const std::string& id) {
    std::optional<IndexDocument> best;
    // Few records have the key; every paragraph has the id.
    const std::string term = field_term(Field::versions, id.substr(0, id.rfind('/')));
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
        const Xapian::Document stored = database.get_document(*it);
        if (stored.get_value(row(Field::document).slot.value()) != id) continue;
        IndexDocument document = read_document(stored.get_data());
        if (!best || richness(document.file.extractor) > richness(best->file.extractor)) {
            best = std::move(document);
        }
    }
    return best;
}

std::vector<IndexParagraph> load_paragraphs(const Xapian::Database& database, const std::string& id,
                                            const std::string& sha256) {
    std::vector<StoredParagraph> stored;
    const std::string term = field_term(Field::document, id);
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
        const Xapian::Document one = database.get_document(*it);
        if (is_document_record(one)) continue;
        StoredParagraph paragraph = read_paragraph(one.get_data());
        if (!sha256.empty() && paragraph.file != short_sha(sha256)) continue;
        stored.push_back(std::move(paragraph));
    }
    std::stable_sort(stored.begin(), stored.end(),
                     [](const auto& a, const auto& b) { return a.ordinal < b.ordinal; });
    std::vector<IndexParagraph> paragraphs;
    for (StoredParagraph& one : stored) paragraphs.push_back(std::move(one.paragraph));
    return paragraphs;
}

std::vector<std::string> languages_of(const Xapian::Database& database, const std::string& key) {
    std::vector<std::string> languages;
    const std::string term = field_term(Field::versions, key);
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
        languages.push_back(database.get_document(*it).get_value(row(Field::lang).slot.value()));
    }
    std::sort(languages.begin(), languages.end(), [](const auto& a, const auto& b) {
        return rank_of(a) != rank_of(b) ? rank_of(a) < rank_of(b) : a < b;
    });
    languages.erase(std::unique(languages.begin(), languages.end()), languages.end());
    return languages;
}

std::string permalink_of(const std::string& key, const std::string& path) {
    std::string link = "/d/" + url_part(key);
    if (!path.empty()) link += "#" + url_part(path);
    return link;
}

std::string decision_href(const std::string& id) { return "/decision/" + url_part(id); }

}  // namespace mea
