// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "app/knowledge.h"
#include "extractors/registry.h"
#include "pipeline/process.h"

// What structure and tagging cost: as a ratio to the extraction of the same PDF file (all files
// together, the median file, the worst file of each language), and how that cost grows with the
// length of a document (the same blocks 1, 10 and 100 times, one document a language).
//
// Times are processor time, the best of three, so that a busy machine does not change the ratios.
//
// usage: bench_understanding FILE-OR-FOLDER...

namespace {

namespace fs = std::filesystem;

constexpr int runs = 3;
constexpr std::size_t largest_file = std::size_t{256} << 20;  // bytes
constexpr std::size_t shortest_to_grow = 60'000;              // bytes of text, about 20 pages
constexpr std::size_t longest_to_grow = 400'000;  // a hundred times as much still fits the memory

double milliseconds() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

template <class Work>
double best_of(Work work) {
    double best = 0;
    for (int run = 0; run < runs; ++run) {
        const double start = milliseconds();
        work();
        const double time = milliseconds() - start;
        best = run == 0 ? time : std::min(best, time);
    }
    return best;
}

struct Cost {
    std::string name;
    double extraction = 0;     // ms
    double understanding = 0;  // ms
    double ratio() const { return understanding / std::max(extraction, 0.001); }
};

bool cheaper(const Cost& a, const Cost& b) { return a.ratio() < b.ratio(); }

struct Survey {
    std::map<std::string, std::vector<Cost>> costs;         // by language
    std::map<std::string, mea::ExtractedDocument> to_grow;  // by language
};

std::vector<fs::path> pdf_files(int count, char** arguments) {
    std::vector<fs::path> files;
    for (int i = 1; i < count; ++i) {
        if (fs::is_regular_file(arguments[i])) files.emplace_back(arguments[i]);
        if (!fs::is_directory(arguments[i])) continue;
        for (const auto& entry : fs::recursive_directory_iterator(arguments[i]))
            if (entry.path().extension() == ".pdf") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

void measure(const fs::path& file, const mea::Knowledge& knowledge, Survey& survey) {
    const auto source = mea::read_source(file.string(), largest_file);
    if (!source) return;
    const auto document = mea::extract(*source, {});
    if (!document) return;
    const std::string language = mea::understand(*source, *document, knowledge).languages.document;
    Cost cost{file.filename().string()};
    cost.extraction = best_of([&] { static_cast<void>(mea::extract(*source, {})); });
    cost.understanding =
        best_of([&] { static_cast<void>(mea::understand(*source, *document, knowledge)); });
    survey.costs[language].push_back(cost);
    // The shortest that is long enough.
    mea::ExtractedDocument& kept = survey.to_grow[language];
    const bool enough =
        document->text.size() >= shortest_to_grow && document->text.size() <= longest_to_grow;
    if (enough && (kept.text.empty() || document->text.size() < kept.text.size())) kept = *document;
}

Cost sum_of(const std::vector<Cost>& costs) {
    Cost sum;
    for (const Cost& cost : costs) {
        sum.extraction += cost.extraction;
        sum.understanding += cost.understanding;
    }
    return sum;
}

double median_of(std::vector<Cost> costs) {
    const auto middle = costs.begin() + static_cast<std::ptrdiff_t>(costs.size() / 2);
    std::nth_element(costs.begin(), middle, costs.end(), cheaper);
    return middle->ratio();
}

void print_ratios(const char* name, const std::vector<Cost>& costs) {
    const Cost sum = sum_of(costs);
    const Cost worst = *std::max_element(costs.begin(), costs.end(), cheaper);
    std::printf("%-4s %6zu %12.0f %13.0f %6.2f %7.2f %6.2f  %s (%.0f : %.0f ms)\n", name,
                costs.size(), sum.extraction, sum.understanding, sum.ratio(), median_of(costs),
                worst.ratio(), worst.name.c_str(), worst.understanding, worst.extraction);
}

void print_survey(const Survey& survey) {
    std::printf("%-4s %6s %12s %13s %6s %7s %6s\n", "", "files", "extraction", "understanding",
                "ratio", "median", "worst");
    std::vector<Cost> all;
    for (const auto& [language, costs] : survey.costs) {
        print_ratios(language.c_str(), costs);
        all.insert(all.end(), costs.begin(), costs.end());
    }
    if (!all.empty()) print_ratios("all", all);
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

void print_growth(const std::string& language, const mea::ExtractedDocument& once,
                  const mea::Knowledge& knowledge) {
    double before = 0;
    for (const int times : {1, 10, 100}) {
        const mea::ExtractedDocument document = repeated(once, times);
        const double time = best_of(
            [&] { static_cast<void>(mea::understand(mea::Source{}, document, knowledge)); });
        std::printf("%-4s %10zu bytes: %9.1f ms", language.c_str(), document.text.size(), time);
        if (before > 0) std::printf(", %.1f times the line above", time / before);
        std::printf("\n");
        std::fflush(stdout);
        before = time;
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) return 2;
    const auto knowledge = mea::load_knowledge();
    if (!knowledge) {
        std::fprintf(stderr, "%s\n", mea::describe(knowledge.error()).c_str());
        return 2;
    }
    Survey survey;
    for (const fs::path& file : pdf_files(count, arguments)) measure(file, *knowledge, survey);
    print_survey(survey);
    for (const auto& [language, document] : survey.to_grow)
        if (!document.text.empty()) print_growth(language, document, *knowledge);
    return 0;
}
