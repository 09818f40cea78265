// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/kept.h"

#include <zlib.h>

#include <atomic>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

namespace mea {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t sha_digits = 64;
constexpr std::size_t max_document = std::size_t{512} << 20;

fs::path path_of(const std::string& folder, const std::string& sha256) {
    return fs::path(folder) / sha256.substr(0, 2) / sha256;
}

std::string deflated(const std::string& bytes) {
    // The fastest level: texts shrink to a quarter, with the highest to a fifth.
    uLongf size = compressBound(bytes.size());
    std::string out(size, '\0');
    const int done = compress2(reinterpret_cast<Bytef*>(out.data()), &size,
                               reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), 1);
    out.resize(done == Z_OK ? size : 0);
    return out;
}

// Empty when it is not whole: the format carries a checksum.
std::string inflated(std::string_view bytes, std::size_t size) {
    if (size > max_document) return {};
    std::string out(size, '\0');
    uLongf got = size;
    const int done = uncompress(reinterpret_cast<Bytef*>(out.data()), &got,
                                reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
    return done == Z_OK && got == size ? out : std::string();
}

}  // namespace

Kept::Kept(const std::string& index, std::string readers)
    : folder_(index.empty() ? index : index + "/extracted"), readers_(std::move(readers)) {}

std::string Kept::head_of(const Source& source) const {
    return "mea/extracted/1\n" + readers_ + "\n" + source.media_type + "\n";
}

std::optional<ExtractedDocument> Kept::find(const Source& source) const {
    if (folder_.empty()) return std::nullopt;
    std::ifstream file(path_of(folder_, source.sha256), std::ios::binary);
    if (!file) return std::nullopt;
    const std::string all(std::istreambuf_iterator<char>(file), {});
    const std::string head = head_of(source);
    if (!all.starts_with(head)) return std::nullopt;
    std::size_t size = 0;
    const char* const end = all.data() + all.size();
    const auto [after, problem] = std::from_chars(all.data() + head.size(), end, size);
    if (problem != std::errc() || after == end || *after != '\n') return std::nullopt;
    const std::string_view packed(after + 1, static_cast<std::size_t>(end - after - 1));
    Result<ExtractedDocument> document = parse_extracted(inflated(packed, size));
    if (!document || !check_extracted(*document).empty()) return std::nullopt;
    return std::move(*document);
}

void Kept::keep(const Source& source, const ExtractedDocument& document) const {
    if (folder_.empty()) return;
    const fs::path path = path_of(folder_, source.sha256);
    const std::string bytes = serialise(document);
    const std::string packed = deflated(bytes);
    if (packed.empty()) return;
    static std::atomic<unsigned> count = 0;
    const fs::path part = path.string() + "." + std::to_string(count++);
    std::error_code problem;
    fs::create_directories(path.parent_path(), problem);
    std::ofstream file(part, std::ios::binary);
    file << head_of(source) << bytes.size() << '\n' << packed;
    file.close();
    if (file) fs::rename(part, path, problem);
    if (!file || problem) fs::remove(part, problem);
}

void Kept::sweep(const std::function<bool(const std::string& sha256)>& needed) const {
    std::error_code problem;
    std::vector<fs::path> useless;
    for (fs::recursive_directory_iterator at(folder_, problem), end; !problem && at != end;
         at.increment(problem)) {
        const std::string name = at->path().filename().string();
        if (!at->is_regular_file(problem)) continue;
        if (name.size() != sha_digits || !needed(name)) useless.push_back(at->path());
    }
    for (const fs::path& path : useless) fs::remove(path, problem);
}

}  // namespace mea
