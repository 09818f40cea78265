// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/document_title.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <string_view>

#include "pipeline/block_facts.h"
#include "pipeline/dates.h"
#include "pipeline/fold.h"
#include "pipeline/front_matter.h"
#include "pipeline/label_line.h"
#include "pipeline/lexicon.h"
#include "pipeline/ordinal_words.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::size_t longest_title = 560;  // bytes of lines in capitals
constexpr double same_size = 0.5;           // points
constexpr double larger = 1.2;              // of the type of a cover's title
constexpr std::size_t front_reach = 40;     // blocks
constexpr std::size_t none = static_cast<std::size_t>(-1);

// Headings that publications share; folded.
constexpr std::array<std::string_view, 68> shared_headings = {"foreword",
                                                              "preface",
                                                              "note",
                                                              "notes",
                                                              "disclaimer",
                                                              "acknowledgements",
                                                              "acknowledgments",
                                                              "abbreviations",
                                                              "acronyms",
                                                              "acronyms and abbreviations",
                                                              "abbreviations and acronyms",
                                                              "summary",
                                                              "executive summary",
                                                              "introduction",
                                                              "overview",
                                                              "background",
                                                              "avant-propos",
                                                              "notice",
                                                              "remerciements",
                                                              "sigles et abreviations",
                                                              "abreviations",
                                                              "resume",
                                                              "resume analytique",
                                                              "prologo",
                                                              "prefacio",
                                                              "nota",
                                                              "agradecimientos",
                                                              "siglas y abreviaturas",
                                                              "abreviaturas",
                                                              "resumen",
                                                              "resumen ejecutivo",
                                                              "introduccion",
                                                              "предисловие",
                                                              "примечание",
                                                              "примечания",
                                                              "выражение признательности",
                                                              "сокращения",
                                                              "список сокращений",
                                                              "резюме",
                                                              "введение",
                                                              "前言",
                                                              "序言",
                                                              "序",
                                                              "说明",
                                                              "注",
                                                              "鸣谢",
                                                              "致谢",
                                                              "缩略语",
                                                              "缩写",
                                                              "摘要",
                                                              "内容提要",
                                                              "执行摘要",
                                                              "引言",
                                                              "导言",
                                                              "تمهيد",
                                                              "تصدير",
                                                              "مقدمه",
                                                              "ملاحظه",
                                                              "ملاحظات",
                                                              "شكر وتقدير",
                                                              "المختصرات",
                                                              "موجز",
                                                              "موجز تنفيذي",
                                                              "خلاصه",
                                                              "خلاصه وافيه",
                                                              "ايضاح",
                                                              "تنويه",
                                                              "بيان"};

// Small words in capitals that begin the second line of a title; folded.
constexpr std::array<std::string_view, 28> joining_words = {
    "on ",   "of ",  "for ",  "in ",    "to ",  "under ",    "and ",
    "the ",  "sur ", "de ",   "du ",    "des ", "relatif ",  "relative ",
    "a ",    "et ",  "pour ", "sobre ", "del ", "relativo ", "relativa ",
    "para ", "y ",   "о ",    "об ",    "по ",  "и ",        "для "};

bool is_shared_heading(std::string_view text) {
    constexpr std::size_t longest = 64;  // bytes
    if (text.size() > longest) return false;
    std::size_t number = 0;  // "1 ", "1.0 "
    while (number < text.size() && (is_digit(code_point_at(text, number).value) ||
                                    text[number] == '.' || text[number] == ' '))
        number = code_point_at(text, number).next;
    const std::string words = folded_words(trimmed(text.substr(number)));
    return std::find(shared_headings.begin(), shared_headings.end(), words) !=
           shared_headings.end();
}

bool begins_with_joining_word(std::string_view text) {
    const std::string words = folded_words(text);
    return std::any_of(joining_words.begin(), joining_words.end(), [&words](std::string_view word) {
        return std::string_view(words).starts_with(word);
    });
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
    return std::any_of(ends.begin(), ends.end(),
                       [text](std::string_view end) { return text.ends_with(end); });
}

bool ends_with_year(std::string_view text) {
    if (text.ends_with("年")) text.remove_suffix(std::string_view("年").size());
    text = trimmed(text);
    return !text.empty() && is_digit(code_point_before(text, text.size()));
}

// The foot of a cover page: "2023", "Geneva 2017", "New York and Geneva, 2017", "2023 年".
bool is_place_and_year(std::string_view text) {
    constexpr std::size_t most_words = 5;
    std::size_t digits = 0;
    std::size_t words = 1;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_digit(point.value)) ++digits;
        if (is_space(point.value)) ++words;
        at = point.next;
    }
    if (digits != 4 || words > most_words || !ends_with_year(text)) return false;
    const bool comma = text.find(',') != std::string_view::npos ||
                       text.find("،") != std::string_view::npos ||
                       text.find("，") != std::string_view::npos;
    return words <= 2 || comma;
}

// "Report of the Secretary-General"; the report on a session is a title.
bool is_mere_type(std::string_view text) {
    return is_document_type_line(text) && find_dates(text).empty() && read_ordinal_words(text) == 0;
}

// The number of a resolution, "79/209. Report …".
std::size_t resolution_number(std::string_view text) {
    const auto label = read_label_line(text);
    const bool number = label && label->kind == LabelKind::decision && label->bare && label->titled;
    return number ? label->size : 0;
}

// Without the marks of notes at the end and behind the sponsor ("Iraq:* draft resolution").
std::string without_marks(std::string_view text) {
    while (text.ends_with("*")) text.remove_suffix(1);
    std::string out(trimmed(text));
    for (std::size_t at = out.find(":*"); at != std::string::npos; at = out.find(":*"))
        out.erase(at + 1, 1);
    return out;
}

class Finder {
public:
    Finder(const ExtractedDocument& document, const std::vector<Zone>& zones,
           const Lexicon& lexicon)
        : document_(document), zones_(zones), lexicon_(lexicon) {}

    std::string run(bool has_masthead) const {
        if (has_masthead) {
            std::size_t line = titled_line();
            if (line == none) line = last_of_masthead();
            return line != none ? printed(line) : of_first_decision();
        }
        const std::size_t line = first_line();
        const std::string stated = stated_on_cover();
        if (!stated.empty()) return stated;
        const std::size_t cover = largest_of_cover();
        const double other = line == none ? size_of_text() : size(line);
        if (cover != none && size(cover) >= larger * other) return lines_of_cover(cover);
        if (cover != none && line != none && page(cover) < page(line) &&
            !is_printed_on_cover(text(line), page(line)))
            return longest_of_cover(cover);
        return line != none ? printed(line) : of_first_decision();
    }

private:
    std::string_view text(std::size_t i) const {
        return slice(document_.text, document_.blocks[i].range);
    }
    double size(std::size_t i) const { return document_.blocks[i].font_size; }
    int page(std::size_t i) const { return document_.blocks[i].first_page; }
    bool same_type(std::size_t a, std::size_t b) const {
        return std::abs(size(a) - size(b)) < same_size;
    }

    bool is_body(std::string_view line) const {
        const std::vector<NameMention> names = lexicon_.find(line);
        return names.size() == 1 && names[0].kind == "body" && names[0].range.size() == line.size();
    }

    bool usable(std::size_t i) const {
        const std::string_view line = text(i);
        return !line.empty() && !is_adoption_line(line) && line.front() != '[' &&
               !line.starts_with("［") && star_note_mark(line) == 0 && !is_place_and_year(line) &&
               !ends_with_any(line, {",", "，", "،"}) && !is_body(line);
    }

    std::vector<std::size_t> title_lines() const {
        std::vector<std::size_t> lines;
        for (std::size_t i = 0; i < zones_.size(); ++i) {
            if (zones_[i] != Zone::title) continue;
            if (is_shared_heading(text(i))) break;
            if (usable(i)) lines.push_back(i);
        }
        return lines;
    }

    std::size_t first_line() const {
        const std::vector<std::size_t> lines = title_lines();
        return lines.empty() ? none : lines.front();
    }

    // Under a masthead: a resolution's own line, else the first of the largest type.
    std::size_t titled_line() const {
        const std::vector<std::size_t> lines = title_lines();
        std::size_t best = none;
        for (const std::size_t i : lines) {
            if (resolution_number(text(i)) > 0) return i;
            if (is_part(i) || continues(i) || is_mere_type(printed(i))) continue;
            if (best == none || size(i) > size(best) + same_size) best = i;
        }
        return best == none && !lines.empty() ? lines.front() : best;
    }

    // The second line of a title, or of the agenda item above it.
    bool continues(std::size_t i) const {
        return i > 0 && zones_[i - 1] != Zone::body && is_lower(code_point_at(text(i), 0).value);
    }

    bool goes_on(std::string_view title, std::size_t first, std::size_t next) const {
        if (ends_with_any(title, {":", "：", "—"})) return true;
        const std::string_view line = text(next);
        if (is_lower(code_point_at(line, 0).value)) return true;
        return title.size() < longest_title && capitals_alone(title) > 0 &&
               capitals_alone(line) > 0 &&
               (same_type(first, next) || begins_with_joining_word(line));
    }

    bool is_part(std::size_t i) const {
        if (i >= zones_.size() || zones_[i] != Zone::title) return false;
        const auto label = read_label_line(text(i));
        return label && label->kind == LabelKind::part && !label->titled;
    }

    std::string printed(std::size_t first) const {
        std::string title = without_marks(text(first).substr(resolution_number(text(first))));
        std::size_t next = first + 1;
        const auto titled = [this](std::size_t i) {
            return i < zones_.size() && zones_[i] == Zone::title;
        };
        for (; titled(next) && goes_on(title, first, next); ++next)
            title += " " + without_marks(text(next));
        for (; is_part(next) && titled(next + 1) && !is_part(next + 1); next += 2)
            title += ". " + without_marks(text(next)) + ", " + without_marks(text(next + 1));
        return squeeze(title);
    }

    bool on_cover(std::size_t i) const {
        return zones_[i] == Zone::masthead || zones_[i] == Zone::title || zones_[i] == Zone::body;
    }

    // Up to the first heading that publications share, the contents or the first sentence.
    std::size_t cover_end() const {
        constexpr std::size_t sentence = 200;  // print_length()
        std::size_t i = 0;
        while (i < std::min(zones_.size(), front_reach) && zones_[i] != Zone::toc &&
               !(on_cover(i) && (is_shared_heading(text(i)) || print_length(text(i)) > sentence)))
            ++i;
        return i;
    }

    // The commonest size, by the length of the text.
    double size_of_text() const {
        std::map<int, std::size_t> lengths;  // of half points
        for (std::size_t i = 0; i < zones_.size(); ++i)
            if (zones_[i] == Zone::body)
                lengths[static_cast<int>(std::lround(2 * size(i)))] += text(i).size();
        const auto most =
            std::max_element(lengths.begin(), lengths.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        return most == lengths.end() ? 0 : most->first / 2.0;
    }

    // Letters and digits alone: neither broken lines nor dashes between them matter.
    static std::string run_together(std::string_view words) {
        const std::string plain = folded_words(words);
        std::string out;
        for (std::size_t at = 0; at < plain.size();) {
            const CodePoint point = code_point_at(plain, at);
            if (is_letter(point.value) || is_digit(point.value))
                out.append(plain, at, point.next - at);
            at = point.next;
        }
        return out;
    }

    std::string stated_on_cover() const {
        constexpr std::size_t fewest_words = 3;
        const auto stated = document_.metadata.find("title");
        if (stated == document_.metadata.end()) return {};
        const std::string title = squeeze(stated->second);
        const auto words =
            static_cast<std::size_t>(std::count(title.begin(), title.end(), ' ')) + 1;
        const bool han = !title.empty() && is_han(code_point_at(title, 0).value);
        if ((words < fewest_words && !han) || ends_with_any(title, {",", "，", "،"})) return {};
        return is_printed_on_cover(title, std::numeric_limits<int>::max()) ? title : std::string();
    }

    // On pages before `page`.
    bool is_printed_on_cover(std::string_view title, int before) const {
        std::string cover;
        const std::size_t end = cover_end();
        for (std::size_t i = 0; i < end && page(i) < before; ++i)
            if (on_cover(i)) cover += run_together(text(i));
        return cover.find(run_together(title)) != std::string::npos;
    }

    bool may_title_cover(std::size_t i) const {
        const FrontLine line = read_front_line(text(i));
        const bool name = line == FrontLine::other || line == FrontLine::organ;
        constexpr std::size_t shortest = 6;  // print_length()
        return on_cover(i) && name && usable(i) && print_length(text(i)) >= shortest &&
               !ends_with_any(text(i), {":", "："}) && !is_organ(i);
    }

    // "United Nations"; a longer line may be the name of a treaty.
    bool is_organ(std::size_t i) const {
        constexpr std::size_t longest = 20;  // print_length()
        return read_front_line(text(i)) == FrontLine::organ && print_length(text(i)) <= longest;
    }

    std::size_t largest_of_cover() const {
        std::size_t best = none;
        const std::size_t end = cover_end();
        for (std::size_t i = 0; i < end; ++i) {
            if (size(i) <= 0 || !may_title_cover(i)) continue;
            if (best == none || size(i) > size(best) + same_size) best = i;
        }
        return best;
    }

    // Lines beside it of nearly its type.
    std::string lines_of_cover(std::size_t best) const {
        constexpr double nearly = 0.8;
        const auto belongs = [&](std::size_t i) {
            return i < zones_.size() && may_title_cover(i) && size(i) >= nearly * size(best) &&
                   document_.blocks[i].first_page == document_.blocks[best].first_page;
        };
        std::size_t begin = best;
        while (begin > 0 && belongs(begin - 1)) --begin;
        std::string title;
        for (std::size_t i = begin; belongs(i) && title.size() < longest_title; ++i)
            title += (title.empty() ? "" : " ") + without_marks(text(i));
        return squeeze(title);
    }

    // Of a cover in one type.
    std::string longest_of_cover(std::size_t first) const {
        std::size_t best = first;
        for (std::size_t i = first; i < zones_.size() && page(i) == page(first); ++i)
            if (may_title_cover(i) && text(i).size() > text(best).size()) best = i;
        return without_marks(text(best));
    }

    // The words behind the last field, where the symbol is printed again under them.
    std::size_t last_of_masthead() const {
        std::size_t field = none;
        std::size_t after = none;
        for (std::size_t i = 0; i < zones_.size() && i < front_reach; ++i) {
            if (zones_[i] != Zone::masthead) continue;
            const FrontLine line = read_front_line(text(i));
            const bool meeting = line == FrontLine::session || line == FrontLine::meeting ||
                                 line == FrontLine::agenda || line == FrontLine::job;
            if (meeting) {
                field = i;
                after = none;
            } else if (field != none && after == none && line == FrontLine::other && usable(i)) {
                after = i;
            }
        }
        return after;
    }

    std::string of_first_decision() const {
        std::size_t i = 0;
        while (i < zones_.size() && zones_[i] != Zone::body) ++i;
        if (i + 1 >= zones_.size() || zones_[i + 1] != Zone::body) return {};
        const auto label = read_label_line(text(i));
        if (!label || label->kind != LabelKind::decision || label->bare || label->titled) return {};
        constexpr std::size_t longest = 300;  // print_length()
        const std::string_view next = text(i + 1);
        if (print_length(next) > longest || read_formula(next) != Formula::none) return {};
        return squeeze(std::string(text(i)) + ": " + without_marks(next));
    }

    const ExtractedDocument& document_;
    const std::vector<Zone>& zones_;
    const Lexicon& lexicon_;
};

}  // namespace

std::string read_document_title(const ExtractedDocument& document, const std::vector<Zone>& zones,
                                bool has_masthead, const Lexicon& lexicon) {
    if (zones.size() != document.blocks.size()) return {};
    return Finder(document, zones, lexicon).run(has_masthead);
}

}  // namespace mea
