// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/plan.h"

#include <filesystem>
#include <fstream>
#include <limits>
#include <map>

#include "app/render/json.h"
#include "extractors/registry.h"
#include "pipeline/source.h"

namespace mea {
namespace {

namespace fs = std::filesystem;

std::string without_extension(const std::string& path) {
    return fs::path(path).replace_extension().string();
}

}  // namespace

Result<Planned> write_plan(const Scan& found, std::size_t parts, const std::string& to) {
    const auto cannot = [&to] {
        return fail(ErrorCode::denied, "the plan cannot be written", to, "name another file");
    };
    std::map<std::string, std::size_t> part_of_name;
    Planned planned;
    std::string lines;
    for (const std::string& path : found.files) {
        const Result<Source> source = read_source(path, std::numeric_limits<std::size_t>::max());
        const std::string content = source ? source->sha256 : sha256_of(path);
        const std::size_t part =
            part_of_name.emplace(without_extension(path), Partition::part_of(content, parts))
                .first->second;
        const std::size_t bytes = source ? source->bytes.size() : 0;
        lines += printed(Json{{"path", path},
                              {"sha256", source ? source->sha256 : ""},
                              {"bytes", bytes},
                              {"part", part}});
        lines += '\n';
        ++planned.files;
        planned.bytes += bytes;
    }
    const std::string beside = to + ".tmp";
    {
        std::ofstream file(beside, std::ios::trunc);
        file << printed(Json{{"schema", "mea/plan/1"},
                             {"parts", parts},
                             {"files", planned.files},
                             {"bytes", planned.bytes}})
             << '\n'
             << lines;
        if (!file.flush()) return cannot();
    }
    std::error_code problem;
    fs::rename(beside, to, problem);
    if (problem) return cannot();
    return planned;
}

Result<std::vector<std::string>> read_plan(const std::string& from, const Partition& partition) {
    std::ifstream file(from);
    if (!file) return fail(ErrorCode::not_found, "there is no such plan", from, "check the path");
    const auto damaged = [&from](std::size_t line) {
        return fail(ErrorCode::damaged, "this is no plan of mea ingest --plan",
                    from + ":" + std::to_string(line));
    };
    std::vector<std::string> paths;
    std::size_t number = 0;
    for (std::string text; std::getline(file, text);) {
        const Json line = Json::parse(text, nullptr, false);
        if (!line.is_object()) return damaged(number + 1);
        if (number++ == 0) {
            if (line.value("schema", "") != "mea/plan/1") return damaged(number);
            const auto parts = line.value("parts", std::size_t{0});
            if (parts != partition.of)
                return fail(ErrorCode::usage,
                            "the plan has " + std::to_string(parts) + " parts, not " +
                                std::to_string(partition.of),
                            from, "use the N of the plan in --shard I/N");
            continue;
        }
        const auto path = line.find("path");
        if (path == line.end() || !path->is_string()) return damaged(number);
        if (line.value("part", partition.of) == partition.number)
            paths.push_back(path->get<std::string>());
    }
    if (number == 0) return damaged(1);
    return paths;
}

}  // namespace mea
