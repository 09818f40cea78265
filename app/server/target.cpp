// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/http.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

#include "pipeline/text.h"

namespace mea {
namespace {

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool well_formed(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        const bool replaced = read.value == 0xFFFD && text.substr(at, 3) != "\xEF\xBF\xBD";
        if (replaced || read.value == 0) return false;
        at = read.next;
    }
    return true;
}

Result<std::string> decoded(std::string_view text, char plus) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            out += plus;
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            const int high = i + 2 < text.size() ? hex(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hex(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return fail(ErrorCode::usage, "a broken %-escape in the address");
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    if (!well_formed(out)) return fail(ErrorCode::usage, "the address is not UTF-8");
    return out;
}

}  // namespace

Result<std::string> percent_decoded(std::string_view text) { return decoded(text, ' '); }

Result<Request> parse_target(std::string_view target) {
    Request request;
    const std::size_t mark = target.find('?');
    auto path = decoded(target.substr(0, mark), '+');
    if (!path) return tl::unexpected<Error>(path.error());
    if (!path->starts_with('/')) return fail(ErrorCode::usage, "the address does not begin with /");
    request.path = std::move(*path);
    std::string_view rest = mark == std::string_view::npos ? "" : target.substr(mark + 1);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('&'), rest.size());
        const std::string_view pair = rest.substr(0, end);
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = percent_decoded(pair.substr(0, equals));
        auto value = percent_decoded(pair.substr(std::min(equals + 1, pair.size())));
        if (!name) return tl::unexpected<Error>(name.error());
        if (!value) return tl::unexpected<Error>(value.error());
        if (!name->empty()) request.query[*name] = *value;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return request;
}

std::string forwarded_client(std::string_view header, const std::string& peer) {
    const std::size_t comma = header.rfind(',');
    const std::string last(
        trimmed(comma == std::string_view::npos ? header : header.substr(comma + 1)));
    std::array<unsigned char, sizeof(in6_addr)> address{};
    const bool is_address = inet_pton(AF_INET, last.c_str(), address.data()) == 1 ||
                            inet_pton(AF_INET6, last.c_str(), address.data()) == 1;
    return is_address ? last : peer;
}

}  // namespace mea
