// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <exception>
#include <optional>

namespace Xapian {
class Enquire;
class Query;
}  // namespace Xapian

// How long a search may take. In the first half of the time hits are counted; after it the index
// library only goes on until the best ones are certain (it knows no other limit), and the counts
// are estimates. A search that takes still longer is broken off at the next paragraph it looks at.
// Phrases that stand beside others in an OR are looked for between two such moments.

namespace mea {

// Thrown when the time is up; guard() makes it ErrorCode::timed_out.
class OutOfTime : public std::exception {
public:
    const char* what() const noexcept override { return "the search takes too long"; }
};

class Deadline {
public:
    explicit Deadline(double seconds);  // from now; 0 or less: none

    bool counting() const;  // false in the second half
    void check() const;     // throws OutOfTime

    // For one match: stops its counting.
    void limit(Xapian::Enquire& enquire) const;
    // `query` that throws OutOfTime. Not for remote shards, which cannot be sent it.
    Xapian::Query limited(const Xapian::Query& query) const;

private:
    using Moment = std::chrono::steady_clock::time_point;
    std::optional<Moment> half_;
    std::optional<Moment> end_;
};

}  // namespace mea
