// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "tests/bench/search/engine.h"

// Recoll over text files of one paragraph each, a folder a language, asked through recollq with
// extracts; each question starts the program.

namespace mea::bench {
namespace {

namespace fs = std::filesystem;

constexpr const char* indexer = "/usr/bin/recollindex";
constexpr const char* asker = "/usr/bin/recollq";
constexpr std::size_t files_a_folder = 1000;

class Recoll : public Engine {
public:
    explicit Recoll(const std::string& folder) : folder_(folder) {
        if (!program_exists(indexer) || !program_exists(asker)) {
            throw std::runtime_error("recollcmd is not installed");
        }
        fs::create_directories(configuration());
        std::ofstream(configuration() + "/recoll.conf")
            << "topdirs = " << folder << "/texts\nindexstemminglanguages = english french spanish "
            << "russian arabic\nloglevel = 1\nidxflushmb = 200\n";
    }

    std::string name() const override { return "Recoll (recollq)"; }

    void add(const IndexDocument& document) override {
        for (const IndexParagraph& paragraph : document.paragraphs) {
            const std::string texts = folder_ + "/texts/" + document.language + "/" +
                                      std::to_string(files_ / files_a_folder);
            if (files_ % files_a_folder == 0 || !fs::exists(texts)) fs::create_directories(texts);
            std::ofstream(texts + "/" + std::to_string(files_++) + ".txt") << paragraph.text;
        }
    }

    void finish() override { output_of({indexer, "-c", configuration(), "-z"}); }

    Answer ask(const Question& question) override {
        std::string text = joined(question.words, " ");
        if (question.kind == Kind::phrase) {
            text = '"' + joined(question.words, question.language == "zh" ? "" : " ") + '"';
        }
        if (question.kind == Kind::prefix && question.language != "zh") text += "*";
        if (question.kind == Kind::filtered) {
            text += " dir:" + folder_ + "/texts/" + question.language;
        }
        return run(text);
    }

    double start_ms() override {
        const auto start = std::chrono::steady_clock::now();
        run("qqqqqqqqqqxz");
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
            .count();
    }

    std::uintmax_t bytes() const override { return bytes_below(configuration() + "/xapiandb"); }

private:
    std::string configuration() const { return folder_ + "/configuration"; }

    Answer run(const std::string& query) {
        const std::string printed =
            output_of({asker, "-c", configuration(), "-n", "10", "-A", query});
        Answer answer;
        const std::string mark = "[file://";
        for (std::size_t at = printed.find(mark); at != std::string::npos;
             at = printed.find(mark, at + 1)) {
            answer.ids.push_back(printed.substr(at + 1, printed.find(']', at) - at - 1));
        }
        answer.extract_bytes = printed.size();
        return answer;
    }

    std::string folder_;
    std::size_t files_ = 0;
};

}  // namespace

std::unique_ptr<Engine> recoll_engine(const std::string& folder) {
    return std::make_unique<Recoll>(folder);
}

}  // namespace mea::bench
