// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include "extractors/registry.h"

// How fast readers are, in this process, without the sandbox.
//
// Every format: the median and the 95th percentile over the files of the best of `runs` readings of
// each. PDF also as a ratio to the floor: what Poppler alone needs to give the words of the same
// pages with their fonts, measured in turns with ours.
//
// usage: bench_reading [--format NAME] FOLDER...

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int runs = 3;

struct Measured {
    std::vector<double> milliseconds;  // of each file
    std::size_t bytes = 0;
    double ours = 0;   // PDF: milliseconds of all files
    double floor = 0;  // PDF: of Poppler alone
    int pages = 0;
};

template <class Work>
double milliseconds_of(Work work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

int words_alone(const std::string& bytes) {
    const std::unique_ptr<poppler::document> pdf(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!pdf || pdf->is_locked()) return 0;
    for (int i = 0; i < pdf->pages(); ++i) {
        const std::unique_ptr<poppler::page> page(pdf->create_page(i));
        if (page) static_cast<void>(page->text_list(poppler::page::text_list_include_font));
    }
    return pdf->pages();
}

void measure(const mea::Source& source, std::map<std::string, Measured>& all) {
    const auto first = mea::extract(source, {});
    if (!first) return;
    Measured& measured = all[first->extractor];
    std::optional<double> ours;
    std::optional<double> floor;
    for (int run = 0; run < runs; ++run) {
        const double time = milliseconds_of([&] { static_cast<void>(mea::extract(source, {})); });
        ours = std::min(ours.value_or(time), time);
        if (first->extractor != "pdf") continue;
        const double alone = milliseconds_of([&] { words_alone(source.bytes); });
        floor = std::min(floor.value_or(alone), alone);
    }
    measured.milliseconds.push_back(*ours);
    measured.bytes += source.bytes.size();
    if (floor) {
        measured.ours += *ours;
        measured.floor += *floor;
        measured.pages += first->pages;
    }
}

double at_share(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const auto last = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(share * last)];
}

}  // namespace

int main(int count, char** arguments) {
    std::string only;
    std::vector<fs::path> files;
    for (int i = 1; i < count; ++i) {
        if (std::string(arguments[i]) == "--format" && i + 1 < count) {
            only = arguments[++i];
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(arguments[i])) {
            if (entry.is_regular_file()) files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    std::map<std::string, Measured> all;
    for (const fs::path& file : files) {
        if (!only.empty() && file.extension() != "." + only) continue;
        const auto source = mea::read_source(file.string(), std::size_t{64} << 20);
        if (source) measure(*source, all);
    }
    for (const auto& [name, measured] : all) {
        std::printf("%-9s %4zu files: median %7.3f ms, 95 %% %8.3f ms, %6.1f MB/s\n", name.c_str(),
                    measured.milliseconds.size(), at_share(measured.milliseconds, 0.5),
                    at_share(measured.milliseconds, 0.95), [&] {
                        double sum = 0;
                        for (const double each : measured.milliseconds) sum += each;
                        return static_cast<double>(measured.bytes) / 1000 / sum;
                    }());
        if (measured.pages == 0) continue;
        std::printf("%-9s %4d pages: ours %.3f ms a page, Poppler's words alone %.3f, ratio %.2f\n",
                    name.c_str(), measured.pages, measured.ours / measured.pages,
                    measured.floor / measured.pages, measured.ours / measured.floor);
    }
    return all.empty() ? 1 : 0;
}
