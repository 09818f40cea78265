// SPDX-License-Identifier: GPL-3.0-or-later
#include <libpq-fe.h>

#include <stdexcept>

#include "tests/bench/search/engine.h"

// A tsvector in the configuration of the paragraph's language with a GIN index, ranked with
// ts_rank; questions are prepared once and asked over one connection. The parser takes a run of
// Chinese for one word: there is no configuration for it ("simple").

namespace mea::bench {
namespace {

using Rows = std::unique_ptr<PGresult, decltype(&PQclear)>;

std::string configuration(const std::string& language) {
    if (language == "en") return "english";
    if (language == "fr") return "french";
    if (language == "es") return "spanish";
    if (language == "ru") return "russian";
    return language == "ar" ? "arabic" : "simple";
}

std::string quoted_lexeme(const std::string& word) {
    std::string out = "'";
    for (const char c : word) {
        if (c == '\'' || c == '\\') out += c;
        out += c;
    }
    return out + "'";
}

class Postgres : public Engine {
public:
    explicit Postgres(const std::string& where) : connection_(PQconnectdb(where.c_str())) {
        if (PQstatus(connection_) != CONNECTION_OK) fail();
        run("SET client_min_messages = warning");
        run("CREATE TABLE p(id text, lang text, body text, words tsvector)");
        run("COPY p(id, lang, body) FROM STDIN");
    }

    ~Postgres() override { PQfinish(connection_); }

    std::string name() const override { return "PostgreSQL"; }

    void add(const IndexDocument& document) override {
        for (const IndexParagraph& paragraph : document.paragraphs) {
            const std::string row = escaped(paragraph_id(document, paragraph)) + "\t" +
                                    document.language + "\t" + escaped(paragraph.text) + "\n";
            if (PQputCopyData(connection_, row.data(), static_cast<int>(row.size())) != 1) fail();
        }
    }

    void finish() override {
        if (PQputCopyEnd(connection_, nullptr) != 1) fail();
        while (PGresult* result = PQgetResult(connection_)) PQclear(result);
        run("CREATE FUNCTION config(lang text) RETURNS regconfig IMMUTABLE LANGUAGE sql AS "
            "$$SELECT (CASE lang WHEN 'en' THEN 'english' WHEN 'fr' THEN 'french' WHEN 'es' THEN "
            "'spanish' WHEN 'ru' THEN 'russian' WHEN 'ar' THEN 'arabic' ELSE 'simple' "
            "END)::regconfig$$");
        run("UPDATE p SET words = to_tsvector(config(lang), body)");
        run("VACUUM FULL p");
        run("CREATE INDEX words_index ON p USING gin(words)");
        run("VACUUM ANALYZE p");
        prepare("words", "to_tsquery($1::regconfig, $2)", "");
        prepare("filtered", "to_tsquery($1::regconfig, $2)", " AND lang = $3");
        prepare("phrase", "phraseto_tsquery($1::regconfig, $2)", "");
    }

    Answer ask(const Question& question) override {
        const bool phrase = question.kind == Kind::phrase;
        const bool filtered = question.kind == Kind::filtered;
        const std::string config = configuration(question.language);
        const std::string text = said(question);
        const char* values[] = {config.c_str(), text.c_str(), question.language.c_str()};
        const char* name = phrase ? "phrase" : filtered ? "filtered" : "words";
        const Rows rows(
            PQexecPrepared(connection_, name, filtered ? 3 : 2, values, nullptr, nullptr, 0),
            PQclear);
        if (PQresultStatus(rows.get()) != PGRES_TUPLES_OK) fail();
        Answer answer;
        for (int i = 0; i < PQntuples(rows.get()); ++i) {
            answer.ids.emplace_back(PQgetvalue(rows.get(), i, 0));
            answer.extract_bytes += static_cast<std::size_t>(PQgetlength(rows.get(), i, 1));
        }
        return answer;
    }

    std::uintmax_t bytes() const override {
        const Rows rows(PQexec(connection_, "SELECT pg_total_relation_size('p')"), PQclear);
        return std::stoull(PQgetvalue(rows.get(), 0, 0));
    }

private:
    static std::string said(const Question& question) {
        if (question.kind == Kind::phrase) {
            return joined(question.words, question.language == "zh" ? "" : " ");
        }
        std::vector<std::string> words;
        for (const std::string& word : question.words) words.push_back(quoted_lexeme(word));
        const bool prefix = question.kind == Kind::prefix && question.language != "zh";
        return joined(words, " & ") + (prefix ? ":*" : "");
    }

    static std::string escaped(const std::string& text) {
        std::string out;
        for (const char c : text) {
            if (c == '\\' || c == '\n' || c == '\r' || c == '\t') out += '\\';
            out += c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c;
        }
        return out;
    }

    void prepare(const char* name, const std::string& query, const std::string& filter) {
        const std::string text =
            "SELECT id, ts_headline($1::regconfig, body, q) FROM (SELECT id, body, q FROM p, " +
            query + " q WHERE words @@ q" + filter +
            " ORDER BY ts_rank(words, q) DESC LIMIT 10) best";
        const Rows rows(PQprepare(connection_, name, text.c_str(), 0, nullptr), PQclear);
        if (PQresultStatus(rows.get()) != PGRES_COMMAND_OK) fail();
    }

    void run(const std::string& statement) {
        const Rows rows(PQexec(connection_, statement.c_str()), PQclear);
        if (PQresultStatus(rows.get()) == PGRES_FATAL_ERROR) fail();
    }

    [[noreturn]] void fail() { throw std::runtime_error(PQerrorMessage(connection_)); }

    PGconn* connection_;
};

}  // namespace

std::unique_ptr<Engine> postgres_engine(const std::string& connection) {
    return std::make_unique<Postgres>(connection);
}

}  // namespace mea::bench
