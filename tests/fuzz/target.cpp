// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <stdexcept>

#include "pipeline/text.h"
#include "tests/unit/zip_builder.h"

namespace mea::fuzz {
namespace {

constexpr char part_begins = '\x1E';
constexpr char content_begins = '\x1F';

[[noreturn]] void broken(const std::string& what) {
    std::fprintf(stderr, "broken promise: %s\n", what.c_str());
    std::abort();
}

}  // namespace

std::string_view view_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

void check(const Result<ExtractedDocument>& document) {
    if (!document) {
        if (document.error().message.empty()) broken("an error without a message");
        return;
    }
    const auto promises = check_extracted(*document);
    if (!promises.empty()) broken(promises.front());
    const auto arrived = parse_extracted(serialise(*document));
    if (!arrived || arrived->text != document->text) broken("the document does not travel");
}

void read(ExtractFunction reader, std::string_view bytes) {
    Limits limits;
    limits.max_text_bytes = std::size_t{4} << 20;
    limits.max_inflated_bytes = std::size_t{8} << 20;
    limits.max_part_bytes = std::size_t{4} << 20;
    Source source;
    source.path = "input";
    source.bytes = bytes;
    try {
        check(reader(source, limits));
    } catch (const std::bad_alloc&) {
    } catch (const std::exception& problem) {
        broken(problem.what());
    }
}

std::string packed(std::string_view bytes) {
    if (bytes.empty() || bytes.front() != part_begins) return std::string(bytes);
    ZipParts parts;
    while (!bytes.empty()) {
        bytes.remove_prefix(1);
        const std::string_view part = bytes.substr(0, bytes.find(part_begins));
        bytes.remove_prefix(part.size());
        const std::size_t middle = part.find(content_begins);
        if (middle == std::string_view::npos || middle == 0) continue;
        const std::string_view name = part.substr(0, middle);
        if (name.find('\0') != std::string_view::npos || parts.size() == 64) continue;
        parts.emplace_back(to_nfc(name), part.substr(middle + 1));
    }
    try {
        return zip_of(parts, Compression::none);
    } catch (const std::runtime_error&) {  // names that no archive can have
        return std::string(bytes);
    }
}

}  // namespace mea::fuzz
