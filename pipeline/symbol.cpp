// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/symbol.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "pipeline/codes.h"

namespace mea {
namespace {

constexpr std::size_t most_parts = 12;
constexpr std::size_t shortest_bare_number = 3;  // "A/2626": documents before 1976

constexpr std::array roots{
    "A",          "AT",        "BWC",    "CAT",    "CBD",    "CCPR",  "CCW",  "CD",
    "CED",        "CEDAW",     "CERD",   "CESCR",  "CLCS",   "CMS",   "CMW",  "CRC",
    "CRPD",       "DC",        "DP",     "E",      "EB",     "ECA",   "ECE",  "ESCAP",
    "FCCC",       "GC",        "GOV",    "HRC",    "HRI",    "HSP",   "ICCD", "ID",
    "IDB",        "INFCIRC",   "IPBES",  "ISBA",   "JIU",    "LC",    "LOS",  "MP",
    "NPT",        "PBC",       "PCNICC", "S",      "SAICM",  "SPLOS", "SPT",  "ST",
    "T",          "TD",        "TRADE",  "TRANS",  "UNCTAD", "UNDP",  "UNEP", "UNEP(DEPI)",
    "UNEP(DTIE)", "UNEP(OCA)", "UNFF",   "UNITAR", "UNW",    "WFP",
};

// Words of a part that mix cases and need no number after them.
constexpr std::array mixed_words{
    "Agri", "Conf", "Env", "ExCom", "Ex",  "Hg",  "ImpCom",  "Law",
    "OzL",  "Pro",  "Res", "Dec",   "StC", "Sub", "Summary",
};

// What only symbols have: an unknown root is believed when one of these follows.
constexpr std::array markers{
    "AC",  "Add", "Amend", "CN", "CONF", "COP", "CRP", "Corr", "EC", "GC", "INC", "INF", "L",  "MC",
    "MOP", "MSP", "NGO",   "PC", "PV",   "R",   "Rev", "SB",   "SC", "SR", "Sub", "WG",  "WP",
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> spellings{{
    {"ADD", "Add"},
    {"REV", "Rev"},
    {"CORR", "Corr"},
    {"AMEND", "Amend"},
    {"Inf", "INF"},
    {"SUMMARY", "Summary"},
    {"add", "Add"},
    {"rev", "Rev"},
}};

template <class List>
bool among(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower_ascii(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit_ascii(char c) { return c >= '0' && c <= '9'; }
bool is_alnum_ascii(char c) { return is_upper_ascii(c) || is_lower_ascii(c) || is_digit_ascii(c); }

struct Part {
    std::string canonical;
    std::size_t end = 0;
    bool numbered = false;  // holds a digit, or a Roman numeral after a full stop
};

// Reads one symbol at a given place of a folded text.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<SymbolMention> read(std::size_t begin) const {
        std::size_t at = begin;
        const std::string root = read_root(at);
        if (root.empty()) return std::nullopt;
        std::vector<Part> parts;
        bool spaced = false;  // spaces stood round the slash before
        while (parts.size() < most_parts) {
            const std::size_t next = after_slash(at, root, parts.empty(), spaced);
            if (next == 0) break;
            spaced = text_.substr(at, next - at).find(' ') != std::string_view::npos;
            std::optional<Part> part = read_part(next, root, parts);
            if (!part) break;
            at = part->end;
            parts.push_back(std::move(*part));
        }
        while (!parts.empty() && !ends_symbol(parts.back())) parts.pop_back();
        if (parts.empty() || !plausible(root, parts)) return std::nullopt;
        SymbolMention mention;
        mention.range = {begin, parts.back().end};
        mention.canonical = root;
        for (const Part& part : parts) mention.canonical += "/" + part.canonical;
        mention.reissue =
            char_at(mention.range.end) == '*' ||
            (char_at(mention.range.end) == '-' && char_at(mention.range.end + 1) == '*');
        return mention;
    }

private:
    char char_at(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

    std::size_t skip_word(std::size_t at) const {
        while (is_alnum_ascii(char_at(at))) ++at;
        return at;
    }

    std::string read_root(std::size_t& at) const {
        const std::size_t begin = at;
        while (is_upper_ascii(char_at(at))) ++at;
        std::string root(text_.substr(begin, at - begin));
        if (char_at(at) == '(') {
            const std::size_t close = text_.find(')', at);
            if (close == std::string_view::npos || close - at > 6) return {};
            root += text_.substr(at, close + 1 - at);
            at = close + 1;
            return among(roots, root) ? root : std::string();
        }
        if (char_at(at) == '.' && (root == "MP" || root == "EB" || root == "IDB" || root == "GC")) {
            const std::size_t end = skip_word(at + 1);
            root += text_.substr(at, end - at);
            at = end;
        }
        return is_alnum_ascii(char_at(at)) ? std::string() : root;
    }

    // The place after the slash that joins the next part, or 0. Spaces round a slash are damage:
    // they are bridged in front of what can only be a symbol's part, and in front of a number when
    // the slash before had spaces too.
    std::size_t after_slash(std::size_t at, std::string_view root, bool first, bool spaced) const {
        if (first && root.back() == ')' && text_.substr(at, 2) == "Hg") return at;
        const bool space_before = char_at(at) == ' ';
        if (space_before) ++at;
        if (char_at(at) != '/') return 0;
        ++at;
        if (char_at(at) == '/') ++at;
        const bool space_after = char_at(at) == ' ';
        if (space_after) ++at;
        if (!space_before && !space_after) return at;
        if (is_digit_ascii(char_at(at))) return spaced && space_after == space_before ? at : 0;
        return bridges(at, root.size() == 1 && first) ? at : 0;
    }

    // "C.2", "RES/", "Add.1"; behind more than one letter also any word in capitals.
    bool bridges(std::size_t at, bool behind_letter) const {
        constexpr std::array words{"C", "AC", "CN", "CONF", "RES", "HRC", "INF", "L", "WG", "DEC"};
        std::size_t end = at;
        while (is_upper_ascii(char_at(end))) ++end;
        const std::string_view word = text_.substr(at, end - at);
        const bool numbered = char_at(end) == '.' && is_digit_ascii(char_at(end + 1));
        const bool goes_on = char_at(end) == '/' || text_.substr(end, 2) == " /";
        if (among(words, word) && (numbered || (goes_on && word.size() > 1))) return true;
        if (behind_letter) return false;
        const std::string_view next = text_.substr(at, 3);
        return word.size() > 1 || next == "Add" || next == "Rev";
    }

    std::optional<Part> read_part(std::size_t at, std::string_view root,
                                  const std::vector<Part>& before) const {
        std::optional<Part> part = is_digit_ascii(char_at(at)) ? read_number(at) : read_word(at);
        if (!part) return std::nullopt;
        const bool act = !before.empty() && before.back().canonical == "RES";
        add_parenthesis(*part, act, act && root == "S");
        if (is_alnum_ascii(char_at(part->end))) return std::nullopt;
        return part;
    }

    std::optional<Part> read_number(std::size_t at) const {
        const std::size_t begin = at;
        while (is_digit_ascii(char_at(at))) ++at;
        if (at - begin > 6) return std::nullopt;
        // "6-7": combined reports; "19A"
        if (char_at(at) == '-' && is_digit_ascii(char_at(at + 1))) {
            std::size_t end = at + 1;
            while (is_digit_ascii(char_at(end))) ++end;
            if (end - at <= 4 && !is_alnum_ascii(char_at(end))) at = end;
        } else if (is_upper_ascii(char_at(at)) && !is_alnum_ascii(char_at(at + 1))) {
            ++at;
        }
        return Part{std::string(text_.substr(begin, at - begin)), at, true};
    }

    std::optional<Part> read_word(std::size_t at) const {
        std::size_t end = at;
        while (is_upper_ascii(char_at(end)) || is_lower_ascii(char_at(end))) ++end;
        if (end == at) return std::nullopt;
        const std::string_view printed = text_.substr(at, end - at);
        std::string_view word = printed;
        for (const auto& [from, to] : spellings) {
            if (word == from) word = to;
        }
        if (!is_upper_ascii(word.front())) return std::nullopt;
        Part part{std::string(word), end, false};
        while (is_digit_ascii(char_at(part.end))) {
            part.canonical += char_at(part.end++);
            part.numbered = true;
        }
        while (extend(part)) {
        }
        const bool mixed = std::any_of(word.begin(), word.end(), is_lower_ascii);
        if (mixed && !part.numbered && !among(mixed_words, word)) return std::nullopt;
        return part;
    }

    // ".23" ". 2" ".SS" ".VII" "-MOP" "-26"
    bool extend(Part& part) const {
        const char joint = char_at(part.end);
        if (joint != '.' && joint != '-') return false;
        std::size_t at = part.end + 1;
        if (joint == '.' && char_at(at) == ' ' && is_digit_ascii(char_at(at + 1)) &&
            among(markers, part.canonical)) {
            ++at;
        }
        const std::size_t end = skip_word(at);
        const std::string_view piece = text_.substr(at, end - at);
        if (piece.empty()) return false;
        const bool digits = std::all_of(piece.begin(), piece.end(), is_digit_ascii);
        const bool roman = code_number(piece) > 0;
        const bool capitals =
            piece.size() <= 4 && std::all_of(piece.begin(), piece.end(), [](char c) {
                return is_upper_ascii(c) || is_digit_ascii(c);
            });
        if (!digits && !roman && !capitals && !among(mixed_words, piece)) return false;
        part.canonical += joint;
        part.canonical += piece;
        part.end = end;
        part.numbered = part.numbered || digits || roman;
        return true;
    }

    // "(Vol. II)", "COP(15)"; after RES also "(XXX)" and, for the Security Council, "(2015)".
    void add_parenthesis(Part& part, bool act, bool with_year) const {
        static const RE2 part_mark(
            R"(^ ?(\((?i:Vol|Part|Sect|Supp|Income ?sect|Chap)\.? ?[IVX0-9]+[A-Z]?\)))");
        static const RE2 session(R"(^(\([0-9]{1,3}\)))");
        static const RE2 of_session(R"(^(?: ?[A-Z](?:-[A-Z])?)? ?(\((?:S-)?[IVXL]+\)))");
        static const RE2 year(R"(^ ?(\([12][0-9]{3}\)))");
        const std::string_view rest = text_.substr(part.end);
        re2::StringPiece group;
        const re2::StringPiece tail(rest.data(), rest.size());
        const bool after_word = is_alnum_ascii(part.canonical.back()) && !part.numbered;
        if (RE2::PartialMatch(tail, part_mark, &group) ||
            (after_word && RE2::PartialMatch(tail, session, &group)) ||
            (act && RE2::PartialMatch(tail, of_session, &group)) ||
            (with_year && RE2::PartialMatch(tail, year, &group))) {
            const std::size_t end = part.end + static_cast<std::size_t>(group.end() - tail.data());
            for (const char c : text_.substr(part.end, end - part.end)) {
                if (c != ' ') part.canonical += c;
            }
            part.end = end;
            part.numbered = true;
        }
    }

    static bool ends_symbol(const Part& part) {
        return part.numbered || part.canonical == "Summary";
    }

    static bool plausible(std::string_view root, const std::vector<Part>& parts) {
        if (std::none_of(parts.begin(), parts.end(), [](const Part& p) { return p.numbered; })) {
            return false;
        }
        const std::string_view stem = root.substr(0, root.find('.'));
        if (among(roots, stem)) {
            return root.size() > 1 || parts.size() > 1 ||
                   (is_digit_ascii(parts[0].canonical.front()) &&
                    parts[0].canonical.size() >= shortest_bare_number);
        }
        return root.size() >= 2 && std::any_of(parts.begin(), parts.end(), [](const Part& part) {
                   const std::string_view word =
                       std::string_view(part.canonical).substr(0, part.canonical.find('.'));
                   return part.canonical.size() > word.size() && part.numbered &&
                          among(markers, word);
               });
    }

    std::string_view text_;
};

bool may_begin(std::string_view text, std::size_t at) {
    if (!is_upper_ascii(text[at])) return false;
    if (at == 0) return true;
    const char before = text[at - 1];
    return !is_alnum_ascii(before) &&
           std::string_view("/._@=-&%\\").find(before) == std::string_view::npos;
}

// "A/66/10/Add.1" → "A/66/10".
std::string_view without_additions(std::string_view symbol) {
    for (;;) {
        const std::size_t slash = symbol.rfind('/');
        if (slash == std::string_view::npos) return symbol;
        const std::string_view last = symbol.substr(slash + 1);
        if (!last.starts_with("Add.") && !last.starts_with("Corr.")) return symbol;
        symbol = symbol.substr(0, slash);
    }
}

// The additions named behind a symbol: "and Add.1 and 2", "、Add.1-3和Corr.1"; `at` goes behind the
// last of them.
void add_additions(std::string_view text, const SymbolMention& symbol, std::size_t& at,
                   std::vector<SymbolMention>& found) {
    static const RE2 addition(
        R"(^(?: ?[,،、;] ?(?:and |et |y |e |и |و ?)?| (?:and|et|y|e|и) | ?(?:و|和|及|以及|与) ?))"
        R"((?:document )?((Add|Corr)\. ?([0-9]{1,3})((?:/(?:Add|Corr|Rev)\.[0-9]{1,2})?)))");
    static const RE2 another(R"(^( ?- ?| ?(?:,|、|and|et|y|и|و|和|及) ?)([0-9]{1,2})\b)");
    constexpr int most = 40;
    const std::string base(without_additions(symbol.canonical));
    const auto tail = [&text](std::size_t from) {
        const std::string_view rest = text.substr(from);
        return re2::StringPiece(rest.data(), rest.size());
    };
    const auto offset = [&text](const re2::StringPiece& piece) {
        return static_cast<std::size_t>(piece.data() - text.data());
    };
    re2::StringPiece whole;
    re2::StringPiece word;
    re2::StringPiece below;
    int number = 0;
    while (RE2::PartialMatch(tail(at), addition, &whole, &word, &number, &below)) {
        const auto name = [&](int n) {
            return base + "/" + std::string(word.data(), word.size()) + "." + std::to_string(n);
        };
        const std::size_t begin = offset(whole);
        at = begin + whole.size();
        found.push_back(
            {{begin, at}, name(number) + std::string(below.data(), below.size()), false});
        re2::StringPiece joint;
        re2::StringPiece digits;
        int next = 0;
        while (below.empty() && RE2::PartialMatch(tail(at), another, &joint, &digits) &&
               RE2::FullMatch(digits, "([0-9]+)", &next) && next > number && next < number + most) {
            const bool range = joint.find('-') != re2::StringPiece::npos;
            static const RE2 ends_list(
                R"(^(?:[^ ]|$| ?(?:and|et|y|e|и|و|和) ))");  // not "2 December"
            const bool comma = joint.find(',') != re2::StringPiece::npos;
            if (!range && next != number + 1) break;
            if (comma && !RE2::PartialMatch(tail(offset(digits) + digits.size()), ends_list)) break;
            at = offset(digits) + digits.size();
            const Range read{range ? begin : offset(digits), at};
            while (number < next) found.push_back({read, name(++number), false});
        }
    }
}

}  // namespace

std::vector<SymbolMention> find_symbols(const FoldedText& folded) {
    std::vector<SymbolMention> found;
    const std::string_view text = folded.text;
    if (text.find('/') == std::string_view::npos) return found;
    const Reader reader(text);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!may_begin(text, at)) continue;
        std::optional<SymbolMention> mention = reader.read(at);
        if (!mention) continue;
        at = mention->range.end;
        const std::size_t first = found.size();
        found.push_back(std::move(*mention));
        add_additions(text, SymbolMention(found.back()), at, found);
        --at;
        for (std::size_t i = first; i < found.size(); ++i)
            found[i].range = folded.original(found[i].range);
    }
    return found;
}

std::vector<SymbolMention> find_symbols(std::string_view text) {
    return find_symbols(fold_codes(text));
}

std::optional<std::string> canonical_symbol(std::string_view text) {
    std::string_view whole = trimmed(text);
    while (!whole.empty() && (whole.back() == '*' || whole.back() == '-' || whole.back() == '.')) {
        whole.remove_suffix(1);
    }
    const std::vector<SymbolMention> found = find_symbols(whole);
    if (found.size() != 1 || found[0].range != Range{0, whole.size()}) return std::nullopt;
    return found[0].canonical;
}

}  // namespace mea
