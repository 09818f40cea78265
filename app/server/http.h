// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/result.h"

// HTTP/1.1 behind our own interface; the library stays in http.cpp.
//
// One thread does the network, `threads` others run the handler. Bounds hold for every connection:
// header and target size, no request body, an absolute time to read a request and to write an
// answer, connections at a time. Requests over a bound get 408, 413, 431 or 503; ill-framed ones
// are dropped.

namespace mea {

struct Request {
    std::string method;                        // "GET" or "HEAD"; others never reach the handler
    std::string path;                          // percent-decoded, begins with '/'
    std::map<std::string, std::string> query;  // percent-decoded; the last of equal names counts
    std::string if_none_match;
};

struct Response {
    int status = 200;
    std::string type = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

// Called from several threads. What it throws becomes 500 without details.
using Handler = std::function<Response(const Request&)>;

struct ServerLimits {
    unsigned threads = 2;
    std::size_t header_bytes = 16 << 10;
    std::size_t connections = 256;
    unsigned read_seconds = 10;
    unsigned write_seconds = 30;
};

class HttpServer {
public:
    // Port 0 takes a free one. Errors: usage (address), locked (port in use), denied.
    static Result<HttpServer> listen(const std::string& host, unsigned short port,
                                     ServerLimits limits);
    ~HttpServer();
    HttpServer(HttpServer&&) noexcept;
    HttpServer& operator=(HttpServer&&) noexcept;

    unsigned short port() const;

    // Serves until SIGINT or SIGTERM, then finishes the requests in hand.
    void run(Handler handler);

private:
    HttpServer();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// "%D0%9A+1" → "К 1"; nothing for a broken escape.
Result<std::string> percent_decoded(std::string_view text);

// Path and query of a request target; error usage for a broken escape or ill-formed UTF-8.
Result<Request> parse_target(std::string_view target);

}  // namespace mea
