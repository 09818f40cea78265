// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "app/render/page.h"
#include "pipeline/result.h"

// The page's files, read into memory at the start: nothing that a request names is ever opened.
// Immutable, thread-safe.

namespace mea {

struct Asset {
    std::string type;
    std::string body;
    std::string etag;  // of the content, quoted
};

class Assets {
public:
    // Every file below `directory` whose extension is known. Errors: not_found when it has no
    // index.html.
    static Result<Assets> read(const std::string& directory);

    // By path: "/index.html", "/views/search.js". Null when there is none.
    const Asset* find(const std::string& path) const;
    const Asset& page() const { return *find("/index.html"); }
    // Of /strings/LANGUAGE.json; plurals are left out.
    const PageWords& words(const std::string& language) const;
    // Changes with any file.
    const std::string& version() const { return version_; }

private:
    std::map<std::string, Asset> assets_;
    std::map<std::string, PageWords> words_;
    std::string version_;
};

}  // namespace mea
