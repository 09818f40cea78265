// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/render/json.h"
#include "app/server/http.h"
#include "pipeline/result.h"

// From parameters to values, and from values to responses. Pure and thread-safe.

namespace mea {

// The value of a parameter, or nothing.
std::string parameter(const Request& request, const std::string& name);

// Errors: usage, naming the parameter and what it may be.
Result<std::size_t> number(const Request& request, const std::string& name, std::size_t otherwise,
                           std::size_t most);
Result<std::string> one_of(const Request& request, const std::string& name,
                           const std::vector<std::string>& allowed);
Result<std::string> language(const Request& request, const std::string& name);
Result<std::vector<std::string>> languages(const Request& request, const std::string& name);

// "1" and "true".
bool flag(const Request& request, const std::string& name);

// RFC 9457. What may name a file of the server is left out.
Response problem(const Error& error);
Response answered(const Json& json);
Response download(std::string type, const std::string& file_name, std::string body);

// Only the names of the server's files leave it, not their folders.
void hide_folders(Json& files);

}  // namespace mea
