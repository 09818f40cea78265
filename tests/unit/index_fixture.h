// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "index/searcher.h"
#include "index/writer.h"

// Small indexes for tests: a temporary directory, documents made of a few paragraphs, a fake
// tagger.

namespace mea::test {

class TemporaryDirectory {
public:
    TemporaryDirectory() {
        static int count = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("mea-test-" + std::to_string(getpid()) + "-" + std::to_string(count++));
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~TemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    std::string operator/(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

inline IndexParagraph paragraph(std::string path, std::string text,
                                std::string kind = "paragraph") {
    IndexParagraph out;
    out.path = std::move(path);
    out.kind = std::move(kind);
    out.text = std::move(text);
    out.first_page = out.last_page = 1;
    return out;
}

inline IndexDocument document(const std::string& symbol, const std::string& language,
                              std::vector<IndexParagraph> paragraphs,
                              const std::string& format = "docx") {
    IndexDocument out;
    out.key = out.symbol = symbol;
    out.language = language;
    out.paragraphs = std::move(paragraphs);
    out.segments = out.paragraphs.size();
    out.file.extractor = format;
    out.file.path = symbol + "-" + language + "." + format;
    out.file.sha256 = "sha of " + out.file.path;
    return out;
}

// Entities given by their text: every occurrence of `words` becomes `id`.
struct Name {
    std::string words;
    std::string id;
    EntityKind kind;
};

inline std::vector<Entity> find_names(std::string_view text, const std::vector<Name>& names) {
    std::vector<Entity> found;
    for (const Name& name : names) {
        for (std::size_t at = text.find(name.words); at != std::string_view::npos;
             at = text.find(name.words, at + 1)) {
            Entity entity;
            entity.kind = name.kind;
            entity.id = name.id;
            entity.range = Range{at, at + name.words.size()};
            found.push_back(std::move(entity));
        }
    }
    return found;
}

inline void tag(IndexDocument& document, const std::vector<Name>& names) {
    for (IndexParagraph& one : document.paragraphs) {
        for (const Entity& entity : find_names(one.text, names)) {
            one.entities.push_back(IndexEntity{entity.id, entity.range, {}});
            ++document.entities;
        }
    }
}

inline QueryTagger tagger_of(std::vector<Name> names) {
    return [names = std::move(names)](std::string_view text) { return find_names(text, names); };
}

// index_damage.cpp
void set_schema_version(const std::string& directory, const std::string& version);
void delete_records(const std::string& directory, const std::string& term);

}  // namespace mea::test
