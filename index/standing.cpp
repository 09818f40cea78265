// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/standing.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "index/schema.h"

namespace mea {
namespace {

// A byte: the prior in tenths and one in the lower bits, the language above.
constexpr unsigned language_shift = 5;
constexpr unsigned prior_mask = (1U << language_shift) - 1;
constexpr double tenths = 10;
constexpr std::array<std::string_view, 6> languages{"en", "fr", "es", "ru", "zh", "ar"};

unsigned code_of(std::string_view language) {
    const auto found = std::find(languages.begin(), languages.end(), language);
    return found == languages.end() ? 0U : static_cast<unsigned>(found - languages.begin()) + 1U;
}

unsigned code_of_prior(const std::string& value) {
    const double prior = Xapian::sortable_unserialise(value) * tenths;
    return 1U + std::min(static_cast<unsigned>(std::lround(std::max(prior, 0.0))), prior_mask - 1);
}

std::unique_ptr<StandingCache::Block> read_block(const Xapian::Database& database,
                                                 Xapian::docid first) {
    auto block = std::make_unique<StandingCache::Block>();
    block->fill(0);
    const Xapian::docid end = first + StandingCache::block_size;
    const auto each = [&](Field field, const auto& take) {
        const Xapian::valueno slot = row(field).slot.value();
        auto it = database.valuestream_begin(slot);
        const auto last = database.valuestream_end(slot);
        if (it == last) return;
        for (it.skip_to(first); it != last && it.get_docid() < end; ++it) {
            take((*block)[it.get_docid() - first], *it);
        }
    };
    each(Field::prior, [](std::uint8_t& byte, const std::string& value) {
        byte = static_cast<std::uint8_t>(code_of_prior(value));
    });
    each(Field::lang, [](std::uint8_t& byte, const std::string& value) {
        byte = static_cast<std::uint8_t>(byte | code_of(value) << language_shift);
    });
    return block;
}

// Goes through the records of a shard by their bytes.
class Bytes : public Xapian::PostingSource {
public:
    explicit Bytes(StandingCache& cache, Share* share = nullptr) : cache_(cache), share_(share) {}

    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return paragraphs_; }
    Xapian::doccount get_termfreq_max() const override { return database_.get_doccount(); }
    Xapian::docid get_docid() const override { return at_; }
    bool at_end() const override { return at_ > last(); }
    void next(double) override { seek(at_ + 1); }
    void skip_to(Xapian::docid id, double) override { seek(std::max(id, at_)); }

    bool check(Xapian::docid id, double) override {
        if (id >= first()) return look(id);
        seek(first());
        return true;
    }

    void init(const Xapian::Database& database) override {
        database_ = database;
        known_ = &cache_.shard(database);
        all_ = database.get_lastdocid();
        paragraphs_ = database.get_termfreq(field_term(Field::record, record::paragraph));
        at_ = 0;
    }

protected:
    virtual bool matches(unsigned byte) const = 0;
    StandingCache& cache() const { return cache_; }
    Share* share() const { return share_; }
    unsigned now() const { return now_; }
    Xapian::doccount paragraphs() const { return paragraphs_; }

private:
    Xapian::docid first() const { return share_ == nullptr ? 1 : share_->first(); }
    Xapian::docid last() const { return share_ == nullptr ? all_ : share_->last(); }

    bool look(Xapian::docid id) {
        at_ = id;
        now_ = at_end() ? 0 : StandingCache::of(database_, *known_, id);
        if (at_end()) return true;
        const bool found = matches(now_);
        if (found && share_ != nullptr) share_->pass(id);
        return found;
    }

    void seek(Xapian::docid id) {
        id = std::max(id, first());
        while (!look(id)) ++id;
    }

    StandingCache& cache_;
    Share* share_;
    Xapian::Database database_;
    StandingCache::Shard* known_ = nullptr;
    Xapian::docid all_ = 0;
    Xapian::doccount paragraphs_ = 0;
    Xapian::docid at_ = 0;
    unsigned now_ = 0;
};

class Standing : public Bytes {
public:
    Standing(StandingCache& cache, unsigned language, double own_weight, Share* share)
        : Bytes(cache, share), language_(language), own_weight_(own_weight) {}

    Xapian::doccount get_termfreq_min() const override { return paragraphs(); }
    Xapian::doccount get_termfreq_max() const override { return paragraphs(); }

    double get_weight() const override {
        const double prior = static_cast<double>((now() & prior_mask) - 1) / tenths;
        return now() >> language_shift == language_ ? prior + own_weight_ : prior;
    }

    PostingSource* clone() const override {
        return new Standing(cache(), language_, own_weight_, share());
    }

    void init(const Xapian::Database& database) override {
        Bytes::init(database);
        const double most = static_cast<double>(prior_mask - 1) / tenths;
        set_maxweight(language_ == 0 ? most : most + own_weight_);
    }

    std::string get_description() const override { return "Standing"; }

private:
    bool matches(unsigned byte) const override { return (byte & prior_mask) != 0; }

    unsigned language_;
    double own_weight_;
};

class InLanguage : public Bytes {
public:
    InLanguage(StandingCache& cache, unsigned language) : Bytes(cache), language_(language) {}

    Xapian::doccount get_termfreq_est() const override {
        return paragraphs() / static_cast<Xapian::doccount>(languages.size());
    }
    PostingSource* clone() const override { return new InLanguage(cache(), language_); }
    std::string get_description() const override { return "InLanguage"; }

private:
    bool matches(unsigned byte) const override { return byte >> language_shift == language_; }

    unsigned language_;
};

}  // namespace

std::uint8_t StandingCache::of(const Xapian::Database& database, Shard& known, Xapian::docid id) {
    const std::size_t at = id / block_size;
    if (at >= known.size()) known.resize(at + 1);
    if (!known[at]) known[at] = read_block(database, static_cast<Xapian::docid>(at) * block_size);
    return (*known[at])[id % block_size];
}

Xapian::Query standing_query(StandingCache& cache, std::string_view language, double own_weight,
                             Share* share) {
    auto* source = new Standing(cache, code_of(language), own_weight, share);
    return Xapian::Query(source->release());
}

Xapian::Query language_query(StandingCache& cache, std::string_view language) {
    auto* source = new InLanguage(cache, code_of(language));
    return Xapian::Query(source->release());
}

}  // namespace mea
