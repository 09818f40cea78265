// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <iostream>
#include <string>

#include "app/open_index.h"
#include "app/render/json.h"

// usage: quality_answering INDEX [--exact] [--without-learnt]
// Answers each line of the standard input with a line of "mea/results/1", ten hits: what `mea
// search --format json` prints, without starting a program for each question. A question that is
// refused is answered by its problem.

int main(int count, char** arguments) {
    mea::SearchOptions options;
    for (int i = 2; i < count; ++i) {
        const std::string option = arguments[i];
        if (option == "--exact") options.exact = true;
        if (option == "--without-learnt") options.learnt = false;
    }
    mea::Result<mea::OpenIndex> index = mea::OpenIndex::open(count < 2 ? "" : arguments[1]);
    if (!index) {
        std::fprintf(stderr, "quality_answering: %s\n", mea::describe(index.error()).c_str());
        return 2;
    }
    for (std::string question; std::getline(std::cin, question);) {
        const mea::Result<mea::Results> results = index->searcher().search(question, options);
        std::cout << (results ? mea::json_of(*results) : mea::json_of(results.error())).dump()
                  << std::endl;
    }
    return 0;
}
