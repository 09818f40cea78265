// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/compress.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <zlib.h>

namespace mea {
namespace {

constexpr std::size_t least = 1200;  // bytes
constexpr int level = 5;
constexpr int gzip_window = 15 + 16;  // zlib.h: 16 more is a gzip header
constexpr int memory_level = 8;

std::string gzipped(const std::string& body) {
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        return {};
    std::string packed(deflateBound(&stream, static_cast<uLong>(body.size())), '\0');
    std::string input = body;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return done ? packed : std::string();
}

}  // namespace

bool is_worth_compressing(const Response& response) {
    const std::string_view type = response.type;
    const bool text = type.starts_with("text/") || type.find("json") != std::string_view::npos ||
                      type.find("xml") != std::string_view::npos;
    return text && response.body.size() >= least;
}

bool is_packed(const Response& response) {
    return std::any_of(response.headers.begin(), response.headers.end(),
                       [](const auto& one) { return one.first == "Content-Encoding"; });
}

void compress(Response& response) {
    if (is_packed(response) || !is_worth_compressing(response)) return;
    std::string packed = gzipped(response.body);
    if (packed.empty() || packed.size() >= response.body.size()) return;
    response.body = std::move(packed);
    response.headers.emplace_back("Content-Encoding", "gzip");
    for (auto& [name, value] : response.headers) {
        if (name == "ETag" && !value.starts_with("W/")) value = "W/" + value;
    }
}

}  // namespace mea
