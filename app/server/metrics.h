// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/server/http.h"

// Counts of what was served, in the text format of Prometheus
// (https://prometheus.io/docs/instrumenting/exposition_formats/). Thread-safe.

namespace mea {

class Metrics {
public:
    void count(const Exchange& exchange);

    // `gauges` are values of the moment, by name and help text.
    struct Gauge {
        std::string_view name;
        std::string_view help;
        double value = 0;
    };
    std::string text(const std::vector<Gauge>& gauges) const;

private:
    static constexpr std::array<double, 10> bounds_{0.001, 0.0025, 0.005, 0.01, 0.025,
                                                    0.05,  0.1,    0.25,  1,    5};
    struct Times {
        std::array<std::size_t, 11> buckets{};  // not cumulated; the last is above all bounds
        double sum = 0;
    };
    mutable std::mutex mutex_;
    std::map<std::pair<std::string, int>, std::size_t> requests_;  // route, status
    std::map<std::string, Times> times_;                           // route
    std::size_t bytes_ = 0;
};

}  // namespace mea
