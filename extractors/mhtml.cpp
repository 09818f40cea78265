// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/mhtml.h"

#include <algorithm>
#include <cstddef>

namespace mea {
namespace {

constexpr int deepest_part = 8;

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

// Headers (unfolded, lower case names) up to the empty line, and the body after it.
struct Message {
    std::string head;  // "\nname: value" each
    std::string_view body;

    std::string field(std::string_view name) const {
        const std::string folded = lower(head);
        const std::string key = '\n' + std::string(name) + ':';
        const std::size_t at = folded.find(key);
        if (at == std::string::npos) return {};
        const std::size_t begin = at + key.size();
        return head.substr(begin, std::min(head.find('\n', begin), head.size()) - begin);
    }
};

Message read_message(std::string_view bytes) {
    Message message;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        std::string_view line = bytes.substr(at, end - at);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        at = std::min(end + 1, bytes.size());
        if (line.empty()) {
            if (message.head.empty()) continue;
            break;
        }
        if (line.front() != ' ' && line.front() != '\t') message.head += '\n';
        message.head += line;
    }
    message.body = bytes.substr(at);
    return message;
}

std::string parameter(const std::string& field, std::string_view name) {
    const std::string folded = lower(field);
    std::size_t at = folded.find(std::string(name) + '=');
    if (at == std::string::npos) return {};
    at += name.size() + 1;
    if (at < field.size() && field[at] == '"')
        return field.substr(at + 1, std::min(field.find('"', at + 1), field.size()) - at - 1);
    return field.substr(at, std::min(field.find_first_of("; \t\r\n", at), field.size()) - at);
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::string from_quoted_printable(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '=') {
            out += text[at];
            continue;
        }
        const int high = at + 1 < text.size() ? hex_value(text[at + 1]) : -1;
        const int low = at + 2 < text.size() ? hex_value(text[at + 2]) : -1;
        if (high >= 0 && low >= 0) {
            out += static_cast<char>(high * 16 + low);
            at += 2;
            continue;
        }
        const std::size_t end = text.find('\n', at);
        const bool soft = end != std::string_view::npos && end <= at + 2;
        if (soft) {
            at = end;
        } else {
            out += '=';
        }
    }
    return out;
}

std::string from_base64(std::string_view text) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    unsigned bits = 0;
    int count = 0;
    for (const char c : text) {
        if (c == '=') break;
        const std::size_t value = digits.find(c);
        if (value == std::string_view::npos) continue;
        bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFFFU;
        count += 6;
        if (count >= 8) {
            count -= 8;
            out += static_cast<char>(bits >> count & 0xFFU);
        }
    }
    return out;
}

std::optional<MimePart> find_html(std::string_view bytes, int depth) {
    const Message message = read_message(bytes);
    const std::string type = message.field("content-type");
    const std::string kind = lower(type);
    if (kind.find("text/html") != std::string::npos &&
        kind.find("multipart/") == std::string::npos) {
        const std::string encoding = lower(message.field("content-transfer-encoding"));
        MimePart part;
        part.charset = parameter(type, "charset");
        if (encoding.find("quoted-printable") != std::string::npos) {
            part.bytes = from_quoted_printable(message.body);
        } else if (encoding.find("base64") != std::string::npos) {
            part.bytes = from_base64(message.body);
        } else {
            part.bytes = std::string(message.body);
        }
        return part;
    }
    const std::string boundary = parameter(type, "boundary");
    if (kind.find("multipart/") == std::string::npos || boundary.empty() || depth >= deepest_part)
        return std::nullopt;
    const std::string mark = "--" + boundary;
    std::size_t at = message.body.find(mark);
    while (at != std::string_view::npos) {
        const std::size_t begin = message.body.find('\n', at);
        if (begin == std::string_view::npos) break;
        const std::size_t end = message.body.find(mark, begin);
        const std::string_view inside =
            message.body.substr(begin + 1, end == std::string_view::npos ? end : end - begin - 1);
        if (std::optional<MimePart> part = find_html(inside, depth + 1)) return part;
        at = end;
    }
    return std::nullopt;
}

}  // namespace

std::optional<MimePart> html_part(std::string_view bytes) {
    const std::string head = lower(bytes.substr(0, 4096));
    if (head.find("content-type:") == std::string::npos) return std::nullopt;
    const std::size_t tag = head.find('<');
    const std::size_t field = head.find("content-type:");
    const bool markup_first =
        tag != std::string::npos && tag < field && head.find("<html", tag) < field;
    if (markup_first) return std::nullopt;
    return find_html(bytes, 0);
}

}  // namespace mea
