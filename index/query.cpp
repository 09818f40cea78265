// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/query.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "index/query_lexer.h"
#include "pipeline/fold.h"

namespace mea {
namespace {

constexpr int max_depth = 50;
constexpr std::size_t max_query_bytes = 4096;
constexpr std::size_t min_prefix_letters = 2;

bool has_word(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_letter(point.value) || is_digit(point.value)) return true;
        at = point.next;
    }
    return false;
}

// YYYY, YYYY-MM or YYYY-MM-DD with ASCII digits.
bool is_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 4 || i == 7;
        if (dash != (text[i] == '-')) return false;
        if (!dash && (text[i] < '0' || text[i] > '9')) return false;
    }
    return true;
}

class Parser {
public:
    Parser(std::string_view query, std::vector<QueryPiece> pieces)
        : query_(query), pieces_(std::move(pieces)) {}

    Result<QueryNode> parse() {
        if (peek().token == QueryToken::end) return nothing();
        Result<Maybe> tree = any(0);
        if (!tree) return tl::unexpected<Error>(tree.error());
        if (peek().token == QueryToken::close) {
            return wrong(peek(), "a closing parenthesis without an opening one",
                         "remove it, or open one before");
        }
        if (!*tree) return nothing();
        if ((*tree)->kind == QueryKind::exclude) return only_excludes((*tree)->range.begin);
        return std::move(**tree);
    }

private:
    // Empty: nothing that can be searched for (a lone dash).
    using Maybe = std::optional<QueryNode>;

    const QueryPiece& peek() const { return pieces_[next_]; }
    const QueryPiece& take() { return pieces_[next_++]; }

    tl::unexpected<Error> wrong(const QueryPiece& piece, std::string message,
                                std::string hint) const {
        return fail(ErrorCode::query, std::move(message), column_of(query_, piece.range.begin),
                    std::move(hint));
    }

    tl::unexpected<Error> nothing() const {
        return fail(ErrorCode::query, "there is nothing to search for", column_of(query_, 0),
                    "type a word, a symbol or a field such as lang:zh");
    }

    tl::unexpected<Error> only_excludes(std::size_t at) const {
        return fail(ErrorCode::query, "an exclusion has nothing to exclude from",
                    column_of(query_, at), "add a word or a field that must be there");
    }

    static bool is_binary(QueryToken token) {
        return token == QueryToken::op_and || token == QueryToken::op_or;
    }
    static bool closes(QueryToken token) {
        return token == QueryToken::end || token == QueryToken::close;
    }

    Result<Maybe> any(int depth) {
        if (depth > max_depth) {
            return wrong(peek(), "the parentheses are nested too deep", "use fewer of them");
        }
        std::vector<QueryNode> children;
        const std::size_t begin = peek().range.begin;
        while (true) {
            Result<Maybe> part = all(depth);
            if (!part) return part;
            if (*part) children.push_back(std::move(**part));
            if (peek().token != QueryToken::op_or) break;
            if (!*part) return wrong(peek(), "OR needs a word before it", "write a OR b");
            const QueryPiece& op = take();
            if (closes(peek().token) || is_binary(peek().token)) {
                return wrong(op, "OR needs a word on both sides", "write a OR b");
            }
        }
        if (children.size() > 1) {
            for (const QueryNode& child : children) {
                if (child.kind == QueryKind::exclude) return only_excludes(child.range.begin);
            }
        }
        return group(QueryKind::any, std::move(children), begin);
    }

    Result<Maybe> all(int depth) {
        std::vector<QueryNode> children;
        const std::size_t begin = peek().range.begin;
        if (is_binary(peek().token)) {
            return wrong(peek(), peek().text + " needs a word before it",
                         "write a " + peek().text + " b; in lower case it is a word");
        }
        while (!closes(peek().token) && peek().token != QueryToken::op_or) {
            if (peek().token == QueryToken::op_and) {
                const QueryPiece& op = take();
                if (closes(peek().token) || is_binary(peek().token)) {
                    return wrong(op, "AND needs a word on both sides", "write a AND b");
                }
                continue;
            }
            Result<Maybe> part = unary(depth);
            if (!part) return part;
            if (*part) children.push_back(std::move(**part));
        }
        const bool positive = std::any_of(children.begin(), children.end(), [](const auto& child) {
            return child.kind != QueryKind::exclude;
        });
        if (children.size() > 1 && !positive) return only_excludes(children[0].range.begin);
        return group(QueryKind::all, std::move(children), begin);
    }

    Maybe group(QueryKind kind, std::vector<QueryNode> children, std::size_t begin) const {
        if (children.empty()) return {};
        if (children.size() == 1) return std::move(children.front());
        const std::size_t end = children.back().range.end;
        return QueryNode{kind, Field::text, {}, {}, std::move(children), Range{begin, end}, 1, {}};
    }

    Result<Maybe> unary(int depth) {
        if (peek().token != QueryToken::op_not && peek().token != QueryToken::minus) {
            return item(depth, Field::text);
        }
        const QueryPiece op = take();
        if (closes(peek().token) || is_binary(peek().token) || peek().token == QueryToken::op_not ||
            peek().token == QueryToken::minus) {
            return wrong(op, "NOT needs a word after it", "write a NOT b or a -b");
        }
        Result<Maybe> inner = item(depth, Field::text);
        if (!inner || !*inner) return inner;
        if ((*inner)->kind == QueryKind::exclude) return only_excludes(op.range.begin);
        const Range range{op.range.begin, (*inner)->range.end};
        std::vector<QueryNode> child;
        child.push_back(std::move(**inner));
        return Maybe(
            QueryNode{QueryKind::exclude, Field::text, {}, {}, std::move(child), range, 1, {}});
    }

    Result<Maybe> item(int depth, Field field) {
        const QueryPiece piece = take();
        switch (piece.token) {
            case QueryToken::open:
                return parenthesis(piece, depth, field);
            case QueryToken::quoted:
                return phrase(piece, field);
            case QueryToken::field:
                return field_value(piece, depth);
            case QueryToken::word:
                return word(piece, field);
            default:
                break;
        }
        return wrong(piece, "a word is expected here", "remove the sign or put it in quotes");
    }

    Result<Maybe> parenthesis(const QueryPiece& open, int depth, Field field) {
        if (peek().token == QueryToken::close) {
            return wrong(open, "there is nothing between the parentheses", "remove them");
        }
        Result<Maybe> inner = any(depth + 1);
        if (!inner) return inner;
        if (peek().token != QueryToken::close) {
            return wrong(open, "the parenthesis is not closed", "add ) where it ends");
        }
        take();
        if (*inner && (*inner)->kind == QueryKind::exclude) {
            return only_excludes((*inner)->range.begin);
        }
        if (*inner && field != Field::text) {
            if (Result<void> set = set_field(**inner, field); !set) {
                return tl::unexpected<Error>(set.error());
            }
        }
        return inner;
    }

    // title:(a OR b): the field holds for every word inside.
    Result<void> set_field(QueryNode& node, Field field) const {
        if (node.kind == QueryKind::word || node.kind == QueryKind::phrase ||
            node.kind == QueryKind::prefix) {
            if (node.field == Field::text) node.field = field;
            return check_value(node);
        }
        for (QueryNode& child : node.children) {
            if (Result<void> set = set_field(child, field); !set) return set;
        }
        return {};
    }

    Result<Maybe> phrase(const QueryPiece& piece, Field field) const {
        if (!has_word(piece.text)) {
            return wrong(piece, "there is no word between the quotation marks", "remove them");
        }
        return checked(QueryNode{QueryKind::phrase, field, piece.text, {}, {}, piece.range, 1, {}});
    }

    Result<Maybe> field_value(const QueryPiece& piece, int depth) {
        const FieldRow* known = find_field(piece.text);
        if (known == nullptr) {
            return wrong(piece, "there is no field \"" + piece.text + "\"",
                         "fields are " + query_field_names() +
                             "; put the words in quotes to search for them");
        }
        const QueryToken token = peek().token;
        if (peek().space_before || (token != QueryToken::word && token != QueryToken::quoted &&
                                    token != QueryToken::open)) {
            return wrong(piece, piece.text + ": needs a value",
                         "for example " + std::string(known->example));
        }
        if (known->field == Field::year || known->field == Field::date) return date_value(known);
        Result<Maybe> value = item(depth, known->field);
        if (value && !*value) {
            return wrong(piece, piece.text + ": needs a value",
                         "for example " + std::string(known->example));
        }
        return value;
    }

    Result<Maybe> word(const QueryPiece& piece, Field field) const {
        const bool star = piece.text.back() == '*';
        std::string text = piece.text;
        while (!text.empty() && text.back() == '*') text.pop_back();
        if (!has_word(text)) {
            if (!star) return Maybe{};
            return wrong(piece, "a star needs letters before it", "write merc*");
        }
        if (text.find('*') != std::string::npos) {
            return wrong(piece, "a star stands only at the end of a word", "write merc*");
        }
        const QueryKind kind = star ? QueryKind::prefix : QueryKind::word;
        if (star && count_code_points(text) < min_prefix_letters &&
            !is_han(code_point_at(text, 0).value)) {
            return wrong(piece, "a star needs at least two letters before it", "write merc*");
        }
        return checked(QueryNode{kind, field, std::move(text), {}, {}, piece.range, 1, {}});
    }

    Result<Maybe> checked(QueryNode node) const {
        if (Result<void> good = check_value(node); !good) {
            return tl::unexpected<Error>(good.error());
        }
        return Maybe(std::move(node));
    }

    Result<void> check_value(const QueryNode& node) const {
        const bool ranged = node.text.find("..") != std::string::npos &&
                            node.kind == QueryKind::word && node.field != Field::text;
        if (!ranged) return {};
        return fail(ErrorCode::query, "only year and date take a range",
                    column_of(query_, node.range.begin), "for example year:2004..2010");
    }

    Result<Maybe> date_value(const FieldRow* known) {
        const QueryPiece piece = take();
        const std::string name(known->name);
        const std::string hint = "for example " + std::string(known->example);
        if (piece.token == QueryToken::open) {
            return wrong(piece, name + ": takes one value or a range", hint);
        }
        const std::string value = folded(piece.text);
        const std::size_t dots = value.find("..");
        const bool single = dots == std::string::npos;
        const std::string from = value.substr(0, dots);
        const std::string to = single ? from : value.substr(dots + 2);
        const auto good = [&](const std::string& end) {
            return is_date(end) && (known->field == Field::date || end.size() == 4);
        };
        if ((from.empty() && to.empty()) || (!from.empty() && !good(from)) ||
            (!to.empty() && !good(to))) {
            return wrong(piece, "\"" + piece.text + "\" is no " + name + " or range of them", hint);
        }
        if (!from.empty() && !to.empty() && to < from.substr(0, to.size())) {
            return wrong(piece, "the range ends before it begins", hint);
        }
        return Maybe(QueryNode{QueryKind::range, known->field, from, to, {}, piece.range, 1, {}});
    }

    std::string_view query_;
    std::vector<QueryPiece> pieces_;
    std::size_t next_ = 0;
};

}  // namespace

Result<QueryNode> parse_query(std::string_view query) {
    if (query.size() > max_query_bytes) {
        return fail(ErrorCode::query, "the query is too long", column_of(query, max_query_bytes),
                    "at most 4096 bytes");
    }
    Result<std::vector<QueryPiece>> pieces = read_pieces(query);
    if (!pieces) return tl::unexpected<Error>(pieces.error());
    return Parser(query, std::move(*pieces)).parse();
}

}  // namespace mea
