// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/lexicon_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "pipeline/text.h"

namespace mea {
namespace {

using Json = nlohmann::ordered_json;

struct Section {
    const char* field;
    NameRank rank;
};

// In order of preference: the first name of a language is the one shown.
constexpr std::array<Section, 4> sections{{{"short", NameRank::short_name},
                                           {"official", NameRank::official},
                                           {"abbreviation", NameRank::abbreviation},
                                           {"part", NameRank::part}}};

std::vector<std::string> strings(const Json& value) {
    if (value.is_string()) return {value.get<std::string>()};
    return value.get<std::vector<std::string>>();
}

class Reader {
public:
    explicit Reader(LexiconFile& out) : out_(out) {}

    // Throws nlohmann::json::exception; read_one() is the border.
    void read(const Json& file) {
        kind_ = file.value("kind", "");
        capital_ = file.value("capital", false);
        if (file.contains("joints")) read_joints(file.at("joints"));
        if (file.contains("hidden")) read_hidden(file.at("hidden"));
        if (!file.contains("entries")) return;
        for (const Json& entry : file.at("entries")) read_entry(entry);
    }

    const std::string& where() const { return where_; }

private:
    void read_joints(const Json& joints) {
        for (const auto& [language, rule] : joints.items())
            out_.joints[language] = {rule.value("after", false), strings(rule.at("words"))};
    }

    void read_hidden(const Json& hidden) {
        for (const Json& name : hidden) {
            NameRecord record;
            record.kind = kind_;
            out_.names.push_back(with_flags(std::move(record), name));
        }
    }

    void read_entry(const Json& json) {
        LexiconEntry entry;
        entry.kind = kind_;
        entry.key = json.at("key").get<std::string>();
        entry.treaty = json.value("treaty", "");
        entry.body = json.value("body", "");
        if (json.contains("networks")) entry.networks = strings(json.at("networks"));
        where_ = entry.key;
        NameRecord proto;
        proto.entry = static_cast<std::uint32_t>(out_.entries.size());
        proto.kind = json.value("found_as", kind_);
        for (const Section& section : sections) {
            if (!json.contains(section.field)) continue;
            proto.rank = section.rank;
            for (const auto& [language, names] : json.at(section.field).items()) {
                proto.language = language;
                read_names(names, proto, entry);
            }
        }
        out_.entries.push_back(std::move(entry));
    }

    void read_names(const Json& names, const NameRecord& proto, LexiconEntry& entry) {
        if (!names.is_array()) return read_name(names, proto, entry);
        for (const Json& name : names) read_name(name, proto, entry);
    }

    void read_name(const Json& name, const NameRecord& proto, LexiconEntry& entry) {
        NameRecord record = with_flags(proto, name);
        if (record.rank != NameRank::part)
            entry.names.emplace_back(record.language, record.pattern);
        const bool shown_only = name.is_object() && !name.value("find", true);
        if (!shown_only) out_.names.push_back(std::move(record));
    }

    NameRecord with_flags(NameRecord record, const Json& name) const {
        record.exact_case = record.rank == NameRank::abbreviation;
        record.pattern = (name.is_string() ? name : name.at("name")).get<std::string>();
        record.capital = capital_ && is_upper(code_point_at(record.pattern, 0).value);
        if (name.is_string()) return record;
        record.exact_case = name.value("case", record.exact_case);
        record.only = name.value("only", false);
        if (name.contains("not_before")) record.not_before = strings(name.at("not_before"));
        if (name.contains("not_after")) record.not_after = strings(name.at("not_after"));
        return record;
    }

    LexiconFile& out_;
    std::string kind_;
    std::string where_;
    bool capital_ = false;
};

Result<std::string> bytes_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    if (!in) return fail(ErrorCode::not_found, "a lexicon file cannot be read", path.string());
    return std::move(out).str();
}

Result<void> read_one(const std::filesystem::path& path, LexiconFile& out) {
    const auto bytes = bytes_of(path);
    if (!bytes) return tl::unexpected(bytes.error());
    Reader reader(out);
    try {
        reader.read(Json::parse(*bytes));
    } catch (const Json::exception& problem) {
        return fail(ErrorCode::schema, problem.what(), path.string() + " " + reader.where());
    }
    return {};
}

}  // namespace

std::string_view name_of(NameRank rank) {
    switch (rank) {
        case NameRank::official:
            return "official";
        case NameRank::short_name:
            return "short";
        case NameRank::abbreviation:
            return "abbreviation";
        case NameRank::part:
            return "coordinated";
    }
    return "short";
}

Result<LexiconFile> read_lexicon_files(const std::string& directory) {
    std::error_code error;
    std::vector<std::filesystem::path> paths;
    for (const auto& item : std::filesystem::directory_iterator(directory, error))
        if (item.path().extension() == ".json" && item.path().filename() != terms_file &&
            item.path().filename() != verbs_file)
            paths.push_back(item.path());
    if (error || paths.empty())
        return fail(ErrorCode::not_found, "no lexicon here", directory,
                    "the program's corpus/lexicon folder is missing");
    std::sort(paths.begin(), paths.end());
    LexiconFile out;
    for (const auto& path : paths)
        if (auto done = read_one(path, out); !done) return tl::unexpected(done.error());
    return out;
}

Result<LexiconFile> read_lexicon_file(const std::string& path) {
    LexiconFile out;
    if (auto done = read_one(path, out); !done) return tl::unexpected(done.error());
    return out;
}

}  // namespace mea
