// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/searcher.h"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <utility>

#include "index/check.h"
#include "index/deadline.h"
#include "index/enquiry.h"
#include "index/facets.h"
#include "index/guard.h"
#include "index/learnt.h"
#include "index/ledger.h"
#include "index/ranking.h"
#include "index/record.h"
#include "index/relations.h"
#include "index/schema.h"
#include "index/second_reader.h"
#include "index/shards.h"
#include "index/share.h"
#include "index/snippet.h"
#include "index/standing.h"
#include "index/stored.h"

namespace mea {
namespace {

constexpr std::size_t exact_total = 1'000;      // hits that are counted one by one
constexpr std::size_t few = 5;                  // hits that call for more with most of the words
constexpr int max_attempts = 4;                 // a writer may commit while a query runs
constexpr std::size_t max_window = 100'000;     // offset + limit
constexpr std::size_t most_remembered = 5'000;  // documents of hits

double elapsed_ms(std::chrono::steady_clock::time_point since) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since)
        .count();
}

std::size_t distinct(const Xapian::ValueCountMatchSpy& spy) {
    return static_cast<std::size_t>(std::distance(spy.values_begin(), spy.values_end()));
}

// As Field::order does.
bool stands_before(const StoredParagraph& a, const StoredParagraph& b) {
    const std::string left = document_id(a.document, a.language);
    const std::string right = document_id(b.document, b.language);
    return left != right ? left < right : a.ordinal < b.ordinal;
}

}  // namespace

struct Searcher::Parts {
    std::string path;
    QueryTagger tagger;
    QueryRelations thesaurus;
    std::function<Vocabulary()> make_vocabulary;
    std::optional<Vocabulary> known_words;
    Shards shards;
    Stemmer stemmer;
    Deadline deadline{0};                                      // of the search in hand
    std::unordered_map<std::string, IndexDocument> documents;  // of the hits of this commit
    std::unordered_map<std::string, std::vector<std::string>> languages;
    StandingCache standing;
    std::optional<LearntReader> learnt;
    std::unique_ptr<SecondReader> second;  // of the directory that was opened

    Xapian::Database& database() { return *shards.database; }

    const Vocabulary& vocabulary() {
        if (!known_words) known_words = make_vocabulary ? make_vocabulary() : Vocabulary();
        return *known_words;
    }

    // Nothing: several shards, or a remote one.
    SecondReader* second_reader() {
        if (shards.asked != 1 || shards.directories.size() != 1) return nullptr;
        if (!second) second = std::make_unique<SecondReader>(shards.directories.front());
        return second.get();
    }

    void forget() {
        documents.clear();
        languages.clear();
        standing.forget();
        learnt.reset();
    }

    Result<void> reopen(int attempt) {
        const bool same = shards.list == list_stamp(path);
        if (attempt == 1 && shards.answered == shards.asked && same) {
            const auto newest = [this] {
                try {
                    return database().reopen();
                } catch (...) {
                    blame_shard();
                    throw;
                }
            };
            const Result<bool> changed = guard(path, newest);
            if (changed && *changed) forget();
            if (changed) return {};
        }
        forget();
        Result<Shards> again = open_shards(path);
        if (!again) return tl::unexpected<Error>(again.error());
        shards = std::move(*again);
        return {};
    }

    // Runs `read` on the newest commit; again when a writer overtook it or a shard went away.
    template <class Read>
    auto current(Read read) -> decltype(read()) {
        for (int attempt = 1;; ++attempt) {
            if (Result<void> ready = reopen(attempt); !ready) {
                return tl::unexpected<Error>(ready.error());
            }
            try {
                return read();
            } catch (...) {
                blame_shard();
                if (attempt == max_attempts || !current_exception_is_stale()) {
                    return error_of_current_exception(path);
                }
            }
        }
    }

    const IndexDocument& document_of(const StoredParagraph& stored) {
        const std::string id = document_id(stored.document, stored.language);
        const auto known = documents.find(id);
        if (known != documents.end()) return known->second;
        return documents.emplace(id, load_document(database(), id).value_or(IndexDocument{}))
            .first->second;
    }

    const std::vector<std::string>& versions_of(const std::string& key) {
        const auto known = languages.find(key);
        if (known != languages.end()) return known->second;
        return languages.emplace(key, languages_of(database(), key)).first->second;
    }

    Hit hit_of(StoredParagraph stored, const Compiled& compiled) {
        const IndexDocument& document = document_of(stored);
        Hit hit;
        hit.document = stored.document;
        hit.symbol = document.symbol;
        hit.language = stored.language;
        hit.title = document.title;
        hit.date = document.date;
        hit.permalink = permalink_of(stored.document, stored.paragraph.path);
        hit.languages = versions_of(stored.document);
        hit.snippet = make_snippet(
            SnippetInput{stored.paragraph, stored.language, compiled.needles, compiled.entities},
            stemmer);
        hit.paragraph = std::move(stored.paragraph);
        return hit;
    }

    QueryNode related(const QueryNode& typed, const std::string& query,
                      const SearchOptions& options) {
        if (!learnt) learnt.emplace(database());
        const LearntReader& lexicon = *learnt;
        const std::string language = language_of_query(query);
        return with_related(typed, query, [&](std::string_view words) {
            std::vector<RelatedTerms> found;
            if (thesaurus) found = thesaurus(words);
            if (!options.learnt || lexicon.empty()) return found;
            return with_learnt(std::move(found), words, language, lexicon);
        });
    }

    struct Shown {
        double weight = 0;
        StoredParagraph stored;
    };

    std::vector<Shown> read_hits(const Ranked& ranked, const SearchOptions& options) {
        const std::vector<RankedMatch>& best = ranked.matched.best;
        std::vector<Shown> all;
        const std::size_t end = std::min(options.offset + options.limit, best.size());
        for (std::size_t rank = options.offset; rank < end; ++rank) {
            deadline.check();
            const Xapian::Document stored =
                database().get_document(best[rank].id, Xapian::DOC_ASSUME_VALID);
            all.push_back({best[rank].weight, read_paragraph(stored.get_data())});
        }
        if (!ranked.in_order) {
            std::stable_sort(all.begin(), all.end(), [](const Shown& a, const Shown& b) {
                return a.weight != b.weight ? a.weight > b.weight
                                            : stands_before(a.stored, b.stored);
            });
        }
        return all;
    }

    // As typed; when that is hardly anywhere, Chinese words in their parts and most of many words
    // below; when it is nowhere, what may have been meant.
    Result<Results> search(const std::string& text, const QueryNode& tree,
                           const SearchOptions& options) {
        Result<Attempt> typed = attempt(tree, text, options, false, false);
        if (!typed) return tl::unexpected<Error>(typed.error());
        if (typed->results.total >= few) return shown(std::move(*typed), options);
        const bool nothing = typed->results.total == 0;
        std::string meant;
        if (nothing) meant = suggestion_for(tree, text, {database(), stemmer, vocabulary()});
        if (!options.exact) {
            Result<Attempt> relaxed = attempt(tree, text, options, true, nothing);
            if (relaxed && relaxed->results.total > typed->results.total) {
                relaxed->results.relaxed = true;
                typed = std::move(relaxed);
            }
        }
        typed->results.suggestion = meant;
        return shown(std::move(*typed), options);
    }

    struct Attempt {
        Compiled compiled;
        Ranked ranked;
        Results results;  // without hits
    };

    Result<Attempt> attempt(const QueryNode& tree, const std::string& text,
                            const SearchOptions& options, bool relaxed, bool cut_han) {
        const Ask ask{tree, text, tagger, options.exact, relaxed, cut_han, deadline};
        const IndexReader reader{database(), stemmer, standing, shards.remote};
        Share share(1, database().get_lastdocid());
        SecondReader* const helper =
            options.facets || options.by_document ? nullptr : second_reader();
        Result<Enquiry> enquiry = Enquiry::make(reader, ask, helper == nullptr ? nullptr : &share);
        if (!enquiry) return tl::unexpected<Error>(enquiry.error());
        const Compiled& compiled = enquiry->compiled();
        Xapian::Enquire& enquire = enquiry->enquire();
        FacetSpies spies;
        if (options.by_document) enquire.set_collapse_key(row(Field::document).slot.value());
        // libxapian 1.4.22 counts some hits of a remote shard twice when it lists them as well.
        const bool count_apart = options.facets && shards.remote;
        if (options.facets && !count_apart) spies.attach(enquire);
        Xapian::ValueCountMatchSpy documents_found(row(Field::document).slot.value());
        if (options.by_document) enquire.add_matchspy(&documents_found);
        const auto all = static_cast<std::size_t>(database().get_doccount());
        const std::size_t looked_at = options.facets ? all : std::min(all, exact_total);
        if (options.facets) deadline.limit(enquire);
        const RankingWindow window{options.offset, options.limit, looked_at,
                                   options.by_document || options.facets || compiled.alike};
        Ranked ranked = rank(database(), compiled.rows, window, [&](const Wanted& wanted) {
            if (helper == nullptr) return enquiry->match(wanted);
            return helper->match(*enquiry, ask, database(), share, wanted, options.alone);
        });
        Results results;
        results.total = ranked.matched.total;
        results.total_is_estimate = !ranked.matched.counted;
        const bool saw_all =
            deadline.counting() && (looked_at >= all || documents_found.get_total() < looked_at);
        if (options.by_document && saw_all) {  // the library only bounds collapsed totals
            results.total = distinct(documents_found);
            results.total_is_estimate = false;
        }
        if (count_apart) {
            spies.attach(enquire);
            static_cast<void>(enquire.get_mset(0, 0, static_cast<Xapian::doccount>(all)));
        }
        if (options.facets) results.facets = spies.counts();
        return Attempt{std::move(*enquiry).compiled(), std::move(ranked), std::move(results)};
    }

    Results shown(Attempt found, const SearchOptions& options) {
        if (documents.size() > most_remembered) documents.clear();
        if (languages.size() > most_remembered) languages.clear();
        const std::vector<RankedMatch>& matches = found.ranked.matched.best;
        const double best = matches.empty() ? 0 : matches.front().weight;
        for (Shown& one : read_hits(found.ranked, options)) {
            deadline.check();
            Hit hit = hit_of(std::move(one.stored), found.compiled);
            hit.rank = options.offset + found.results.hits.size() + 1;
            hit.score = best > 0 ? one.weight / best : 1;
            found.results.hits.push_back(std::move(hit));
        }
        return std::move(found.results);
    }
};

Searcher::Searcher() : parts_(std::make_unique<Parts>()) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Result<Searcher> Searcher::open(const std::string& path, QueryTagger tagger,
                                QueryRelations thesaurus, std::function<Vocabulary()> vocabulary) {
    Result<Shards> shards = open_shards(path);
    if (!shards) return tl::unexpected<Error>(shards.error());
    Searcher searcher;
    searcher.parts_->path = path;
    searcher.parts_->tagger = std::move(tagger);
    searcher.parts_->thesaurus = std::move(thesaurus);
    searcher.parts_->make_vocabulary = std::move(vocabulary);
    searcher.parts_->shards = std::move(*shards);
    return searcher;
}

Result<Results> Searcher::search(const std::string& query, const SearchOptions& options) {
    const auto start = std::chrono::steady_clock::now();
    Parts& parts = *parts_;
    const SearchUnderWay under_way;
    if (options.limit > max_window || options.offset > max_window - options.limit) {
        return fail(ErrorCode::limit, "at most 100000 hits can be listed", "",
                    "narrow the query, or use mea export");
    }
    Result<QueryNode> parsed = parse_query(query);
    if (!parsed) return tl::unexpected<Error>(parsed.error());
    QueryNode typed = with_neighbours(std::move(*parsed), query);
    typed = with_entities(std::move(typed), query, parts.tagger);
    QueryNode tree;
    parts.deadline = Deadline(options.seconds);
    Result<Results> results = parts.current([&] {
        tree = options.exact ? typed : parts.related(typed, query, options);
        return parts.search(query, tree, options);
    });
    if (!results) return results;
    results->query = query;
    results->explained = print(tree);
    results->language = language_of_query(query);
    results->shards_asked = parts.shards.asked;
    results->shards_answered = parts.shards.answered;
    for (const ShardAway& away : parts.shards.away) {
        results->shards_away.emplace_back(away.place, away.reason);
    }
    results->took_ms = elapsed_ms(start);
    return results;
}

Result<StoredDocument> Searcher::document(const std::string& key, const std::string& language) {
    Parts& parts = *parts_;
    return parts.current([&]() -> Result<StoredDocument> {
        StoredDocument stored;
        stored.languages = languages_of(parts.database(), key);
        const std::string wanted =
            language.empty() && !stored.languages.empty() ? stored.languages.front() : language;
        const std::string id = document_id(key, wanted);
        std::optional<IndexDocument> document = load_document(parts.database(), id);
        if (!document) {
            const std::string in = stored.languages.empty() ? "" : " in " + wanted;
            return fail(ErrorCode::not_found, "there is no document " + key + in, parts.path,
                        "mea documents lists what is there");
        }
        stored.document = std::move(*document);
        stored.document.paragraphs =
            load_paragraphs(parts.database(), id, stored.document.file.sha256);
        stored.files = rows_with(parts.database(), Field::owner, id);
        return stored;
    });
}

Result<std::vector<std::string>> Searcher::languages(const std::string& key) {
    Parts& parts = *parts_;
    return parts.current(
        [&]() -> Result<std::vector<std::string>> { return languages_of(parts.database(), key); });
}

Result<std::string> Searcher::first_directory() const {
    const std::vector<std::string>& directories = parts_->shards.directories;
    if (!directories.empty()) return directories.front();
    return fail(ErrorCode::not_found, "every shard is remote", parts_->path,
                "run this where the first shard is");
}

Result<std::optional<IndexParagraph>> Searcher::paragraph(const std::string& key,
                                                          const std::string& language,
                                                          const std::string& path) {
    Parts& parts = *parts_;
    const Xapian::Query place(
        Xapian::Query::OP_AND,
        Xapian::Query(field_term(Field::document, document_id(key, language))),
        Xapian::Query(field_term(Field::path, path)));
    return parts.current([&]() -> Result<std::optional<IndexParagraph>> {
        Xapian::Enquire enquire(parts.database());
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_query(place);
        const Xapian::MSet found = enquire.get_mset(0, 1);
        if (found.empty()) return std::nullopt;
        return read_paragraph(found.begin().get_document().get_data()).paragraph;
    });
}

Result<void> Searcher::each_document(const std::function<bool(const IndexDocument&)>& visit) {
    Parts& parts = *parts_;
    Result<std::vector<std::string>> ids = parts.current([&]() -> Result<std::vector<std::string>> {
        std::vector<std::string> found;
        const std::string term = field_term(Field::record, record::document);
        const Xapian::Database& database = parts.database();
        for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
            found.push_back(
                database.get_document(*it).get_value(row(Field::document).slot.value()));
        }
        std::sort(found.begin(), found.end());
        return found;
    });
    if (!ids) return tl::unexpected<Error>(ids.error());
    for (const std::string& id : *ids) {
        Result<std::optional<IndexDocument>> document =
            parts.current([&]() -> Result<std::optional<IndexDocument>> {
                std::optional<IndexDocument> one = load_document(parts.database(), id);
                if (one) one->paragraphs = load_paragraphs(parts.database(), id, one->file.sha256);
                return one;
            });
        if (!document) return tl::unexpected<Error>(document.error());
        if (*document && !visit(**document)) break;
    }
    return {};
}

Result<std::vector<LedgerRow>> Searcher::ledger() {
    return parts_->current(
        [&]() -> Result<std::vector<LedgerRow>> { return all_rows(parts_->database()); });
}

Result<Status> Searcher::status() {
    return parts_->current([&]() -> Result<Status> { return status_of(parts_->shards); });
}

Result<std::vector<std::string>> Searcher::check() {
    return parts_->current(
        [&]() -> Result<std::vector<std::string>> { return faults_of(parts_->shards); });
}

}  // namespace mea
