// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include <CLI/CLI.hpp>

#include "app/commands/command.h"
#include "app/version.h"

namespace {

using mea::Exit;

void add_reading(CLI::App& command, mea::ReadingOptions& reading) {
    command
        .add_option("--max-bytes", reading.max_bytes,
                    "Name files larger than this instead of reading them")
        ->transform(CLI::AsSizeValue(false))
        ->capture_default_str();
    command.add_option("--timeout", reading.timeout_seconds, "Seconds one document may take")
        ->check(CLI::Range(0.1, 3600.0))
        ->capture_default_str();
    command.add_option("--memory", reading.memory_megabytes, "MiB one document may use")
        ->check(CLI::Range(64, 1 << 20))
        ->capture_default_str();
}

CLI::App* add_extract(CLI::App& app, mea::ExtractOptions& options) {
    CLI::App* command =
        app.add_subcommand("extract", "Print what the pipeline makes of files, without an index");
    command->add_option("files", options.files, "PDF, DOC, DOCX, ODT, RTF, HTML or text files")
        ->required();
    command
        ->add_option("--format", options.format,
                     "json: one object a line a file; text: for a person")
        ->check(CLI::IsMember({"json", "text"}))
        ->capture_default_str();
    add_reading(*command, options.reading);
    return command;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{
        "mea reads, structures and searches documents of multilateral environmental agreements"};
    app.name("mea");
    app.set_version_flag("--version", "mea " + std::string(mea::program_version));
    app.require_subcommand(1);
    mea::Common common;
    mea::ExtractOptions extract;
    CLI::App* extract_command = add_extract(app, extract);
    for (CLI::App* command : {extract_command}) {
        command->add_flag("--quiet", common.quiet, "Only errors on standard error");
        command->add_flag("--verbose", common.verbose, "More about what is done");
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        const int code = app.exit(problem);
        return code == 0 ? 0 : static_cast<int>(Exit::error);
    }
    std::ios::sync_with_stdio(false);
    if (extract_command->parsed()) return static_cast<int>(run_extract(extract, common));
    return static_cast<int>(Exit::error);
}
