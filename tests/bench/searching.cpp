// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "index/searcher.h"
#include "tests/bench/search/corpus.h"
#include "tests/bench/search/engine.h"

// The time of 200 mixed questions (search/questions.h) over the same paragraphs (search/corpus.h)
// side by side: mea, mea --exact, SQLite FTS5, PostgreSQL, Omega, Recoll. Each engine answers all
// questions once to warm up, then three times; the best time of each question counts. Ratios are
// against mea.
//
// usage: bench_searching INDEX FOLDER PARAGRAPHS [--postgres CONNECTION] [--only NAME]
//        [--addresses FOLDER]
//   INDEX: of mea, with the documents to multiply. FOLDER: takes the indexes; an index of mea that
//   is in its folder "mea" is asked as it is, to profile it with --only mea.

namespace {

using namespace mea::bench;
namespace fs = std::filesystem;

constexpr int runs = 3;
constexpr std::size_t recoll_paragraphs = 100'000;  // beyond, a file a paragraph is too slow

double milliseconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

struct Measured {
    std::unique_ptr<Engine> engine;
    double build_ms = 0;
    std::vector<double> times;      // ms, of each question
    std::vector<std::size_t> hits;  // of each question, ten at most
    double start = 0;
};

struct Call {
    std::string index;
    std::string folder;
    std::size_t paragraphs = 0;
    std::string postgres;
    std::string only;
    std::string addresses;  // folder
};

// Documents in many languages whole; of the languages that have much more, no more than twice the
// middle one.
std::vector<mea::IndexDocument> documents_of(const std::string& index) {
    std::vector<mea::IndexDocument> all;
    auto searcher = mea::Searcher::open(index, {});
    if (!searcher) throw std::runtime_error(mea::describe(searcher.error()));
    const auto read = searcher->each_document([&](const mea::IndexDocument& document) {
        all.push_back(document);
        return true;
    });
    if (!read) throw std::runtime_error(mea::describe(read.error()));
    std::map<std::string, std::size_t> versions;
    std::map<std::string, std::size_t> paragraphs;
    for (const auto& document : all) {
        ++versions[document.key];
        paragraphs[document.language] += document.paragraphs.size();
    }
    std::vector<std::size_t> counts;
    for (const auto& [language, count] : paragraphs) counts.push_back(count);
    std::sort(counts.begin(), counts.end());
    const std::size_t most = counts.empty() ? 0 : 2 * counts[counts.size() / 2];
    std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
        return versions[a.key] > versions[b.key];
    });
    paragraphs.clear();
    std::erase_if(all, [&](const mea::IndexDocument& document) {
        std::size_t& taken = paragraphs[document.language];
        if (taken + document.paragraphs.size() > most && taken > 0) return true;
        taken += document.paragraphs.size();
        return false;
    });
    return all;
}

std::vector<Measured> engines_of(const Call& call) {
    std::vector<Measured> engines;
    const auto try_one = [&](const char* name, const char* folder,
                             const std::function<std::unique_ptr<Engine>(const std::string&)>& make,
                             const std::string& absent) {
        if (!call.only.empty() && std::string(name).find(call.only) == std::string::npos) return;
        if (!absent.empty()) {
            std::printf("%s: left out, %s\n", name, absent.c_str());
            return;
        }
        try {
            const std::string where = call.folder + "/" + folder;
            fs::create_directories(where);
            engines.push_back(Measured{make(where), 0, {}, {}, 0});
        } catch (const std::exception& error) {
            std::printf("%s: left out, %s\n", name, error.what());
        }
    };
    const std::string no_cluster = call.postgres.empty() ? "no cluster was started" : "";
    const std::string large = call.paragraphs > recoll_paragraphs ? "a file a paragraph" : "";
    try_one("mea", "mea", mea_engine, "");
    try_one("mea --exact", "mea", mea_exact_engine, "");
    try_one("SQLite FTS5", "sqlite", sqlite_engine, "");
    try_one(
        "PostgreSQL", "postgres",
        [&](const std::string&) { return postgres_engine(call.postgres); }, no_cluster);
    try_one("Omega's library", "omega", xapian_engine, "");
    try_one("Omega (CGI)", "omega", omega_engine, "");
    try_one("Recoll", "recoll", recoll_engine, large);
    return engines;
}

void fill(const Call& call, const Corpus& corpus, std::vector<Measured>& engines) {
    std::map<std::string, std::size_t> languages;
    std::size_t documents = 0;
    corpus.make(call.paragraphs, [&](const mea::IndexDocument& document) {
        ++documents;
        languages[document.language] += document.paragraphs.size();
        for (Measured& one : engines) {
            one.build_ms += milliseconds_of([&] { one.engine->add(document); });
        }
    });
    for (Measured& one : engines) one.build_ms += milliseconds_of([&] { one.engine->finish(); });
    std::printf("%zu documents:", documents);
    for (const auto& [language, count] : languages) {
        std::printf(" %s %zu", language.c_str(), count);
    }
    std::printf(" paragraphs\n");
}

void ask_all(Measured& one, const std::vector<Question>& questions) {
    for (const Question& question : questions) {
        one.hits.push_back(one.engine->ask(question).ids.size());
    }
    one.times.assign(questions.size(), 0);
    for (int run = 0; run < runs; ++run) {
        for (std::size_t i = 0; i < questions.size(); ++i) {
            const double time = milliseconds_of([&] { one.engine->ask(questions[i]); });
            one.times[i] = run == 0 ? time : std::min(one.times[i], time);
            const double start = i == 0 ? one.engine->start_ms() : one.start;
            one.start = run == 0 || start < one.start ? start : one.start;
        }
    }
}

double percentile(std::vector<double> times, double share) {
    if (times.empty()) return 0;
    std::sort(times.begin(), times.end());
    const auto at = static_cast<std::size_t>(share * static_cast<double>(times.size() - 1) + 0.5);
    return times[at];
}

double mean(const std::vector<double>& times) {
    double sum = 0;
    for (const double time : times) sum += time;
    return times.empty() ? 0 : sum / static_cast<double>(times.size());
}

using Chosen = std::function<bool(const Question&)>;

std::vector<double> times_of(const Measured& one, const std::vector<Question>& questions,
                             const Chosen& chosen) {
    std::vector<double> times;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        if (chosen(questions[i])) times.push_back(one.times[i]);
    }
    return times;
}

void print_table(const char* title, const std::vector<Measured>& engines,
                 const std::vector<Question>& questions, const Chosen& chosen) {
    std::printf("\n%s\n%-18s %9s %9s %9s %7s %7s %9s %8s %9s\n", title, "", "p50 ms", "p99 ms",
                "mean ms", "p50 x", "p99 x", "answered", "index MB", "build s");
    double p50 = 0;
    double p99 = 0;
    for (const Measured& one : engines) {
        const std::vector<double> times = times_of(one, questions, chosen);
        const double middle = percentile(times, 0.5);
        const double slow = percentile(times, 0.99);
        if (p50 == 0) p50 = middle;
        if (p99 == 0) p99 = slow;
        std::size_t answered = 0;
        for (std::size_t i = 0; i < questions.size(); ++i) {
            if (chosen(questions[i]) && one.hits[i] > 0) ++answered;
        }
        std::printf("%-18s %9.2f %9.2f %9.2f %7.2f %7.2f %4zu/%-4zu %8.0f %9.1f",
                    one.engine->name().c_str(), middle, slow, mean(times), middle / p50, slow / p99,
                    answered, times.size(), static_cast<double>(one.engine->bytes()) / 1e6,
                    one.build_ms / 1000);
        if (one.start > 0) std::printf("  of which %.2f ms start the program", one.start);
        std::printf("\n");
    }
}

void print_kinds(const std::vector<Measured>& engines, const std::vector<Question>& questions) {
    std::printf("\nmean ms of each kind of question\n%-20s", "");
    for (const Measured& one : engines) std::printf(" %16s", one.engine->name().c_str());
    std::printf("\n");
    for (std::size_t k = 0; k < std::size(kind_names); ++k) {
        const Chosen of_kind = [&](const Question& q) { return q.kind == static_cast<Kind>(k); };
        std::printf("%-20s", kind_names[k]);
        for (const Measured& one : engines) {
            std::printf(" %16.2f", mean(times_of(one, questions, of_kind)));
        }
        std::printf("\n");
    }
}

void print_slowest(const Measured& one, const std::vector<Question>& questions) {
    std::vector<std::size_t> order(questions.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return one.times[a] > one.times[b]; });
    std::printf("\nslowest of %s\n", one.engine->name().c_str());
    for (std::size_t i = 0; i < std::min<std::size_t>(10, order.size()); ++i) {
        const Question& question = questions[order[i]];
        std::printf("%8.2f ms  %-20s %s  %s\n", one.times[order[i]],
                    kind_names[static_cast<std::size_t>(question.kind)], question.language.c_str(),
                    joined(question.words, " ").c_str());
    }
}

int run(const Call& call) {
    const Corpus corpus(documents_of(call.index));
    const std::vector<Question> questions = questions_of(corpus.read());
    if (!call.addresses.empty()) write_addresses(questions, call.addresses);
    std::vector<Measured> engines = engines_of(call);
    fill(call, corpus, engines);
    for (Measured& one : engines) ask_all(one, questions);
    print_table("all questions", engines, questions, [](const Question&) { return true; });
    print_table("without the Chinese ones", engines, questions,
                [](const Question& question) { return question.language != "zh"; });
    print_kinds(engines, questions);
    if (!engines.empty()) print_slowest(engines.front(), questions);
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 4) {
        std::fprintf(stderr,
                     "usage: bench_searching INDEX FOLDER PARAGRAPHS "
                     "[--postgres CONNECTION] [--only NAME]\n");
        return 2;
    }
    Call call{arguments[1], arguments[2], std::strtoull(arguments[3], nullptr, 10), "", "", ""};
    for (int i = 4; i + 1 < count; i += 2) {
        const std::string name = arguments[i];
        if (name == "--postgres") call.postgres = arguments[i + 1];
        if (name == "--only") call.only = arguments[i + 1];
        if (name == "--addresses") call.addresses = arguments[i + 1];
    }
    try {
        return run(call);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_searching: %s\n", error.what());
        return 2;
    }
}
