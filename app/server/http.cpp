// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/http.h"

#include <atomic>
#include <chrono>
#include <optional>
#include <utility>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

namespace mea {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;

struct Shared {
    ServerLimits limits;
    Handler handler;
    asio::thread_pool* pool = nullptr;
    std::atomic<std::size_t> connections = 0;
    std::atomic<bool> stopping = false;
};

Response problem(int status, std::string_view title) {
    Response response;
    response.status = status;
    response.type = "application/problem+json";
    response.body = "{\"type\":\"about:blank\",\"title\":\"" + std::string(title) +
                    "\",\"status\":" + std::to_string(status) + "}";
    return response;
}

class Session : public std::enable_shared_from_this<Session> {
public:
    Session(tcp::socket socket, Shared& shared) : stream_(std::move(socket)), shared_(shared) {
        ++shared_.connections;
    }
    ~Session() { --shared_.connections; }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void begin() {
        if (shared_.connections > shared_.limits.connections) {
            closing_ = true;
            answer(problem(503, "too many connections; try again"));
            return;
        }
        read();
    }

private:
    void read() {
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(shared_.limits.header_bytes));
        parser_->body_limit(0);
        stream_.expires_after(std::chrono::seconds(shared_.limits.read_seconds));
        http::async_read(stream_, buffer_, *parser_,
                         [self = shared_from_this()](beast::error_code error, std::size_t) {
                             self->got(error);
                         });
    }

    void got(beast::error_code error) {
        if (error == http::error::header_limit)
            return refuse(431, "the request header is too long");
        if (error == http::error::body_limit) return refuse(413, "requests carry no body here");
        if (error) return end();
        const auto& message = parser_->get();
        head_ = message.method() == http::verb::head;
        closing_ = !message.keep_alive() || shared_.stopping;
        if (message.method() != http::verb::get && !head_) {
            Response response = problem(405, "only GET and HEAD are served");
            response.headers.emplace_back("Allow", "GET, HEAD");
            return answer(std::move(response));
        }
        Result<Request> request =
            parse_target(std::string_view(message.target().data(), message.target().size()));
        if (!request) return answer(problem(400, request.error().message));
        request->method = head_ ? "HEAD" : "GET";
        request->if_none_match = std::string(message[http::field::if_none_match]);
        stream_.expires_never();
        asio::post(*shared_.pool, [self = shared_from_this(), asked = std::move(*request)] {
            Response response = self->handled(asked);
            asio::post(self->stream_.get_executor(), [self, made = std::move(response)]() mutable {
                self->answer(std::move(made));
            });
        });
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
        answer(problem(status, title));
    }

    void answer(Response response) {
        message_ = {};
        message_.result(static_cast<unsigned>(response.status));
        message_.version(11);
        message_.keep_alive(!closing_);
        message_.set(http::field::content_type, response.type);
        message_.set("X-Content-Type-Options", "nosniff");
        message_.set("Referrer-Policy", "no-referrer");
        message_.set(
            "Content-Security-Policy",
            "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'");
        for (const auto& [name, value] : response.headers) message_.set(name, value);
        message_.body() = std::move(response.body);
        message_.prepare_payload();
        if (head_) message_.body().clear();
        stream_.expires_after(std::chrono::seconds(shared_.limits.write_seconds));
        serializer_.emplace(message_);
        const auto next = [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (error || self->closing_) return self->end();
            self->read();
        };
        if (head_) {
            http::async_write_header(stream_, *serializer_, next);
        } else {
            http::async_write(stream_, *serializer_, next);
        }
    }

    void end() {
        beast::error_code ignored;
        stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    }

    beast::tcp_stream stream_;
    Shared& shared_;
    beast::flat_buffer buffer_;
    std::optional<http::request_parser<http::empty_body>> parser_;
    http::response<http::string_body> message_;
    std::optional<http::response_serializer<http::string_body>> serializer_;
    bool head_ = false;
    bool closing_ = false;
};

}  // namespace

struct HttpServer::Parts {
    asio::io_context context{1};
    tcp::acceptor acceptor{context};
    Shared shared;

    void accept() {
        acceptor.async_accept([this](beast::error_code error, tcp::socket socket) {
            if (error == asio::error::operation_aborted) return;
            if (!error) std::make_shared<Session>(std::move(socket), shared)->begin();
            accept();
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
    if (error) return fail(ErrorCode::denied, "cannot listen: " + error.message(), where);
    return server;
}

unsigned short HttpServer::port() const { return parts_->acceptor.local_endpoint().port(); }

void HttpServer::run(Handler handler) {
    asio::thread_pool pool(parts_->shared.limits.threads);
    parts_->shared.handler = std::move(handler);
    parts_->shared.pool = &pool;
    asio::signal_set signals(parts_->context, SIGINT, SIGTERM);
    signals.async_wait([this](beast::error_code error, int) {
        if (error) return;
        parts_->shared.stopping = true;
        beast::error_code ignored;
        parts_->acceptor.close(ignored);
        // Connections that wait for a next request would hold the server until their deadline.
        asio::post(parts_->context, [this] { parts_->shared.limits.read_seconds = 1; });
    });
    parts_->accept();
    parts_->context.run();
    pool.join();
}

}  // namespace mea
