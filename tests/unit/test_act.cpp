// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "case_document.h"
#include "corpus_knowledge.h"
#include "pipeline/assemble.h"

namespace mea {
namespace {

// "first..last=act" for each run of neighbours that are part of one act.
std::vector<std::string> runs_of(const IndexDocument& document) {
    std::vector<std::string> lines;
    std::string first;
    for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
        const IndexParagraph& p = document.paragraphs[i];
        const auto container = [](const std::string& path) {
            return path.substr(0, std::min(path.find('.'), path.size()));
        };
        const auto continues = [&](const IndexParagraph& next) {
            const bool nested = p.path.find('.') != std::string::npos;
            return next.act == p.act && next.kind != "footnote" &&
                   (!nested || container(next.path) == container(p.path));
        };
        if (first.empty()) first = p.path;
        if (i + 1 < document.paragraphs.size() && continues(document.paragraphs[i + 1])) continue;
        if (!p.act.empty()) {
            lines.push_back((first == p.path ? first : first + ".." + p.path) + "=" + p.act);
        }
        first.clear();
    }
    return lines;
}

TEST(Act, Cases) {
    const CaseFile file = read_case_file("acts/acts");
    ASSERT_GE(file.cases.size(), 10U) << "too few cases in " << file.path;
    for (const CaseFile::Case& one : file.cases) {
        Source source;
        source.path = one.name;
        source.sha256 = std::string(64, '0');
        const Product product = understand(source, document_of(one.lines), knowledge());
        EXPECT_EQ(runs_of(assemble(product, Terms{})), one.expected) << one.name;
    }
}

}  // namespace
}  // namespace mea
