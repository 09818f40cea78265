// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <semaphore>
#include <string>
#include <unordered_map>
#include <utility>

#include "extractors/page_image.h"
#include "index/searcher.h"
#include "pipeline/result.h"

// Pictures of pages, drawn on demand and kept in bounded memory. Thread-safe.
//
// Drawing is slow beside everything else the server does, so that few are drawn at a time; who
// waits too long is told to come again (ErrorCode::locked).

namespace mea {

class PageImages {
public:
    // Without a painter there are no pictures. Paths that are not absolute begin at `folder`.
    PageImages(std::shared_ptr<const PagePainter> painter, std::string folder)
        : painter_(std::move(painter)), folder_(std::move(folder)) {}

    // The PDF file of a document: the one that was indexed, else another rendition. Errors:
    // unsupported when it has none.
    static Result<LedgerRow> file_of(const StoredDocument& stored);

    // PNG. Errors: not_found (the file is gone or has changed since it was read, or has no such
    // page), locked, and those of PagePainter.
    Result<std::string> png(const LedgerRow& file, int page, std::size_t width);
    Result<PrintedPage> words(const LedgerRow& file, int page);

private:
    static constexpr std::size_t most_bytes = std::size_t{48} << 20;
    static constexpr std::ptrdiff_t at_a_time = 2;

    Result<Source> source_of(const LedgerRow& file) const;
    std::optional<std::string> kept(const std::string& key);
    void keep(const std::string& key, const std::string& png);

    std::shared_ptr<const PagePainter> painter_;
    std::string folder_;
    std::counting_semaphore<at_a_time> turns_{at_a_time};
    std::mutex mutex_;
    std::list<std::pair<std::string, std::string>> pictures_;  // the last used first
    std::unordered_map<std::string, decltype(pictures_)::iterator> by_key_;
    std::size_t bytes_ = 0;
};

}  // namespace mea
