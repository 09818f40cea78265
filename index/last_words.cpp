// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/last_words.h"

#include <cstdlib>
#include <exception>
#include <iostream>

#include <sys/statvfs.h>

namespace mea {
namespace {

constexpr unsigned long long little_room = 16ULL << 20;
constexpr int exit_error = 2;

std::string& place() {
    static std::string directory;
    return directory;
}

[[noreturn]] void explain() {
    struct statvfs disk {};
    const bool known = statvfs(place().c_str(), &disk) == 0;
    const unsigned long long room = known ? 1ULL * disk.f_bavail * disk.f_frsize : 0;
    std::cerr << "mea: " << place() << ": ";
    if (known && room < little_room) {
        std::cerr << "the disk is full (limit); free some space";
    } else {
        std::cerr << "the index cannot be written (internal); look for a full disk or quota";
    }
    std::cerr << "; the index is as it was at the last commit, the next ingest goes on from there"
              << std::endl;
    std::_Exit(exit_error);
}

}  // namespace

void prepare_last_words(const std::string& directory) {
    place() = directory;
    std::set_terminate(explain);
}

}  // namespace mea
