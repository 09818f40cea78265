// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <optional>
#include <stdexcept>

#include "app/open_index.h"
#include "index/writer.h"
#include "tests/bench/search/engine.h"

namespace mea::bench {
namespace {

constexpr std::size_t documents_a_commit = 500;

template <class T>
T or_throw(Result<T> result) {
    if (!result) throw std::runtime_error(describe(result.error()));
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

std::string said(const Question& question) {
    std::string text = joined(question.words, " ");
    if (question.kind == Kind::phrase) {
        text = '"' + joined(question.words, question.language == "zh" ? "" : " ") + '"';
    }
    if (question.kind == Kind::prefix && question.language != "zh") text += "*";
    if (question.kind == Kind::filtered) text += " lang:" + question.language;
    return text;
}

class Reader : public Engine {
public:
    Reader(std::string folder, bool exact) : folder_(std::move(folder)), exact_(exact) {}

    Answer ask(const Question& question) override {
        SearchOptions options;
        options.exact = exact_;
        const Result<Results> results = index_->searcher().search(said(question), options);
        Answer answer;
        if (!results) return answer;  // a prefix of too many words is refused
        for (const Hit& hit : results->hits) {
            answer.ids.push_back(hit.document + "|" + hit.language + "#" + hit.paragraph.path);
            answer.extract_bytes += hit.snippet.text.size();
        }
        return answer;
    }

    std::uintmax_t bytes() const override { return bytes_below(folder_); }

protected:
    void open() { index_.emplace(or_throw(OpenIndex::open(folder_))); }
    const std::string& folder() const { return folder_; }

private:
    std::string folder_;
    bool exact_;
    std::optional<OpenIndex> index_;
};

class Mea : public Reader {
public:
    // An index that is there already is asked as it is.
    explicit Mea(const std::string& folder) : Reader(folder, false) {
        if (std::filesystem::is_empty(folder)) writer_ = or_throw(Writer::open(folder, "bench"));
    }

    std::string name() const override { return "mea"; }

    void add(const IndexDocument& document) override {
        if (!writer_) return;
        or_throw(writer_->put(document));
        if (++documents_ % documents_a_commit == 0) or_throw(writer_->commit());
    }

    void finish() override {
        if (writer_) or_throw(writer_->commit());
        writer_.reset();
        open();
    }

private:
    std::optional<Writer> writer_;
    std::size_t documents_ = 0;
};

class MeaExact : public Reader {
public:
    explicit MeaExact(const std::string& folder) : Reader(folder, true) {}
    std::string name() const override { return "mea --exact"; }
    void add(const IndexDocument&) override {}
    void finish() override { open(); }
};

}  // namespace

std::unique_ptr<Engine> mea_engine(const std::string& folder) {
    return std::make_unique<Mea>(folder);
}

std::unique_ptr<Engine> mea_exact_engine(const std::string& folder) {
    return std::make_unique<MeaExact>(folder);
}

}  // namespace mea::bench
