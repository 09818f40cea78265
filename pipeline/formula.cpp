// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>

#include "pipeline/fold.h"
#include "pipeline/label_line.h"
#include "pipeline/text.h"

// The formulas of acts and the lines that say what a document is; declared in
// pipeline/label_line.h.

namespace mea {
namespace {

constexpr std::size_t longest_formula_bytes = 900;  // three organs acting together, in Russian

bool starts(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

template <std::size_t size>
bool starts_with_any(std::string_view text, const std::array<std::string_view, size>& prefixes) {
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [text](std::string_view prefix) { return starts(text, prefix); });
}

// Organs that adopt decisions and resolutions, as they begin their acts.
constexpr std::array<std::string_view, 55> organs = {"the conference",
                                                     "the general assembly",
                                                     "the council",
                                                     "the assembly",
                                                     "the security council",
                                                     "the economic and social council",
                                                     "the governing council",
                                                     "the united nations environment",
                                                     "the meeting of the",
                                                     "the executive committee",
                                                     "the commission",
                                                     "the committee",
                                                     "the human rights council",
                                                     "the global ministerial",
                                                     "the governing body",
                                                     "the open-ended",
                                                     "the world health assembly",
                                                     "the plenary",
                                                     "la conference",
                                                     "l'assemblee",
                                                     "le conseil",
                                                     "la reunion des parties",
                                                     "la commission",
                                                     "le comite",
                                                     "l'organe directeur",
                                                     "la conference des parties",
                                                     "la conferencia",
                                                     "la asamblea",
                                                     "el consejo",
                                                     "la reunion de las partes",
                                                     "la comision",
                                                     "el comite",
                                                     "el organo rector",
                                                     "конференция",
                                                     "генеральная ассамблея",
                                                     "совет",
                                                     "ассамблея",
                                                     "экономический и социальный совет",
                                                     "совещание сторон",
                                                     "комиссия",
                                                     "комитет",
                                                     "экологическая ассамблея",
                                                     "缔约方大会",
                                                     "大会",
                                                     "理事会",
                                                     "国际海底管理局理事会",
                                                     "安全理事会",
                                                     "经济及社会理事会",
                                                     "缔约方会议",
                                                     "联合国环境大会",
                                                     "ان مؤتمر",
                                                     "ان الجمعيه",
                                                     "ان مجلس",
                                                     "ان المجلس",
                                                     "ان اجتماع"};

constexpr std::array<std::string_view, 18> treaty_parties = {"the parties to",
                                                             "the states parties",
                                                             "the contracting parties",
                                                             "the high contracting",
                                                             "the states members",
                                                             "les parties a",
                                                             "les parties au",
                                                             "les etats parties",
                                                             "les parties contractantes",
                                                             "las partes en",
                                                             "los estados partes",
                                                             "las partes contratantes",
                                                             "стороны настояще",
                                                             "государства - участники",
                                                             "государства-участники",
                                                             "договаривающиеся",
                                                             "本协定缔约",
                                                             "ان الدول الاطراف"};

constexpr std::array<std::string_view, 8> more_parties = {
    "本公约缔约",   "本公约各缔约",  "本议定书缔约", "本议定书各缔约",
    "本协定各缔约", "ان الاطراف في", "ان اطراف هذا", "ان الاطراف المتعاقده"};

constexpr std::array<std::string_view, 22> adoption_lines = {
    "resolution adopted by", "resolution adopted on",
    "decision adopted by",   "resolution adoptee",
    "decision adoptee",      "resolucion aprobada",
    "decision adoptada",     "decision aprobada",
    "резолюция, принятая",   "решение, принятое",
    "قرار اتخذته",           "قرار اتخذه",
    "مقرر اعتمده",           "resolutions adopted by",
    "[on the report",        "[without reference",
    "[sur la base",          "[sin remision",
    "[по докладу",           "[sur le rapport",
    "[sobre la base",        "[without"};

constexpr std::array<std::string_view, 41> document_types = {"report of",
                                                             "report by",
                                                             "note by",
                                                             "note from",
                                                             "note prepared",
                                                             "letter from",
                                                             "letter dated",
                                                             "background document",
                                                             "submitted by",
                                                             "draft resolution",
                                                             "draft decision",
                                                             "rapport du",
                                                             "rapport de",
                                                             "note du",
                                                             "note de",
                                                             "note etablie",
                                                             "lettre datee",
                                                             "projet de",
                                                             "informe de",
                                                             "nota de",
                                                             "carta de",
                                                             "proyecto de",
                                                             "доклад",
                                                             "записка",
                                                             "письмо",
                                                             "проект р",
                                                             "تقرير",
                                                             "مذكره",
                                                             "رساله",
                                                             "مشروع",
                                                             "addendum",
                                                             "additif",
                                                             "adicion",
                                                             "добавление",
                                                             "اضافه",
                                                             "增编",
                                                             "corrigendum",
                                                             "rectificatif",
                                                             "исправлени",
                                                             "تصويب",
                                                             "更正"};

// Chinese says it at the end: 秘书处的说明, 执行主任的报告.
bool is_chinese_type_line(std::string_view words) {
    constexpr std::array<std::string_view, 5> ends = {"的说明", "的报告", "的来信", "提交的报告",
                                                      "决议草案"};
    constexpr std::size_t longest_bytes = 90;
    if (words.size() > longest_bytes) return false;
    return std::any_of(ends.begin(), ends.end(), [words](std::string_view end) {
        return words.size() >= end.size() && words.substr(words.size() - end.size()) == end;
    });
}

}  // namespace

Formula read_formula(std::string_view text) {
    if (text.empty() || text.size() > longest_formula_bytes) return Formula::none;
    const std::string all = folded_words(text);
    std::string_view words = trimmed(all);
    // A mark of a note may follow the comma.
    while (!words.empty() && (words.back() == '*' || (words.back() >= '0' && words.back() <= '9')))
        words.remove_suffix(1);
    words = trimmed(words);
    const bool comma = !words.empty() &&
                       (words.back() == ',' ||
                        words.substr(words.size() - std::min<std::size_t>(words.size(), 2)) == "،");
    const bool treaty =
        starts_with_any(words, treaty_parties) || starts_with_any(words, more_parties);
    if (treaty) return comma || words.size() < 120 ? Formula::treaty : Formula::none;
    if (!starts_with_any(words, organs)) return Formula::none;
    if (comma) {
        // A preambular clause may begin with the organ; a formula has no verb of its own to end on,
        // so it stays short or names several organs.
        return Formula::organ;
    }
    const bool sentence = !words.empty() && (words.back() == '.' || words.back() == ';' ||
                                             words.back() == ':' || words.ends_with("。"));
    constexpr std::size_t longest_name_bytes = 160;
    return !sentence && words.size() <= longest_name_bytes ? Formula::organ : Formula::none;
}

bool is_adoption_line(std::string_view text) {
    constexpr std::size_t longest_bytes = 400;
    if (text.size() > longest_bytes) return false;
    const std::string words = folded_words(text);
    if (starts_with_any(words, adoption_lines)) return true;
    // "2044年12月19日大会决议", "2044年12月19日大会通过的决议"
    return !words.empty() && is_digit(code_point_at(words, 0).value) &&
           words.find("年") != std::string::npos &&
           (words.ends_with("决议") || words.find("通过的决议") != std::string::npos);
}

bool is_document_type_line(std::string_view text) {
    constexpr std::size_t longest_bytes = 260;
    if (text.empty() || text.size() > longest_bytes) return false;
    const std::string words = folded_words(text);
    return starts_with_any(words, document_types) || is_chinese_type_line(words);
}

bool names_its_act(std::string_view words) {
    constexpr std::array<std::string_view, 17> acts = {" to decision ",
                                                       " to resolution ",
                                                       " to the ",
                                                       " a la decision ",
                                                       " a la resolution ",
                                                       " de la decision ",
                                                       " de la resolucion ",
                                                       " к решению ",
                                                       " к резолюции ",
                                                       " المقرر ",
                                                       " القرار ",
                                                       " للمقرر ",
                                                       " للقرار ",
                                                       " مقرر ",
                                                       " قرار ",
                                                       " al ",
                                                       " de l'"};
    constexpr std::size_t longest_bytes = 90;
    return words.size() <= longest_bytes &&
           std::any_of(acts.begin(), acts.end(),
                       [words](std::string_view act) { return starts(words, act); });
}

}  // namespace mea
