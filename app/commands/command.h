// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/child.h"
#include "pipeline/result.h"

// What every command shares: exit codes, common options, and how messages reach the user.
//
// A command is one function in one file: options in, exit code out. Results go to standard output,
// everything else to standard error. main.cpp declares each option once, with its help.

namespace mea {

enum class Exit : int {
    done = 0,     // done, or found
    nothing = 1,  // nothing found
    error = 2,
    warnings = 3,  // done, but something is worth reading: a file failed
};

struct Common {
    std::string index;  // --index; default_index() when empty
    bool quiet = false;
    bool verbose = false;
};

struct ReadingOptions {  // of commands that read documents
    std::size_t max_bytes = std::size_t{512} << 20;
    double timeout_seconds = 15;
    std::size_t memory_megabytes = 1024;
};

struct ExtractOptions {
    std::vector<std::string> files;
    std::string format = "json";
    ReadingOptions reading;
};

struct IngestOptions {
    std::vector<std::string> paths;
    unsigned jobs = 0;  // 0: one a processor and two
    bool retry_failed = false;
    bool prune = false;
    std::string ocr = "never";
    std::string shard;        // "I/N"
    std::string plan;         // file to write instead of reading documents
    std::size_t parts = 1;    // of the plan
    std::string from;         // plan to read
    std::size_t batch = 500;  // files in a commit
    bool no_align = false;
    bool no_keep = false;
    bool json = false;
    ReadingOptions reading;
};

struct SearchArguments {
    std::string query;
    std::size_t limit = 10;
    std::size_t offset = 0;
    std::string by = "paragraph";
    std::string show_language;
    bool exact = false;
    bool without_learnt = false;
    bool facets = false;
    bool explain = false;
    std::string format = "text";
};

struct ShowOptions {
    std::string address;  // SYMBOL or SYMBOL#PATH
    std::string language;
    std::string format = "text";
};

struct ParallelOptions {
    std::string address;                 // SYMBOL or SYMBOL#PATH
    std::vector<std::string> languages;  // in the order of the columns; empty: all there are
    std::string format = "text";
};

struct RegisterOptions {  // of decisions, citations, centres, documents
    std::vector<std::string> filter;
    std::size_t limit = 50;
    std::size_t offset = 0;
    std::string format = "text";
};

struct StatusOptions {
    std::string format = "text";
};

struct ServeOptions {
    std::string host = "127.0.0.1";
    unsigned short port = 8080;
    unsigned threads = 0;  // that answer; 0: one a processor
    std::size_t connections = 1024;
    bool behind_proxy = false;
    double search_seconds = 10;
    std::string files;  // where relative paths of documents begin; empty: the current folder
    std::vector<std::string> origins;
    std::string access_log;  // a file, "-" for standard error, empty for none
};

Exit run_extract(const ExtractOptions& options, const Common& common);
Exit run_ingest(const IngestOptions& options, const Common& common);
Exit run_search(const SearchArguments& arguments, const Common& common);
Exit run_show(const ShowOptions& options, const Common& common);
Exit run_parallel(const ParallelOptions& options, const Common& common);
Exit run_decisions(const RegisterOptions& options, const Common& common);
Exit run_citations(const RegisterOptions& options, const Common& common);
Exit run_centres(const RegisterOptions& options, const Common& common);
Exit run_documents(const RegisterOptions& options, const Common& common);
Exit run_align(const Common& common);
Exit run_status(const StatusOptions& options, const Common& common);
Exit run_check(const Common& common);
Exit run_serve(const ServeOptions& options, const Common& common);

// $MEA_INDEX, else $XDG_DATA_HOME/mea/index, else ~/.local/share/mea/index.
std::string default_index();
std::string index_of(const Common& common);

// "mea: " and the message on standard error.
void complain(std::string_view message);
Exit complain(const Error& error);

ChildLimits child_limits(const ReadingOptions& reading);

// The start-up check of the libraries' data files; an error names the package to install.
std::optional<Error> missing_data();

}  // namespace mea
