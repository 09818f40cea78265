// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// Sockets between the program, its fork server and a worker: owned descriptors and whole messages.
// Every function restarts after a signal and reports failure by its return value.

namespace mea {

class Descriptor {  // owns a file descriptor
public:
    explicit Descriptor(int fd = -1) : fd_(fd) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    int get() const { return fd_; }
    int release() { return std::exchange(fd_, -1); }

private:
    int fd_;
};

// Two connected ends; nothing when the system has no more descriptors.
std::optional<std::pair<Descriptor, Descriptor>> connected_pair(int type);

bool write_all(int fd, std::string_view bytes);
bool read_exactly(int fd, char* to, std::size_t size);

// A length and the bytes. read_message() refuses more than `limit` bytes.
bool write_message(int fd, std::string_view bytes);
std::optional<std::string> read_message(int fd, std::size_t limit);

bool send_descriptor(int over, int fd);
// The descriptor that was sent, or -1 at the end of the stream.
int receive_descriptor(int over);

}  // namespace mea
