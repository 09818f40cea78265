// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/index_document.h"
#include "tests/bench/search/questions.h"

// A search engine under measure. Filled once, then asked; wrong states throw std::runtime_error
// with a sentence. Each answer is the first ten paragraphs with their ids, and the engine's own
// extract of the text around the words.

namespace mea::bench {

struct Answer {
    std::vector<std::string> ids;
    std::size_t extract_bytes = 0;
};

class Engine {
public:
    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    virtual ~Engine() = default;

    virtual std::string name() const = 0;
    virtual void add(const IndexDocument& document) = 0;
    virtual void finish() = 0;  // everything is on disk and can be asked
    virtual Answer ask(const Question& question) = 0;
    virtual std::uintmax_t bytes() const = 0;  // of the index on disk
    virtual double start_ms() { return 0; }    // of the program that each question starts, alone
};

// One a way to ask; those that share an index come right after the one that fills it and have an
// add() that does nothing. `folder` exists and is empty.
std::unique_ptr<Engine> mea_engine(const std::string& folder);
std::unique_ptr<Engine> mea_exact_engine(const std::string& folder);  // asks the index of mea
std::unique_ptr<Engine> sqlite_engine(const std::string& folder);
std::unique_ptr<Engine> postgres_engine(const std::string& connection);
std::unique_ptr<Engine> xapian_engine(const std::string& folder);  // an index of scriptindex
std::unique_ptr<Engine> omega_engine(const std::string& folder);   // the same, by the CGI program
std::unique_ptr<Engine> recoll_engine(const std::string& folder);

std::string paragraph_id(const IndexDocument& document, const IndexParagraph& paragraph);
std::string joined(const std::vector<std::string>& words, const std::string& between);
std::uintmax_t bytes_below(const std::string& folder);

// Runs a program and returns what it prints; its errors are dropped. Throws when it cannot start.
std::string output_of(const std::vector<std::string>& command);
bool program_exists(const std::string& path);

}  // namespace mea::bench
