// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/journal.h"

#include <filesystem>
#include <iostream>

#include "app/render/json.h"

namespace mea {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds progress_interval{10};
constexpr std::size_t slow_files = 4;

Json event(const char* name) {
    return Json{{"schema", "mea/ingest-event/1"}, {"event", name}, {"at", utc_now()}};
}

Json about_file(const ReadOutcome& outcome, const std::string& status) {
    Json json = event("file");
    json["path"] = outcome.path;
    json["status"] = status;
    json["sha256"] = outcome.sha256;
    json["bytes"] = outcome.bytes;
    json["seconds"] = outcome.seconds;
    return json;
}

}  // namespace

Journal::Journal(const std::string& directory, bool on_standard_output)
    : on_standard_output_(on_standard_output) {
    const fs::path path = fs::path(directory) / "journal.jsonl";
    std::error_code ignored;
    if (fs::file_size(path, ignored) > max_journal_bytes && !ignored) {
        fs::rename(path, fs::path(directory) / "journal.1.jsonl", ignored);
    }
    file_.open(path, std::ios::app);
}

void Journal::say(const std::string& line) {
    file_ << line << '\n';
    if (on_standard_output_) std::cout << line << '\n' << std::flush;
}

void Journal::start(const Tally& tally, const std::string& shard, const std::string& settings) {
    Json json = event("start");
    json["files"] = tally.files;
    json["shard"] = shard;
    json["settings"] = settings;
    say(printed(json));
}

void Journal::file(const ReadOutcome& outcome, const Put& put) {
    Json json = about_file(outcome, put.status);
    json["document"] = put.key;
    json["pages"] = outcome.document.file.pages;
    json["warnings"] = outcome.document.warnings.size();
    if (outcome.from_kept) json["from_kept"] = true;
    say(printed(json));
}

void Journal::failed(const ReadOutcome& outcome) {
    Json json = about_file(outcome, "failed");
    json["code"] = name_of(outcome.error.code);
    json["message"] = outcome.error.message;
    say(printed(json));
}

void Journal::removed(const std::string& path) {
    Json json = event("file");
    json["path"] = path;
    json["status"] = "removed";
    say(printed(json));
}

void Journal::progress(const Tally& tally, const Readers* readers) {
    const auto now = std::chrono::steady_clock::now();
    if (now - last_progress_ < progress_interval) return;
    last_progress_ = now;
    Json json = event("progress");
    json["done"] = tally.done;
    json["files"] = tally.files;
    json["failed"] = tally.failed;
    json["pages"] = tally.pages;
    json["bytes"] = tally.bytes;
    json["seconds"] = tally.seconds();
    json["seconds_left"] = tally.seconds_left();
    json["reading"] = Json::array();
    if (readers != nullptr) {
        for (const InHand& one : readers->in_hand(slow_files))
            json["reading"].push_back({{"path", one.path}, {"seconds", one.seconds}});
    }
    say(printed(json));
    file_.flush();
}

void Journal::commit(const Tally& tally) {
    Json json = event("commit");
    json["done"] = tally.done;
    say(printed(json));
    file_.flush();
}

void Journal::end(const std::string& run_record) {
    Json json = event("end");
    json["run"] = Json::parse(run_record, nullptr, false);
    say(printed(json));
    file_.flush();
}

}  // namespace mea
