// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/http.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mea {
namespace {

// A client that sends what it is told to, however ill-formed.
class Client {
public:
    explicit Client(unsigned short port) : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{20, 0};
        setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        connected_ = connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    ~Client() {
        if (fd_ >= 0) close(fd_);
    }
    Client(Client&& other) noexcept
        : fd_(std::exchange(other.fd_, -1)), connected_(other.connected_) {}
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    bool connected() const { return connected_; }
    void send(const std::string& bytes) const {
        ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    }
    void end_sending() const { shutdown(fd_, SHUT_WR); }
    // Until the server closes.
    std::string rest() const {
        std::string all;
        char piece[4096];
        for (ssize_t got = 0; (got = recv(fd_, piece, sizeof piece, 0)) > 0;)
            all.append(piece, static_cast<std::size_t>(got));
        return all;
    }

private:
    int fd_;
    bool connected_ = false;
};

class Running {
public:
    Running(ServerLimits limits, Handler handler) {
        auto server = HttpServer::listen("127.0.0.1", 0, limits);
        EXPECT_TRUE(server) << describe(server.error());
        server_ = std::make_unique<HttpServer>(std::move(*server));
        thread_ = std::thread(
            [this, handler] { server_->run(handler, [this](const Exchange&) { ++answers; }); });
    }
    ~Running() { stop(); }
    void stop() {
        if (!thread_.joinable()) return;
        server_->stop();
        thread_.join();
    }
    HttpServer& server() { return *server_; }
    unsigned short port() const { return server_->port(); }

    // The first line and the rest of the answer to one whole request.
    std::string ask(const std::string& request) const {
        const Client client(port());
        client.send(request);
        client.end_sending();
        return client.rest();
    }
    std::string get(const std::string& target) const {
        return ask("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    }

    std::atomic<std::size_t> answers = 0;

private:
    std::unique_ptr<HttpServer> server_;
    std::thread thread_;
};

Response hello(const Request& request) { return {200, "text/plain", "hello " + request.path, {}}; }

std::string status_in(const std::string& answer) {
    return answer.size() > 12 ? answer.substr(9, 3) : "closed";
}

TEST(Http, AnswersRequestsAndRefusesTheRest) {
    Running running({}, hello);
    struct Case {
        std::string request, status;
    };
    const Case cases[] = {
        {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", "200"},
        {"GET /%D0%9A?q=%E5%8C%BA HTTP/1.1\r\nHost: a\r\n\r\n", "200"},
        {"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", "200"},
        {"GET / HTTP/1.0\r\n\r\n", "200"},
        // methods
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", "405"},
        {"DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", "405"},
        {"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", "405"},
        // bodies
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", "413"},
        {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n", "413"},
        {"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n", "413"},
        {"GET / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         "400"},
        {"GET / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", "400"},
        {"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "400"},
        // sizes
        {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", "414"},
        {"GET / HTTP/1.1\r\nX: " + std::string(40000, 'a') + "\r\n\r\n", "431"},
        {"GET /" + std::string(40000, 'a'), "431"},
        // framing
        {"nothing like HTTP\r\n\r\n", "400"},
        {"GET  / HTTP/1.1\r\n\r\n", "400"},
        {"GET / HTTP/9.9\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\nno colon\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\nA : b\r\n\r\n", "400"},
        {std::string("GET /\0 HTTP/1.1\r\n\r\n", 20), "400"},
        {"\x16\x03\x01\x02", "400"},
        // addresses
        {"GET /%FF HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
        {"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
        {"GET http://other/ HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
        {"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
        {"", "closed"},
    };
    for (const Case& c : cases)
        EXPECT_EQ(status_in(running.ask(c.request)), c.status) << c.request.substr(0, 80);
}

TEST(Http, EveryAnswerIsDressed) {
    Running running({}, hello);
    for (const std::string& request :
         {std::string("GET / HTTP/1.1\r\nHost: a\r\n\r\n"), std::string("nothing\r\n\r\n")}) {
        const std::string answer = running.ask(request);
        for (const char* name :
             {"Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff",
              "Referrer-Policy: no-referrer", "Date: "})
            EXPECT_NE(answer.find(name), std::string::npos) << answer;
    }
    const std::string head = running.ask("HEAD /abc HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_NE(head.find("Content-Length: 10"), std::string::npos) << head;
    EXPECT_TRUE(head.ends_with("\r\n\r\n")) << head;
}

TEST(Http, SeveralRequestsShareAConnection) {
    Running running({}, hello);
    const Client client(running.port());
    std::string all;
    for (int i = 0; i < 20; ++i)
        all += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    client.send(all + "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const std::string answers = client.rest();
    std::size_t at = 0;
    for (int i = 0; i < 20; ++i) {
        at = answers.find("hello /" + std::to_string(i), at);
        ASSERT_NE(at, std::string::npos) << i;
    }
    EXPECT_NE(answers.find("hello /last", at), std::string::npos);
}

TEST(Http, WhatAHandlerThrowsStaysInside) {
    Running running(
        {}, [](const Request&) -> Response { throw std::runtime_error("/home/somebody/secret"); });
    const std::string answer = running.get("/");
    EXPECT_EQ(status_in(answer), "500");
    EXPECT_EQ(answer.find("secret"), std::string::npos);
}

std::size_t resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    std::size_t size = 0;
    std::size_t resident = 0;
    statm >> size >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

// A request with some bytes changed, left out, doubled or put in.
std::string malformed(std::mt19937& random) {
    static const std::vector<std::string> seeds{
        "GET /api/v1/search?q=%E5%8C%BA&limit=5 HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n",
        "HEAD /d/UNEP/GC.23/8 HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"x\"\r\n\r\n",
        "POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 3\r\nConnection: keep-alive, Upgrade\r\n\r\nabc",
    };
    const auto below = [&random](std::size_t most) { return random() % most; };
    std::string request = seeds[below(seeds.size())];
    const std::size_t changes = 1 + below(8);
    for (std::size_t i = 0; i < changes && !request.empty(); ++i) {
        const std::size_t at = below(request.size());
        switch (below(5)) {
            case 0:
                request[at] = static_cast<char>(below(256));
                break;
            case 1:
                request.erase(at, 1 + below(10));
                break;
            case 2:
                request.insert(at, request.substr(0, at));
                break;
            case 3:
                request.insert(at, 1 + below(2000), static_cast<char>(below(256)));
                break;
            default:
                request.insert(at, "\r\n");
                break;
        }
    }
    return request;
}

TEST(Http, TenThousandMalformedRequestsLeaveItAlive) {
    ServerLimits limits;
    limits.read_seconds = 2;
    Running running(limits, hello);
    constexpr int requests = 10'000;
    constexpr unsigned seed = 20261121;
    std::mt19937 random(seed);
    std::size_t before = 0;
    for (int i = 0; i < requests; ++i) {
        if (i == requests / 10) before = resident_bytes();
        const std::string answer = running.ask(malformed(random));
        ASSERT_TRUE(answer.empty() || answer.starts_with("HTTP/1.1 ")) << answer.substr(0, 200);
    }
    EXPECT_EQ(status_in(running.get("/")), "200");
#ifndef MEA_SANITIZE
    constexpr std::size_t grown = std::size_t{16} << 20;
    EXPECT_LT(resident_bytes(), before + grown);
#endif
}

TEST(Http, SlowClientsAreDroppedAndDoNotHoldOthers) {
    ServerLimits limits;
    limits.read_seconds = 2;
    Running running(limits, hello);
    std::vector<Client> slow;
    for (int i = 0; i < 200; ++i) {
        slow.emplace_back(running.port());
        ASSERT_TRUE(slow.back().connected());
        slow.back().send("GET /slow HTTP/1.1\r\nHost: ");
    }
    for (int i = 0; i < 100; ++i) EXPECT_EQ(status_in(running.get("/quick")), "200");
    for (const Client& client : slow) client.send("a");
    for (const Client& client : slow) EXPECT_EQ(client.rest(), "");
    EXPECT_EQ(status_in(running.get("/after")), "200");
}

// A handler that waits until it is let go.
struct Gate {
    std::mutex mutex;
    std::condition_variable changed;
    bool open = false;
    int waiting = 0;

    Response pass(const Request& request) {
        std::unique_lock lock(mutex);
        if (request.path == "/wait") {
            ++waiting;
            changed.notify_all();
            changed.wait(lock, [this] { return open; });
        }
        return hello(request);
    }
    void until_waiting(int count) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this, count] { return waiting >= count; });
    }
    void let_go() {
        const std::lock_guard lock(mutex);
        open = true;
        changed.notify_all();
    }
};

const std::string wait_request = "GET /wait HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

TEST(Http, OneClientCannotHaveTooMuchInHand) {
    Gate gate;
    ServerLimits limits;
    limits.in_hand_per_client = 1;
    Running running(limits, [&gate](const Request& request) { return gate.pass(request); });
    const Client first(running.port());
    first.send(wait_request);
    gate.until_waiting(1);
    const std::string second = running.get("/");
    EXPECT_EQ(status_in(second), "429");
    EXPECT_NE(second.find("Retry-After"), std::string::npos);
    gate.let_go();
    EXPECT_EQ(status_in(first.rest()), "200");
    EXPECT_EQ(status_in(running.get("/")), "200");
}

TEST(Http, OneClientCannotHoldAllThreads) {
    Gate gate;
    ServerLimits limits;
    limits.threads = 4;
    limits.behind_proxy = true;
    Running running(limits, [&gate](const Request& request) { return gate.pass(request); });
    const auto from = [](const std::string& client, const std::string& path) {
        return "GET " + path + " HTTP/1.1\r\nX-Forwarded-For: " + client +
               "\r\nConnection: close\r\n\r\n";
    };
    std::vector<Client> greedy;
    for (int i = 0; i < 10; ++i) {
        greedy.emplace_back(running.port());
        greedy.back().send(from("192.0.2.7", "/wait"));
    }
    gate.until_waiting(2);
    // Others are answered; so is what the greedy one asks when its slow questions are done.
    for (const char* other : {"192.0.2.8", "192.0.2.9", "2001:db8::1"})
        EXPECT_EQ(status_in(running.ask(from(other, "/"))), "200") << other;
    EXPECT_EQ(gate.waiting, 2);
    EXPECT_EQ(running.server().load().in_hand, 10U);
    gate.let_go();
    for (const Client& one : greedy) EXPECT_EQ(status_in(one.rest()), "200");
    EXPECT_EQ(running.server().load().in_hand, 0U);
}

TEST(Http, BehindAProxyClientsAreThoseItNames) {
    Gate gate;
    ServerLimits limits;
    limits.in_hand_per_client = 1;
    limits.behind_proxy = true;
    Running running(limits, [&gate](const Request& request) { return gate.pass(request); });
    const Client first(running.port());
    first.send("GET /wait HTTP/1.1\r\nX-Forwarded-For: 192.0.2.7\r\nConnection: close\r\n\r\n");
    gate.until_waiting(1);
    const auto ask_as = [&running](const std::string& client) {
        return status_in(running.ask("GET / HTTP/1.1\r\nX-Forwarded-For: " + client +
                                     "\r\nConnection: close\r\n\r\n"));
    };
    EXPECT_EQ(ask_as("192.0.2.7"), "429");
    EXPECT_EQ(ask_as("192.0.2.8"), "200");
    // What the client itself wrote stands before what the proxy wrote.
    EXPECT_EQ(ask_as("192.0.2.9, 192.0.2.7"), "429");
    EXPECT_EQ(ask_as("192.0.2.9\r\nX-Forwarded-For: 192.0.2.7"), "429");
    gate.let_go();
    EXPECT_EQ(status_in(first.rest()), "200");
}

TEST(Http, ConnectionsAreBounded) {
    ServerLimits limits;
    limits.connections_per_client = 3;
    Running running(limits, hello);
    std::vector<Client> open;
    for (int i = 0; i < 3; ++i) {
        open.emplace_back(running.port());
        open.back().send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    while (running.answers < 3) std::this_thread::yield();
    EXPECT_EQ(status_in(running.get("/")), "429");
}

TEST(Http, AnAnswerThatTakesTooLongIsGivenUp) {
    Gate gate;
    ServerLimits limits;
    limits.answer_seconds = 1;
    Running running(limits, [&gate](const Request& request) { return gate.pass(request); });
    const Client client(running.port());
    client.send(wait_request);
    const std::string answer = client.rest();
    EXPECT_EQ(status_in(answer), "503");
    EXPECT_EQ(running.server().load().in_hand, 1U);
    gate.let_go();
}

TEST(Http, StoppingFinishesWhatIsInHandAndClosesWhatWaits) {
    Gate gate;
    Running running({}, [&gate](const Request& request) { return gate.pass(request); });
    const Client idle(running.port());
    idle.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const Client busy(running.port());
    busy.send(wait_request);
    gate.until_waiting(1);
    running.server().stop();
    EXPECT_TRUE(idle.rest().ends_with("hello /"));
    gate.let_go();
    EXPECT_TRUE(busy.rest().ends_with("hello /wait"));
    running.stop();
    EXPECT_FALSE(Client(running.port()).connected());
}

}  // namespace
}  // namespace mea
