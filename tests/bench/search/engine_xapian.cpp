// SPDX-License-Identifier: GPL-3.0-or-later
#include <xapian.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>

#include "tests/bench/search/engine.h"

// Omega: an index as scriptindex makes it, one record a paragraph, English stems and pairs of
// Chinese characters. Asked twice: through the library's parser of queries with the options of
// Omega, in this process; and through Omega's own CGI program, started for each question.

namespace mea::bench {
namespace {

namespace fs = std::filesystem;

constexpr const char* indexer = "/usr/bin/scriptindex";
constexpr const char* cgi = "/usr/lib/cgi-bin/omega/omega";
constexpr std::size_t snippet_bytes = 200;

std::string said(const Question& question) {
    std::string text = joined(question.words, " ");
    if (question.kind == Kind::phrase) {
        text = '"' + joined(question.words, question.language == "zh" ? "" : " ") + '"';
    }
    if (question.kind == Kind::prefix && question.language != "zh") text += "*";
    return text;
}

std::string one_line(std::string text) {
    for (char& c : text) c = c == '\n' || c == '\r' ? ' ' : c;
    return text;
}

std::string field(const std::string& data, const std::string& name) {
    const std::string begin = name + "=";
    std::size_t at = data.starts_with(begin) ? 0 : data.find("\n" + begin);
    if (at == std::string::npos) return "";
    at = data.find('=', at) + 1;
    return data.substr(at, data.find('\n', at) - at);
}

class Library : public Engine {
public:
    explicit Library(const std::string& folder) : folder_(folder), dump_(folder + "/dump") {
        if (!program_exists(indexer)) throw std::runtime_error("scriptindex is not installed");
        ::setenv("XAPIAN_CJK_NGRAM", "1", 1);
        std::ofstream(folder + "/script")
            << "id : field\nlang : boolean=L field\ntext : index field\n";
    }

    std::string name() const override { return "Omega's library"; }

    void add(const IndexDocument& document) override {
        for (const IndexParagraph& paragraph : document.paragraphs) {
            dump_ << "id=" << paragraph_id(document, paragraph) << "\nlang=" << document.language
                  << "\ntext=" << one_line(paragraph.text) << "\n\n";
        }
    }

    void finish() override {
        dump_.close();
        output_of({indexer, folder_ + "/default", folder_ + "/script", folder_ + "/dump"});
        fs::remove(folder_ + "/dump");
        database_.emplace(folder_ + "/default");
        parser_.set_database(*database_);
        parser_.set_stemmer(stemmer_);
        parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
        parser_.set_default_op(Xapian::Query::OP_AND);
        parser_.set_max_expansion(1000);
    }

    Answer ask(const Question& question) override {
        using Xapian::QueryParser;
        Xapian::Query query = parser_.parse_query(said(question), QueryParser::FLAG_DEFAULT |
                                                                      QueryParser::FLAG_WILDCARD |
                                                                      QueryParser::FLAG_CJK_NGRAM);
        if (question.kind == Kind::filtered) {
            query = Xapian::Query(Xapian::Query::OP_FILTER, query,
                                  Xapian::Query("L" + question.language));
        }
        Xapian::Enquire enquire(*database_);
        enquire.set_query(query);
        const Xapian::MSet matches = enquire.get_mset(0, 10);
        Answer answer;
        for (auto it = matches.begin(); it != matches.end(); ++it) {
            const std::string data = it.get_document().get_data();
            answer.ids.push_back(field(data, "id"));
            answer.extract_bytes +=
                matches
                    .snippet(field(data, "text"), snippet_bytes, stemmer_,
                             Xapian::MSet::SNIPPET_BACKGROUND_MODEL |
                                 Xapian::MSet::SNIPPET_EXHAUSTIVE | Xapian::MSet::SNIPPET_CJK_NGRAM)
                    .size();
        }
        return answer;
    }

    std::uintmax_t bytes() const override { return bytes_below(folder_ + "/default"); }

private:
    std::string folder_;
    std::ofstream dump_;
    std::optional<Xapian::Database> database_;
    Xapian::QueryParser parser_;
    Xapian::Stem stemmer_{"english"};
};

class Omega : public Engine {
public:
    explicit Omega(const std::string& folder) : folder_(folder) {
        if (!program_exists(cgi)) throw std::runtime_error("xapian-omega is not installed");
        std::ofstream(folder + "/omega.conf") << "database_dir " << folder << "\ntemplate_dir "
                                              << folder << "\nlog_dir " << folder << "\n";
        // A page of ten hits, without what a page has around them.
        std::ofstream(folder + "/query")
            << "$httpheader{Content-Type,text/plain}$set{stemmer,english}"
               "$set{flag_wildcard,1}$set{flag_cjk_ngram,1}"
               "$hitlist{#$field{id}\t$snippet{$field{text},200}\n}";
        ::setenv("OMEGA_CONFIG_FILE", (folder + "/omega.conf").c_str(), 1);
    }

    std::string name() const override { return "Omega (CGI)"; }
    void add(const IndexDocument&) override {}
    void finish() override {}

    Answer ask(const Question& question) override {
        const std::string filter =
            question.kind == Kind::filtered ? "L" + question.language : std::string();
        return run(said(question), filter);
    }

    double start_ms() override;
    std::uintmax_t bytes() const override { return bytes_below(folder_ + "/default"); }

private:
    Answer run(const std::string& query, const std::string& filter) {
        std::vector<std::string> command{cgi, "P=" + query, "DEFAULTOP=and", "HITSPERPAGE=10"};
        if (!filter.empty()) command.push_back("B=" + filter);
        const std::string page = output_of(command);
        Answer answer;
        for (std::size_t at = page.find("\n#"); at != std::string::npos;
             at = page.find("\n#", at + 1)) {
            const std::size_t tab = page.find('\t', at);
            answer.ids.push_back(page.substr(at + 2, tab - at - 2));
        }
        answer.extract_bytes = page.size();
        return answer;
    }

    std::string folder_;
};

double Omega::start_ms() {
    const auto start = std::chrono::steady_clock::now();
    run("", "");
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

}  // namespace

std::unique_ptr<Engine> xapian_engine(const std::string& folder) {
    return std::make_unique<Library>(folder);
}

std::unique_ptr<Engine> omega_engine(const std::string& folder) {
    return std::make_unique<Omega>(folder);
}

}  // namespace mea::bench
