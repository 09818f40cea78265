// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/assets.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "app/render/json.h"
#include "pipeline/source.h"

namespace mea {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> asset_types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".json", "application/json"},
    {".png", "image/png"},
    {".webmanifest", "application/manifest+json"},
    {".txt", "text/plain; charset=utf-8"},
}};

std::string_view type_of(const fs::path& file) {
    for (const auto& [extension, type] : asset_types) {
        if (file.extension() == extension) return type;
    }
    return {};
}

PageWords words_in(const std::string& language, const Asset* file) {
    std::map<std::string, std::string> words;
    const Json json = file == nullptr ? Json() : Json::parse(file->body, nullptr, false);
    if (json.is_object()) {
        for (const auto& [key, value] : json.items()) {
            if (value.is_string()) words[key] = value.get<std::string>();
        }
    }
    return {language, std::move(words)};
}

}  // namespace

Result<Assets> Assets::read(const std::string& directory) {
    Assets assets;
    std::string all;
    std::error_code problem;
    for (const auto& entry : fs::recursive_directory_iterator(directory, problem)) {
        const std::string_view type = type_of(entry.path());
        if (!entry.is_regular_file() || type.empty()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        std::ostringstream body;
        body << in.rdbuf();
        const std::string path = "/" + fs::relative(entry.path(), directory).generic_string();
        Asset asset{std::string(type), body.str(), {}};
        asset.etag = "\"" + sha256_of(asset.body).substr(0, 16) + "\"";
        assets.assets_.emplace(path, std::move(asset));
    }
    if (problem || assets.find("/index.html") == nullptr)
        return fail(ErrorCode::not_found, "the page is missing", directory + "/index.html");
    for (const auto& [path, asset] : assets.assets_) all += path + asset.etag;
    for (const char* language : {"ar", "en", "es", "fr", "ru", "zh"}) {
        assets.words_[language] =
            words_in(language, assets.find("/strings/" + std::string(language) + ".json"));
    }
    assets.version_ = sha256_of(all).substr(0, 16);
    return assets;
}

const Asset* Assets::find(const std::string& path) const {
    const auto found = assets_.find(path);
    return found == assets_.end() ? nullptr : &found->second;
}

const PageWords& Assets::words(const std::string& language) const { return words_.at(language); }

}  // namespace mea
