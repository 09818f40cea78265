// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/answers.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace mea {
namespace {

const std::vector<std::string> six{"ar", "en", "es", "fr", "ru", "zh"};

int status_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::query:
        case ErrorCode::usage:
        case ErrorCode::limit:
            return 400;
        case ErrorCode::not_found:
            return 404;
        default:
            return 503;
    }
}

std::string listed(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
}

}  // namespace

std::string parameter(const Request& request, const std::string& name) {
    const auto found = request.query.find(name);
    return found == request.query.end() ? std::string() : found->second;
}

Result<std::size_t> number(const Request& request, const std::string& name, std::size_t otherwise,
                           std::size_t most) {
    const std::string text = parameter(request, name);
    if (text.empty()) return otherwise;
    std::size_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || value > most)
        return fail(ErrorCode::usage, "not a number from 0 to " + std::to_string(most), name);
    return value;
}

Result<std::string> one_of(const Request& request, const std::string& name,
                           const std::vector<std::string>& allowed) {
    const std::string value = parameter(request, name);
    if (value.empty() || std::find(allowed.begin(), allowed.end(), value) != allowed.end())
        return value;
    return fail(ErrorCode::usage, "not one of " + listed(allowed), name);
}

Result<std::string> language(const Request& request, const std::string& name) {
    return one_of(request, name, six);
}

Result<std::vector<std::string>> languages(const Request& request, const std::string& name) {
    std::vector<std::string> found;
    std::string_view rest = request.query.contains(name) ? request.query.at(name) : "";
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        const std::string one(rest.substr(0, comma));
        if (std::find(six.begin(), six.end(), one) == six.end())
            return fail(ErrorCode::usage, "not a list of " + listed(six), name);
        if (std::find(found.begin(), found.end(), one) == found.end()) found.push_back(one);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return found;
}

bool flag(const Request& request, const std::string& name) {
    const std::string value = parameter(request, name);
    return value == "1" || value == "true";
}

Response problem(const Error& error) {
    Json json = json_of(error);
    const int status = status_of(error.code);
    if (error.code != ErrorCode::query && error.code != ErrorCode::usage) json.erase("where");
    const bool away = status == 503 && error.code != ErrorCode::timed_out;
    if (away) {
        json["title"] = "the index cannot be read at the moment";
        json.erase("detail");
    }
    json["status"] = status;
    Response response{status, "application/problem+json", printed(json), {}};
    response.headers.emplace_back("Cache-Control", "no-store");
    if (away) response.headers.emplace_back("Retry-After", "5");
    return response;
}

Response answered(const Json& json) { return {200, "application/json", printed(json), {}}; }

Response download(std::string type, const std::string& file_name, std::string body) {
    return {200,
            std::move(type),
            std::move(body),
            {{"Content-Disposition", "attachment; filename=\"" + file_name + "\""}}};
}

void hide_folders(Json& files) {
    for (Json& file : files) {
        const std::string path = file.value("path", std::string());
        file["path"] = path.substr(path.find_last_of("/\\") + 1);
    }
}

}  // namespace mea
