// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/access_log.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <utility>

namespace mea {
namespace {

std::string printable(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (c > ' ' && c < '\x7F' && c != '"' && c != '\\') {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += "\\x";
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

std::string log_time(std::time_t now) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 40> text{};
    return {text.data(),
            std::strftime(text.data(), text.size(), "%d/%b/%Y:%H:%M:%S +0000", &parts)};
}

}  // namespace

struct AccessLog::Parts {
    std::FILE* file = nullptr;
    std::time_t second = 0;
    std::string time;
    ~Parts() {
        if (file == nullptr) return;
        std::fflush(file);
        if (file != stderr) std::fclose(file);
    }
};

AccessLog::AccessLog() : parts_(std::make_unique<Parts>()) {}
AccessLog::~AccessLog() = default;
AccessLog::AccessLog(AccessLog&&) noexcept = default;
AccessLog& AccessLog::operator=(AccessLog&&) noexcept = default;

Result<AccessLog> AccessLog::open(const std::string& path) {
    AccessLog log;
    log.parts_->file = path == "-" ? stderr : std::fopen(path.c_str(), "ae");
    if (log.parts_->file == nullptr)
        return fail(ErrorCode::denied, "the access log cannot be written", path,
                    "name another file with --access-log");
    return log;
}

void AccessLog::write(const Exchange& exchange) {
    Parts& parts = *parts_;
    const std::time_t now = std::time(nullptr);
    const bool new_second = now != parts.second;
    if (new_second) {
        parts.second = now;
        parts.time = log_time(now);
    }
    const std::string line = line_of(exchange, parts.time) + "\n";
    std::fwrite(line.data(), 1, line.size(), parts.file);
    if (new_second) std::fflush(parts.file);
}

std::string line_of(const Exchange& exchange, const std::string& time) {
    constexpr std::size_t longest = 2000;
    constexpr double ms = 1000;
    std::array<char, 32> took{};
    std::snprintf(took.data(), took.size(), "%.1f", exchange.seconds * ms);
    const std::string asked = exchange.method.empty()
                                  ? "-"
                                  : printable(exchange.method) + " " +
                                        printable(exchange.target.substr(0, longest)) + " HTTP/1.1";
    return exchange.client + " - - [" + time + "] \"" + asked + "\" " +
           std::to_string(exchange.status) + " " + std::to_string(exchange.bytes) + " " +
           took.data();
}

}  // namespace mea
