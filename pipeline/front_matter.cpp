// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/front_matter.h"

#include <algorithm>
#include <array>
#include <string>

#include "pipeline/dates.h"
#include "pipeline/fold.h"
#include "pipeline/label_line.h"
#include "pipeline/ordinal_words.h"
#include "pipeline/symbol.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::size_t longest_front_line = 400;  // bytes; a table row of the masthead

bool starts(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

template <std::size_t size>
bool starts_with_any(std::string_view text, const std::array<std::string_view, size>& prefixes) {
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [text](std::string_view prefix) { return starts(text, prefix); });
}

template <std::size_t size>
bool contains_any(std::string_view text, const std::array<std::string_view, size>& parts) {
    return std::any_of(parts.begin(), parts.end(), [text](std::string_view part) {
        return text.find(part) != std::string_view::npos;
    });
}

constexpr std::array<std::string_view, 34> organs = {"united nations",
                                                     "united",
                                                     "nations",
                                                     "nations unies",
                                                     "naciones unidas",
                                                     "organizacion de las",
                                                     "организация объединенных",
                                                     "организация",
                                                     "объединенных наций",
                                                     "联合国",
                                                     "الامم المتحده",
                                                     "general assembly",
                                                     "security council",
                                                     "economic and social council",
                                                     "governing council",
                                                     "conference of the parties",
                                                     "conference des parties",
                                                     "conferencia de las partes",
                                                     "конференция сторон",
                                                     "缔约方大会",
                                                     "مؤتمر الاطراف",
                                                     "framework convention",
                                                     "convention on",
                                                     "convencion",
                                                     "convention",
                                                     "рамочная конвенция",
                                                     "assemblee generale",
                                                     "asamblea general",
                                                     "генеральная ассамблея",
                                                     "大会",
                                                     "الجمعيه العامه",
                                                     "intergovernmental negotiating",
                                                     "政府间谈判委员会",
                                                     "理事会"};

constexpr std::array<std::string_view, 12> languages = {"english", "french",  "spanish", "russian",
                                                        "chinese", "arabic",  "anglais", "francais",
                                                        "espanol", "русский", "中文",    "عربي"};

constexpr std::array<std::string_view, 8> originals = {
    "original:", "original :", "original ", "оригинал", "язык оригинала", "原文", "原件", "الاصل"};

constexpr std::array<std::string_view, 9> distributions = {"distr",
                                                           "distribucion",
                                                           "рассылка",
                                                           "распр",
                                                           "分发",
                                                           "普遍",
                                                           "التوزيع",
                                                           "general distribution",
                                                           "limited distribution"};

constexpr std::array<std::string_view, 16> session_words = {
    "session",   "meeting",    "periodo de sesiones",
    "reunion",   "сессия",     "сессии",
    "совещание", "совещания",  "届会议",
    "届常会",    "届特别会议", "次会议",
    "特别会议",  "الدوره",     "الاجتماع",
    "دوره"};

constexpr std::array<std::string_view, 15> agenda_words = {
    "agenda item", "items ",   "item ",      "point ",   "points ", "tema ",   "temas ", "пункт ",
    "пункты ",     "临时议程", "暂定项目表", "议程项目", "البند ",  "البندان", "议程"};
constexpr std::array<std::string_view, 12> agenda_nouns = {"agenda",
                                                           "ordre du jour",
                                                           "programa",
                                                           "повестки",
                                                           "议程",
                                                           "جدول الاعمال",
                                                           "preliminary list",
                                                           "lista preliminar",
                                                           "项目",
                                                           "liste preliminaire",
                                                           "предварительного перечня",
                                                           "القائمه الاوليه"};

bool is_date_alone(std::string_view text) {
    const auto dates = find_dates(text);
    if (dates.size() != 1 || !dates[0].last.empty()) return false;
    const std::size_t rest =
        count_code_points(text) - count_code_points(slice(text, dates[0].range));
    return rest <= 6;
}

bool is_symbol_alone(std::string_view text) {
    const auto symbols = find_symbols(text);
    if (symbols.empty()) return false;
    return text.size() <= symbols[0].range.size() + 14;
}

// "Budget of the mission for the period from" 1 July to 30 June: words that the dates belong to,
// where a place is parted from them by a comma or is short ("Held in Nairobi from").
bool runs_into(std::string_view before) {
    constexpr std::ptrdiff_t longest_place = 4;  // words
    constexpr std::array<std::string_view, 5> commas = {",", "،", "，", ";", "\t"};
    return std::count(before.begin(), before.end(), ' ') > longest_place &&
           !contains_any(before, commas);
}

// Runs of digits, capitals and the signs of job numbers and bar codes, nothing else.
bool is_job(std::string_view text) {
    if (text.size() > 64) return false;
    std::size_t digits = 0;
    std::size_t letters = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80) return false;
        if (c >= '0' && c <= '9')
            ++digits;
        else if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
            ++letters;
        else if (std::string_view(" .-()*\t").find(c) == std::string_view::npos)
            return false;
    }
    return digits >= 6 && letters <= 4;
}

}  // namespace

std::size_t star_note_mark(std::string_view text) {
    std::size_t stars = 0;
    while (stars < text.size() && text[stars] == '*') ++stars;
    if (stars == 0 || stars > 4 || stars >= text.size()) return 0;
    const CodePoint next = code_point_at(text, stars);
    if (next.value != U' ' && next.value != U'\t' && !is_space(next.value)) return 0;
    return stars;
}

bool is_agenda_line(std::string_view text) {
    if (text.size() > longest_front_line) return false;
    const std::string words = folded_words(text);
    if (!starts_with_any(words, agenda_words)) return false;
    if (starts(words, "agenda item")) return true;
    constexpr std::size_t reach = 120;
    return contains_any(std::string_view(words).substr(0, reach), agenda_nouns);
}

// "Twenty-third session", "Reprise de la cinquième session", "الدورة الثالثة والعشرون": an ordinal
// and the word, and little else; a title that mentions a session says more.
bool is_session_line(std::string_view text) {
    constexpr std::size_t longest = 200;
    constexpr std::size_t most_before = 48;  // code points
    constexpr std::size_t most_behind = 40;
    if (text.size() > longest || is_document_type_line(text) || text.ends_with("报告"))
        return false;
    const std::string words = folded_words(text);
    for (const std::string_view word : session_words) {
        const std::size_t at = words.find(word);
        if (at == std::string::npos) continue;
        const std::string_view all = words;
        const bool han = is_han(code_point_at(all, at).value);
        return count_code_points(all.substr(0, at)) <= (han ? most_before / 2 : most_before) &&
               count_code_points(all.substr(at + word.size())) <= (han ? 8 : most_behind) &&
               read_ordinal_words(text) > 0;
    }
    return false;
}

FrontLine read_front_line(std::string_view text) {
    if (text.empty() || text.size() > longest_front_line) return FrontLine::other;
    if (star_note_mark(text) > 0 || is_adoption_line(text)) return FrontLine::other;
    const std::string words = folded_words(text);
    if (contains_any(words, std::array<std::string_view, 2>{"distr.", "distr:"}) ||
        starts_with_any(words, distributions))
        return FrontLine::distribution;
    if (is_job(text)) return FrontLine::job;
    if (is_symbol_alone(text)) return FrontLine::symbol;
    if (starts_with_any(words, originals) && text.size() < 60) return FrontLine::language;
    if (text.size() < 24 && starts_with_any(words, languages)) return FrontLine::language;
    if (is_agenda_line(text)) return FrontLine::agenda;
    if (is_date_alone(text)) return FrontLine::date;
    if (is_session_line(text)) return FrontLine::session;
    constexpr std::size_t longest_meeting = 160;
    if (text.size() <= longest_meeting) {
        constexpr std::size_t longest_place = 60;  // code points beside the dates
        const auto dates = find_dates(text);
        const bool range = !dates.empty() && !dates[0].last.empty();
        const std::size_t beside =
            range ? count_code_points(text) - count_code_points(slice(text, dates[0].range)) : 0;
        const bool report = words.find("报告") != std::string::npos || is_document_type_line(text);
        if (range && !report && !is_lower(code_point_at(text, 0).value) &&
            beside <= longest_place && !runs_into(text.substr(0, dates[0].range.begin)))
            return FrontLine::meeting;
    }
    constexpr std::size_t longest_organ = 200;
    if (text.size() <= longest_organ && starts_with_any(words, organs)) return FrontLine::organ;
    return FrontLine::other;
}

}  // namespace mea
