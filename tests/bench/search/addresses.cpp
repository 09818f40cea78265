// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <string>

#include "pipeline/percent.h"
#include "tests/bench/search/questions.h"

namespace mea::bench {
namespace {

std::string typed(const Question& question) {
    std::string text;
    const bool zh = question.language == "zh";
    const std::string between = question.kind == Kind::phrase && zh ? "" : " ";
    for (const std::string& word : question.words) text += (text.empty() ? "" : between) + word;
    if (question.kind == Kind::phrase) text = '"' + text + '"';
    if (question.kind == Kind::prefix && !zh) text += "*";
    return text;
}

}  // namespace

void write_addresses(const std::vector<Question>& questions, const std::string& folder) {
    std::ofstream mea(folder + "/addresses.mea");
    std::ofstream omega(folder + "/addresses.omega");
    for (const Question& question : questions) {
        const bool filtered = question.kind == Kind::filtered;
        const std::string language = filtered ? " lang:" + question.language : "";
        mea << "/api/v1/search?q=" << percent_encoded(typed(question) + language, ".-") << '\n';
        omega << "/omega?DEFAULTOP=and&HITSPERPAGE=10&P=" << percent_encoded(typed(question), ".-")
              << (filtered ? "&B=L" + question.language : "") << '\n';
    }
}

}  // namespace mea::bench
