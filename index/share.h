// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <functional>

// The records that one thread goes through for a match. A match that lasts gives a part of what it
// has left to another thread, once, so that both end together. The other has to begin as this one
// did, which takes as long: what is left must be worth it.
//
//   Share share(1, last);
//   share.give_after(patience, prepared, [&](const Rest& rest) { return …; });
//   … for each match: share.pass(id); if (id >= share.last()) stop;
//   if (share.given()) … what is found from share.last() + 1 to `last` is the other's
//
// One thread at a time: the giver's. The other has a Share of its own.

namespace mea {

class Share {
public:
    using Clock = std::chrono::steady_clock;

    struct Rest {
        Xapian::docid first = 0;
        Xapian::docid last = 0;
        std::size_t passed = 0;  // matches before it was given
    };
    using Give = std::function<bool(const Rest&)>;  // false: nobody takes it

    Share(Xapian::docid first, Xapian::docid last) : first_(first), last_(last), all_(last) {}

    // Gives when it has gone through records for `patience`, if it pays; 0: at the next look,
    // whether it pays or not. `prepared`: what was spent before now and the other has to spend.
    void give_after(std::chrono::microseconds patience, Clock::duration prepared, Give give);

    Xapian::docid first() const { return first_; }
    Xapian::docid last() const { return last_; }
    bool given() const { return last_ < all_; }
    std::size_t passed() const { return passed_; }

    void pass(Xapian::docid match) {
        constexpr std::size_t often = 16;  // looking at the clock costs as much as a record
        if (passed_++ % often == 0 && give_) look(match);
    }

private:
    void look(Xapian::docid at);

    Xapian::docid first_;
    Xapian::docid last_;
    Xapian::docid all_;
    Give give_;  // nothing: not any more
    std::chrono::microseconds patience_{0};
    Clock::duration cost_{0};  // of beginning
    Clock::time_point since_;  // the beginning, then the first match
    Xapian::docid from_ = 0;   // the first match
    std::size_t passed_ = 0;
};

}  // namespace mea
