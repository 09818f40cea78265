// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/query_lexer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mea {
namespace {

constexpr std::array<std::pair<char32_t, char32_t>, 7> quotes{{
    {U'"', U'"'},
    {U'“', U'”'},
    {U'„', U'“'},
    {U'«', U'»'},
    {U'「', U'」'},
    {U'『', U'』'},
    {U'＂', U'＂'},
}};

char32_t closing_quote(char32_t opening) {
    for (const auto& [open, close] : quotes) {
        if (open == opening) return close;
    }
    return 0;
}

bool ends_word(char32_t c) {
    return is_space(c) || closing_quote(c) != 0 || c == U'”' || c == U'»' || c == U'」' ||
           c == U'』';
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Lexer {
public:
    explicit Lexer(std::string_view query) : query_(query) {}

    Result<std::vector<QueryPiece>> read() {
        while (true) {
            const bool spaced = skip_space();
            if (at_ >= query_.size()) break;
            const std::size_t before = pieces_.size();
            const CodePoint point = code_point_at(query_, at_);
            if (closing_quote(point.value) != 0) {
                if (!quoted(point)) return unclosed(point);
            } else if (point.value == U'(' || point.value == U')') {
                push(point.value == U'(' ? QueryToken::open : QueryToken::close, point.next);
            } else if (is_minus(point, spaced)) {
                push(QueryToken::minus, point.next);
            } else {
                word();
            }
            if (pieces_.size() > before) pieces_[before].space_before = spaced;
        }
        push(QueryToken::end, query_.size());
        return std::move(pieces_);
    }

private:
    bool skip_space() {
        const std::size_t begin = at_;
        while (at_ < query_.size()) {
            const CodePoint point = code_point_at(query_, at_);
            if (!is_space(point.value)) break;
            at_ = point.next;
        }
        return at_ > begin || begin == 0;
    }

    // A minus excludes when it stands before a word and not inside or after one.
    bool is_minus(CodePoint point, bool spaced) const {
        if (point.value != U'-' && point.value != U'−') return false;
        const bool opens = spaced || (!pieces_.empty() && pieces_.back().token == QueryToken::open);
        return opens && point.next < query_.size() &&
               !is_space(code_point_at(query_, point.next).value);
    }

    void push(QueryToken token, std::size_t end, std::string text = {}) {
        pieces_.push_back(QueryPiece{token, std::move(text), Range{at_, end}, false});
        at_ = end;
    }

    bool quoted(CodePoint open) {
        const char32_t wanted = closing_quote(open.value);
        for (std::size_t at = open.next; at < query_.size();) {
            const CodePoint point = code_point_at(query_, at);
            if (point.value == wanted) {
                push(QueryToken::quoted, point.next, std::string(slice(query_, {open.next, at})));
                return true;
            }
            at = point.next;
        }
        return false;
    }

    tl::unexpected<Error> unclosed(CodePoint) const {
        return fail(ErrorCode::query, "the quotation mark is not closed", column_of(query_, at_),
                    "put the same mark at the end of the phrase");
    }

    // The end of a word: parentheses belong to it when they are balanced inside it.
    std::size_t word_end() const {
        std::vector<std::size_t> open;
        std::size_t at = at_;
        while (at < query_.size()) {
            const CodePoint point = code_point_at(query_, at);
            if (ends_word(point.value)) break;
            if (point.value == U'(') open.push_back(at);
            if (point.value == U')') {
                if (open.empty()) break;
                open.pop_back();
            }
            at = point.next;
        }
        return open.empty() ? at : open.front();
    }

    void word() {
        const std::size_t name = field_name_size();
        if (name > 0) {
            const std::size_t colon_end = code_point_at(query_, at_ + name).next;
            push(QueryToken::field, colon_end, std::string(query_.substr(at_, name)));
            return;
        }
        std::size_t end = word_end();
        if (const std::size_t op = operator_before_parenthesis(end); op > 0) end = at_ + op;
        if (end == at_) end = code_point_at(query_, at_).next;
        std::string text(slice(query_, Range{at_, end}));
        QueryToken token = QueryToken::word;
        if (text == "AND") token = QueryToken::op_and;
        if (text == "OR") token = QueryToken::op_or;
        if (text == "NOT") token = QueryToken::op_not;
        push(token, end, std::move(text));
    }

    std::size_t operator_before_parenthesis(std::size_t end) const {
        const std::string_view text = slice(query_, Range{at_, end});
        for (const std::string_view name : {"AND(", "OR(", "NOT("}) {
            if (text.substr(0, name.size()) == name) return name.size() - 1;
        }
        return 0;
    }

    // "lang:zh", "year：2004": letters, a colon, and something after it. 0 when there is no field.
    std::size_t field_name_size() const {
        if (!pieces_.empty() && pieces_.back().token == QueryToken::field &&
            pieces_.back().range.end == at_) {
            return 0;
        }
        std::size_t end = at_;
        while (end < query_.size() && is_ascii_letter(query_[end])) ++end;
        if (end == at_ || end >= query_.size()) return 0;
        const CodePoint colon = code_point_at(query_, end);
        if (colon.value != U':' && colon.value != U'：') return 0;
        return end - at_;
    }

    std::string_view query_;
    std::vector<QueryPiece> pieces_;
    std::size_t at_ = 0;
};

}  // namespace

std::string column_of(std::string_view query, std::size_t byte) {
    return "column " +
           std::to_string(count_code_points(query.substr(0, std::min(byte, query.size()))) + 1);
}

Result<std::vector<QueryPiece>> read_pieces(std::string_view query) { return Lexer(query).read(); }

}  // namespace mea
