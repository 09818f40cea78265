// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/deadline.h"

#include <xapian.h>

#include <algorithm>

namespace mea {
namespace {

using Clock = std::chrono::steady_clock;

// Every paragraph, in step with what it is AND-ed with.
class Watch final : public Xapian::PostingSource {
public:
    explicit Watch(const Deadline& deadline) : deadline_(deadline) {}

    void init(const Xapian::Database& database) override {
        count_ = database.get_doccount();
        last_ = database.get_lastdocid();
        at_ = 0;
    }
    Xapian::doccount get_termfreq_min() const override { return count_; }
    Xapian::doccount get_termfreq_est() const override { return count_; }
    Xapian::doccount get_termfreq_max() const override { return count_; }
    void next(double) override { go(at_ + 1); }
    void skip_to(Xapian::docid to, double) override { go(std::max(at_, to)); }
    bool check(Xapian::docid to, double) override {
        go(std::max(at_, to));
        return true;
    }
    bool at_end() const override { return at_ > last_; }
    Xapian::docid get_docid() const override { return at_; }
    PostingSource* clone() const override { return new Watch(deadline_); }
    std::string get_description() const override { return "Watch"; }

private:
    void go(Xapian::docid to) {
        constexpr unsigned often = 128;  // looking at the clock costs as much as a paragraph
        at_ = to;
        if (steps_++ % often == 0) deadline_.check();
    }
    Deadline deadline_;
    Xapian::doccount count_ = 0;
    Xapian::docid last_ = 0;
    Xapian::docid at_ = 0;
    unsigned steps_ = 0;
};

}  // namespace

Deadline::Deadline(double seconds) {
    if (seconds <= 0) return;
    const auto whole =
        std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    const Moment now = Clock::now();
    half_ = now + whole / 2;
    end_ = now + whole;
}

bool Deadline::counting() const { return !half_ || Clock::now() < *half_; }

void Deadline::check() const {
    if (end_ && Clock::now() >= *end_) throw OutOfTime();
}

void Deadline::limit(Xapian::Enquire& enquire) const {
    if (!half_) return;
    constexpr double shortest = 0.001;  // 0 would be no limit
    enquire.set_time_limit(
        std::max(shortest, std::chrono::duration<double>(*half_ - Clock::now()).count()));
}

Xapian::Query Deadline::limited(const Xapian::Query& query) const {
    if (!end_) return query;
    auto* watch = new Watch(*this);
    return {Xapian::Query::OP_FILTER, query, Xapian::Query(watch->release())};
}

}  // namespace mea
