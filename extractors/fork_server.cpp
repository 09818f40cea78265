// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/fork_server.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstring>
#include <map>
#include <new>

#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "extractors/channel.h"
#include "extractors/sandbox.h"
#include "extractors/warm_up.h"

namespace mea {
namespace {

using Clock = std::chrono::steady_clock;

struct Worker {
    Descriptor answer;
    Clock::time_point deadline;
    bool killed = false;
};

std::string failure(const Error& error) {
    std::string out = "e";
    out += name_of(error.code);
    for (const std::string* part : {&error.message, &error.where, &error.hint}) {
        out += '\0';
        out += *part;
    }
    return out;
}

std::string answer_to(const Source& source, const ChildLimits& limits, const Task& task) {
    try {
        if (task.maker != nullptr) {
            const Result<std::string> made = task.maker(source, limits.document);
            return made ? "d" + *made : failure(made.error());
        }
        const Result<ExtractedDocument> document = task.reader(source, limits.document);
        return document ? "d" + serialise(*document) : failure(document.error());
    } catch (const std::bad_alloc&) {
        return failure({ErrorCode::limit, "the document needs more memory than a worker may have",
                        source.path, "raise the limit, or leave the file out"});
    } catch (const std::exception& problem) {
        return failure({ErrorCode::internal, problem.what(), source.path, {}});
    }
}

[[noreturn]] void work(int fd, const ChildLimits& limits, const Task& task) {
    constexpr std::size_t any = static_cast<std::size_t>(-1);
    Source source;
    auto path = read_message(fd, any);
    auto type = read_message(fd, any);
    auto care = read_message(fd, any);
    auto bytes = read_message(fd, any);
    if (!path || !type || !care || !bytes) _exit(1);
    source.careful = !care->empty();
    source.path = std::move(*path);
    source.media_type = std::move(*type);
    source.bytes = std::move(*bytes);
    const std::size_t size = source.bytes.size();
    const double wall = time_allowed(limits.wall_seconds, size);
    const auto whole = static_cast<time_t>(wall);
    const auto rest = static_cast<suseconds_t>((wall - static_cast<double>(whole)) * 1e6);
    const itimerval alarm{{0, 0}, {whole, std::max<suseconds_t>(rest, 1)}};
    setitimer(ITIMER_REAL, &alarm, nullptr);
    const auto cpu = static_cast<unsigned>(std::lround(time_allowed(limits.cpu_seconds, size)));
    // The bytes were paid for by the caller; the limit is for what the reader makes of them.
    enter_sandbox({cpu, limits.memory_bytes + size});
    std::string answer = answer_to(source, limits, task);
    if (answer.size() > limits.output_bytes)
        answer =
            failure({ErrorCode::limit, "the product is larger than the limit", source.path, {}});
    _exit(write_message(fd, answer) ? 0 : 1);
}

class Server {
public:
    Server(int control, const ChildLimits& limits, const Task& task)
        : control_(control), limits_(limits), task_(task) {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGCHLD);
        sigprocmask(SIG_BLOCK, &signals, nullptr);
        ends_ = Descriptor(signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
    }

    void run() {
        while (true) {
            pollfd wait[2]{{control_, POLLIN, 0}, {ends_.get(), POLLIN, 0}};
            if (poll(wait, 2, patience()) < 0 && errno != EINTR) return;
            if (wait[1].revents != 0) drain();
            reap();
            kill_late();
            if (wait[0].revents == 0) continue;
            const int fd = receive_descriptor(control_);
            if (fd < 0) return;
            start(Descriptor(fd));
        }
    }

    ~Server() {
        for (const auto& [pid, worker] : workers_) kill(pid, SIGKILL);
    }

private:
    int patience() const {
        if (workers_.empty()) return -1;
        auto first = Clock::time_point::max();
        for (const auto& [pid, worker] : workers_) {
            if (!worker.killed) first = std::min(first, worker.deadline);
        }
        if (first == Clock::time_point::max()) return 1000;
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(first - Clock::now());
        return static_cast<int>(std::clamp<long>(left.count() + 1, 0, 60'000));
    }

    void drain() const {
        signalfd_siginfo seen{};
        while (read(ends_.get(), &seen, sizeof seen) > 0) {
        }
    }

    void start(Descriptor answer) {
        const pid_t pid = fork();
        if (pid == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            sigset_t none;
            sigemptyset(&none);
            sigprocmask(SIG_SETMASK, &none, nullptr);
            for (const auto& [other, worker] : workers_) close(worker.answer.get());
            close(control_);
            close(ends_.get());
            work(answer.get(), limits_, task_);
        }
        if (pid < 0) return;  // closing `answer` tells the caller
        const auto wall = std::chrono::duration_cast<Clock::duration>(
            std::chrono::duration<double>(limits_.wall_seconds * max_growth));
        workers_.emplace(pid, Worker{std::move(answer), Clock::now() + wall, false});
    }

    void kill_late() {
        const auto now = Clock::now();
        for (auto& [pid, worker] : workers_) {
            if (worker.killed || worker.deadline > now) continue;
            kill(pid, SIGKILL);
            worker.killed = true;
        }
    }

    void reap() {
        int status = 0;
        for (pid_t pid = 0; (pid = waitpid(-1, &status, WNOHANG)) > 0;) {
            const auto found = workers_.find(pid);
            if (found == workers_.end()) continue;
            const WorkerEnd end{status, found->second.killed ? 1 : 0};
            char bytes[sizeof end];
            std::memcpy(bytes, &end, sizeof end);
            write_all(found->second.answer.get(), {bytes, sizeof bytes});
            workers_.erase(found);
        }
    }

    int control_;
    ChildLimits limits_;
    Task task_;
    Descriptor ends_;
    std::map<pid_t, Worker> workers_;
};

}  // namespace

void serve_forks(int control, const ChildLimits& limits, const Task& task) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    // Interrupts, of a terminal or of a scheduler that ends a whole process group, are for the
    // program: it decides what happens to work in hand.
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGTERM, SIG_IGN);
    if (task.reader != nullptr) warm_up_readers();
    {
        Server server(control, limits, task);
        server.run();
    }
    _exit(0);
}

}  // namespace mea
