// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "index/searcher.h"
#include "pipeline/tagger.h"

// An index opened for reading together with the knowledge that understands queries.

namespace mea {

class OpenIndex {
public:
    static Result<OpenIndex> open(const std::string& path);
    // With knowledge that is already loaded; several readers may share it.
    static Result<OpenIndex> open(const std::string& path,
                                  std::shared_ptr<const Knowledge> knowledge);

    Searcher& searcher() { return *searcher_; }

private:
    std::shared_ptr<const Knowledge> knowledge_;
    std::unique_ptr<Searcher> searcher_;
};

// The parts of "SYMBOL#PATH", of a permalink "/d/SYMBOL#PATH", or of a symbol alone. The symbol is
// brought to its canonical spelling when it is one.
struct Address {
    std::string document;
    std::string path;
};
Address parse_address(std::string_view text);

// Sets `parallel` of every hit whose paragraph stands in `language` too: the same path, and nothing
// that speaks against it (index/parallel.h).
void add_parallels(Searcher& searcher, Results& results, const std::string& language);

}  // namespace mea
