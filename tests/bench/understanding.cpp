// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "app/knowledge.h"
#include "extractors/registry.h"
#include "pipeline/process.h"

// What structure and tagging cost: as a ratio to the extraction of the same PDF files, and how that
// cost grows with the length of a document (the same blocks 1, 10 and 100 times).
//
// usage: bench_understanding FOLDER...

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int runs = 3;

template <class Work>
double best_of(Work work) {
    double best = 0;
    for (int run = 0; run < runs; ++run) {
        const auto start = Clock::now();
        work();
        const double time = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
        best = run == 0 ? time : std::min(best, time);
    }
    return best;
}

// The body of a document again and again, its numbers as they are.
mea::ExtractedDocument repeated(const mea::ExtractedDocument& once, int times) {
    mea::DocumentBuilder out(once.extractor);
    for (int i = 0; i < times; ++i)
        for (const mea::Block& block : once.blocks) {
            mea::Block proto = block;
            proto.label.clear();
            out.add(mea::slice(once.text, block.range), proto);
        }
    return std::move(out).finish();
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) return 2;
    const auto knowledge = mea::load_knowledge();
    if (!knowledge) {
        std::fprintf(stderr, "%s\n", mea::describe(knowledge.error()).c_str());
        return 2;
    }
    std::vector<fs::path> files;
    for (int i = 1; i < count; ++i)
        for (const auto& entry : fs::recursive_directory_iterator(arguments[i]))
            if (entry.path().extension() == ".pdf") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    double extraction = 0;
    double understanding = 0;
    mea::ExtractedDocument middling;
    for (const fs::path& file : files) {
        const auto source = mea::read_source(file.string(), std::size_t{64} << 20);
        if (!source) continue;
        const auto document = mea::extract(*source, {});
        if (!document) continue;
        extraction += best_of([&] { static_cast<void>(mea::extract(*source, {})); });
        understanding +=
            best_of([&] { static_cast<void>(mea::understand(*source, *document, *knowledge)); });
        if (document->text.size() > 60'000 && document->text.size() < 120'000) middling = *document;
    }
    std::printf("%zu PDF files: extraction %.0f ms, structure and tagging %.0f ms, ratio %.2f\n",
                files.size(), extraction, understanding, understanding / extraction);
    double before = 0;
    for (const int times : {1, 10, 100}) {
        const mea::ExtractedDocument document = repeated(middling, times);
        const double time = best_of(
            [&] { static_cast<void>(mea::understand(mea::Source{}, document, *knowledge)); });
        std::printf("%10zu bytes: %9.1f ms", document.text.size(), time);
        if (before > 0) std::printf(", %.1f times the line above", time / before);
        std::printf("\n");
        before = time;
    }
    return 0;
}
