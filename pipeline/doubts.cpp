// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/doubts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/fold.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr const char* advice = "; compare with the print or with another language version";

// Lead bytes of U+0600–U+06FF, which no continuation byte equals.
bool holds_arabic(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xD8 && byte <= 0xDB;
    });
}

std::string turned(std::string_view digits) { return {digits.rbegin(), digits.rend()}; }

struct DigitRun {
    Range range;         // bytes of the text searched
    std::string digits;  // in ASCII
    bool ascii = true;
};

std::optional<DigitRun> digits_at(std::string_view text, std::size_t at) {
    DigitRun run;
    run.range = {at, at};
    while (run.range.end < text.size()) {
        const CodePoint read = code_point_at(text, run.range.end);
        const int digit = digit_value(read.value);
        if (digit < 0) break;
        run.digits += static_cast<char>('0' + digit);
        run.ascii = run.ascii && read.value < 0x80;
        run.range.end = read.next;
    }
    if (run.digits.empty()) return std::nullopt;
    return run;
}

std::vector<DigitRun> digit_runs(std::string_view text) {
    std::vector<DigitRun> runs;
    for (std::size_t at = 0; at < text.size();) {
        if (std::optional<DigitRun> run = digits_at(text, at)) {
            at = run->range.end;
            runs.push_back(std::move(*run));
        } else {
            at = code_point_at(text, at).next;
        }
    }
    return runs;
}

int year_of(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

bool is_year(int value) { return value >= 1900 && value <= 2100; }

// The years that these documents speak of; a number whose reversed form is none of them is silent.
bool is_year_of_documents(int value) { return value >= 1945 && value <= 2049; }

// "عام", "سنة" and the months of both calendars of names, folded; before a year.
bool ends_with_year_word(std::string_view before) {
    constexpr std::array<std::string_view, 28> words = {
        "عام",    "سنه",    "عامي",   "العام", "السنه",  "اعوام",  "سنوات",
        "يناير",  "فبراير", "مارس",   "ابريل", "نيسان",  "مايو",   "ايار",
        "يونيه",  "يونيو",  "حزيران", "يوليه", "يوليو",  "تموز",   "اغسطس",
        "سبتمبر", "ايلول",  "اكتوبر", "الاول", "نوفمبر", "ديسمبر", "الثاني"};
    Folding folding;
    folding.arabic_letters = true;
    constexpr std::size_t reach = 48;  // bytes: one word and its signs
    std::size_t begin = before.size() > reach ? before.size() - reach : 0;
    while (begin < before.size() && (static_cast<unsigned char>(before[begin]) & 0xC0) == 0x80)
        ++begin;
    const std::string words_before = folded(before.substr(begin), folding);
    const std::string_view last = trimmed(words_before);
    return std::any_of(words.begin(), words.end(),
                       [last](std::string_view word) { return last.ends_with(word); });
}

// A part of a code, a fraction or a larger number: a sign and then more of it.
bool goes_on(std::string_view text, Range run) {
    constexpr std::u32string_view signs = U"/.,-–:٫٬";
    const auto belongs = [](char32_t c) { return is_digit(c) || is_latin(c); };
    if (run.end < text.size()) {
        const CodePoint sign = code_point_at(text, run.end);
        if (belongs(sign.value) || sign.value == U'%' || sign.value == U'٪') return true;
        if (signs.find(sign.value) != std::u32string_view::npos && sign.next < text.size() &&
            belongs(code_point_at(text, sign.next).value))
            return true;
    }
    const char32_t sign = code_point_before(text, run.begin);
    if (belongs(sign)) return true;
    if (signs.find(sign) == std::u32string_view::npos) return false;
    return belongs(code_point_before(text, run.begin - to_utf8(sign).size()));
}

class DigitDoubts {
public:
    DigitDoubts(const ExtractedDocument& document, const std::vector<Zone>& zones)
        : document_(document), zones_(zones), arabic_(document.blocks.size()) {
        for (std::size_t i = 0; i < arabic_.size(); ++i) arabic_[i] = holds_arabic(words(i));
    }

    bool needless() const {
        return std::find(arabic_.begin(), arabic_.end(), true) == arabic_.end();
    }

    void look_at_years() {
        struct Form {
            std::size_t block = 0;
            std::string printed;
        };
        std::map<std::string, Form> strange;  // by digits
        std::map<std::string, bool> years;
        for (std::size_t i = 0; i < arabic_.size(); ++i) {
            if (!arabic_[i]) continue;
            const std::string_view text = words(i);
            for (const DigitRun& run : digit_runs(text)) {
                if (run.digits.size() != 4) continue;
                if (is_year(year_of(run.digits))) years[run.digits] = true;
                if (is_year(year_of(run.digits)) || goes_on(text, run.range) ||
                    !is_year_of_documents(year_of(turned(run.digits))) ||
                    !ends_with_year_word(text.substr(0, run.range.begin)))
                    continue;
                strange.try_emplace(run.digits, Form{i, std::string(slice(text, run.range))});
            }
        }
        const bool many = strange.size() > 1;
        for (const auto& [digits, form] : strange) {
            const bool elsewhere = years.count(turned(digits)) > 0;
            if (!elsewhere && !many) continue;
            warn(form.block, "the year \"" + form.printed + "\" looks reversed: " + turned(digits) +
                                 (elsewhere ? " stands elsewhere" : ", like other years here"));
        }
    }

    void look_at_codes(const Masthead& masthead, const std::vector<Entity>& entities) {
        struct Form {
            int times = 0;
            bool ascii = true;  // all its digits, everywhere
            std::size_t block = 0;
            Range range;
        };
        std::map<std::string, Form> forms;
        for (const Entity& entity : entities) {
            const bool code =
                entity.kind == EntityKind::decision || entity.kind == EntityKind::resolution ||
                entity.kind == EntityKind::recommendation || entity.kind == EntityKind::symbol;
            if (!code) continue;
            Form& form = forms[entity.id];
            if (form.times++ == 0) {
                form.block = block_at(entity.range.begin);
                form.range = entity.range;
            }
            const std::vector<DigitRun> runs = digit_runs(slice(document_.text, entity.range));
            form.ascii = form.ascii && std::all_of(runs.begin(), runs.end(),
                                                   [](const DigitRun& run) { return run.ascii; });
        }
        constexpr int own_symbol_counts = 2;
        if (masthead.symbol) forms["symbol:" + *masthead.symbol].times += own_symbol_counts;
        for (const auto& [id, form] : forms) {
            if (form.times != 1 || form.block >= arabic_.size() || !arabic_[form.block]) continue;
            const auto [other_id, changed] = turned_code(id);
            if (changed == 0) continue;
            const auto other = forms.find(other_id);
            if (other == forms.end()) continue;
            const bool other_script = !form.ascii && other->second.ascii;
            if (!other_script && (changed < 2 || other->second.times < 2)) continue;
            warn(form.block, "the digits of \"" + squeeze(slice(document_.text, form.range)) +
                                 "\" look reversed: the document has " +
                                 other_id.substr(other_id.rfind(':') + 1) + " elsewhere");
        }
    }

    void look_at_labels() {
        std::vector<Label> paragraphs;
        std::vector<Label> pages;
        for (std::size_t i = 0; i < arabic_.size(); ++i) {
            const std::string_view text = words(i);
            if (document_.blocks[i].kind == BlockKind::page_number) {
                const std::vector<DigitRun> runs = digit_runs(text);
                if (runs.size() == 1) pages.push_back({i, runs[0].digits});
            } else if (arabic_[i] && i < zones_.size() && zones_[i] == Zone::body) {
                if (const std::optional<DigitRun> run = label_of(text))
                    paragraphs.push_back({i, run->digits});
            }
        }
        std::stable_sort(pages.begin(), pages.end(), [this](const Label& a, const Label& b) {
            return document_.blocks[a.block].first_page < document_.blocks[b.block].first_page;
        });
        look_at_count(paragraphs, "paragraphs");
        const auto right = std::count(arabic_.begin(), arabic_.end(), true);
        if (right * 2 > static_cast<std::ptrdiff_t>(arabic_.size() - pages.size()))
            look_at_count(pages, "pages");
    }

    std::vector<Warning> take() && { return std::move(warnings_); }

private:
    struct Label {
        std::size_t block;
        std::string digits;
    };

    std::string_view words(std::size_t i) const {
        return slice(document_.text, document_.blocks[i].range);
    }

    void warn(std::size_t block, const std::string& message) {
        warnings_.push_back(
            {"suspect_digits", document_.blocks[block].first_page, message + advice});
    }

    std::size_t block_at(std::size_t at) const {
        const auto after = std::upper_bound(
            document_.blocks.begin(), document_.blocks.end(), at,
            [](std::size_t place, const Block& block) { return place < block.range.begin; });
        return after == document_.blocks.begin()
                   ? 0
                   : static_cast<std::size_t>(after - document_.blocks.begin()) - 1;
    }

    // The id with each of its numbers reversed, and how many of them that changes.
    static std::pair<std::string, int> turned_code(const std::string& id) {
        std::string out = id;
        int changed = 0;
        const std::size_t code = id.rfind(':') + 1;
        for (const DigitRun& run : digit_runs(std::string_view(id).substr(code))) {
            if (turned(run.digits) == run.digits) continue;
            ++changed;
            out.replace(code + run.range.begin, run.digits.size(), turned(run.digits));
        }
        return {out, changed};
    }

    static std::optional<DigitRun> label_of(std::string_view text) {
        std::optional<DigitRun> run = digits_at(text, 0);
        if (!run || run->digits.size() > 3) return std::nullopt;
        std::size_t at = run->range.end;
        while (at < text.size() && text[at] == ' ') ++at;
        constexpr std::u32string_view closing = U".-–\t)";
        if (at == text.size() ||
            closing.find(code_point_at(text, at).value) == std::u32string_view::npos)
            return std::nullopt;
        return run;
    }

    // A count in which a number is right only when it is read backwards, twice or more.
    void look_at_count(const std::vector<Label>& labels, const char* what) {
        int last = 0;
        std::vector<const Label*> reversed;
        for (const Label& label : labels) {
            const std::string other = turned(label.digits);
            const int value = year_of(label.digits);
            if (value == last + 1) {
                last = value;
            } else if (last > 0 && other != label.digits && year_of(other) == last + 1) {
                last = year_of(other);
                reversed.push_back(&label);
            } else if (last == 0 || (value == 1 && label.digits.size() == 1)) {
                last = value;
            }
        }
        if (reversed.size() < 2) return;
        warn(reversed[0]->block, std::string("numbers of ") + what + " look reversed: \"" +
                                     reversed[0]->digits + "\", \"" + reversed[1]->digits +
                                     "\" stand where " + turned(reversed[0]->digits) + " and " +
                                     turned(reversed[1]->digits) + " are awaited");
    }

    const ExtractedDocument& document_;
    const std::vector<Zone>& zones_;
    std::vector<bool> arabic_;  // one a block
    std::vector<Warning> warnings_;
};

}  // namespace

std::vector<Warning> doubts_of_symbol(const Masthead& masthead) {
    if (masthead.symbol) return {};
    const int signs = (masthead.original_language ? 1 : 0) + (masthead.session ? 1 : 0) +
                      (masthead.meeting_dates.empty() ? 0 : 1) + (masthead.agenda_item ? 1 : 0);
    if (!masthead.distribution && signs < 2) return {};
    return {{"missing_symbol", 1,
             "the front matter states no symbol: look for it at the top of the first page or in "
             "its running heads; until then the document is known by its content only"}};
}

std::vector<Warning> doubts_of_digits(const ExtractedDocument& document,
                                      const std::vector<Zone>& zones, const Masthead& masthead,
                                      const std::vector<Entity>& entities) {
    DigitDoubts doubts(document, zones);
    if (doubts.needless()) return {};
    doubts.look_at_years();
    doubts.look_at_codes(masthead, entities);
    doubts.look_at_labels();
    return std::move(doubts).take();
}

}  // namespace mea
