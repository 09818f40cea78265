// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/inline_text.h"

#include <algorithm>
#include <utility>

#include "pipeline/text.h"

namespace mea {
namespace {

// Of the letters of a block, so many make it bold or italic as a whole.
constexpr double nearly_all = 0.9;

// A text rewritten piece by piece, with its marks and links moved along.
class Rewriting {
public:
    explicit Rewriting(InlineText& inline_text) : inline_text_(inline_text) {
        moved_.resize(inline_text.text.size() + 1);
    }
    // The bytes from `at` on are written at the end of what was written.
    void stands(std::size_t at) { moved_.at(at) = written_.size(); }
    void write(std::string_view bytes) { written_ += bytes; }
    bool empty() const { return written_.empty(); }
    void finish() {
        stands(inline_text_.text.size());
        for (NoteReference& mark : inline_text_.marks) mark.at = moved(mark.at);
        for (Link& link : inline_text_.links) {
            link.range = {moved(link.range.begin), moved(link.range.end)};
        }
        inline_text_.text = std::move(written_);
    }

private:
    std::size_t moved(std::size_t at) const { return moved_.at(std::min(at, moved_.size() - 1)); }

    InlineText& inline_text_;
    std::string written_;
    std::vector<std::size_t> moved_;
};

bool browser_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// A line break is a space, unless a space is there already; of several breaks the first is one.
bool break_is_silent(std::string_view text, std::size_t at) {
    const bool before = is_space(code_point_before(text, at));
    const bool another = at + 1 < text.size() && text[at + 1] == '\n';
    return before ||
           (!another && at + 1 < text.size() && is_space(code_point_at(text, at + 1).value));
}

void settle_breaks(InlineText& inline_text) {
    if (inline_text.text.find('\n') == std::string::npos) return;
    const std::string text = inline_text.text;
    Rewriting rewriting(inline_text);
    for (std::size_t at = 0; at < text.size(); ++at) {
        rewriting.stands(at);
        if (text[at] != '\n') {
            rewriting.write(std::string_view(text).substr(at, 1));
        } else if (!break_is_silent(text, at)) {
            rewriting.write(" ");
        }
    }
    rewriting.finish();
}

// NFC between the offsets that matter, so that they stay exact.
void normalise(InlineText& inline_text) {
    settle_breaks(inline_text);
    const std::string& text = inline_text.text;
    std::vector<std::size_t> cuts{0, text.size()};
    for (const NoteReference& mark : inline_text.marks) cuts.push_back(mark.at);
    for (const Link& link : inline_text.links) {
        cuts.push_back(link.range.begin);
        cuts.push_back(link.range.end);
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    Rewriting rewriting(inline_text);
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        rewriting.stands(cuts[i]);
        rewriting.write(to_nfc(slice(text, {cuts[i], cuts[i + 1]})));
    }
    rewriting.finish();
}

double commonest_size(const InlineText& inline_text) {
    double best = 0;
    std::size_t most = 0;
    for (const auto& [size, letters] : inline_text.sizes) {
        if (letters > most) {
            most = letters;
            best = size;
        }
    }
    return best;
}

}  // namespace

void InlineText::append(std::string_view words, const InlineLook& look) {
    const std::size_t count = static_cast<std::size_t>(std::count_if(
        words.begin(), words.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; }));
    letters += count;
    if (look.bold) bold_letters += count;
    if (look.italic) italic_letters += count;
    if (look.size > 0 && count > 0) sizes[look.size] += count;
    text += words;
}

void InlineText::append(InlineText other, std::string_view separator) {
    if (!text.empty() && !other.text.empty()) text += separator;
    const std::size_t shift = text.size();
    text += other.text;
    for (NoteReference& mark : other.marks) {
        mark.at += shift;
        marks.push_back(std::move(mark));
    }
    for (Link& link : other.links) {
        link.range = {link.range.begin + shift, link.range.end + shift};
        links.push_back(std::move(link));
    }
    letters += other.letters;
    bold_letters += other.bold_letters;
    italic_letters += other.italic_letters;
    for (const auto& [size, count] : other.sizes) sizes[size] += count;
}

InlineText joined(std::vector<FlowBlock> blocks) {
    InlineText out;
    for (FlowBlock& block : blocks) {
        if (!block.proto.label.empty()) {
            InlineText label;
            label.append(block.proto.label, {});
            out.append(std::move(label), " ");
        }
        for (char& c : block.words.text) {
            if (c == '\t') c = ' ';
        }
        out.append(std::move(block.words), " ");
    }
    return out;
}

std::vector<InlineText> split(const InlineText& inline_text, const std::vector<std::size_t>& cuts) {
    std::vector<InlineText> parts;
    std::size_t begin = 0;
    std::vector<std::size_t> ends = cuts;
    ends.push_back(inline_text.text.size());
    for (const std::size_t end : ends) {
        InlineText part = inline_text;
        part.marks.clear();
        part.links.clear();
        part.text = std::string(slice(inline_text.text, {begin, end}));
        for (NoteReference mark : inline_text.marks) {
            // A mark at a cut ends the part before it.
            if ((mark.at <= begin && begin > 0) || mark.at > end) continue;
            mark.at -= begin;
            part.marks.push_back(std::move(mark));
        }
        for (Link link : inline_text.links) {
            const Range range{std::clamp(link.range.begin, begin, end) - begin,
                              std::clamp(link.range.end, begin, end) - begin};
            link.range = range;
            if (!range.empty()) part.links.push_back(std::move(link));
        }
        parts.push_back(std::move(part));
        begin = end;
    }
    return parts;
}

bool InlineText::blank() const { return trim(text, {0, text.size()}).empty(); }

void collapse_space(InlineText& inline_text) {
    const std::string text = inline_text.text;
    Rewriting rewriting(inline_text);
    bool pending = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (browser_space(text[at])) {
            rewriting.stands(at);
            pending = true;
            continue;
        }
        if (pending && !rewriting.empty()) rewriting.write(" ");
        pending = false;
        rewriting.stands(at);
        rewriting.write(std::string_view(text).substr(at, 1));
    }
    rewriting.finish();
}

void erase_front(InlineText& inline_text, std::size_t size) {
    size = std::min(size, inline_text.text.size());
    inline_text.text.erase(0, size);
    for (NoteReference& mark : inline_text.marks) mark.at -= std::min(mark.at, size);
    for (Link& link : inline_text.links) {
        link.range.begin -= std::min(link.range.begin, size);
        link.range.end -= std::min(link.range.end, size);
    }
}

std::size_t add_block(DocumentBuilder& out, InlineText inline_text, Block proto) {
    normalise(inline_text);
    const double letters = static_cast<double>(inline_text.letters);
    proto.bold =
        letters > 0 && static_cast<double>(inline_text.bold_letters) >= nearly_all * letters;
    proto.italic =
        letters > 0 && static_cast<double>(inline_text.italic_letters) >= nearly_all * letters;
    if (proto.font_size <= 0) proto.font_size = commonest_size(inline_text);
    const std::size_t block = out.add(inline_text.text, std::move(proto), inline_text.marks);
    if (block == DocumentBuilder::npos) return block;

    ExtractedDocument& document = out.document();
    const Block& added = document.blocks.at(block);
    const Range kept = trim(inline_text.text, {0, inline_text.text.size()});
    for (Link& link : inline_text.links) {
        const Range range{std::clamp(link.range.begin, kept.begin, kept.end) - kept.begin,
                          std::clamp(link.range.end, kept.begin, kept.end) - kept.begin};
        const std::size_t words = added.range.begin + added.label_size;
        const Range placed{std::min(words + range.begin, added.range.end),
                           std::min(words + range.end, added.range.end)};
        if (!placed.empty()) document.links.push_back({placed, std::move(link.target)});
    }
    return block;
}

}  // namespace mea
