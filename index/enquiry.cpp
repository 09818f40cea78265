// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/enquiry.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "index/impact.h"
#include "index/query.h"
#include "index/schema.h"

namespace mea {
namespace {

// What is found in every language stands first in the reader's.
constexpr double own_language_weight = 1.5;

// As standing_query(), in what remote shards know.
Xapian::Query ranked_remotely(const Xapian::Query& asked, bool furniture,
                              const std::string& language) {
    using Xapian::Query;
    auto* prior = new Xapian::ValueWeightPostingSource(row(Field::prior).slot.value());
    Query wanted(Query::OP_AND_MAYBE, asked, Query(prior->release()));
    if (!language.empty()) {
        auto* own = new Xapian::ValueMapPostingSource(row(Field::lang).slot.value());
        own->add_mapping(language, own_language_weight);
        wanted = Query(Query::OP_AND_MAYBE, wanted, Query(own->release()));
    }
    Query kinds(field_term(Field::record, record::paragraph));
    if (furniture) {
        kinds = Query(Query::OP_OR, kinds, Query(field_term(Field::record, record::furniture)));
    }
    return Query(Query::OP_FILTER, wanted, kinds);
}

Xapian::Query ranked(const IndexReader& reader, const Compiled& compiled, const std::string& text,
                     Share* share) {
    const std::string language = compiled.other_languages ? language_of_query(text) : "";
    const Xapian::Query asked(Xapian::Query::OP_SCALE_WEIGHT, *compiled.query, 1 / said_once);
    if (reader.remote || compiled.furniture) {
        return ranked_remotely(asked, compiled.furniture, language);
    }
    return Xapian::Query(Xapian::Query::OP_AND, asked,
                         standing_query(reader.standing, language, own_language_weight, share));
}

}  // namespace

Enquiry::Enquiry(Compiled compiled, Xapian::Enquire enquire)
    : compiled_(std::move(compiled)), enquire_(std::move(enquire)) {}

Result<Enquiry> Enquiry::make(const IndexReader& reader, const Ask& ask, Share* share) {
    const Share::Clock::time_point start = Share::Clock::now();
    StandingCache* const known = reader.remote ? nullptr : &reader.standing;
    Result<Compiled> compiled =
        compile(ask.tree, CompileContext{reader.database, reader.stemmer, ask.tagger, ask.exact,
                                         ask.relaxed, ask.cut_han, ask.text, known});
    if (!compiled) return tl::unexpected<Error>(compiled.error());
    Xapian::Enquire enquire(reader.database);
    enquire.set_weighting_scheme(weight_by_impact());
    const Xapian::Query query = ranked(reader, *compiled, ask.text, share);
    enquire.set_query(reader.remote ? query : ask.deadline.limited(query));
    Enquiry made(std::move(*compiled), std::move(enquire));
    made.share_ = share;
    made.made_in_ = Share::Clock::now() - start;
    return made;
}

Matched Enquiry::match(const Wanted& wanted) {
    if (wanted.in_order) {
        enquire_.set_sort_by_relevance_then_value(row(Field::order).slot.value(), false);
    } else {
        enquire_.set_sort_by_relevance();
    }
    const Xapian::MSet found = enquire_.get_mset(0, static_cast<Xapian::doccount>(wanted.best),
                                                 static_cast<Xapian::doccount>(wanted.counted));
    Matched out;
    for (auto it = found.begin(); it != found.end(); ++it) {
        out.best.push_back({*it, it.get_weight(), it.get_sort_key()});
    }
    const std::size_t at_least = found.get_matches_lower_bound();
    out.at_most = found.get_matches_upper_bound();
    out.complete = found.size() == out.at_most;
    out.total = found.get_matches_estimated();
    out.counted = at_least == out.at_most;
    if (share_ == nullptr) return out;
    out.each_seen = out.at_most < std::max(wanted.counted, wanted.best);
    out.seen = out.each_seen ? out.at_most : std::min(at_least, share_->passed());
    out.total = std::max(out.total, out.seen);  // the library rounds
    return out;
}

Matched merged(Matched a, Matched b, std::size_t wanted) {
    Matched both;
    both.seen = a.seen + b.seen;
    both.each_seen = a.each_seen && b.each_seen;
    const Matched& known = a.each_seen ? b : a;  // of the whole index
    both.at_most = both.each_seen ? both.seen : known.at_most;
    both.total = both.each_seen ? both.seen : std::max(known.total, both.seen);
    both.total = std::min(both.total, both.at_most);
    both.counted = known.counted || both.total == both.at_most;
    both.complete = a.complete && b.complete && a.best.size() + b.best.size() <= wanted;
    std::merge(std::make_move_iterator(a.best.begin()), std::make_move_iterator(a.best.end()),
               std::make_move_iterator(b.best.begin()), std::make_move_iterator(b.best.end()),
               std::back_inserter(both.best), [](const RankedMatch& x, const RankedMatch& y) {
                   if (x.weight != y.weight) return x.weight > y.weight;
                   return std::tie(x.place, x.id) < std::tie(y.place, y.id);
               });
    if (both.best.size() > wanted) both.best.resize(wanted);
    return both;
}

}  // namespace mea
