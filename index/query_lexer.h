// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/result.h"
#include "pipeline/text.h"

// The words and signs of a query, for query.cpp.

namespace mea {

enum class QueryToken { word, quoted, field, open, close, minus, op_and, op_or, op_not, end };

struct QueryPiece {
    QueryToken token = QueryToken::end;
    std::string text;  // word, quoted text, or name of the field
    Range range;       // bytes of the query
    bool space_before = false;
};

// "column 7", in characters from 1.
std::string column_of(std::string_view query, std::size_t byte);

// Ends with a piece `end`. Errors: a quotation mark that is not closed.
Result<std::vector<QueryPiece>> read_pieces(std::string_view query);

}  // namespace mea
