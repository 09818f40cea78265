// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

// The bytes of an RTF file as groups, control words and characters (RTF 1.9.1, "RTF Syntax").
//
// Any bytes are accepted; every token consumes at least one of them, so there are no more tokens
// than bytes. Line ends are not characters in RTF and are skipped; so is binary data (\binN), as
// far as the file goes. Tokens view the bytes given, which must outlive them.

namespace mea::rtf {

enum class TokenKind {
    end,     // of the file
    open,    // {
    close,   // }
    word,    // \name or \name-12
    symbol,  // a backslash and one character: "~", "*", "\n"; not \'hh, which is a byte
    byte,    // a character, literal or as \'hh
};

struct Token {
    TokenKind kind = TokenKind::end;
    std::string_view name{};     // of a word, or the character of a symbol
    std::optional<int> value{};  // the number of a word
    unsigned char byte = 0;
    bool escaped = false;  // the byte was written as \'hh
};

class Tokens {
public:
    explicit Tokens(std::string_view bytes) : bytes_(bytes) {}
    Token next();

    // Another RTF file follows in the same bytes.
    bool another_document();

    // The bytes ended inside a token.
    bool cut_short() const { return cut_short_; }

private:
    Token control();
    Token word();
    Token escaped_byte();

    std::string_view bytes_;
    std::size_t at_ = 0;
    std::size_t document_ = 0;  // where the next one begins, as far as was looked for
    bool cut_short_ = false;
};

}  // namespace mea::rtf
