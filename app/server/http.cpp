// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/http.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <ctime>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "app/server/fair_queue.h"

namespace mea {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using Clock = std::chrono::steady_clock;

constexpr std::array<std::pair<const char*, const char*>, 6> safety_headers{{
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
     "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
     "frame-ancestors 'none'"},
}};

Response problem(int status, std::string_view title) {
    Response response;
    response.status = status;
    response.type = "application/problem+json";
    response.body = "{\"type\":\"about:blank\",\"title\":\"" + std::string(title) +
                    "\",\"status\":" + std::to_string(status) + "}";
    if (status == 503 || status == 429) response.headers.emplace_back("Retry-After", "2");
    return response;
}

std::string http_date() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 40> text{};
    const std::size_t size =
        std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return {text.data(), size};
}

class Session;

struct Asked {
    std::shared_ptr<Session> session;
    Request request;
};

// What the sessions share; touched on the network's thread only, the queue and the counts apart.
struct Shared {
    ServerLimits limits;
    Handler handler;
    Observer observer;
    asio::thread_pool* pool = nullptr;
    std::mutex queue_lock;
    std::optional<FairQueue<Asked>> queue;
    std::unordered_set<Session*> sessions;
    std::unordered_map<std::string, std::size_t> connections_of;
    std::unordered_map<std::string, std::size_t> in_hand_of;
    std::atomic<std::size_t> connections = 0;
    std::atomic<std::size_t> in_hand = 0;
    bool stopping = false;
};

void one_less(std::unordered_map<std::string, std::size_t>& counts, const std::string& key) {
    const auto found = counts.find(key);
    if (found != counts.end() && --found->second == 0) counts.erase(found);
}

class Session : public std::enable_shared_from_this<Session> {
public:
    Session(tcp::socket socket, Shared& shared)
        : stream_(std::move(socket)), timer_(stream_.get_executor()), shared_(shared) {
        beast::error_code error;
        const auto end = stream_.socket().remote_endpoint(error);
        if (!error) peer_ = end.address().to_string();
        ++shared_.connections;
        ++shared_.connections_of[peer_];
        shared_.sessions.insert(this);
    }
    ~Session() {
        --shared_.connections;
        one_less(shared_.connections_of, peer_);
        shared_.sessions.erase(this);
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void begin() {
        const ServerLimits& limits = shared_.limits;
        if (shared_.connections > limits.connections) {
            return refuse(503, "too many connections; try again");
        }
        if (!limits.behind_proxy && shared_.connections_of[peer_] > limits.connections_per_client) {
            return refuse(429, "too many connections from one address; try again");
        }
        read();
    }

    // A connection that waits for its next request would hold a server that stops.
    void close_if_waiting() {
        if (waiting_) drop();
    }
    void drop() {
        beast::error_code ignored;
        stream_.socket().close(ignored);
    }

private:
    void read() {
        if (shared_.stopping) return end();
        waiting_ = true;
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(shared_.limits.header_bytes));
        parser_->body_limit(0);
        stream_.expires_after(std::chrono::seconds(shared_.limits.read_seconds));
        http::async_read(stream_, buffer_, *parser_,
                         [self = shared_from_this()](beast::error_code error, std::size_t) {
                             self->waiting_ = false;
                             self->got(error);
                         });
    }

    void got(beast::error_code error) {
        begun_ = Clock::now();
        client_ = peer_;
        if (error == http::error::header_limit)
            return refuse(431, "the request header is too long");
        if (error == http::error::body_limit) return refuse(413, "requests carry no body here");
        if (error == http::error::end_of_stream) return end();
        if (error.category() == http::make_error_code(http::error::bad_method).category())
            return refuse(400, "this is no HTTP request");
        if (error) return end();  // gone, or too slow
        take();
    }

    void take() {
        const auto& message = parser_->get();
        method_ = std::string(message.method_string());
        target_ = std::string(message.target());
        head_ = message.method() == http::verb::head;
        closing_ = !message.keep_alive();
        if (shared_.limits.behind_proxy) {
            const auto lines = message.equal_range("X-Forwarded-For");
            for (auto line = lines.first; line != lines.second; ++line) {
                const auto value = line->value();
                client_ = forwarded_client({value.data(), value.size()}, peer_);
            }
        }
        const http::verb verb = message.method();
        if (verb != http::verb::get && verb != http::verb::options && !head_) {
            Response response = problem(405, "only GET and HEAD are served");
            response.headers.emplace_back("Allow", "GET, HEAD, OPTIONS");
            return answer(std::move(response));
        }
        if (target_.size() > shared_.limits.target_bytes)
            return answer(problem(414, "the address is too long"));
        Result<Request> request = parse_target(target_);
        if (!request) return answer(problem(400, request.error().message));
        request->method = method_;
        request->if_none_match = std::string(message[http::field::if_none_match]);
        request->origin = std::string(message[http::field::origin]);
        request->accept_language = std::string(message[http::field::accept_language]);
        request->cookies = std::string(message[http::field::cookie]);
        request->takes_gzip =
            message[http::field::accept_encoding].find("gzip") != beast::string_view::npos;
        request->client = client_;
        hand_over(std::move(*request));
    }

    void hand_over(Request request) {
        if (shared_.in_hand >= shared_.limits.in_hand)
            return answer(problem(503, "the server is busy; try again"));
        if (shared_.in_hand_of[client_] >= shared_.limits.in_hand_per_client)
            return answer(problem(429, "too many requests at a time from one address"));
        ++shared_.in_hand;
        ++shared_.in_hand_of[client_];
        stream_.expires_never();
        answered_ = false;
        timer_.expires_after(std::chrono::seconds(shared_.limits.answer_seconds));
        timer_.async_wait([self = shared_from_this()](beast::error_code error) {
            if (error || self->answered_) return;
            self->closing_ = true;
            self->answer(problem(503, "the answer takes too long; narrow the question"));
        });
        {
            const std::lock_guard lock(shared_.queue_lock);
            shared_.queue->push(client_, {shared_from_this(), std::move(request)});
        }
        begin_next(shared_);
    }

    // Gives the free workers what is next.
    static void begin_next(Shared& shared) {
        while (auto next = taken(shared)) {
            asio::post(*shared.pool, [&shared, first = std::move(*next)]() mutable {
                work(shared, std::move(first));
            });
        }
    }

    static std::optional<FairQueue<Asked>::Next> taken(Shared& shared) {
        const std::lock_guard lock(shared.queue_lock);
        return shared.queue->take();
    }

    // On a worker, which goes on with what is next: to be told by the network's thread would leave
    // it idle meanwhile. The session is only let go on that thread.
    static void work(Shared& shared, FairQueue<Asked>::Next first) {
        std::optional<FairQueue<Asked>::Next> now = std::move(first);
        while (now) {
            Asked& asked = now->work;
            Response made;
            if (!asked.session->answered_) made = asked.session->handled(asked.request);
            const auto executor = asked.session->stream_.get_executor();
            asio::post(executor, [self = std::move(asked.session), response = std::move(made),
                                  client = now->client]() mutable {
                self->handed_back(client);
                if (!self->answered_) self->answer(std::move(response));
            });
            const std::lock_guard lock(shared.queue_lock);
            shared.queue->done(now->client);
            now = shared.queue->take();
        }
    }

    void handed_back(const std::string& client) {
        --shared_.in_hand;
        one_less(shared_.in_hand_of, client);
    }

    Response handled(const Request& request) const {
        try {
            return shared_.handler(request);
        } catch (const std::exception&) {
            return problem(500, "something went wrong on the server");
        }
    }

    void refuse(int status, std::string_view title) {
        closing_ = true;
        if (client_.empty()) client_ = peer_;
        if (begun_ == Clock::time_point()) begun_ = Clock::now();
        answer(problem(status, title));
    }

    void answer(Response response) {
        answered_ = true;
        timer_.cancel();
        closing_ = closing_ || shared_.stopping;
        exchange_ = {client_,
                     method_,
                     target_,
                     response.route,
                     response.status,
                     head_ ? 0 : response.body.size(),
                     0};
        message_ = {};
        message_.result(static_cast<unsigned>(response.status));
        message_.version(11);
        message_.keep_alive(!closing_);
        message_.set(http::field::date, http_date());
        message_.set(http::field::content_type, response.type);
        for (const auto& [name, value] : safety_headers) message_.set(name, value);
        for (const auto& [name, value] : response.headers) {
            if (name == "Vary") {
                message_.insert(name, value);
            } else {
                message_.set(name, value);
            }
        }
        message_.body() = std::move(response.body);
        message_.prepare_payload();
        if (response.status == 304 || response.status == 204) {
            message_.erase(http::field::content_length);
            message_.erase(http::field::content_type);
        }
        if (head_) message_.body().clear();
        send();
    }

    void send() {
        stream_.expires_after(std::chrono::seconds(shared_.limits.write_seconds));
        serializer_.emplace(message_);
        const auto next = [self = shared_from_this()](beast::error_code error, std::size_t) {
            self->observe();
            if (error || self->closing_) return self->end();
            self->read();
        };
        if (head_) {
            http::async_write_header(stream_, *serializer_, next);
        } else {
            http::async_write(stream_, *serializer_, next);
        }
    }

    void observe() {
        if (!shared_.observer) return;
        exchange_.seconds = std::chrono::duration<double>(Clock::now() - begun_).count();
        shared_.observer(exchange_);
    }

    // What a refused client still sends would otherwise turn the answer into a reset.
    void end() {
        beast::error_code ignored;
        stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
        std::array<char, 4096> rest;
        stream_.socket().non_blocking(true, ignored);
        for (int pieces = 0; pieces < 16 && !ignored; ++pieces) {
            if (stream_.socket().read_some(asio::buffer(rest), ignored) == 0) break;
        }
    }

    beast::tcp_stream stream_;
    asio::steady_timer timer_;
    Shared& shared_;
    std::string peer_;
    std::string client_;
    std::string method_;
    std::string target_;
    Clock::time_point begun_;
    Exchange exchange_;
    beast::flat_buffer buffer_;
    std::optional<http::request_parser<http::empty_body>> parser_;
    http::response<http::string_body> message_;
    std::optional<http::response_serializer<http::string_body>> serializer_;
    bool head_ = false;
    bool closing_ = false;
    bool waiting_ = false;
    std::atomic<bool> answered_ = false;  // set on the network's thread
};

}  // namespace

struct HttpServer::Parts {
    Shared shared;  // the sessions that the context holds refer to it
    asio::io_context context{1};
    tcp::acceptor acceptor{context};
    asio::steady_timer last_call{context};
    unsigned short port = 0;

    void accept() {
        acceptor.async_accept([this](beast::error_code error, tcp::socket socket) {
            if (error == asio::error::operation_aborted || shared.stopping) return;
            if (!error) {
                beast::error_code ignored;
                socket.set_option(tcp::no_delay(true), ignored);
                std::make_shared<Session>(std::move(socket), shared)->begin();
            }
            accept();
        });
    }

    void stop() {
        if (shared.stopping) return;
        shared.stopping = true;
        beast::error_code ignored;
        acceptor.close(ignored);
        const std::unordered_set<Session*> sessions = shared.sessions;
        for (Session* session : sessions) session->close_if_waiting();
        last_call.expires_after(std::chrono::seconds(shared.limits.stop_seconds));
        last_call.async_wait([this](beast::error_code error) {
            if (error) return;
            for (Session* session : shared.sessions) session->drop();
        });
    }
};

HttpServer::HttpServer() : parts_(std::make_unique<Parts>()) {}
HttpServer::~HttpServer() = default;
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer& HttpServer::operator=(HttpServer&&) noexcept = default;

Result<HttpServer> HttpServer::listen(const std::string& host, unsigned short port,
                                      ServerLimits limits) {
    HttpServer server;
    server.parts_->shared.limits = limits;
    const std::string where = host + ":" + std::to_string(port);
    beast::error_code error;
    const asio::ip::address address = asio::ip::make_address(host, error);
    if (error)
        return fail(ErrorCode::usage, "not an IP address: " + host, "--host",
                    "write 127.0.0.1 or ::1");
    tcp::acceptor& acceptor = server.parts_->acceptor;
    const tcp::endpoint endpoint(address, port);
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error == asio::error::address_in_use)
        return fail(ErrorCode::locked, "the port is in use", where, "choose another with --port");
    if (!error) server.parts_->port = acceptor.local_endpoint(error).port();
    if (error) return fail(ErrorCode::denied, "cannot listen: " + error.message(), where);
    return server;
}

unsigned short HttpServer::port() const { return parts_->port; }

ServerLoad HttpServer::load() const { return {parts_->shared.connections, parts_->shared.in_hand}; }

void HttpServer::stop() {
    asio::post(parts_->context, [parts = parts_.get()] { parts->stop(); });
}

void HttpServer::run(Handler handler, Observer observer) {
    Shared& shared = parts_->shared;
    asio::thread_pool pool(shared.limits.threads);
    shared.handler = std::move(handler);
    shared.observer = std::move(observer);
    shared.pool = &pool;
    shared.queue.emplace(shared.limits.threads, shared.limits.threads_per_client);
    asio::signal_set signals(parts_->context, SIGINT, SIGTERM);
    signals.async_wait([this](beast::error_code error, int) {
        if (!error) parts_->stop();
    });
    parts_->accept();
    // stop() does not cancel the wait for signals: the loop ends when the last session has.
    while (!shared.stopping || !shared.sessions.empty()) {
        if (parts_->context.run_one() == 0) break;
    }
    pool.join();
    parts_->context.poll();  // what the pool handed back too late
}

}  // namespace mea
