// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>

#include <stdexcept>

#include "tests/bench/search/engine.h"

// All paragraphs with the tokenizer unicode61, which takes a run of Chinese for one word; so the
// Chinese ones stand in a second table with the tokenizer trigram, which knows words of three
// characters or more.

namespace mea::bench {
namespace {

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

class Sqlite : public Engine {
public:
    explicit Sqlite(const std::string& folder) : folder_(folder) {
        if (sqlite3_open((folder + "/index.sqlite").c_str(), &database_) != SQLITE_OK) fail();
        run("PRAGMA journal_mode=off; PRAGMA synchronous=off; PRAGMA cache_size=-262144;"
            "PRAGMA mmap_size=4294967296; BEGIN;"
            "CREATE VIRTUAL TABLE p USING fts5(id UNINDEXED, lang, words,"
            " tokenize='unicode61 remove_diacritics 2');"
            "CREATE VIRTUAL TABLE zh USING fts5(id UNINDEXED, lang, words, tokenize='trigram');");
        put_ = prepare("INSERT INTO p VALUES(?,?,?)");
        put_zh_ = prepare("INSERT INTO zh VALUES(?,?,?)");
        ask_ = prepare(asking("p"));
        ask_zh_ = prepare(asking("zh"));
    }

    ~Sqlite() override {
        for (sqlite3_stmt* statement : {put_, put_zh_, ask_, ask_zh_}) sqlite3_finalize(statement);
        sqlite3_close(database_);
    }

    std::string name() const override { return "SQLite FTS5"; }

    void add(const IndexDocument& document) override {
        for (const IndexParagraph& paragraph : document.paragraphs) {
            const std::string id = paragraph_id(document, paragraph);
            put(put_, id, document.language, paragraph.text);
            if (document.language == "zh") put(put_zh_, id, document.language, paragraph.text);
        }
    }

    void finish() override {
        run("INSERT INTO p(p) VALUES('optimize'); INSERT INTO zh(zh) VALUES('optimize'); COMMIT;");
    }

    Answer ask(const Question& question) override {
        const bool chinese = question.language == "zh" && question.kind != Kind::code;
        sqlite3_stmt* statement = chinese ? ask_zh_ : ask_;
        const std::string match = said(question);
        sqlite3_bind_text(statement, 1, match.c_str(), -1, SQLITE_TRANSIENT);
        Answer answer;
        while (sqlite3_step(statement) == SQLITE_ROW) {
            answer.ids.push_back(column(statement, 0));
            answer.extract_bytes += column(statement, 1).size();
        }
        sqlite3_reset(statement);
        return answer;
    }

    std::uintmax_t bytes() const override { return bytes_below(folder_); }

private:
    static std::string asking(const std::string& table) {
        return "SELECT id, snippet(" + table + ",2,'[',']','…',24) FROM " + table + " WHERE " +
               table + " MATCH ? ORDER BY rank LIMIT 10";
    }

    static std::string said(const Question& question) {
        std::string words;
        if (question.kind == Kind::phrase) {
            words = quoted(joined(question.words, question.language == "zh" ? "" : " "));
        } else {
            for (const std::string& word : question.words) {
                words += (words.empty() ? "" : " AND ") + quoted(word);
            }
        }
        if (question.kind == Kind::prefix && question.language != "zh") words += "*";
        words = "words : (" + words + ")";
        return question.kind == Kind::filtered ? words + " AND lang : " + question.language : words;
    }

    static std::string column(sqlite3_stmt* statement, int which) {
        const void* text = sqlite3_column_text(statement, which);
        return text == nullptr ? "" : static_cast<const char*>(text);
    }

    void put(sqlite3_stmt* into, const std::string& id, const std::string& language,
             const std::string& words) {
        int which = 0;
        for (const std::string* value : {&id, &language, &words}) {
            sqlite3_bind_text(into, ++which, value->data(), static_cast<int>(value->size()),
                              SQLITE_TRANSIENT);
        }
        if (sqlite3_step(into) != SQLITE_DONE) fail();
        sqlite3_reset(into);
    }

    void run(const char* statements) {
        if (sqlite3_exec(database_, statements, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    }

    sqlite3_stmt* prepare(const std::string& text) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(database_, text.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
            fail();
        }
        return statement;
    }

    [[noreturn]] void fail() { throw std::runtime_error(sqlite3_errmsg(database_)); }

    std::string folder_;
    sqlite3* database_ = nullptr;
    sqlite3_stmt* put_ = nullptr;
    sqlite3_stmt* put_zh_ = nullptr;
    sqlite3_stmt* ask_ = nullptr;
    sqlite3_stmt* ask_zh_ = nullptr;
};

}  // namespace

std::unique_ptr<Engine> sqlite_engine(const std::string& folder) {
    return std::make_unique<Sqlite>(folder);
}

}  // namespace mea::bench
