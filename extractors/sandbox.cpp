// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/sandbox.h"

#include <array>
#include <cerrno>
#include <cstdint>

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace mea {
namespace {

constexpr std::array<const char*, 8> readable_folders{
    "/usr/share", "/usr/lib",   "/usr/local/share",      "/lib",
    "/lib64",     "/etc/fonts", "/var/cache/fontconfig", "/proc/self"};

constexpr const char* no_landlock = "landlock is not in this kernel: reads are not confined";

void limit(__rlimit_resource what, rlim_t value) {
    // The soft bound of CPU time gives SIGXCPU, one second before the hard one kills.
    const rlimit bound{value, what == RLIMIT_CPU ? value + 1 : value};
    setrlimit(what, &bound);
}

void silence() {
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere < 0) return;
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    close(nowhere);
}

long landlock_abi() {
    return syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

bool confine_files() {
    if (landlock_abi() < 1) return false;
    landlock_ruleset_attr rules{};
    rules.handled_access_fs =
        LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |
        LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR |
        LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
        LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
        LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
    const int set = static_cast<int>(syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0));
    if (set < 0) return false;
    for (const char* folder : readable_folders) {
        landlock_path_beneath_attr beneath{};
        beneath.parent_fd = open(folder, O_PATH | O_CLOEXEC);
        if (beneath.parent_fd < 0) continue;
        beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
        syscall(SYS_landlock_add_rule, set, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
        close(beneath.parent_fd);
    }
    const bool held = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                      syscall(SYS_landlock_restrict_self, set, 0) == 0;
    close(set);
    return held;
}

constexpr std::array allowed_calls{SCMP_SYS(read),
                                   SCMP_SYS(readv),
                                   SCMP_SYS(pread64),
                                   SCMP_SYS(write),
                                   SCMP_SYS(writev),
                                   SCMP_SYS(sendto),
                                   SCMP_SYS(recvfrom),
                                   SCMP_SYS(sendmsg),
                                   SCMP_SYS(recvmsg),
                                   SCMP_SYS(shutdown),
                                   SCMP_SYS(lseek),
                                   SCMP_SYS(fadvise64),
                                   SCMP_SYS(close),
                                   SCMP_SYS(fstat),
                                   SCMP_SYS(stat),
                                   SCMP_SYS(lstat),
                                   SCMP_SYS(newfstatat),
                                   SCMP_SYS(statx),
                                   SCMP_SYS(fstatfs),
                                   SCMP_SYS(statfs),
                                   SCMP_SYS(access),
                                   SCMP_SYS(faccessat),
                                   SCMP_SYS(faccessat2),
                                   SCMP_SYS(readlink),
                                   SCMP_SYS(readlinkat),
                                   SCMP_SYS(getdents64),
                                   SCMP_SYS(getcwd),
                                   SCMP_SYS(fcntl),
                                   SCMP_SYS(poll),
                                   SCMP_SYS(ppoll),
                                   SCMP_SYS(mmap),
                                   SCMP_SYS(munmap),
                                   SCMP_SYS(mremap),
                                   SCMP_SYS(mprotect),
                                   SCMP_SYS(madvise),
                                   SCMP_SYS(brk),
                                   SCMP_SYS(futex),
                                   SCMP_SYS(rt_sigaction),
                                   SCMP_SYS(rt_sigprocmask),
                                   SCMP_SYS(rt_sigreturn),
                                   SCMP_SYS(sigaltstack),
                                   SCMP_SYS(clock_gettime),
                                   SCMP_SYS(clock_nanosleep),
                                   SCMP_SYS(nanosleep),
                                   SCMP_SYS(gettimeofday),
                                   SCMP_SYS(time),
                                   SCMP_SYS(getrandom),
                                   SCMP_SYS(getpid),
                                   SCMP_SYS(gettid),
                                   SCMP_SYS(getuid),
                                   SCMP_SYS(geteuid),
                                   SCMP_SYS(getgid),
                                   SCMP_SYS(getegid),
                                   SCMP_SYS(getrlimit),
                                   SCMP_SYS(prlimit64),
                                   SCMP_SYS(getrusage),
                                   SCMP_SYS(sysinfo),
                                   SCMP_SYS(uname),
                                   SCMP_SYS(sched_yield),
                                   SCMP_SYS(sched_getaffinity),
                                   SCMP_SYS(set_robust_list),
                                   SCMP_SYS(rseq),
                                   SCMP_SYS(tgkill),
                                   SCMP_SYS(exit),
                                   SCMP_SYS(exit_group)};

constexpr std::array<std::uint64_t, 4> writing_flags{O_WRONLY, O_RDWR, O_CREAT, O_TRUNC};

bool confine_calls() {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == nullptr) return false;
    bool good = true;
    for (const int call : allowed_calls)
        good = seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0 && good;
    constexpr auto access = static_cast<std::uint64_t>(O_ACCMODE | O_CREAT | O_TRUNC);
    for (const auto& [call, argument] : {std::pair{SCMP_SYS(open), 1U}, {SCMP_SYS(openat), 2U}}) {
        const auto flags = [number = argument](scmp_compare how, std::uint64_t mask,
                                               std::uint64_t value) {
            return scmp_arg_cmp{number, how, mask, value};
        };
        good = seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1,
                                flags(SCMP_CMP_MASKED_EQ, access, O_RDONLY)) == 0 &&
               good;
        for (const std::uint64_t writing : writing_flags) {
            good = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 1,
                                    flags(SCMP_CMP_MASKED_EQ, writing, writing)) == 0 &&
                   good;
        }
    }
    good = good && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return good;
}

}  // namespace

std::vector<std::string> enter_sandbox(const SandboxLimits& limits) {
    limit(RLIMIT_CPU, limits.cpu_seconds);
    limit(RLIMIT_CORE, 0);
#ifdef MEA_SANITIZE
    return {};
#else
    silence();
    limit(RLIMIT_AS, limits.memory_bytes);
    limit(RLIMIT_FSIZE, 0);
    std::vector<std::string> missing;
    if (!confine_files()) missing.emplace_back(no_landlock);
    if (!confine_calls()) missing.emplace_back("seccomp refused the filter: system calls are open");
    return missing;
#endif
}

std::vector<std::string> missing_layers() {
#ifdef MEA_SANITIZE
    return {"this build is for sanitizers: only CPU time is limited"};
#else
    std::vector<std::string> missing;
    if (landlock_abi() < 1) missing.emplace_back(no_landlock);
    if (prctl(PR_GET_SECCOMP, 0, 0, 0, 0) < 0)
        missing.emplace_back("seccomp is not in this kernel: system calls are open");
    return missing;
#endif
}

}  // namespace mea
