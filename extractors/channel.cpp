// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/channel.h"

#include <cerrno>
#include <cstdint>
#include <cstring>

#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace mea {
namespace {

union ControlSpace {
    cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int))];
};

}  // namespace

Descriptor::~Descriptor() {
    if (fd_ >= 0) close(fd_);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        if (fd_ >= 0) close(fd_);
        fd_ = std::exchange(other.fd_, -1);
    }
    return *this;
}

std::optional<std::pair<Descriptor, Descriptor>> connected_pair(int type) {
    int ends[2];
    if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends) != 0) return std::nullopt;
    return std::pair{Descriptor(ends[0]), Descriptor(ends[1])};
}

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t done = send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return true;
}

bool read_exactly(int fd, char* to, std::size_t size) {
    while (size > 0) {
        const ssize_t done = recv(fd, to, size, 0);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return false;
        to += done;
        size -= static_cast<std::size_t>(done);
    }
    return true;
}

bool write_message(int fd, std::string_view bytes) {
    const std::uint64_t size = bytes.size();
    char head[sizeof size];
    std::memcpy(head, &size, sizeof size);
    return write_all(fd, {head, sizeof head}) && write_all(fd, bytes);
}

std::optional<std::string> read_message(int fd, std::size_t limit) {
    std::uint64_t size = 0;
    char head[sizeof size];
    if (!read_exactly(fd, head, sizeof head)) return std::nullopt;
    std::memcpy(&size, head, sizeof size);
    if (size > limit) return std::nullopt;
    std::string bytes(size, '\0');
    if (!read_exactly(fd, bytes.data(), bytes.size())) return std::nullopt;
    return bytes;
}

bool send_descriptor(int over, int fd) {
    char byte = 'x';
    iovec content{&byte, 1};
    ControlSpace control{};
    msghdr message{};
    message.msg_iov = &content;
    message.msg_iovlen = 1;
    message.msg_control = control.bytes;
    message.msg_controllen = sizeof control.bytes;
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof fd);
    std::memcpy(CMSG_DATA(header), &fd, sizeof fd);
    ssize_t done = 0;
    do done = sendmsg(over, &message, MSG_NOSIGNAL);
    while (done < 0 && errno == EINTR);
    return done == 1;
}

int receive_descriptor(int over) {
    char byte = 0;
    iovec content{&byte, 1};
    ControlSpace control{};
    msghdr message{};
    message.msg_iov = &content;
    message.msg_iovlen = 1;
    message.msg_control = control.bytes;
    message.msg_controllen = sizeof control.bytes;
    ssize_t done = 0;
    do done = recvmsg(over, &message, MSG_CMSG_CLOEXEC);
    while (done < 0 && errno == EINTR);
    const cmsghdr* header = done == 1 ? CMSG_FIRSTHDR(&message) : nullptr;
    if (header == nullptr || header->cmsg_type != SCM_RIGHTS) return -1;
    int fd = -1;
    std::memcpy(&fd, CMSG_DATA(header), sizeof fd);
    return fd;
}

}  // namespace mea
