// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/metrics.h"

#include <algorithm>
#include <sstream>

namespace mea {
namespace {

void head(std::ostringstream& out, std::string_view name, std::string_view help,
          std::string_view type) {
    out << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << type << '\n';
}

}  // namespace

void Metrics::count(const Exchange& exchange) {
    const std::string route = exchange.route.empty() ? "none" : exchange.route;
    const auto bound = std::lower_bound(bounds_.begin(), bounds_.end(), exchange.seconds);
    const std::lock_guard lock(mutex_);
    ++requests_[{route, exchange.status}];
    bytes_ += exchange.bytes;
    Times& times = times_[route];
    ++times.buckets.at(static_cast<std::size_t>(bound - bounds_.begin()));
    times.sum += exchange.seconds;
}

std::string Metrics::text(const std::vector<Gauge>& gauges) const {
    std::ostringstream out;
    const std::lock_guard lock(mutex_);
    head(out, "mea_requests_total", "Requests answered, by route and status.", "counter");
    for (const auto& [key, count] : requests_) {
        out << "mea_requests_total{route=\"" << key.first << "\",status=\"" << key.second << "\"} "
            << count << '\n';
    }
    head(out, "mea_request_seconds", "Time from a request to the end of its answer.", "histogram");
    for (const auto& [route, times] : times_) {
        std::size_t below = 0;
        for (std::size_t i = 0; i < times.buckets.size(); ++i) {
            below += times.buckets.at(i);
            out << "mea_request_seconds_bucket{route=\"" << route << "\",le=\"";
            if (i < bounds_.size()) {
                out << bounds_.at(i);
            } else {
                out << "+Inf";
            }
            out << "\"} " << below << '\n';
        }
        out << "mea_request_seconds_sum{route=\"" << route << "\"} " << times.sum << '\n'
            << "mea_request_seconds_count{route=\"" << route << "\"} " << below << '\n';
    }
    head(out, "mea_response_bytes_total", "Bytes of the bodies that were sent.", "counter");
    out << "mea_response_bytes_total " << bytes_ << '\n';
    for (const Gauge& gauge : gauges) {
        head(out, gauge.name, gauge.help, "gauge");
        out << gauge.name << ' ' << gauge.value << '\n';
    }
    return out.str();
}

}  // namespace mea
