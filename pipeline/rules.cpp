// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/rules.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include <openssl/evp.h>
#include <nlohmann/json.hpp>

#include "pipeline/rule_set.h"

namespace mea {
namespace {

using nlohmann::json;

constexpr std::string_view schema_name = "mea/rules/1";
constexpr std::int64_t memory_of_prefilter = 64
                                             << 20;  // bytes; the set's DFA for some 150 patterns

std::optional<EntityKind> kind_named(std::string_view name) {
    for (int i = 0; i <= static_cast<int>(EntityKind::date); ++i) {
        const auto kind = static_cast<EntityKind>(i);
        if (name_of(kind) == name) return kind;
    }
    return std::nullopt;
}

std::string sha256_hex(std::string_view bytes) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (unsigned int i = 0; i < size; ++i) {
        hex += digits[digest[i] >> 4U];
        hex += digits[digest[i] & 15U];
    }
    return hex;
}

struct RuleFile {
    std::string name;
    json content;
};

// Reads the files in order of their names, so that the version does not depend on the file system.
Result<std::vector<RuleFile>> read_files(const std::string& directory, std::string& all_bytes) {
    std::error_code error;
    std::set<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
        if (entry.path().extension() == ".json") paths.insert(entry.path());
    }
    if (error || paths.empty()) {
        return fail(ErrorCode::not_found, "no rule files", directory,
                    "MEA_CORPUS names the directory that holds rules/ and lexicon/");
    }
    std::vector<RuleFile> files;
    for (const auto& path : paths) {
        std::ifstream in(path, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(in)),
                                std::istreambuf_iterator<char>());
        json content = json::parse(bytes, nullptr, false);
        if (content.is_discarded() || !content.is_object()) {
            return fail(ErrorCode::damaged, "not a JSON object", path.string());
        }
        if (content.value("schema", "") != schema_name) {
            return fail(ErrorCode::schema, "the schema is not mea/rules/1", path.string());
        }
        all_bytes += path.filename().string() + '\n' + bytes;
        files.push_back({path.filename().string(), std::move(content)});
    }
    return files;
}

class Builder {
public:
    explicit Builder(Rules::Parts& parts) : parts_(parts) {}

    Result<void> add_words(const RuleFile& file) {
        const json words = file.content.value("words", json::object());
        for (const auto& [name, pattern] : words.items()) {
            words_.emplace_back("%" + name + "%", pattern.get<std::string>());
        }
        return {};
    }

    Result<void> add(const RuleFile& file) {
        const std::string body = file.content.value("body", "");
        if (file.content.contains("names")) {
            auto names = compile(file.content["names"].get<std::string>(), file.name + ": names");
            if (!names) return tl::unexpected<Error>(names.error());
            parts_.names.push_back({body, std::move(*names)});
        }
        const json phrases = file.content.value("phrases", json::object());
        for (const auto& [name, pattern] : phrases.items()) {
            auto compiled = compile(pattern.get<std::string>(), file.name + ": " + name);
            if (!compiled) return tl::unexpected<Error>(compiled.error());
            parts_.phrases[name] = std::move(*compiled);
        }
        const json lists = file.content.value("lists", json::object());
        for (const auto& [name, words] : lists.items()) {
            std::istringstream in(words.get<std::string>());
            for (std::string word; in >> word;) {
                parts_.word_lists[name].insert(folded(fold_codes(word).text));
            }
        }
        const json cities = file.content.value("cities", json::array());
        for (const json& city : cities) {
            auto compiled = compile(city.value("pattern", ""), file.name + ": cities");
            if (!compiled) return tl::unexpected<Error>(compiled.error());
            parts_.cities.push_back({city.value("country", ""), std::move(*compiled)});
        }
        if (auto done = add_organs(file); !done) return done;
        const json heads = file.content.value("heads", json::array());
        for (const json& head : heads) {
            if (auto done = add_head(head, file.name); !done) return done;
        }
        const json rules = file.content.value("rules", json::array());
        for (const json& rule : rules) {
            if (auto done = add_rule(rule, body, file.name); !done) return done;
        }
        return {};
    }

    Result<void> finish() {
        RE2::Options options;
        options.set_max_mem(memory_of_prefilter);
        parts_.prefilter = std::make_unique<RE2::Set>(options, RE2::UNANCHORED);
        for (const Rule& rule : parts_.rules) {
            std::string error;
            if (parts_.prefilter->Add(rule.pattern.text(), &error) < 0) {
                return fail(ErrorCode::damaged, error, rule.id);
            }
        }
        if (!parts_.prefilter->Compile()) {
            return fail(ErrorCode::limit, "the rules do not fit the prefilter");
        }
        return {};
    }

private:
    Result<Pattern> compile(std::string pattern, const std::string& where) const {
        for (bool again = true; again;) {
            again = false;
            for (const auto& [name, words] : words_) {
                for (std::size_t at = 0; (at = pattern.find(name, at)) != std::string::npos;) {
                    pattern.replace(at, name.size(), words);
                    again = true;
                }
            }
        }
        Result<Pattern> made = Pattern::of(fold_codes(pattern).text);
        if (!made) made.error().where = where;
        return made;
    }

    Result<void> add_organs(const RuleFile& file) {
        const json organs = file.content.value("organs", json::array());
        for (const json& data : organs) {
            auto compiled = compile(data.value("names", ""), file.name + ": organs");
            if (!compiled) return tl::unexpected<Error>(compiled.error());
            Organ organ{std::move(*compiled), {}};
            for (const json& of : data.value("of", json::array()))
                organ.of.push_back({of.value("treaty", ""), of.value("body", "")});
            parts_.organs.push_back(std::move(organ));
        }
        const json special = file.content.value("special_sessions", json::object());
        for (const auto& [body, canonical] : special.items())
            parts_.special_sessions[body] = canonical.get<std::string>();
        return {};
    }

    Result<void> add_head(const json& head, const std::string& file) {
        HeadWords words;
        const auto kind = kind_named(head.value("kind", ""));
        if (!kind) return fail(ErrorCode::damaged, "a head without a known kind", file);
        words.kind = *kind;
        auto before = compile(head.value("before", ""), file + ": before");
        auto after = compile("^(?:" + head.value("after", "") + ")", file + ": after");
        if (!before) return tl::unexpected<Error>(before.error());
        if (!after) return tl::unexpected<Error>(after.error());
        words.before = std::move(*before);
        words.after = std::move(*after);
        parts_.heads.push_back(std::move(words));
        return {};
    }

    Result<void> add_rule(const json& data, const std::string& body, const std::string& file) {
        Rule rule;
        rule.id = data.value("id", "");
        const std::string where = file + ": " + rule.id;
        const auto kind = kind_named(data.value("kind", ""));
        if (rule.id.empty() || !kind || !ids_.insert(rule.id).second) {
            return fail(ErrorCode::damaged, "a rule without a known kind or with an id twice",
                        where);
        }
        if (data.value("examples", json::array()).empty() || data.value("source", "").empty()) {
            return fail(ErrorCode::damaged, "a rule without examples or source", where);
        }
        rule.kind = *kind;
        rule.body = data.value("body", body);
        rule.canonical = data.value("canonical", "");
        rule.attributes = data.value("attributes", std::map<std::string, std::string>());
        rule.needs_head = data.value("needs_head", false);
        rule.shape = data.value("shape", 0.0);
        rule.treaties = data.value("treaties", std::vector<std::string>());
        const json networks = data.value("networks", json::array());
        for (const json& context : networks) {
            rule.networks.push_back({context.value("treaty", ""), context.value("body", ""),
                                     context.value("network", "")});
        }
        auto compiled = compile(data.value("pattern", ""), where);
        if (!compiled) return tl::unexpected<Error>(compiled.error());
        rule.pattern = std::move(*compiled);
        parts_.rules.push_back(std::move(rule));
        return {};
    }

    Rules::Parts& parts_;
    std::vector<std::pair<std::string, std::string>> words_;
    std::set<std::string> ids_;
};

}  // namespace

Rules::Rules() : parts_(std::make_unique<Parts>()) {}
Rules::~Rules() = default;
Rules::Rules(Rules&&) noexcept = default;
Rules& Rules::operator=(Rules&&) noexcept = default;
const std::string& Rules::version() const { return parts_->version; }

const RE2* Rules::Parts::phrase(const std::string& name) const {
    const auto found = phrases.find(name);
    return found == phrases.end() ? nullptr : &*found->second;
}

Result<Rules> load_rules(const std::string& directory) {
    std::string all_bytes;
    const auto files = read_files(directory, all_bytes);
    if (!files) return tl::unexpected<Error>(files.error());
    Rules rules;
    Builder builder(*rules.parts_);
    try {
        for (const RuleFile& file : *files) {
            if (auto done = builder.add_words(file); !done)
                return tl::unexpected<Error>(done.error());
        }
        for (const RuleFile& file : *files) {
            if (auto done = builder.add(file); !done) return tl::unexpected<Error>(done.error());
        }
    } catch (const json::exception& error) {
        return fail(ErrorCode::damaged, error.what(), directory);
    }
    if (auto done = builder.finish(); !done) return tl::unexpected<Error>(done.error());
    rules.parts_->version = sha256_hex(all_bytes).substr(0, 16);
    return rules;
}

}  // namespace mea
