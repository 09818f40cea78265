// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/child.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstring>

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "extractors/channel.h"
#include "extractors/fork_server.h"
#include "extractors/sandbox.h"

namespace mea {
namespace {

Error error_from(std::string_view bytes, const Source& source) {
    Error error;
    std::string* const parts[] = {nullptr, &error.message, &error.where, &error.hint};
    for (std::string* part : parts) {
        const std::size_t end = std::min(bytes.find('\0'), bytes.size());
        const std::string_view value = bytes.substr(0, end);
        if (part == nullptr) {
            error.code = error_code_from(value);
        } else {
            *part = to_nfc(value);
        }
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    if (error.where.empty()) error.where = source.path;
    return error;
}

Error end_of_worker(const WorkerEnd& end, const ChildLimits& limits, const Source& source) {
    const auto whole = [&source](double seconds) {
        return std::to_string(std::lround(time_allowed(seconds, source.bytes.size())));
    };
    const std::string seconds = whole(limits.wall_seconds);
    if (end.out_of_time != 0 || (WIFSIGNALED(end.status) && WTERMSIG(end.status) == SIGALRM))
        return {ErrorCode::timed_out, "reading took longer than " + seconds + " s", source.path,
                "raise the limit, or leave the file out"};
    if (WIFSIGNALED(end.status)) {
        const int signal = WTERMSIG(end.status);
        if (signal == SIGXCPU || signal == SIGKILL)
            return {ErrorCode::timed_out,
                    "reading took more than " + whole(limits.cpu_seconds) + " s of CPU",
                    source.path, "raise the limit, or leave the file out"};
        return {ErrorCode::crashed, std::string("the reader died: ") + strsignal(signal),
                source.path, "please report the file"};
    }
    return {ErrorCode::limit, "the worker ended before it answered", source.path,
            "the document probably needs more memory than a worker may have"};
}

bool send_request(int fd, const Source& source) {
    return write_message(fd, source.path) && write_message(fd, source.media_type) &&
           write_message(fd, source.careful ? "careful" : "") && write_message(fd, source.bytes);
}

// Everything the worker and the server wrote, bounded.
std::string read_to_end(int fd, std::size_t limit) {
    std::string all;
    constexpr std::size_t piece = std::size_t{1} << 18;
    while (all.size() <= limit) {
        const std::size_t had = all.size();
        all.resize(had + piece);
        const ssize_t got = recv(fd, all.data() + had, piece, 0);
        all.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got == 0 || (got < 0 && errno != EINTR)) break;
    }
    return all;
}

}  // namespace

struct Child::Parts {
    ChildLimits limits;
    Descriptor control;
    pid_t server = -1;
    std::vector<std::string> missing;
};

Child::Child() = default;
Child::Child(Child&&) noexcept = default;
Child& Child::operator=(Child&&) noexcept = default;

Child::~Child() {
    if (!parts_) return;
    parts_->control = Descriptor();
    int status = 0;
    while (waitpid(parts_->server, &status, 0) < 0 && errno == EINTR) {
    }
}

Result<Child> Child::start(const ChildLimits& limits, ExtractFunction reader) {
    return started(limits, reader, nullptr);
}

Result<Child> Child::start_maker(const ChildLimits& limits, MakeFunction maker) {
    return started(limits, nullptr, maker);
}

Result<Child> Child::started(const ChildLimits& limits, ExtractFunction reader,
                             MakeFunction maker) {
    auto ends = connected_pair(SOCK_SEQPACKET);
    if (!ends) return fail(ErrorCode::internal, "no socket for the fork server");
    const pid_t pid = fork();
    if (pid < 0)
        return fail(ErrorCode::internal, "cannot fork", {}, "is the process limit reached?");
    if (pid == 0) {
        ends->first = Descriptor();
        serve_forks(ends->second.get(), limits, {reader, maker});
    }
    Child child;
    child.parts_ = std::make_unique<Parts>();
    child.parts_->limits = limits;
    child.parts_->control = std::move(ends->first);
    child.parts_->server = pid;
    child.parts_->missing = mea::missing_layers();
    return child;
}

Result<ExtractedDocument> Child::run(const Source& source) const {
    Result<ExtractedDocument> first = attempt(source);
    if (first || first.error().code != ErrorCode::crashed || source.careful) return first;
    Source again = source;
    again.careful = true;
    Result<ExtractedDocument> second = attempt(again);
    if (!second) return first;
    second->warnings.push_back({"read_carefully", 0,
                                "the reader died of the file and read it again "
                                "with care; some of its layout is unknown"});
    return second;
}

Result<ExtractedDocument> Child::attempt(const Source& source) const {
    const Result<std::string> product = make(source);
    if (!product) return tl::unexpected<Error>(product.error());
    Result<ExtractedDocument> document = parse_extracted(*product);
    if (!document) return document;
    const std::vector<std::string> broken = check_extracted(*document);
    if (!broken.empty())
        return fail(ErrorCode::internal, "the reader broke a promise: " + broken.front(),
                    source.path, "please report the file");
    return document;
}

Result<std::string> Child::make(const Source& source) const {
    const auto lost = [&source] {
        return fail(ErrorCode::internal, "the fork server is gone", source.path, "start again");
    };
    auto ends = connected_pair(SOCK_STREAM);
    if (!ends || !send_descriptor(parts_->control.get(), ends->second.get())) return lost();
    ends->second = Descriptor();
    const int fd = ends->first.get();
    // The server ends a late worker; this bound is for a server that is itself gone or stopped.
    const timeval patience{static_cast<time_t>(parts_->limits.wall_seconds * max_growth) + 10, 0};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    send_request(fd, source);  // a worker that died early is reported by its end
    const std::string all = read_to_end(fd, parts_->limits.output_bytes + (1U << 20));
    WorkerEnd end;
    if (all.size() < sizeof end) return lost();
    const std::string_view answer(all.data(), all.size() - sizeof end);
    std::memcpy(&end, all.data() + answer.size(), sizeof end);

    std::uint64_t size = 0;
    if (answer.size() > sizeof size) std::memcpy(&size, answer.data(), sizeof size);
    if (size == 0 || answer.size() - sizeof size != size)
        return tl::unexpected<Error>(end_of_worker(end, parts_->limits, source));
    const std::string_view body = answer.substr(sizeof size);
    if (body[0] == 'e') return tl::unexpected<Error>(error_from(body.substr(1), source));
    return std::string(body.substr(1));
}

double time_allowed(double seconds, std::size_t file_bytes) {
    constexpr double mebibyte = 1 << 20;
    return seconds * std::min(max_growth, 1 + static_cast<double>(file_bytes) / mebibyte);
}

bool Child::alive() const {
    siginfo_t ended{};
    const auto server = static_cast<id_t>(parts_->server);
    return waitid(P_PID, server, &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid == 0;
}

const std::vector<std::string>& Child::missing_layers() const { return parts_->missing; }

}  // namespace mea
