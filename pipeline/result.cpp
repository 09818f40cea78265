// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/result.h"

#include <array>
#include <utility>

namespace mea {
namespace {

constexpr std::array<std::pair<ErrorCode, std::string_view>, 14> code_names{{
    {ErrorCode::not_found, "not_found"},
    {ErrorCode::denied, "denied"},
    {ErrorCode::empty, "empty"},
    {ErrorCode::unsupported, "unsupported"},
    {ErrorCode::encrypted, "encrypted"},
    {ErrorCode::damaged, "damaged"},
    {ErrorCode::limit, "limit"},
    {ErrorCode::timed_out, "timed_out"},
    {ErrorCode::crashed, "crashed"},
    {ErrorCode::schema, "schema"},
    {ErrorCode::locked, "locked"},
    {ErrorCode::query, "query"},
    {ErrorCode::usage, "usage"},
    {ErrorCode::internal, "internal"},
}};

}  // namespace

std::string_view name_of(ErrorCode code) {
    for (const auto& [value, name] : code_names) {
        if (value == code) return name;
    }
    return "internal";
}

ErrorCode error_code_from(std::string_view name) {
    for (const auto& [value, known] : code_names) {
        if (known == name) return value;
    }
    return ErrorCode::internal;
}

std::string describe(const Error& error) {
    std::string line;
    if (!error.where.empty()) line += error.where + ": ";
    line += error.message;
    line += " (";
    line += name_of(error.code);
    line += ")";
    if (!error.hint.empty()) line += "; " + error.hint;
    return line;
}

tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string where,
                           std::string hint) {
    return tl::unexpected<Error>(
        Error{code, std::move(message), std::move(where), std::move(hint)});
}

}  // namespace mea
