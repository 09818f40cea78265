// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/knowledge.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <vector>

#include "app/version.h"
#include "pipeline/citation_verb.h"
#include "pipeline/source.h"

namespace mea {
namespace {

namespace fs = std::filesystem;

Result<std::string> data_directory(const char* variable, const std::string& installed,
                                   const char* in_source) {
    std::error_code ignored;
    if (const char* set = std::getenv(variable); set != nullptr && *set != '\0') {
        if (fs::is_directory(set, ignored)) return std::string(set);
        return fail(ErrorCode::not_found, std::string(variable) + " names no folder", set,
                    "set it to the folder, or unset it");
    }
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    const std::array<fs::path, 2> places{program.parent_path() / ".." / "share" / "mea" / installed,
                                         fs::path(in_source)};
    for (const fs::path& place : places) {
        if (fs::is_directory(place, ignored)) return place.lexically_normal().string();
    }
    return fail(ErrorCode::not_found, "the program's " + installed + " folder is missing",
                places[0].lexically_normal().string(),
                std::string("install it there or set ") + variable);
}

std::string names_version() {
    const Result<std::string> corpus = corpus_directory();
    if (!corpus) return {};
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(*corpus + "/lexicon", ignored)) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::string all;
    for (const fs::path& file : files) {
        std::ifstream in(file, std::ios::binary);
        all.append(std::istreambuf_iterator<char>(in), {});
    }
    constexpr std::size_t digits = 12;
    return sha256_of(all).substr(0, digits);
}

}  // namespace

Result<std::string> corpus_directory() {
    return data_directory("MEA_CORPUS", "corpus", MEA_SOURCE_CORPUS);
}

Result<std::string> web_directory() { return data_directory("MEA_WEB", "web", MEA_SOURCE_WEB); }

Result<Knowledge> load_knowledge() {
    const Result<std::string> corpus = corpus_directory();
    if (!corpus) return tl::unexpected<Error>(corpus.error());
    const std::string lexicon_folder = *corpus + "/lexicon";
    auto loading_rules = std::async(load_rules, *corpus + "/rules");
    auto loading_terms = std::async(load_terms, lexicon_folder);
    Result<Lexicon> lexicon = load_lexicon(lexicon_folder);
    Result<Lexicon> verbs = load_verbs(lexicon_folder);
    Result<Rules> rules = loading_rules.get();
    Result<Terms> terms = loading_terms.get();
    if (!rules) return tl::unexpected<Error>(rules.error());
    if (!lexicon) return tl::unexpected<Error>(lexicon.error());
    if (!terms) return tl::unexpected<Error>(terms.error());
    if (!verbs) return tl::unexpected<Error>(verbs.error());
    Knowledge knowledge;
    knowledge.rules = std::move(*rules);
    knowledge.lexicon = std::move(*lexicon);
    knowledge.terms = std::move(*terms);
    knowledge.verbs = std::move(*verbs);
    return knowledge;
}

std::string settings_version(const Knowledge& knowledge) {
    return std::string(program_version) + "/" + knowledge.rules.version() + "/" + names_version();
}

}  // namespace mea
