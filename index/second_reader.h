// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "index/enquiry.h"
#include "index/share.h"

// Shortens long searches where a processor has nothing else to do: a thread with its own handle of
// the index takes a part of the records. It begins with the first match that lasts.

namespace mea {

// One search under way in this process; while there are as many as processors, none is helped.
class SearchUnderWay {
public:
    SearchUnderWay();
    ~SearchUnderWay();
    SearchUnderWay(const SearchUnderWay&) = delete;
    SearchUnderWay& operator=(const SearchUnderWay&) = delete;
};

class SecondReader {
public:
    explicit SecondReader(std::string directory);  // of an index that is not several shards
    ~SecondReader();
    SecondReader(const SecondReader&) = delete;
    SecondReader& operator=(const SecondReader&) = delete;

    // As enquiry.match(), with the same matches; a match that lasts longer than `patience` is
    // shared. `enquiry` was made of `ask` and `share` on `database`. What the other thread cannot
    // do (its commit is gone, a block is damaged) is done by this one, with the exceptions of it.
    Matched match(Enquiry& enquiry, const Ask& ask, const Xapian::Database& database, Share& share,
                  const Wanted& wanted, std::chrono::microseconds patience);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace mea
