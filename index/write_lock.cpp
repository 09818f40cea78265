// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/write_lock.h"

#include <unistd.h>

#include <array>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>

namespace mea {
namespace {

namespace fs = std::filesystem;

constexpr const char* signature_name = "writer";

std::string now_utc() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> printed{};
    const std::size_t size =
        std::strftime(printed.data(), printed.size(), "%Y-%m-%d %H:%M:%S UTC", &parts);
    return std::string(printed.data(), size);
}

std::string host() {
    std::array<char, 256> name{};
    if (gethostname(name.data(), name.size() - 1) != 0) return "this host";
    return std::string(name.data());
}

bool is_ours(const fs::path& file) {
    const std::string name = file.filename().string();
    return name == signature_name || name == "iamglass" || name == "flintlock" ||
           name.starts_with("journal") || file.extension() == ".glass" ||
           file.extension() == ".tmp";
}

}  // namespace

void sign_lock(const std::string& directory) {
    std::ofstream file(fs::path(directory) / signature_name, std::ios::trunc);
    file << "process " << getpid() << " on " << host() << ", since " << now_utc() << "\n";
}

void clear_lock(const std::string& directory) {
    std::error_code ignored;
    fs::remove(fs::path(directory) / signature_name, ignored);
}

tl::unexpected<Error> locked_by(const std::string& directory) {
    std::ifstream file(fs::path(directory) / signature_name);
    std::string who;
    std::getline(file, who);
    if (who.empty()) who = "another process";
    return fail(ErrorCode::locked, "the index is being written by " + who, directory,
                "wait until it has finished");
}

Result<void> prepare_directory(const std::string& directory) {
    std::error_code error;
    if (fs::is_regular_file(directory, error)) {
        return fail(ErrorCode::usage, "this is a file, not an index directory", directory,
                    "name a directory; a list of shards can be searched but not written");
    }
    fs::create_directories(directory, error);
    if (error) {
        return fail(ErrorCode::denied, "the directory cannot be made: " + error.message(),
                    directory);
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(directory, error)) {
        if (is_ours(entry.path())) continue;
        if (fs::exists(fs::path(directory) / "iamglass", error)) break;
        return fail(ErrorCode::usage,
                    "the directory holds other files: " + entry.path().filename().string(),
                    directory, "name an empty or a new directory");
    }
    return {};
}

}  // namespace mea
