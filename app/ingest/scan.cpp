// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/scan.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace mea {
namespace {

namespace fs = std::filesystem;

class Scanner {
public:
    void visit(const std::string& path) {
        std::error_code problem;
        const fs::file_status status = fs::status(path, problem);
        if (status.type() == fs::file_type::not_found) {
            scan_.problems.push_back(
                {ErrorCode::not_found, "there is no such file or folder", path, "check the path"});
        } else if (problem) {
            scan_.problems.push_back({ErrorCode::denied, problem.message(), path, {}});
        } else if (fs::is_directory(status)) {
            enter(path);
        } else {
            add(path, status);
        }
    }

    Scan take() { return std::move(scan_); }

private:
    void enter(const fs::path& folder) {
        std::error_code problem;
        if (!seen_.insert(fs::canonical(folder, problem).string()).second) return;
        fs::directory_iterator entries(folder, problem);
        if (problem) {
            scan_.problems.push_back({ErrorCode::denied, problem.message(), folder.string(),
                                      "run as a user who may read the folder"});
            return;
        }
        std::vector<fs::directory_entry> sorted;
        for (; entries != fs::directory_iterator(); entries.increment(problem)) {
            if (problem) break;
            if (!entries->path().filename().string().starts_with(".")) sorted.push_back(*entries);
        }
        std::sort(sorted.begin(), sorted.end());
        for (const fs::directory_entry& entry : sorted) {
            if (entry.is_directory(problem)) {
                if (!entry.is_symlink(problem)) enter(entry.path());
            } else {
                add(entry.path().string(), entry.status(problem));
            }
        }
    }

    // Reading a pipe or a device may wait for ever.
    void add(const std::string& file, const fs::file_status& status) {
        if (fs::exists(status) && !fs::is_regular_file(status)) {
            scan_.problems.push_back(
                {ErrorCode::unsupported, "this is a pipe, socket or device, not a file", file, {}});
            return;
        }
        if (files_.insert(file).second) scan_.files.push_back(file);
    }

    Scan scan_;
    std::set<std::string> seen_;
    std::set<std::string> files_;
};

}  // namespace

Scan scan(const std::vector<std::string>& paths) {
    Scanner scanner;
    for (const std::string& path : paths) scanner.visit(path);
    return scanner.take();
}

}  // namespace mea
