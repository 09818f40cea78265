// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "app/server/http.h"

// One line a request, in the Common Log Format with the milliseconds at its end:
//   192.0.2.7 - - [21/Nov/2026:13:20:54 +0000] "GET /api/v1/search?q=a HTTP/1.1" 200 4711 3.2
// Quotation marks, backslashes and what is not printable ASCII are written as \xHH. Lines are
// flushed every second and at the end. For one thread.

namespace mea {

class AccessLog {
public:
    // "-" is standard error; a file is appended to. Errors: denied.
    static Result<AccessLog> open(const std::string& path);
    ~AccessLog();
    AccessLog(AccessLog&&) noexcept;
    AccessLog& operator=(AccessLog&&) noexcept;

    void write(const Exchange& exchange);

private:
    AccessLog();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// Without the line end; `time` is "21/Nov/2026:13:20:54 +0000".
std::string line_of(const Exchange& exchange, const std::string& time);

}  // namespace mea
