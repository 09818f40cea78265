// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/label_line.h"

#include <algorithm>
#include <array>

#include "pipeline/fold.h"
#include "pipeline/label_code.h"
#include "pipeline/numerals.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::size_t longest_label_bytes = 640;  // with a title of three printed lines

Folding words_folding() {
    Folding folding;
    folding.latin_accents = true;
    folding.arabic_letters = true;
    return folding;
}

struct LabelWord {
    std::string_view word;  // folded
    LabelKind kind;
    int rank = 0;
};

// Longer words before their beginnings.
constexpr std::array label_words = {
    LabelWord{"annexe", LabelKind::annex},       LabelWord{"annex", LabelKind::annex},
    LabelWord{"anexo", LabelKind::annex},        LabelWord{"приложение", LabelKind::annex},
    LabelWord{"المرفق", LabelKind::annex},       LabelWord{"مرفق", LabelKind::annex},
    LabelWord{"appendix", LabelKind::appendix},  LabelWord{"appendice", LabelKind::appendix},
    LabelWord{"apendice", LabelKind::appendix},  LabelWord{"добавление", LabelKind::appendix},
    LabelWord{"التذييل", LabelKind::appendix},   LabelWord{"تذييل", LabelKind::appendix},
    LabelWord{"article", LabelKind::article},    LabelWord{"articulo", LabelKind::article},
    LabelWord{"art.", LabelKind::article},       LabelWord{"статья", LabelKind::article},
    LabelWord{"الماده", LabelKind::article},     LabelWord{"ماده", LabelKind::article},
    LabelWord{"regulation", LabelKind::article}, LabelWord{"правило", LabelKind::article},
    LabelWord{"rule", LabelKind::article},       LabelWord{"regle", LabelKind::article},
    LabelWord{"القاعده", LabelKind::article},    LabelWord{"part", LabelKind::part, 1},
    LabelWord{"partie", LabelKind::part, 1},     LabelWord{"parte", LabelKind::part, 1},
    LabelWord{"часть", LabelKind::part, 1},      LabelWord{"الجزء", LabelKind::part, 1},
    LabelWord{"الباب", LabelKind::part, 1},      LabelWord{"titre", LabelKind::part, 1},
    LabelWord{"titulo", LabelKind::part, 1},     LabelWord{"chapter", LabelKind::part, 2},
    LabelWord{"chapitre", LabelKind::part, 2},   LabelWord{"capitulo", LabelKind::part, 2},
    LabelWord{"глава", LabelKind::part, 2},      LabelWord{"الفصل", LabelKind::part, 2},
    LabelWord{"section", LabelKind::part, 3},    LabelWord{"seccion", LabelKind::part, 3},
    LabelWord{"раздел", LabelKind::part, 3},     LabelWord{"القسم", LabelKind::part, 3},
    LabelWord{"الفرع", LabelKind::part, 3},      LabelWord{"clause", LabelKind::part, 3},
    LabelWord{"clausula", LabelKind::part, 3},   LabelWord{"البند", LabelKind::part, 3},
    LabelWord{"schedule", LabelKind::appendix},
};

struct WholeLine {
    std::string_view words;  // folded, without spaces
    LabelKind kind;
};
constexpr std::array whole_lines = {
    WholeLine{"summary", LabelKind::summary},
    WholeLine{"resume", LabelKind::summary},
    WholeLine{"resumen", LabelKind::summary},
    WholeLine{"резюме", LabelKind::summary},
    WholeLine{"摘要", LabelKind::summary},
    WholeLine{"提要", LabelKind::summary},
    WholeLine{"概要", LabelKind::summary},
    WholeLine{"ملخص", LabelKind::summary},
    WholeLine{"موجز", LabelKind::summary},
    WholeLine{"executivesummary", LabelKind::summary},
    WholeLine{"preamble", LabelKind::preamble},
    WholeLine{"preambule", LabelKind::preamble},
    WholeLine{"preambulo", LabelKind::preamble},
    WholeLine{"преамбула", LabelKind::preamble},
    WholeLine{"序言", LabelKind::preamble},
    WholeLine{"الديباجه", LabelKind::preamble},
    WholeLine{"ديباجه", LabelKind::preamble},
    WholeLine{"contents", LabelKind::contents},
    WholeLine{"tableofcontents", LabelKind::contents},
    WholeLine{"tabledesmatieres", LabelKind::contents},
    WholeLine{"indice", LabelKind::contents},
    WholeLine{"contenido", LabelKind::contents},
    WholeLine{"содержание", LabelKind::contents},
    WholeLine{"目录", LabelKind::contents},
    WholeLine{"目次", LabelKind::contents},
    WholeLine{"المحتويات", LabelKind::contents},
};

constexpr std::array<std::string_view, 18> decision_words = {
    "decision", "resolution", "recommendation", "recommandation", "resolucion", "recomendacion",
    "решение",  "резолюция",  "рекомендация",   "المقرر",         "مقرر",       "القرار",
    "قرار",     "التوصيه",    "توصيه",          "решения",        "резолюции",  "决定"};
constexpr std::array<std::string_view, 6> draft_words = {"draft ",  "projet de ", "proyecto de ",
                                                         "проект ", "مشروع ",     "draft-"};

bool starts(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

std::string without_spaces(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != ' ') out += c;
    return out;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    return at;
}

Reading ordinal_word(std::string_view words) {
    struct Word {
        std::string_view word;
        int value;
    };
    constexpr std::array ordinals = {Word{"premiere", 1}, Word{"premier", 1},   Word{"primero", 1},
                                     Word{"primera", 1},  Word{"unico", 1},     Word{"unique", 1},
                                     Word{"one", 1},      Word{"two", 2},       Word{"three", 3},
                                     Word{"four", 4},     Word{"five", 5},      Word{"deuxieme", 2},
                                     Word{"segunda", 2},  Word{"troisieme", 3}, Word{"tercera", 3},
                                     Word{"first", 1},    Word{"second", 2},    Word{"third", 3},
                                     Word{"первая", 1},   Word{"вторая", 2},    Word{"третья", 3}};
    for (const Word& ordinal : ordinals)
        if (starts(words, ordinal.word) && !letter_at(words, ordinal.word.size()))
            return {ordinal.value, ordinal.word.size()};
    if (const Reading arabic = read_arabic_ordinal(words); arabic.value > 0) return arabic;
    return read_misdotted_ordinal(words);
}

// Digits, a Roman numeral, an ordinal word, or one letter.
Reading read_number(std::string_view words) {
    if (const Reading digits = read_digits(words); digits.value > 0) return digits;
    if (const Reading roman = read_roman(words); roman.value > 0) return roman;
    if (const Reading word = ordinal_word(words); word.value > 0) return word;
    if (const Reading han = read_han_number(words); han.value > 0) return han;
    if (const Reading name = read_arabic_letter_name(words); name.value > 0) return name;
    if (words.empty()) return {};
    const CodePoint first = code_point_at(words, 0);
    if (letter_ordinal(first.value) > 0 && !letter_at(words, first.next))
        return {letter_ordinal(first.value), first.next};
    return {};
}

// "a" of "2a" in the folded words of "Article 2A", "bis" of "1 bis"; `at` goes behind it.
std::string take_suffix(std::string_view words, std::size_t& at) {
    const bool letter = at > 0 && words[at - 1] >= '0' && words[at - 1] <= '9' &&
                        at < words.size() && words[at] >= 'a' && words[at] <= 'z' &&
                        !letter_at(words, at + 1);
    if (letter) return std::string(1, words[at++]);
    const Suffix suffix = read_suffix(words.substr(at));
    at += suffix.size;
    return std::string(suffix.name);
}

// A block being read: its folded words and the way back to the print.
struct Line {
    std::string_view text;
    FoldedText folded;

    std::string_view words() const { return folded.text; }
    std::size_t printed(std::size_t at) const { return folded.original({0, at}).end; }
    std::string number(std::size_t begin, std::size_t end) const {
        return squeeze(slice(text, folded.original({begin, end})));
    }
};

// What follows the label: nothing, a separator and a title, or a title that begins like one.
bool finish(const Line& line, std::size_t at, LabelLine& out) {
    const std::string_view words = line.words();
    std::size_t next = skip_spaces(words, at);
    const bool annex = out.kind == LabelKind::annex || out.kind == LabelKind::appendix;
    if (next < words.size() &&
        (words[next] == '*' || words[next] == '.' || (annex && words[next] == ':')) &&
        skip_spaces(words, next + 1) == words.size())
        next = words.size();
    out.size = line.printed(at);
    if (next == words.size()) return true;
    out.titled = true;
    const char sign = words[next];
    if (sign == ':' || sign == '.' || sign == '-') {
        out.separated = true;
        const std::size_t title = skip_spaces(words, next + 1);
        if (title == next + 1 && sign != ':' && words[next] != '-') return false;
        out.size = line.text.size();
        if (title < words.size()) out.size = line.folded.original({title, title + 1}).begin;
        return title < words.size();
    }
    if (next == at) return false;
    const Range print = line.folded.original({next, next + 1});
    const char32_t first = code_point_at(line.text, print.begin).value;
    out.size = print.begin;
    const bool quote = first == U'“' || first == U'«' || first == U'《' || first == U'"';
    return is_upper(first) || is_han(first) || quote;
}

std::optional<LabelLine> read_word_label(const Line& line) {
    const std::string_view words = line.words();
    for (const LabelWord& entry : label_words) {
        if (!starts(words, entry.word) || letter_at(words, entry.word.size())) continue;
        if (is_lower(code_point_at(line.text, 0).value)) return std::nullopt;  // a wrapped line
        LabelLine out;
        out.kind = entry.kind;
        out.rank = entry.rank;
        if (entry.kind == LabelKind::annex && names_its_act(words.substr(entry.word.size()))) {
            out.size = line.text.size();
            return out;
        }
        std::size_t at = skip_spaces(words, entry.word.size());
        for (const std::string_view sign : {"no. ", "n° ", "nº ", "№ "})
            if (starts(words.substr(at), sign)) at += sign.size();
        const Reading number = read_number(words.substr(at));
        const bool gap = at > entry.word.size() || entry.word.back() == '.';
        if (number.value > 0 && gap) {
            const std::size_t begin = at;
            out.ordinal = number.value;
            at += number.size;
            if (entry.kind == LabelKind::article) out.suffix = take_suffix(words, at);
            out.number = line.number(begin, at);
            if (letter_at(words, at)) return std::nullopt;
        } else {
            at = entry.word.size();
            const bool may_stand_alone =
                entry.kind == LabelKind::annex ||
                (entry.kind == LabelKind::appendix && entry.word != "schedule");
            if (!may_stand_alone) return std::nullopt;
        }
        if (!finish(line, at, out)) return std::nullopt;
        if (out.titled && !out.separated && out.ordinal == 0) return std::nullopt;
        // "Annex I Parties": a group of countries.
        if (out.titled && starts(folded(line.text.substr(out.size)), "part")) return std::nullopt;
        return out;
    }
    return std::nullopt;
}

// "第12条", "第 二 部分", "第1/CP.21号决定", "附件一".
std::optional<LabelLine> read_han_label(const Line& line) {
    const std::string_view words = line.words();
    LabelLine out;
    for (const auto& [word, kind] : {std::pair{std::string_view("附件"), LabelKind::annex},
                                     std::pair{std::string_view("附录"), LabelKind::appendix}}) {
        if (!starts(words, word)) continue;
        out.kind = kind;
        const std::size_t at = skip_spaces(words, word.size());
        const Reading number = read_number(words.substr(at));
        out.ordinal = number.value;
        out.number = line.number(at, at + number.size);
        const std::size_t end = number.value > 0 ? at + number.size : word.size();
        constexpr std::string_view signs = " :.*-";
        if (end < words.size() && signs.find(words[end]) == std::string_view::npos)
            return std::nullopt;
        if (!finish(line, end, out)) return std::nullopt;
        return out;
    }
    const bool ordinal = starts(words, "第");  // without it only a code: "MC-4/1号决定"
    struct Unit {
        std::string_view word;
        LabelKind kind;
        int rank;
    };
    constexpr std::array units = {
        Unit{"条", LabelKind::article, 0},      Unit{"部分", LabelKind::part, 1},
        Unit{"编", LabelKind::part, 1},         Unit{"章", LabelKind::part, 2},
        Unit{"节", LabelKind::part, 3},         Unit{"号决定", LabelKind::decision, 0},
        Unit{"号决议", LabelKind::decision, 0}, Unit{"号建议", LabelKind::decision, 0}};
    const std::size_t begin = ordinal ? skip_spaces(words, std::string_view("第").size()) : 0;
    for (const Unit& unit : units) {
        constexpr std::size_t longest_number_bytes = 32;
        const std::size_t found = words.find(unit.word, begin);
        if (found == std::string_view::npos || found - begin > longest_number_bytes) continue;
        if (!ordinal && (unit.kind != LabelKind::decision || code_end(words, 0) != found)) continue;
        out.kind = unit.kind;
        out.rank = unit.rank;
        const std::string_view token = trimmed(words.substr(begin, found - begin));
        out.number = line.number(begin, begin + token.size());
        if (unit.kind == LabelKind::decision) {
            if (token.find('/') == std::string_view::npos) return std::nullopt;
        } else {
            const Reading number = read_number(token);
            std::size_t after = number.size;
            out.suffix = unit.kind == LabelKind::article && number.value > 0
                             ? take_suffix(token, after)
                             : std::string();
            if (number.value == 0 || after != token.size()) continue;
            out.ordinal = number.value;
        }
        std::size_t end = found + unit.word.size();
        if (unit.kind == LabelKind::article && out.suffix.empty())
            out.suffix = take_suffix(words, end);
        if (unit.kind == LabelKind::decision && starts(words.substr(end), "附件")) {
            out.kind = LabelKind::annex;
            out.number.clear();
            end += std::string_view("附件").size();
            const Reading number = read_han_number(words.substr(end));
            out.ordinal = number.value;
            end += number.size;
        }
        if (end < words.size() && words[end] != ' ' && words[end] != ':') return std::nullopt;
        if (!finish(line, end, out)) return std::nullopt;
        return out;
    }
    return std::nullopt;
}

std::optional<LabelLine> read_decision(const Line& line) {
    const std::string_view words = line.words();
    std::size_t at = 0;
    bool draft = false;
    for (const std::string_view word : draft_words)
        if (starts(words, word)) {
            at = word.size();
            draft = true;
        }
    std::size_t after = 0;
    for (const std::string_view word : decision_words)
        if (starts(words.substr(at), word) && !letter_at(words, at + word.size()))
            after = std::max(after, at + word.size());
    if (after == 0) return std::nullopt;
    const std::size_t begin = skip_spaces(words, after);
    if (begin == after) return std::nullopt;
    LabelLine out;
    out.kind = LabelKind::decision;
    std::size_t end = code_end(words, begin);
    if (!is_code(words.substr(begin, end - begin))) {
        const Reading number = read_number(words.substr(begin));
        if (!draft || number.value == 0) return std::nullopt;
        end = begin + number.size;
        out.ordinal = number.value;
    }
    out.number = line.number(begin, end);
    if (!finish(line, end, out)) return std::nullopt;
    return out;
}

// "BC-10/3: Title", "79/209. Title", "IX/10" alone.
std::optional<LabelLine> read_bare_code(const Line& line) {
    const std::string_view words = line.words();
    const std::size_t end = code_end(words, 0);
    const std::string_view code = words.substr(0, end);
    constexpr std::size_t longest_code_bytes = 24;
    if (end > longest_code_bytes || !is_code(code)) return std::nullopt;
    if (std::count(code.begin(), code.end(), '/') != 1) return std::nullopt;
    const std::string printed = line.number(0, end);
    if (std::any_of(printed.begin(), printed.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
        printed.find("Ex") == std::string::npos)
        return std::nullopt;
    if (is_arabic(code_point_at(code, 0).value) && !is_arabic_code(code)) return std::nullopt;
    const char tail = code.back();
    if (!(tail >= '0' && tail <= '9') && code.find('.') == std::string_view::npos)
        return std::nullopt;
    LabelLine out;
    out.kind = LabelKind::decision;
    out.bare = true;
    out.number = printed;
    if (!finish(line, end, out)) return std::nullopt;
    return out;
}

std::optional<LabelLine> read_whole_line(const Line& line) {
    constexpr std::size_t longest_bytes = 40;
    if (line.words().size() > longest_bytes) return std::nullopt;
    std::string compact = without_spaces(line.words());
    while (!compact.empty() && (compact.back() == ':' || compact.back() == '.')) compact.pop_back();
    for (const WholeLine& entry : whole_lines) {
        if (compact != entry.words) continue;
        LabelLine out;
        out.kind = entry.kind;
        out.size = line.text.size();
        return out;
    }
    return std::nullopt;
}

}  // namespace

std::optional<LabelLine> read_running_label(std::string_view text) {
    constexpr std::size_t reach = 64;  // bytes
    std::size_t cut = std::min(text.size(), reach);
    while (cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) ++cut;
    const Line line{text.substr(0, cut), fold(text.substr(0, cut), words_folding())};
    const std::string_view words = line.words();
    LabelLine out;
    out.kind = LabelKind::article;
    out.titled = true;
    out.running = true;
    std::size_t at = 0;
    Reading number;
    if (starts(words, "附件")) {
        out.kind = LabelKind::annex;
        at = std::string_view("附件").size();
        number = read_han_number(words.substr(at));
        out.number = line.number(at, at + number.size);
        at += number.size;
    } else if (starts(words, "第")) {
        at = skip_spaces(words, std::string_view("第").size());
        number = read_number(words.substr(at));
        const std::size_t unit = skip_spaces(words, at + number.size);
        const bool section = starts(words.substr(unit), "节");
        if (!section && !starts(words.substr(unit), "条")) return std::nullopt;
        if (section) {
            out.kind = LabelKind::part;
            out.rank = 3;
        }
        out.number = line.number(at, at + number.size);
        at = unit + std::string_view("条").size();
    } else {
        constexpr std::array<std::string_view, 21> article_words = {
            "الماده ",  "ماده ",     "القاعده ",    "article ", "articulo ", "статья ",
            "art. ",    "rule ",     "regulation ", "regle ",   "правило ",  "clause ",
            "section ", "clausula ", "seccion ",    "раздел ",  "annex ",    "annexe ",
            "anexo ",   "المرفق ",   "приложение "};
        constexpr std::size_t arabic_words = 3;
        constexpr std::size_t first_clause_word = 11;
        constexpr std::size_t first_annex_word = 16;
        std::size_t word = 0;
        while (word < article_words.size() && !starts(words, article_words[word])) ++word;
        if (word == article_words.size()) return std::nullopt;
        if (word >= first_annex_word) {
            out.kind = LabelKind::annex;
        } else if (word >= first_clause_word) {
            out.kind = LabelKind::part;
            out.rank = 3;
        }
        at = skip_spaces(words, article_words[word].size());
        number = read_number(words.substr(at));
        out.number = line.number(at, at + number.size);
        at += number.size;
        if (word >= arabic_words) {  // only with its stop: "Article 12. Title. Words"
            if (!starts(words.substr(at), ". ")) return std::nullopt;
            ++at;
        }
    }
    if (number.value == 0 || at >= words.size()) return std::nullopt;
    out.ordinal = number.value;
    out.size = line.folded.original({skip_spaces(words, at), at + 1}).begin;
    return out;
}

std::optional<LabelLine> read_label_line(std::string_view text) {
    if (text.empty() || text.size() > longest_label_bytes) return std::nullopt;
    Line line{text, fold(text, words_folding())};
    const std::size_t blank = skip_spaces(line.folded.text, 0);
    if (blank > 0) return std::nullopt;
    for (const auto reader :
         {read_whole_line, read_word_label, read_han_label, read_decision, read_bare_code})
        if (std::optional<LabelLine> out = reader(line)) return out;
    return std::nullopt;
}

}  // namespace mea
