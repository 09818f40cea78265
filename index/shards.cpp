// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/shards.h"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>

#include <sys/stat.h>

#include "index/guard.h"
#include "index/schema.h"
#include "pipeline/text.h"

namespace mea {
namespace {

namespace fs = std::filesystem;

constexpr double default_timeout_s = 5;
constexpr unsigned connect_timeout_ms = 2'000;

struct Place {
    bool remote = false;
    std::string name;  // directory or host:port
};

struct ShardList {
    std::vector<std::vector<Place>> shards;  // each the primary and its replicas
    unsigned timeout_ms = static_cast<unsigned>(default_timeout_s * 1000);
};

std::optional<Place> place_of(std::string_view line, const fs::path& base) {
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const std::string name(trimmed(line.substr(space)));
    if (line.substr(0, space) == "remote") return Place{true, name};
    return Place{false, (base / name).string()};
}

bool read_directive(std::string_view line, const fs::path& base, ShardList& list) {
    constexpr std::string_view replica = "replica ";
    constexpr std::string_view timeout = "timeout ";
    if (line.starts_with(replica) && !list.shards.empty()) {
        const auto place = place_of(trimmed(line.substr(replica.size())), base);
        if (place) list.shards.back().push_back(*place);
        return place.has_value();
    }
    if (!line.starts_with(timeout)) return false;
    const double seconds = std::strtod(std::string(line.substr(timeout.size())).c_str(), nullptr);
    if (seconds <= 0 || seconds > 3600) return false;
    list.timeout_ms = static_cast<unsigned>(seconds * 1000);
    return true;
}

std::optional<ShardList> read_list(const std::string& path) {
    constexpr std::string_view directive = "#:";
    std::ifstream file(path);
    const fs::path base = fs::path(path).parent_path();
    ShardList list;
    for (std::string text; std::getline(file, text);) {
        const std::string_view line = trimmed(text);
        if (line.starts_with(directive)) {
            if (!read_directive(trimmed(line.substr(directive.size())), base, list))
                return std::nullopt;
            continue;
        }
        if (line.empty() || line.front() == '#') continue;
        const auto place = place_of(line, base);
        if (!place) return std::nullopt;
        list.shards.push_back({*place});
    }
    if (list.shards.empty()) return std::nullopt;
    return list;
}

// Remote shards that failed lately; shared by all readers of the process.
class Rests {
public:
    using Clock = std::chrono::steady_clock;

    std::optional<std::string> reason(const std::string& place) {
        const std::lock_guard lock(mutex_);
        const auto found = resting_.find(place);
        if (found == resting_.end() || Clock::now() >= found->second.until) return std::nullopt;
        return found->second.reason;
    }

    void begin(const std::string& place, const std::string& reason) {
        const std::lock_guard lock(mutex_);
        Rest& rest = resting_[place];
        rest.length = std::clamp(rest.length * 2, shortest, longest);
        rest.until = Clock::now() + rest.length;
        rest.reason = reason;
    }

    void end(const std::string& place) {
        const std::lock_guard lock(mutex_);
        resting_.erase(place);
    }

private:
    static constexpr std::chrono::seconds shortest{1};
    static constexpr std::chrono::seconds longest{30};
    struct Rest {
        std::chrono::seconds length{0};
        Clock::time_point until;
        std::string reason;
    };
    std::mutex mutex_;
    std::map<std::string, Rest> resting_;
};

Rests& rests() {
    static Rests all;
    return all;
}

Result<Xapian::Database> open_local(const std::string& directory) {
    std::error_code ignored;
    if (!fs::exists(directory, ignored)) {
        return fail(ErrorCode::not_found, "there is no index here", directory,
                    "make one with `mea ingest`, or name another with --index");
    }
    Result<Xapian::Database> opened = guard(directory, [&] { return Xapian::Database(directory); });
    if (!opened && opened.error().code == ErrorCode::not_found) {
        return fail(ErrorCode::not_found, "this directory holds no index", directory,
                    "make one with `mea ingest`, or name another with --index");
    }
    if (!opened) return opened;
    if (Result<void> ours = check_schema(*opened, directory); !ours) {
        return tl::unexpected<Error>(ours.error());
    }
    return opened;
}

Result<Xapian::Database> open_remote(const std::string& place, unsigned timeout_ms) {
    return guard(place, [&]() -> Result<Xapian::Database> {
        const std::size_t colon = place.rfind(':');
        if (colon == std::string::npos || colon + 1 >= place.size() ||
            place.find_first_not_of("0123456789", colon + 1) != std::string::npos) {
            return fail(ErrorCode::usage, "a remote shard is host:port", place);
        }
        const unsigned port = static_cast<unsigned>(std::stoul(place.substr(colon + 1)));
        Xapian::Database database = Xapian::Remote::open(place.substr(0, colon), port, timeout_ms,
                                                         std::min(timeout_ms, connect_timeout_ms));
        if (Result<void> ours = check_schema(database, place); !ours) {
            return tl::unexpected<Error>(ours.error());
        }
        return database;
    });
}

// A commit puts a new file in the place of this one.
constexpr const char* commit_file = "iamglass";

Result<std::string> revision_of_directory(const std::string& directory) {
    struct stat facts {};
    if (stat((fs::path(directory) / commit_file).c_str(), &facts) != 0) {
        return fail(ErrorCode::not_found, "there is no index here", directory,
                    "make one with `mea ingest`, or name another with --index");
    }
    return std::to_string(facts.st_dev) + "." + std::to_string(facts.st_ino) + "." +
           std::to_string(facts.st_mtim.tv_sec) + "." + std::to_string(facts.st_mtim.tv_nsec);
}

void keep(Shards& shards, const Xapian::Database& shard) {
    if (shards.answered++ == 0) shards.rules = shard.get_metadata(settings_key);
    shards.runs.push_back(shard.get_metadata(run_key));
    shards.database->add_database(shard);
}

// The first of the places that answers.
Result<std::pair<Xapian::Database, Place>> open_any(const std::vector<Place>& places,
                                                    unsigned timeout_ms) {
    std::optional<Error> first;
    for (const Place& place : places) {
        const auto failed = [&](Error error) {
            if (!first) first = std::move(error);
        };
        if (const auto resting = rests().reason(place.name)) {
            failed({ErrorCode::not_found, *resting, place.name, {}});
            continue;
        }
        Result<Xapian::Database> shard =
            place.remote ? open_remote(place.name, timeout_ms) : open_local(place.name);
        if (shard) {
            rests().end(place.name);
            return std::pair(std::move(*shard), place);
        }
        if (place.remote) rests().begin(place.name, shard.error().message);
        failed(shard.error());
    }
    return tl::unexpected<Error>(*first);
}

Result<Shards> open_list(const std::string& path) {
    const std::optional<ShardList> list = read_list(path);
    if (!list) {
        return fail(ErrorCode::damaged, "this file is no list of shards", path,
                    "one shard a line: auto DIRECTORY or remote HOST:PORT");
    }
    Shards shards;
    shards.list = list_stamp(path);
    shards.database = std::make_shared<Xapian::Database>();
    std::optional<Error> last;
    for (const std::vector<Place>& places : list->shards) {
        ++shards.asked;
        const auto shard = open_any(places, list->timeout_ms);
        if (!shard) {
            shards.away.push_back({places.front().name, shard.error().message});
            last = shard.error();
            continue;
        }
        if (!shard->second.remote) shards.directories.push_back(shard->second.name);
        if (shard->second.remote) shards.remote = true;
        keep(shards, shard->first);
    }
    if (shards.answered == 0) return tl::unexpected<Error>(*last);
    return shards;
}

}  // namespace

Result<void> check_schema(const Xapian::Database& database, const std::string& where) {
    const std::string found = database.get_metadata(schema_key);
    if (found == std::to_string(schema_version)) return {};
    if (found.empty()) {
        return fail(ErrorCode::schema, "this database was not made by mea", where,
                    "name another directory with --index");
    }
    return fail(ErrorCode::schema,
                "the index has schema version " + found + ", this program reads version " +
                    std::to_string(schema_version),
                where,
                "delete the directory and run `mea ingest` on the documents again, or ingest them "
                "into a new directory and name it with --index");
}

std::string list_stamp(const std::string& path) {
    struct stat facts {};
    if (stat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) return {};
    return std::to_string(facts.st_ino) + "." + std::to_string(facts.st_mtim.tv_sec) + "." +
           std::to_string(facts.st_mtim.tv_nsec);
}

Result<std::string> revision_of(const std::string& path) {
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) return revision_of_directory(path);
    std::string all;
    for (const std::vector<Place>& places : read_list(path).value_or(ShardList()).shards) {
        for (const Place& place : places) {
            if (place.remote) return std::string();
            all += revision_of_directory(place.name).value_or("away") + ";";
        }
    }
    return all;
}

void blame_shard() {
    try {
        throw;
    } catch (const Xapian::NetworkError& error) {
        // "remote:tcp(host:port)"
        const std::string& context = error.get_context();
        const std::size_t open = context.find('(');
        const std::size_t close = context.rfind(')');
        if (open == std::string::npos || close == std::string::npos || close < open) return;
        rests().begin(context.substr(open + 1, close - open - 1), error.get_msg());
    } catch (...) {
        return;
    }
}

Result<Shards> open_shards(const std::string& path) {
    std::error_code ignored;
    if (fs::is_regular_file(path, ignored)) {
        return guard(path, [&] { return open_list(path); });
    }
    Result<Xapian::Database> only = open_local(path);
    if (!only) return tl::unexpected<Error>(only.error());
    return guard(path, [&] {
        Shards shards;
        shards.database = std::make_shared<Xapian::Database>();
        shards.asked = 1;
        shards.directories.push_back(path);
        keep(shards, *only);
        return shards;
    });
}

}  // namespace mea
