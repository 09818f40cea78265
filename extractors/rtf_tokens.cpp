// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/rtf_tokens.h"

#include <algorithm>

namespace mea::rtf {
namespace {

bool is_letter_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) {
    if (is_digit_byte(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// Numbers have at most ten digits; what is larger says nothing that could be used.
constexpr int largest_number = 2'000'000'000;

}  // namespace

Token Tokens::next() {
    while (at_ < bytes_.size()) {
        const char c = bytes_[at_];
        if (c == '\r' || c == '\n' || c == '\0') {
            ++at_;
            continue;
        }
        if (c == '\\') return control();
        ++at_;
        if (c == '{') return {.kind = TokenKind::open};
        if (c == '}') return {.kind = TokenKind::close};
        return {.kind = TokenKind::byte, .byte = static_cast<unsigned char>(c)};
    }
    return {};
}

bool Tokens::another_document() {
    if (document_ != std::string_view::npos && document_ < at_)
        document_ = bytes_.find("{\\rtf", at_);
    return document_ != std::string_view::npos;
}

Token Tokens::control() {
    ++at_;
    if (at_ >= bytes_.size()) {
        cut_short_ = true;
        return {};
    }
    if (is_letter_byte(bytes_[at_])) return word();
    if (bytes_[at_] == '\'') return escaped_byte();
    return {.kind = TokenKind::symbol, .name = bytes_.substr(at_++, 1)};
}

Token Tokens::word() {
    Token token{.kind = TokenKind::word};
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && is_letter_byte(bytes_[at_])) ++at_;
    token.name = bytes_.substr(begin, at_ - begin);
    const bool minus =
        at_ + 1 < bytes_.size() && bytes_[at_] == '-' && is_digit_byte(bytes_[at_ + 1]);
    if (minus) ++at_;
    int number = 0;
    for (; at_ < bytes_.size() && is_digit_byte(bytes_[at_]); ++at_) {
        const int digit = bytes_[at_] - '0';
        number = number > (largest_number - digit) / 10 ? largest_number : number * 10 + digit;
        token.value = number;
    }
    if (minus) token.value = -number;
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    if (token.name == "bin" && number > 0 && !minus) {
        const std::size_t size = std::min(static_cast<std::size_t>(number), bytes_.size() - at_);
        cut_short_ = cut_short_ || size < static_cast<std::size_t>(number);
        at_ += size;
    }
    return token;
}

// A damaged escape gives the symbol "'" and leaves what follows to be read as it stands.
Token Tokens::escaped_byte() {
    const std::size_t begin = at_++;
    const int high = at_ < bytes_.size() ? hex_value(bytes_[at_]) : -1;
    const int low = at_ + 1 < bytes_.size() ? hex_value(bytes_[at_ + 1]) : -1;
    if (high < 0 || low < 0) {
        cut_short_ = cut_short_ || at_ + 1 >= bytes_.size();
        return {.kind = TokenKind::symbol, .name = bytes_.substr(begin, 1)};
    }
    at_ += 2;
    return {.kind = TokenKind::byte,
            .byte = static_cast<unsigned char>(high * 16 + low),
            .escaped = true};
}

}  // namespace mea::rtf
