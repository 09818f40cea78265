// SPDX-License-Identifier: GPL-3.0-or-later
#include "case_document.h"

#include <cctype>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>
#include <utility>

namespace mea {
namespace {

// "called{3} by {*}" without its calls.
std::pair<std::string, std::vector<NoteReference>> calls_of(std::string_view line) {
    std::string text;
    std::vector<NoteReference> calls;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const std::size_t end = line[at] == '{' ? line.find('}', at) : std::string_view::npos;
        if (end == std::string_view::npos) {
            text += line[at];
            continue;
        }
        calls.push_back(
            {text.size(), NoteReference::npos, std::string(line.substr(at + 1, end - at - 1))});
        at = end;
    }
    return {text, calls};
}

void bind_calls(ExtractedDocument& document) {
    std::vector<bool> called(document.blocks.size(), false);
    for (NoteReference& call : document.note_references) {
        for (std::size_t i = 0; i < called.size() && call.note == NoteReference::npos; ++i) {
            if (called[i] || document.blocks[i].kind != BlockKind::footnote) continue;
            if (document.blocks[i].mark != call.mark) continue;
            call.note = i;
            called[i] = true;
        }
    }
}

}  // namespace

CaseFile read_case_file(const std::string& name) {
    CaseFile read;
    read.path = std::string(MEA_SOURCE_DIR) + "/tests/cases/" + name + ".txt";
    std::ifstream file(read.path);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with("//")) continue;
        if (line.starts_with("== ")) {
            read.cases.push_back({line.substr(3), {}, {}, {}});
            continue;
        }
        if (read.cases.empty()) continue;
        CaseFile::Case& last = read.cases.back();
        if (line.starts_with("=> "))
            last.expected.push_back(line.substr(3));
        else if (line.starts_with("-> "))
            last.calls.push_back(line.substr(3));
        else
            last.lines.push_back(line);
    }
    return read;
}

ExtractedDocument document_of(const std::vector<std::string>& lines) {
    DocumentBuilder out("test");
    int page = 1;
    for (const std::string& line : lines) {
        if (line == "\\f") {
            ++page;
            continue;
        }
        if (line.starts_with("\\title ")) {
            out.document().metadata["title"] = line.substr(line.find(' ') + 1);
            continue;
        }
        Block block;
        std::string_view text = line;
        if (text.starts_with("#")) {
            block.bold = true;
            const std::size_t space = text.find(' ');
            block.font_size = std::atof(std::string(text.substr(1, space - 1)).c_str());
            text.remove_prefix(space + 1);
        } else if (text.starts_with("^")) {
            const std::size_t space = text.find(' ');
            block.kind = BlockKind::footnote;
            block.mark = std::string(text.substr(1, space - 1));
            text.remove_prefix(space + 1);
        } else if (text.starts_with("| ")) {
            block.kind = BlockKind::table_row;
            block.table = 1;
            text.remove_prefix(2);
        } else if (text.starts_with("@ ")) {
            block.kind = BlockKind::header;
            text.remove_prefix(2);
        }
        block.first_page = block.last_page = page;
        auto [words, calls] = calls_of(text);
        out.add(words, block, std::move(calls));
    }
    ExtractedDocument document = std::move(out).finish();
    document.pages = page;
    bind_calls(document);
    return document;
}

std::vector<std::string> words_of_line(const std::string& line) {
    std::istringstream in(line);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

}  // namespace mea
