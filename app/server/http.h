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
// One thread does the network, `threads` others run the handler; clients take turns, and none has
// more than its share of the threads, however slow its questions. Bounds hold for every connection:
// header and target size, no request body, an absolute time to send a request (slow clients are
// dropped), to answer it and to take the answer; and for every client: connections at a time and
// requests in hand. Over a bound: 413, 414, 431, 429 or 503 with Retry-After; ill-framed requests
// are answered 400 and dropped.

namespace mea {

struct Request {
    std::string method;                        // "GET", "HEAD" or "OPTIONS"; no others get here
    std::string path;                          // percent-decoded, begins with '/'
    std::map<std::string, std::string> query;  // percent-decoded; the last of equal names counts
    std::string if_none_match;
    std::string origin;
    std::string accept_language;
    std::string cookies;
    bool takes_gzip = false;  // Accept-Encoding names it
    std::string client;       // address
};

struct Response {
    int status = 200;
    std::string type = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string route = {};  // the row of the table that answered, for counts; not sent
};

// Called from several threads. What it throws becomes 500 without details.
using Handler = std::function<Response(const Request&)>;

struct Exchange {  // a request that was answered, or refused
    std::string client;
    std::string method;
    std::string target;  // as it was sent
    std::string route;
    int status = 0;
    std::size_t bytes = 0;  // of the body
    double seconds = 0;     // from the request's end to the answer's
};

// Called on the network's thread, once an answer; must be quick.
using Observer = std::function<void(const Exchange&)>;

struct ServerLimits {
    unsigned threads = 2;
    unsigned threads_per_client = 0;  // 0: half of them, at least one
    std::size_t header_bytes = 16 << 10;
    std::size_t target_bytes = 8 << 10;
    std::size_t connections = 1024;
    std::size_t connections_per_client = 512;
    std::size_t in_hand = 256;  // requests that wait for a thread or have one
    std::size_t in_hand_per_client = 64;
    unsigned read_seconds = 10;
    unsigned answer_seconds = 20;
    unsigned write_seconds = 30;
    unsigned stop_seconds = 10;  // for the requests in hand when the server is told to stop
    // The last address of X-Forwarded-For is the client's; else the header is not looked at.
    bool behind_proxy = false;
};

struct ServerLoad {
    std::size_t connections = 0;
    std::size_t in_hand = 0;
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

    // Serves until stop(), SIGINT or SIGTERM, then finishes the requests in hand.
    void run(Handler handler, Observer observer = {});

    // Of the running server; may be called from any thread.
    ServerLoad load() const;
    void stop();

private:
    HttpServer();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// "%D0%9A+1" → "К 1"; nothing for a broken escape.
Result<std::string> percent_decoded(std::string_view text);

// Path and query of a request target; error usage for a broken escape or ill-formed UTF-8.
Result<Request> parse_target(std::string_view target);

// The client that a proxy names: the last address of an X-Forwarded-For header, or `peer` when
// there is none that is an address.
std::string forwarded_client(std::string_view header, const std::string& peer);

}  // namespace mea
