// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/shards.h"

#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include <sys/stat.h>

#include "index/guard.h"
#include "index/schema.h"
#include "pipeline/text.h"

namespace mea {
namespace {

namespace fs = std::filesystem;

constexpr unsigned remote_timeout_ms = 10'000;
constexpr unsigned connect_timeout_ms = 3'000;

struct ShardLine {
    std::string type;  // "auto", "glass", "remote"
    std::string place;
};

std::optional<std::vector<ShardLine>> read_list(const std::string& path) {
    std::ifstream file(path);
    std::vector<ShardLine> lines;
    for (std::string text; std::getline(file, text);) {
        const std::string_view line = trimmed(text);
        if (line.empty() || line.front() == '#') continue;
        const std::size_t space = line.find(' ');
        if (space == std::string_view::npos) return std::nullopt;
        lines.push_back(ShardLine{std::string(line.substr(0, space)),
                                  std::string(trimmed(line.substr(space)))});
    }
    return lines;
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

Result<Xapian::Database> open_remote(const std::string& place) {
    return guard(place, [&]() -> Result<Xapian::Database> {
        const std::size_t colon = place.rfind(':');
        if (colon == std::string::npos || colon + 1 >= place.size() ||
            place.find_first_not_of("0123456789", colon + 1) != std::string::npos) {
            return fail(ErrorCode::usage, "a remote shard is host:port", place);
        }
        const unsigned port = static_cast<unsigned>(std::stoul(place.substr(colon + 1)));
        Xapian::Database database = Xapian::Remote::open(place.substr(0, colon), port,
                                                         remote_timeout_ms, connect_timeout_ms);
        if (Result<void> ours = check_schema(database, place); !ours) {
            return tl::unexpected<Error>(ours.error());
        }
        return database;
    });
}

bool is_out_of_reach(const Error& error) {
    return error.code == ErrorCode::not_found || error.code == ErrorCode::timed_out;
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
    shards.database->add_database(shard);
}

Result<Shards> open_list(const std::string& path) {
    const std::optional<std::vector<ShardLine>> lines = read_list(path);
    if (!lines || lines->empty()) {
        return fail(ErrorCode::damaged, "this file is no list of shards", path,
                    "one shard a line: auto DIRECTORY or remote HOST:PORT");
    }
    Shards shards;
    shards.database = std::make_shared<Xapian::Database>();
    const fs::path base = fs::path(path).parent_path();
    std::optional<Error> unreachable;
    for (const ShardLine& line : *lines) {
        ++shards.asked;
        const bool remote = line.type == "remote";
        const std::string place = remote ? line.place : (base / line.place).string();
        Result<Xapian::Database> shard = remote ? open_remote(place) : open_local(place);
        if (!shard) {
            if (!remote || !is_out_of_reach(shard.error())) {
                return tl::unexpected<Error>(shard.error());
            }
            unreachable = shard.error();
            continue;
        }
        if (!remote) shards.directories.push_back(place);
        keep(shards, *shard);
    }
    if (shards.answered == 0) return tl::unexpected<Error>(*unreachable);
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

Result<std::string> revision_of(const std::string& path) {
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) return revision_of_directory(path);
    std::string all;
    for (const ShardLine& line : read_list(path).value_or(std::vector<ShardLine>())) {
        if (line.type == "remote") return std::string();
        const Result<std::string> one =
            revision_of_directory((fs::path(path).parent_path() / line.place).string());
        if (!one) return one;
        all += *one + ";";
    }
    return all;
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
