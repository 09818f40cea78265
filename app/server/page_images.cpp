// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/page_images.h"

#include <chrono>
#include <filesystem>

#include "extractors/registry.h"

namespace mea {
namespace {

constexpr std::size_t largest_file = std::size_t{256} << 20;
constexpr std::chrono::seconds patience{4};

template <std::ptrdiff_t Most>
class Turn {
public:
    explicit Turn(std::counting_semaphore<Most>& turns)
        : turns_(turns), taken_(turns.try_acquire_for(patience)) {}
    ~Turn() {
        if (taken_) turns_.release();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    bool taken() const { return taken_; }

private:
    std::counting_semaphore<Most>& turns_;
    bool taken_;
};

tl::unexpected<Error> busy() {
    return fail(ErrorCode::locked, "other pages are being drawn; try again");
}

}  // namespace

Result<LedgerRow> PageImages::file_of(const StoredDocument& stored) {
    const LedgerRow* best = nullptr;
    for (const LedgerRow& row : stored.files) {
        if (row.format != "pdf") continue;
        if (best == nullptr || row.sha256 == stored.document.file.sha256) best = &row;
    }
    if (best != nullptr) return *best;
    if (stored.document.file.media_type == "application/pdf") {
        LedgerRow row;
        row.path = stored.document.file.path;
        row.sha256 = stored.document.file.sha256;
        return row;
    }
    return fail(ErrorCode::unsupported, "this document was read from a file without pages (" +
                                            stored.document.file.extractor +
                                            "); only PDF files have pictures");
}

Result<Source> PageImages::source_of(const LedgerRow& file) const {
    Result<Source> source = read_source(
        (std::filesystem::path(folder_) / file.path).lexically_normal().string(), largest_file);
    if (!source)
        return fail(ErrorCode::not_found,
                    "the file is no longer where it was read; its text is in the index");
    if (source->sha256 != file.sha256)
        return fail(ErrorCode::not_found,
                    "the file has changed since it was read; ingest it again");
    return source;
}

Result<std::string> PageImages::png(const LedgerRow& file, int page, std::size_t width) {
    if (!painter_) return fail(ErrorCode::unsupported, "this server draws no pages");
    const std::string key = file.sha256 + "/" + std::to_string(page) + "/" + std::to_string(width);
    if (std::optional<std::string> known = kept(key)) return std::move(*known);
    const Turn turn(turns_);
    if (!turn.taken()) return busy();
    if (std::optional<std::string> known = kept(key)) return std::move(*known);
    const Result<Source> source = source_of(file);
    if (!source) return tl::unexpected<Error>(source.error());
    Result<std::string> made = painter_->png(*source, page, width);
    if (made) keep(key, *made);
    return made;
}

Result<PrintedPage> PageImages::words(const LedgerRow& file, int page) {
    if (!painter_) return fail(ErrorCode::unsupported, "this server draws no pages");
    const Turn turn(turns_);
    if (!turn.taken()) return busy();
    const Result<Source> source = source_of(file);
    if (!source) return tl::unexpected<Error>(source.error());
    return painter_->words(*source, page);
}

std::optional<std::string> PageImages::kept(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return std::nullopt;
    pictures_.splice(pictures_.begin(), pictures_, found->second);
    return found->second->second;
}

void PageImages::keep(const std::string& key, const std::string& png) {
    const std::lock_guard lock(mutex_);
    if (by_key_.contains(key)) return;
    pictures_.emplace_front(key, png);
    by_key_[key] = pictures_.begin();
    bytes_ += png.size();
    while (bytes_ > most_bytes && pictures_.size() > 1) {
        bytes_ -= pictures_.back().second.size();
        by_key_.erase(pictures_.back().first);
        pictures_.pop_back();
    }
}

}  // namespace mea
