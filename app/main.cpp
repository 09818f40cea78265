// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <functional>
#include <iostream>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/commands/command.h"
#include "app/version.h"

namespace {

using mea::Exit;

struct Commands {  // every option of every command, and what was asked
    mea::Common common;
    mea::ExtractOptions extract;
    mea::IngestOptions ingest;
    mea::SearchArguments search;
    mea::ShowOptions show;
    mea::ParallelOptions parallel;
    mea::RegisterOptions registers;
    mea::StatusOptions status;
    mea::ServeOptions serve;
    std::function<Exit()> asked;
};

CLI::App* add_command(CLI::App& app, Commands& c, const char* name, const char* help) {
    CLI::App* command = app.add_subcommand(name, help);
    command->add_flag("--quiet", c.common.quiet, "Only errors on standard error");
    command->add_flag("--verbose", c.common.verbose, "Say more about what is done");
    return command;
}

void add_index(CLI::App& command, Commands& c) {
    command
        .add_option("--index", c.common.index,
                    "Index folder, or a file that lists shards (default: $MEA_INDEX, else "
                    "$XDG_DATA_HOME/mea/index)")
        ->type_name("DIR");
}

CLI::Option* add_format(CLI::App& command, std::string& format, std::vector<std::string> allowed) {
    return command.add_option("--format", format, "Form of the output")
        ->check(CLI::IsMember(std::move(allowed)))
        ->capture_default_str();
}

void add_reading(CLI::App& command, mea::ReadingOptions& reading) {
    command
        .add_option("--max-bytes", reading.max_bytes,
                    "Name files larger than this instead of reading them (K, M, G understood)")
        ->transform(CLI::AsSizeValue(false))
        ->default_str("512M");
    command
        .add_option("--timeout", reading.timeout_seconds,
                    "Seconds one document may take; a large one as many again for each MiB, up to "
                    "ten times as many")
        ->check(CLI::Range(0.1, 3600.0))
        ->capture_default_str();
    command.add_option("--memory", reading.memory_megabytes, "MiB one document may use")
        ->check(CLI::Range(64, 1 << 20))
        ->capture_default_str();
}

void add_ingest(CLI::App& app, Commands& c) {
    CLI::App* command = add_command(
        app, c, "ingest", "Read files and folders into the index; unchanged files are skipped");
    command->add_option("paths", c.ingest.paths, "Files and folders")->type_name("PATH");
    add_index(*command, c);
    command
        ->add_option("--jobs", c.ingest.jobs, "Documents read at a time (default: one a processor)")
        ->check(CLI::Range(1, 256));
    command->add_option("--ocr", c.ingest.ocr, "Text recognition for pages without text")
        ->check(CLI::IsMember({"auto", "never", "always"}))
        ->capture_default_str();
    command->add_flag("--retry-failed", c.ingest.retry_failed, "Read again what failed before");
    command->add_flag("--prune", c.ingest.prune,
                      "Remove what is no longer there of the files under PATH");
    command->add_option("--shard", c.ingest.shard, "Only the files of partition I of N, by content")
        ->type_name("I/N");
    command
        ->add_option("--plan", c.ingest.plan,
                     "Write which part each file belongs to, and read nothing")
        ->type_name("FILE");
    command->add_option("--parts", c.ingest.parts, "Parts of the plan")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
    command->add_option("--from", c.ingest.from, "Files of a plan instead of PATH; with --shard")
        ->type_name("PLAN");
    command
        ->add_option("--batch", c.ingest.batch,
                     "Files in a commit: what a power cut may cost is read again")
        ->check(CLI::Range(1, 1000000))
        ->capture_default_str();
    command->add_flag("--json", c.ingest.json,
                      "Events on standard output, one JSON object a line, as in the journal");
    command->add_flag("--no-align", c.ingest.no_align,
                      "Leave the learnt lexicon as it is (mea align builds it)");
    command->add_flag(
        "--no-keep", c.ingest.no_keep,
        "Neither keep nor use the extracted texts beside the index, by which a change "
        "of rules and names needs no extraction");
    add_reading(*command, c.ingest.reading);
    command->callback([&c] { c.asked = [&c] { return run_ingest(c.ingest, c.common); }; });
}

void add_extract(CLI::App& app, Commands& c) {
    CLI::App* command =
        add_command(app, c, "extract", "Print what the pipeline makes of files, without an index");
    command->add_option("files", c.extract.files, "PDF, DOC, DOCX, ODT, RTF, HTML or text files")
        ->required()
        ->type_name("FILE");
    add_format(*command, c.extract.format, {"json", "text"});
    add_reading(*command, c.extract.reading);
    command->callback([&c] { c.asked = [&c] { return run_extract(c.extract, c.common); }; });
}

void add_search(CLI::App& app, Commands& c) {
    CLI::App* command =
        add_command(app, c, "search", "Find paragraphs in any of the six languages");
    command
        ->add_option(
            "query", c.search.query,
            "Words, \"a phrase\", AND OR NOT, -word, word*, (groups), field:value with the fields "
            "symbol decision treaty article body country centre lang kind year date title; what "
            "begins with a hyphen stands behind --")
        ->required()
        ->type_name("QUERY");
    add_index(*command, c);
    command->add_option("--limit", c.search.limit, "Hits to print")
        ->check(CLI::Range(0, 10000))
        ->capture_default_str();
    command->add_option("--offset", c.search.offset, "Hits to skip")->capture_default_str();
    command->add_option("--by", c.search.by, "What a hit is")
        ->check(CLI::IsMember({"paragraph", "document"}))
        ->capture_default_str();
    command->add_option("--show-lang", c.search.show_language, "Show each hit in this language too")
        ->check(CLI::IsMember({"ar", "en", "es", "fr", "ru", "zh"}));
    command->add_flag("--exact", c.search.exact,
                      "Words as typed, without their other forms and other languages");
    command->add_flag(
        "--without-learnt", c.search.without_learnt,
        "Other languages by names and the thesaurus alone, not by the learnt lexicon");
    command->add_flag("--facets", c.search.facets,
                      "Count hits by language, treaty, body, year, kind, country, decision");
    command->add_flag("--explain", c.search.explain, "Print how the query was understood");
    add_format(*command, c.search.format, {"text", "json", "jsonl", "csv"});
    command->callback([&c] { c.asked = [&c] { return run_search(c.search, c.common); }; });
}

void add_show(CLI::App& app, Commands& c) {
    CLI::App* command = add_command(app, c, "show", "Print a document or a paragraph");
    command
        ->add_option("address", c.show.address,
                     "SYMBOL, SYMBOL#PATH or a permalink, as UNEP/GC.23/8#p28")
        ->required()
        ->type_name("SYMBOL[#PATH]");
    add_index(*command, c);
    command->add_option("--lang", c.show.language, "Language version")
        ->check(CLI::IsMember({"ar", "en", "es", "fr", "ru", "zh"}));
    add_format(*command, c.show.format, {"text", "json", "html"});
    command->callback([&c] { c.asked = [&c] { return run_show(c.show, c.common); }; });
}

void add_parallel(CLI::App& app, Commands& c) {
    CLI::App* command =
        add_command(app, c, "parallel",
                    "Language versions of a document side by side, and where they disagree");
    command
        ->add_option("address", c.parallel.address,
                     "SYMBOL for the whole document, SYMBOL#PATH for a paragraph and what lies in "
                     "it, as ISBA/19/C/17#x1.a2")
        ->required()
        ->type_name("SYMBOL[#PATH]");
    add_index(*command, c);
    command
        ->add_option("--langs", c.parallel.languages,
                     "Languages, the reference first, as en,zh (default: all there are)")
        ->delimiter(',')
        ->check(CLI::IsMember({"ar", "en", "es", "fr", "ru", "zh"}))
        ->type_name("LANG,...");
    add_format(*command, c.parallel.format, {"text", "json", "tmx", "csv"});
    command->callback([&c] { c.asked = [&c] { return run_parallel(c.parallel, c.common); }; });
}

using RunRegister = Exit (*)(const mea::RegisterOptions&, const mea::Common&);

struct RegisterCommand {
    const char* name;
    const char* help;
    const char* option;
    const char* argument;
    const char* argument_help;
    RunRegister run;
};

constexpr RegisterCommand register_commands[] = {
    {"decisions",
     "List decisions, resolutions and recommendations: number, titles, where adopted, who cites "
     "them with which verb, what amended them; those only cited are listed as such",
     "filter", "FILTER",
     "Words of a number, title or body in any language; body:stockholm-cop, treaty:basel, "
     "year:2009..2015, lang:zh, decision:SC-1/15",
     mea::run_decisions},
    {"citations",
     "Who cites a decision, resolution or document, and whom it cites: verb, paragraph, languages",
     "id", "ID", "In any spelling: SC-1/15, 第SC-1/15号决定, A/RES/54/217, UNEP/POPS/COP.4/38",
     mea::run_citations},
    {"centres",
     "List regional centres, offices and networks: host, city, decision, term, and the paragraphs "
     "that say so in every language",
     "filter", "FILTER",
     "Words of a network, country or city in any language; network:basel-rc, country:CHN, "
     "decision:SC-4/23",
     mea::run_centres},
    {"documents",
     "List documents: languages present and missing, renditions, addenda and corrigenda, "
     "conflicts, and the numbers absent from a series",
     "filter", "FILTER",
     "Words of a title or symbol; symbol:UNEP/POPS, body:unep-gc, treaty:stockholm, lang:zh, "
     "year:2004..2010",
     mea::run_documents},
};

void add_registers(CLI::App& app, Commands& c) {
    for (const RegisterCommand& one : register_commands) {
        CLI::App* command = add_command(app, c, one.name, one.help);
        CLI::Option* filter = command->add_option(one.option, c.registers.filter, one.argument_help)
                                  ->type_name(one.argument);
        if (one.run == mea::run_citations) filter->required();
        add_index(*command, c);
        command->add_option("--limit", c.registers.limit, "Rows to print")
            ->check(CLI::Range(0, 10000))
            ->capture_default_str();
        command->add_option("--offset", c.registers.offset, "Rows to skip")->capture_default_str();
        add_format(*command, c.registers.format, {"text", "json", "csv"});
        const RunRegister run = one.run;
        command->callback(
            [&c, run] { c.asked = [&c, run] { return run(c.registers, c.common); }; });
    }
}

void add_align(CLI::App& app, Commands& c) {
    CLI::App* command = add_command(
        app, c, "align",
        "Learn which words say the same from documents in several languages; search uses them");
    add_index(*command, c);
    command->callback([&c] { c.asked = [&c] { return run_align(c.common); }; });
}

void add_status(CLI::App& app, Commands& c) {
    CLI::App* command = add_command(app, c, "status", "Counts, failures and versions of an index");
    add_index(*command, c);
    add_format(*command, c.status.format, {"text", "json"});
    command->callback([&c] { c.asked = [&c] { return run_status(c.status, c.common); }; });

    CLI::App* check = add_command(app, c, "check", "Verify an index end to end");
    add_index(*check, c);
    check->callback([&c] { c.asked = [&c] { return run_check(c.common); }; });
}

void add_serve(CLI::App& app, Commands& c) {
    CLI::App* command =
        add_command(app, c, "serve", "Put the index behind a web page and a JSON API");
    add_index(*command, c);
    command->add_option("--host", c.serve.host, "Address to listen on")->capture_default_str();
    command->add_option("--port", c.serve.port, "Port to listen on; 0 takes a free one")
        ->capture_default_str();
    command
        ->add_option("--threads", c.serve.threads,
                     "Requests answered at a time, half of them for one client (default: one a "
                     "processor and two)")
        ->check(CLI::Range(1, 256));
    command
        ->add_option("--search-seconds", c.serve.search_seconds,
                     "Seconds a search may take; after half of them its counts are estimates, "
                     "after all of them it is refused; 0: as long as it takes")
        ->check(CLI::Range(0.0, 18.0))
        ->capture_default_str();
    command
        ->add_option("--max-connections", c.serve.connections,
                     "Connections at a time; one client may have half of them")
        ->check(CLI::Range(2, 60000))
        ->capture_default_str();
    command->add_flag("--behind-proxy", c.serve.behind_proxy,
                      "Take the client's address from X-Forwarded-For; only behind a proxy that "
                      "sets it");
    command
        ->add_option("--cors", c.serve.origins,
                     "Origins whose pages may read the API, as https://example.org; * for any")
        ->delimiter(',')
        ->type_name("ORIGIN,...");
    command
        ->add_option("--files", c.serve.files,
                     "Folder where the relative paths that were ingested begin, for pictures of "
                     "their pages (default: the current one)")
        ->type_name("DIR");
    command
        ->add_option("--access-log", c.serve.access_log,
                     "File for one line a request, with client and query; - is standard error")
        ->type_name("FILE");
    command->callback([&c] { c.asked = [&c] { return run_serve(c.serve, c.common); }; });
}

bool is_query_taken_for_option(std::string_view argument) {
    return argument.starts_with('-') && argument.find(' ') != std::string_view::npos;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{
        "mea reads, structures and searches the documents of multilateral environmental "
        "agreements\n"
        "in Arabic, Chinese, English, French, Russian and Spanish."};
    app.name("mea");
    app.set_version_flag("--version", "mea " + std::string(mea::program_version));
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done or found, 1 nothing found, 2 error, 3 done with warnings.");
    Commands commands;
    add_ingest(app, commands);
    add_extract(app, commands);
    add_search(app, commands);
    add_show(app, commands);
    add_parallel(app, commands);
    add_registers(app, commands);
    add_align(app, commands);
    add_status(app, commands);
    add_serve(app, commands);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        if (app.exit(problem) == 0) return 0;
        if (std::any_of(argv + 1, argv + argc, is_query_taken_for_option)) {
            std::cerr << "A query that begins with - stands after --, behind all options.\n";
        }
        return static_cast<int>(Exit::error);
    }
    std::ios::sync_with_stdio(false);
    return static_cast<int>(commands.asked());
}
