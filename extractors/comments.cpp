// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/comments.h"

#include <utility>

#include "pipeline/text.h"

namespace mea {

void add_comment(DocumentBuilder& out, std::vector<FlowBlock> paragraphs, int page) {
    for (FlowBlock& paragraph : paragraphs) {
        if (read_ods_tag(paragraph.words.text, out.document().metadata)) continue;
        paragraph.words.marks.clear();
        paragraph.proto.kind = BlockKind::text_box;
        paragraph.proto.table = 0;
        paragraph.proto.first_page = paragraph.proto.last_page = page;
        add_block(out, std::move(paragraph.words), std::move(paragraph.proto));
    }
}

bool read_ods_tag(std::string_view text, std::map<std::string, std::string>& metadata) {
    const std::string_view all = trimmed(text);
    if (!all.starts_with("<<ODS ") || !all.ends_with(">>")) return false;
    const std::size_t begin = all.find(">>") + 2;
    const std::size_t end = all.rfind("<<");
    const std::string_view name = all.substr(2, begin - 4);
    if (end > begin && name == "ODS DOC SYMBOL1")
        metadata["symbol"] = all.substr(begin, end - begin);
    if (end > begin && name == "ODS JOB NO") metadata["job"] = all.substr(begin, end - begin);
    return true;
}

}  // namespace mea
