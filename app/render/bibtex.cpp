// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/bibtex.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "pipeline/text.h"

namespace mea {
namespace {

struct Entry {
    const Hit* hit = nullptr;
    std::vector<std::string> numbers;  // of the paragraphs found
};

std::string escaped_tex(std::string_view text) {
    std::string out;
    for (const char c : squeeze(text)) {
        if (c == '\\') {
            out += "\\textbackslash{}";
        } else if (c == '{' || c == '}' || c == '$' || c == '&' || c == '#' || c == '%' ||
                   c == '_') {
            out += '\\';
            out += c;
        } else if (c == '~') {
            out += "\\textasciitilde{}";
        } else if (c == '^') {
            out += "\\textasciicircum{}";
        } else {
            out += c;
        }
    }
    return out;
}

// "UNEP/GC.23/8" in Chinese → "UNEP-GC.23-8-zh".
std::string key_of(const Hit& hit) {
    std::string key;
    for (const char c : hit.document + "-" + hit.language) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
        key += plain ? c : '-';
    }
    return key;
}

std::string entry_of(const Entry& entry) {
    const Hit& hit = *entry.hit;
    std::string out = "@techreport{" + key_of(hit);
    const auto field = [&out](const char* name, const std::string& value) {
        if (!value.empty()) out += ",\n  " + std::string(name) + " = {" + escaped_tex(value) + "}";
    };
    constexpr std::size_t year = 4;
    constexpr std::size_t month_at = 5;
    field("title", hit.title);
    field("institution", "United Nations");
    field("number", hit.symbol);
    field("year", hit.date.substr(0, year));
    if (hit.date.size() > month_at + 1) field("month", hit.date.substr(month_at, 2));
    field("langid", hit.language);
    std::string found;
    for (const std::string& number : entry.numbers) found += (found.empty() ? "" : ", ") + number;
    field("note", found);
    return out + "\n}\n";
}

}  // namespace

std::string bibtex_of(const Results& results) {
    std::vector<Entry> entries;
    for (const Hit& hit : results.hits) {
        auto entry = std::find_if(entries.begin(), entries.end(), [&hit](const Entry& e) {
            return e.hit->document == hit.document && e.hit->language == hit.language;
        });
        if (entry == entries.end()) entry = entries.insert(entries.end(), Entry{&hit, {}});
        entry->numbers.push_back(hit.paragraph.path);
    }
    std::string out;
    for (const Entry& entry : entries) out += (out.empty() ? "" : "\n") + entry_of(entry);
    return out;
}

}  // namespace mea
