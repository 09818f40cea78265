// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "app/render/bibtex.h"
#include "app/render/parallel.h"
#include "app/render/text.h"
#include "app/server/service.h"
#include "index/parallel.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::size_t longest_query = 1000;  // bytes
constexpr std::size_t most_hits = 100;       // of one answer
constexpr std::size_t most_exported = 10'000;
constexpr std::size_t most_translated =
    1000;                                  // hits of a translation memory: each in six languages
constexpr std::size_t furthest = 100'000;  // offset
constexpr std::size_t most_phrases = 12;   // each is looked for word by word in every text

struct Asked {
    std::string query;
    SearchOptions options;
    std::string show_language;
};

std::size_t quotation_marks(std::string_view text) {
    constexpr std::u32string_view marks = U"\"\u201C\u201D\u201E\u00AB\u00BB\u300C\u300D\uFF02";
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        if (marks.find(c.value) != marks.npos) ++count;
        at = c.next;
    }
    return count;
}

Result<Asked> asked_of(const Request& request, std::size_t limit, std::size_t most) {
    Asked asked;
    asked.query = parameter(request, "q");
    if (asked.query.size() > longest_query)
        return fail(ErrorCode::usage, "the query is too long", "q", "at most 1,000 bytes");
    if (quotation_marks(asked.query) > 2 * most_phrases)
        return fail(ErrorCode::usage, "the query has too many phrases", "q", "at most 12");
    const auto wanted = number(request, "limit", limit, most);
    if (!wanted) return tl::unexpected<Error>(wanted.error());
    const auto offset = number(request, "offset", 0, furthest);
    if (!offset) return tl::unexpected<Error>(offset.error());
    const auto by = one_of(request, "by", {"paragraph", "document"});
    if (!by) return tl::unexpected<Error>(by.error());
    const auto shown = language(request, "show_lang");
    if (!shown) return tl::unexpected<Error>(shown.error());
    asked.options.limit = *wanted;
    asked.options.offset = *offset;
    asked.options.by_document = *by == "document";
    asked.options.exact = flag(request, "exact");
    asked.options.facets = flag(request, "facets");
    asked.show_language = *shown;
    return asked;
}

Result<Results> found_by(const Service& service, Reader& reader, Asked asked) {
    asked.options.seconds = service.search_seconds;
    Result<Results> results = reader.index.searcher().search(asked.query, asked.options);
    if (results && !asked.show_language.empty())
        add_parallels(reader.index.searcher(), *results, asked.show_language);
    return results;
}

// The paragraphs of the hits in every language they have.
std::string translations_of(Searcher& searcher, const Results& results) {
    std::vector<Parallel> all;
    for (const Hit& hit : results.hits) {
        std::vector<IndexDocument> versions;
        for (const std::string& language : hit.languages) {
            const auto one = searcher.paragraph(hit.document, language, hit.paragraph.path);
            if (!one || !*one) continue;
            IndexDocument version;
            version.key = hit.document;
            version.language = language;
            version.paragraphs.push_back(**one);
            versions.push_back(std::move(version));
        }
        if (versions.size() > 1) all.push_back(side_by_side(versions, hit.paragraph.path));
    }
    return tmx_of(all);
}

}  // namespace

Response search(Service& service, const Request& request) {
    const auto asked = asked_of(request, 10, most_hits);
    if (!asked) return problem(asked.error());
    return service.with_reader([&](Reader& reader) {
        const Result<Results> results = found_by(service, reader, *asked);
        return results ? answered(json_of(*results)) : problem(results.error());
    });
}

Response facets(Service& service, const Request& request) {
    auto asked = asked_of(request, 0, 0);
    if (!asked) return problem(asked.error());
    asked->options.facets = true;
    return service.with_reader([&](Reader& reader) {
        const Result<Results> results = found_by(service, reader, *asked);
        if (!results) return problem(results.error());
        Json whole = json_of(*results);
        Json json{{"schema", "mea/facets/1"}};
        for (const char* kept : {"query", "explained", "language", "total", "total_is_estimate",
                                 "took_ms", "shards", "facets"})
            json[kept] = std::move(whole[kept]);
        return answered(json);
    });
}

Response export_hits(Service& service, const Request& request) {
    const auto asked = asked_of(request, 1000, most_exported);
    if (!asked) return problem(asked.error());
    const auto format = one_of(request, "format", {"csv", "json", "jsonl", "bibtex", "tmx"});
    if (!format) return problem(format.error());
    if (*format == "tmx" && asked->options.limit > most_translated)
        return problem({ErrorCode::usage, "not a number from 0 to 1000", "limit",
                        "a translation memory takes at most 1,000 hits; go on with offset"});
    return service.with_reader([&](Reader& reader) {
        const Result<Results> results = found_by(service, reader, *asked);
        if (!results) return problem(results.error());
        if (*format == "csv")
            return download("text/csv; charset=utf-8", "mea.csv", csv_of(*results));
        if (*format == "bibtex")
            return download("application/x-bibtex; charset=utf-8", "mea.bib", bibtex_of(*results));
        if (*format == "tmx")
            return download("application/x-tmx+xml; charset=utf-8", "mea.tmx",
                            translations_of(reader.index.searcher(), *results));
        if (*format == "jsonl") {
            std::string lines;
            for (const Hit& hit : results->hits) lines += printed(json_of(hit)) + "\n";
            return download("application/x-ndjson", "mea.jsonl", std::move(lines));
        }
        return download("application/json", "mea.json", printed(json_of(*results)));
    });
}

}  // namespace mea
