// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

// Small compound files for tests: 512-byte sectors, streams of the root in a balanced enough tree,
// short streams in the mini stream, as [MS-CFB] wants.

namespace mea::test {

void put16(std::string& to, unsigned value);
void put32(std::string& to, unsigned long value);
void set16(std::string& in, std::size_t at, unsigned value);
void set32(std::string& in, std::size_t at, unsigned long value);

// The bytes of a compound file with these streams below its root.
std::string compound_file(const std::map<std::string, std::string>& streams);

}  // namespace mea::test
