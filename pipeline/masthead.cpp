// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/masthead.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "pipeline/block_facts.h"
#include "pipeline/dates.h"
#include "pipeline/document_title.h"
#include "pipeline/fold.h"
#include "pipeline/front_matter.h"
#include "pipeline/label_line.h"
#include "pipeline/lexicon.h"
#include "pipeline/meeting_place.h"
#include "pipeline/numbering.h"
#include "pipeline/numerals.h"
#include "pipeline/ordinal_words.h"
#include "pipeline/symbol.h"
#include "pipeline/text.h"

namespace mea {
namespace {

struct Word {
    std::string_view word;  // folded
    std::string_view value;
};

constexpr std::array distributions = {
    Word{"general", "General"}, Word{"limit", "Limited"},   Word{"restr", "Restricted"},
    Word{"общ", "General"},     Word{"огранич", "Limited"}, Word{"для ограниченного", "Restricted"},
    Word{"普遍", "General"},    Word{"一般", "General"},    Word{"有限", "Limited"},
    Word{"限制", "Restricted"}, Word{"عام", "General"},     Word{"محدود", "Limited"},
    Word{"مقيد", "Restricted"},
};

constexpr std::array language_names = {
    Word{"english", "en"},  Word{"anglais", "en"}, Word{"ingles", "en"},   Word{"англ", "en"},
    Word{"英", "en"},       Word{"انكليزي", "en"}, Word{"انجليزي", "en"},  Word{"french", "fr"},
    Word{"francais", "fr"}, Word{"frances", "fr"}, Word{"франц", "fr"},    Word{"法", "fr"},
    Word{"فرنسي", "fr"},    Word{"spanish", "es"}, Word{"espagnol", "es"}, Word{"espanol", "es"},
    Word{"испан", "es"},    Word{"西班牙", "es"},  Word{"اسباني", "es"},   Word{"russian", "ru"},
    Word{"russe", "ru"},    Word{"ruso", "ru"},    Word{"русск", "ru"},    Word{"俄", "ru"},
    Word{"روسي", "ru"},     Word{"chinese", "zh"}, Word{"chinois", "zh"},  Word{"chino", "zh"},
    Word{"китай", "zh"},    Word{"中", "zh"},      Word{"صيني", "zh"},     Word{"arabic", "ar"},
    Word{"arabe", "ar"},    Word{"арабск", "ar"},  Word{"阿拉伯", "ar"},   Word{"عربي", "ar"},
};

// The value of the entry whose word stands first in `text`, empty when none does.
template <std::size_t size>
std::string first_of(std::string_view text, const std::array<Word, size>& entries) {
    std::size_t best = std::string_view::npos;
    std::string_view value;
    for (const Word& entry : entries) {
        const std::size_t at = text.find(entry.word);
        if (at < best) {
            best = at;
            value = entry.value;
        }
    }
    return std::string(value);
}

std::string_view after(std::string_view text, std::string_view word) {
    const std::size_t at = text.find(word);
    return at == std::string_view::npos ? std::string_view() : text.substr(at + word.size());
}

class Reader {
public:
    Reader(const ExtractedDocument& document, const std::vector<Zone>& zones,
           const Lexicon& lexicon)
        : document_(document), zones_(zones), lexicon_(lexicon) {}

    Masthead run() {
        for (std::size_t i = 0; i < zones_.size(); ++i) {
            if (zones_[i] != Zone::masthead) continue;
            // A row of the masthead's table holds several fields.
            const std::string_view text = text_of(i);
            std::size_t begin = 0;
            while (begin <= text.size()) {
                const std::size_t tab = std::min(text.find('\t', begin), text.size());
                const std::string_view cell = trimmed(text.substr(begin, tab - begin));
                if (!cell.empty()) read_cell(cell);
                begin = tab + 1;
            }
        }
        place_beside_dates();
        if (!out_.symbol) read_running_symbol();
        const bool stated = out_.symbol || out_.distribution || out_.session || out_.agenda_item;
        const std::string title = read_document_title(document_, zones_, stated, lexicon_);
        if (!title.empty()) out_.title = title;
        if (out_.symbol) {
            const std::string body = body_of_symbol(*out_.symbol);
            if (!body.empty()) out_.body = body;
        }
        return std::move(out_);
    }

    const std::string& organ_text() const { return organs_; }

private:
    std::string_view text_of(std::size_t i) const {
        return slice(document_.text, document_.blocks[i].range);
    }

    void read_cell(std::string_view cell) {
        cells_.push_back(cell);
        const std::string words = folded_words(cell);
        const bool agenda = is_agenda_line(cell);
        read_symbol(cell, words);
        read_distribution(words);
        read_language(words);
        if (agenda) return read_agenda(cell);
        const bool session = is_session_line(cell);
        if (session && !out_.session) {
            if (const int number = read_ordinal_words(cell)) out_.session = std::to_string(number);
        }
        read_dates(cell, session);
        organs_ += std::string(cell) + "\n";
    }

    // The document's own symbol is printed alone or with the organ, never in a sentence, brackets,
    // a note or the line of the agenda item.
    void read_symbol(std::string_view cell, const std::string&) {
        if (out_.symbol || star_note_mark(cell) > 0 || is_agenda_line(cell)) return;
        const std::vector<SymbolMention> found = find_symbols(cell);
        if (found.empty()) return;
        const std::string_view before = trimmed(cell.substr(0, found[0].range.begin));
        if (!before.empty() && (before.back() == '(' || before.back() == '[')) return;
        constexpr std::size_t most_words = 160;  // bytes beside it: the organ, "Distr.: General"
        if (cell.size() > found[0].range.size() + most_words) return;
        set_symbol(cell, found[0]);
    }

    void set_symbol(std::string_view text, const SymbolMention& found) {
        out_.symbol = found.canonical;
        std::size_t end = found.range.end;  // the asterisk of a reissue is printed with it
        while (found.reissue && end < text.size() && text[end] == '*') ++end;
        out_.symbol_as_printed = std::string(trimmed(slice(text, {found.range.begin, end})));
    }

    // A document without a masthead may still be named by its running heads.
    void read_running_symbol() {
        for (std::size_t i = 0; i < zones_.size(); ++i) {
            const BlockKind kind = document_.blocks[i].kind;
            if (zones_[i] != Zone::running_head || !is_furniture(kind)) continue;
            const std::string_view text = text_of(i);
            const std::vector<SymbolMention> found = find_symbols(text);
            constexpr std::size_t page_words = 16;
            if (found.empty() || text.size() > found[0].range.size() + page_words) continue;
            return set_symbol(text, found[0]);
        }
    }

    void read_distribution(const std::string& words) {
        if (out_.distribution) return;
        for (const std::string_view word : {"distr", "рассылка", "распр", "分发", "التوزيع"}) {
            const std::string_view rest = after(words, word);
            if (rest.data() == nullptr) continue;
            const std::string value = first_of(rest, distributions);
            if (!value.empty()) out_.distribution = value;
            awaits_distribution_ = value.empty();
            return;
        }
        if (!awaits_distribution_) return;
        awaits_distribution_ = false;
        const std::string value = first_of(words, distributions);
        if (!value.empty()) out_.distribution = value;
    }

    void read_language(const std::string& words) {
        if (out_.original_language) return;
        for (const std::string_view word : {"original", "оригинал", "原文", "原件", "الاصل"}) {
            const std::string_view rest = after(words, word);
            if (rest.data() == nullptr) continue;
            constexpr std::size_t reach = 40;
            const std::string value = first_of(rest.substr(0, reach), language_names);
            if (!value.empty()) out_.original_language = value;
        }
    }

    // "Item 8 of …" → "8"; "Agenda item 18 (g)" → "18 (g)"; "Items 138 and 139" → "138 and 139".
    void read_agenda(std::string_view cell) {
        if (out_.agenda_item) return;
        std::size_t at = 0;
        while (at < cell.size() && !is_digit(code_point_at(cell, at).value))
            at = code_point_at(cell, at).next;
        if (at == cell.size()) return;
        std::size_t end = at;
        std::size_t last = at;  // after the last sign that belongs to the number
        int word_letters = 0;
        while (end < cell.size()) {
            const CodePoint read = code_point_at(cell, end);
            const char32_t c = read.value;
            if (is_digit(c) || c == U')' || c == U'）') {
                last = read.next;
                word_letters = 0;
            } else if (is_letter(c)) {
                // A letter of "18 (g)", "5 b)", or the "and" between two items.
                if (++word_letters > 3) break;
                const bool closed = read.next < cell.size() && closes(cell, read.next);
                if (closed) last = read.next;
            } else if (c == U'.' && read.next < cell.size() && last == end &&
                       is_digit(code_point_at(cell, read.next).value)) {
                word_letters = 0;  // "17.2"
            } else if (!is_space(c) && c != U'(' && c != U'（' && c != U',' && c != U'،') {
                break;
            }
            if (is_space(c)) word_letters = 0;
            end = read.next;
        }
        const std::string number = squeeze(neutral_item(ascii_digits(cell.substr(at, last - at))));
        if (!number.empty()) out_.agenda_item = number;
    }

    // "5 (ب)", "5 б)", "5, b)", "5(b)" → "5 (b)": one spelling in every language.
    static std::string neutral_item(const std::string& item) {
        std::string out;
        for (std::size_t at = 0; at < item.size();) {
            std::size_t end = at;
            while (end < item.size() && is_letter(code_point_at(item, end).value))
                end = code_point_at(item, end).next;
            if (end == at || end >= item.size() || !closes(item, end)) {
                end = std::max(end, code_point_at(item, at).next);
                out += item.substr(at, end - at);
                at = end;
                continue;
            }
            constexpr std::array<std::string_view, 5> openings = {" ", ",", "،", "(", "（"};
            for (bool cut = true; cut;) {
                cut = false;
                for (const std::string_view opening : openings) {
                    if (!std::string_view(out).ends_with(opening)) continue;
                    out.resize(out.size() - opening.size());
                    cut = true;
                }
            }
            out += " (" + latin_letters(item.substr(at, end - at)) + ")";
            at = code_point_at(item, end).next;
        }
        return out;
    }

    // The letter in the same place of the Latin alphabet; Cyrillic "с" is typed for Latin "c".
    static std::string latin_letters(const std::string& letters) {
        const char32_t first = code_point_at(letters, 0).value;
        if (first == U'с' || first == U'С') return "c";
        const bool other = is_arabic(first) || is_cyrillic(first);
        return other ? letter_of(letter_ordinal(first)) : folded(letters);
    }

    static std::string ascii_digits(std::string_view text) {
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint read = code_point_at(text, at);
            const int digit = digit_value(read.value);
            if (digit >= 0)
                out += static_cast<char>('0' + digit);
            else
                out += text.substr(at, read.next - at);
            at = read.next;
        }
        return out;
    }

    static bool closes(std::string_view text, std::size_t at) {
        const char32_t c = code_point_at(text, at).value;
        return c == U')' || c == U'）';
    }

    void read_dates(std::string_view cell, bool session) {
        const std::vector<DateMention> dates = find_dates(cell);
        for (const DateMention& date : dates) {
            constexpr std::size_t whole_day = 10;
            if (!date.last.empty()) {
                if (out_.meeting_dates.empty()) {
                    out_.meeting_dates = {date.iso, date.last};
                    dates_cell_ = cells_.size() - 1;
                    read_place(cell, date.range);
                }
            } else if (!out_.date && !session && date.iso.size() == whole_day) {
                out_.date = date.iso;
            }
        }
    }

    // A place on a line of its own, before or after the line of the dates ("… / FROM / 13–15 …").
    void place_beside_dates() {
        if (out_.meeting_place || dates_cell_ == npos) return;
        const auto place = [this](std::size_t k) {
            constexpr std::size_t longest_place = 90;  // bytes
            if (k >= cells_.size() || cells_[k].size() > longest_place ||
                read_front_line(cells_[k]) != FrontLine::other)
                return false;
            const std::string words = squeeze(place_words(cells_[k]));
            if (!words.empty()) out_.meeting_place = words;
            return !words.empty();
        };
        if (place(dates_cell_ + 1) || dates_cell_ == 0 || place(dates_cell_ - 1)) return;
        const bool nothing_said = place_words(cells_[dates_cell_ - 1]).empty();
        if (nothing_said && dates_cell_ > 1) place(dates_cell_ - 2);
    }

    // What stands beside the dates on their line.
    void read_place(std::string_view cell, Range dates) {
        const std::string place = place_on_line(cell, dates);
        if (!place.empty() && !is_session_line(place)) out_.meeting_place = place;
    }

    const ExtractedDocument& document_;
    const std::vector<Zone>& zones_;
    const Lexicon& lexicon_;
    Masthead out_;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    std::vector<std::string_view> cells_;
    std::size_t dates_cell_ = npos;
    std::string organs_;
    bool awaits_distribution_ = false;
};

}  // namespace

Masthead read_masthead(const ExtractedDocument& document, const Languages&,
                       const std::vector<Zone>& zones, const Lexicon& lexicon) {
    if (zones.size() != document.blocks.size()) return {};
    Reader reader(document, zones, lexicon);
    Masthead out = reader.run();
    if (!out.body && !reader.organ_text().empty()) {
        for (const NameMention& name : lexicon.find(reader.organ_text()))
            if (name.kind == "body" && name.key != "un") {
                out.body = name.key;
                break;
            }
    }
    return out;
}

}  // namespace mea
