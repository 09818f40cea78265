// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/share.h"

#include <algorithm>
#include <utility>

namespace mea {
namespace {

double seconds(Share::Clock::duration time) { return std::chrono::duration<double>(time).count(); }

}  // namespace

void Share::give_after(std::chrono::microseconds patience, Clock::duration prepared, Give give) {
    patience_ = patience;
    cost_ = prepared;
    give_ = std::move(give);
    since_ = Clock::now();
    passed_ = 0;
}

void Share::look(Xapian::docid at) {
    const Clock::time_point now = Clock::now();
    if (passed_ == 1) {
        cost_ += now - since_;
        since_ = now;
        from_ = at;
    }
    if (now - since_ < patience_ || at >= last_) return;
    const double ahead = last_ - at;
    const double cost = seconds(cost_);
    const double left = seconds(now - since_) * ahead / std::max(1U, at - from_);
    double share = 0.5;
    if (patience_.count() > 0) {
        if (left < 2 * cost + seconds(patience_)) return;
        share = (left - cost) / (2 * left);
    }
    const Give give = std::exchange(give_, nullptr);
    const Xapian::docid end = last_ - static_cast<Xapian::docid>(ahead * share);
    if (end < last_ && give(Rest{end + 1, last_, passed_})) last_ = end;
}

}  // namespace mea
