// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/page_furniture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "pipeline/label_line.h"
#include "pipeline/text.h"

namespace mea::layout {
namespace {

constexpr double zone_share = 0.16;    // of the page's height, at the top and at the bottom
constexpr std::size_t zone_lines = 5;  // at most, in each zone
constexpr double same_height_pt = 4;
constexpr double piece_gap_em = 2.5;  // parts of a running head stand at least so far apart
constexpr double set_off_em = 1.2;    // white between a running head and the body

struct Piece {
    std::size_t page = 0;   // index
    std::size_t line = 0;   // index in its page
    std::size_t first = 0;  // words [first, last)
    std::size_t last = 0;
    bool top = true;
    std::size_t from_edge = 0;  // 0 for the outermost line
    double height = 0;          // distance of its middle from the top of the page
    double size = 0;
    std::string key;    // lower case, numbers as '#', no white space
    std::string words;  // the same with its numbers
    std::optional<long> number;
    bool furniture = false;
    bool counts = false;  // a page number
};

struct Key {
    std::string text;
    std::string words;
    std::optional<long> last_number;
    std::optional<long> first_number;
};

Key key_of(std::string_view text) {
    Key out;
    bool in_number = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        at = read.next;
        if (is_space(read.value)) continue;
        if (is_digit(read.value)) {
            const long before = in_number ? out.last_number.value_or(0) : 0;
            if (!in_number) out.text += '#';
            out.last_number = std::min(before * 10 + digit_value(read.value), 1'000'000L);
            if (std::count(out.text.begin(), out.text.end(), '#') == 1) {
                out.first_number = out.last_number;
            }
            out.words += static_cast<char>('0' + digit_value(read.value));
        } else {
            const bool capital = read.value >= 'A' && read.value <= 'Z';
            out.text += to_utf8(capital ? read.value + 32 : read.value);
            out.words += to_utf8(capital ? read.value + 32 : read.value);
        }
        in_number = is_digit(read.value);
    }
    return out;
}

// "3", "3/50", "- 3 -", "page 3", "第3页", "3 | page"
bool looks_like_page_number(const Key& key) {
    if (!key.first_number) return false;
    static const std::set<std::string> shapes = {
        "#",     "#/#",      "-#-",     "–#–",   "—#—",    "page#",   "página#",
        "стр.#", "第#页",    "الصفحة#", "صفحة#", "[#]",    "(#)",     "#|page",
        "#page", "page#of#", "page#/#", "p.#",   "|#",     "#|",      "страница#",
        "pág.#", "#of#",     "-#",      "#-",    "page|#", "pagina#", "第#页共#页"};
    return shapes.count(key.text) > 0;
}

bool looks_like_job_number(std::string_view text) {
    const std::string plain = squeeze(text);
    if (plain.size() < 7 || plain.size() > 48) return false;
    if (plain.front() == '*' && plain.back() == '*') return true;
    std::size_t digits = 0;  // seven in a row, a hyphen after two: 26-04950, K1502472, GE.15-15450
    for (std::size_t i = 0; i <= plain.size(); ++i) {
        const bool digit = i < plain.size() && plain[i] >= '0' && plain[i] <= '9';
        if (digit) {
            ++digits;
        } else if (i < plain.size() && plain[i] == '-' && digits == 2) {
            continue;
        } else {
            if (digits == 7) return true;
            digits = 0;
        }
    }
    return false;
}

class Search {
public:
    Search(std::vector<PageLines>& pages, Reading reading) : pages_(pages), reading_(reading) {}

    std::vector<Furniture> run() {
        for (std::size_t i = 0; i < pages_.size(); ++i) collect(i);
        mark_repeated();
        mark_counting();
        mark_symbol();
        mark_job_numbers();
        mark_at_known_heights();
        std::vector<Furniture> out;
        for (std::size_t i = 0; i < pages_.size(); ++i) take(i, out);
        return out;
    }

private:
    void collect(std::size_t index) {
        const PageLines& page = pages_[index];
        const double top = page.page.height * zone_share;
        const double bottom = page.page.height * (1 - zone_share);
        const std::size_t count = page.lines.size();
        for (std::size_t i = 0; i < std::min(count, zone_lines); ++i) {
            if (page.lines[i].middle() < top) add_pieces(index, i, true, i);
        }
        for (std::size_t k = 0; k < std::min(count, zone_lines); ++k) {
            const std::size_t i = count - 1 - k;
            const Line& line = page.lines[i];
            const bool note = !line.raised.empty() && line.raised.front().range.begin == 0;
            if (line.middle() > bottom && !note) add_pieces(index, i, false, k);
        }
    }

    void add_pieces(std::size_t index, std::size_t line_index, bool top, std::size_t from_edge) {
        const Line& line = pages_[index].lines[line_index];
        std::vector<std::size_t> cuts = wide_gaps(line, piece_gap_em * line.size);
        cuts.push_back(line.words.size());
        std::size_t first = 0;
        for (const std::size_t cut : cuts) {
            const Line part = part_of(line, first, cut, reading_);
            const Key key = key_of(part.text);
            Piece piece;
            piece.page = index;
            piece.line = line_index;
            piece.first = first;
            piece.last = cut;
            piece.top = top;
            piece.from_edge = from_edge;
            piece.height = part.middle();
            piece.size = part.size;
            piece.key = key.text;
            piece.counts = looks_like_page_number(key);
            piece.number = piece.counts ? key.first_number : key.last_number;
            piece.words = key.words;
            pieces_.push_back(piece);
            first = cut;
        }
    }

    // The same words at the same height on enough pages.
    void mark_repeated() {
        std::map<std::pair<bool, std::string>, std::vector<Piece*>> groups;
        for (Piece& piece : pieces_) {
            if (piece.key.size() >= 2 || piece.counts)
                groups[{piece.top, piece.key}].push_back(&piece);
        }
        const std::size_t enough = pages_.size() >= 6 ? 3 : 2;
        for (auto& [key, group] : groups) {
            if (key.second.find_first_not_of("#-–—/.()[]|") == std::string::npos) continue;
            for (Piece* piece : group) {
                std::set<std::size_t> at_height;
                const bool label = names_a_part(*piece);
                for (const Piece* other : group) {
                    const bool same =
                        other->words == piece->words || (!label && counts_along(*piece, *other));
                    if (same && std::abs(other->height - piece->height) <= same_height_pt) {
                        at_height.insert(other->page);
                    }
                }
                if (at_height.size() >= enough && (!label || on_neighbours(at_height)))
                    piece->furniture = true;
            }
        }
    }

    // "Annex" at the head of pages 15, 29 and 43 opens three annexes; a running head goes on from
    // page to page.
    static bool on_neighbours(const std::set<std::size_t>& pages) {
        return std::any_of(pages.begin(), pages.end(),
                           [&pages](std::size_t page) { return pages.count(page + 1) > 0; });
    }

    // "Article 11" at the head of page 8 and "Article 12" at the head of page 9 count with the
    // pages only by chance.
    bool names_a_part(const Piece& piece) const {
        const Line part = part_of(line_of(piece), piece.first, piece.last, reading_);
        return read_label_line(squeeze(part.text)).has_value();
    }

    // "UNEP/CBD/COP/5 Page 3" and "… Page 4" on the page after
    bool counts_along(const Piece& a, const Piece& b) const {
        return a.number && b.number && a.page != b.page && offset(a) == offset(b);
    }

    // Numbers that count with the pages.
    void mark_counting() {
        std::map<std::pair<bool, long>, std::set<std::size_t>> pages_at_offset;
        for (const Piece& piece : pieces_) {
            if (!piece.counts || !piece.number) continue;
            pages_at_offset[{piece.top, offset(piece)}].insert(piece.page);
        }
        for (Piece& piece : pieces_) {
            if (!piece.counts || !piece.number) continue;
            const std::size_t agree = pages_at_offset[{piece.top, offset(piece)}].size();
            const bool own = offset(piece) == 0 && pages_.size() <= 3;
            if (agree >= 3 || (agree == 2 && pages_.size() <= 4) || own) piece.furniture = true;
        }
    }

    long offset(const Piece& piece) const {
        return *piece.number - static_cast<long>(pages_[piece.page].page.number);
    }

    // What repeats words of the first page's head at the top of a later page: its outermost line,
    // or all lines down to the body where one of them is a symbol.
    void mark_symbol() {
        if (pages_.size() < 2) return;
        std::string head;
        for (const Line& line : pages_.front().lines) {
            if (line.middle() > pages_.front().page.height * 0.5) break;
            head += exact(line.text);
        }
        std::map<std::size_t, std::vector<Piece*>> tops;  // by page, from the edge inwards
        for (Piece& piece : pieces_) {
            if (piece.page > 0 && piece.top) tops[piece.page].push_back(&piece);
        }
        for (const auto& [page, pieces] : tops) mark_head(pieces, head);
    }

    void mark_head(const std::vector<Piece*>& pieces, const std::string& head) const {
        constexpr std::size_t shortest = 6;
        bool symbol = false;
        std::vector<Piece*> known;
        for (Piece* piece : pieces) {
            const bool goes_on =
                known.empty() || piece->line == known.back()->line || !is_set_off(*known.back());
            const Line part = part_of(line_of(*piece), piece->first, piece->last, reading_);
            const std::string text = exact(part.text);
            if (!goes_on || text.size() < shortest || head.find(text) == std::string::npos) return;
            symbol = symbol || (text.find('/') != std::string::npos && piece->number);
            known.push_back(piece);
            if (!is_set_off(*piece)) continue;
            if (piece->from_edge == 0) piece->furniture = true;
            if (!symbol) continue;
            for (Piece* one : known) one->furniture = true;
        }
    }

    static std::string exact(std::string_view text) {
        std::string out;
        for (const char c : text) {
            if (c != ' ') out += c;
        }
        return out;
    }

    void mark_job_numbers() {
        std::map<std::size_t, double> height;  // by page: where the last lines begin
        for (Piece& piece : pieces_) {
            if (piece.top) continue;
            const Line part = part_of(line_of(piece), piece.first, piece.last, reading_);
            if (!looks_like_job_number(part.text)) continue;
            piece.furniture = true;
            auto [found, added] = height.emplace(piece.page, piece.height);
            if (!added) found->second = std::min(found->second, piece.height);
        }
        for (Piece& piece : pieces_) {
            const auto found = height.find(piece.page);
            if (!piece.top && found != height.end() && piece.height >= found->second - 2) {
                piece.furniture = true;
            }
        }
    }

    // Section names change from page to page, but stand where other running heads stand.
    void mark_at_known_heights() {
        std::map<bool, std::vector<const Piece*>> known;
        for (const Piece& piece : pieces_) {
            if (piece.furniture && piece.page > 0) known[piece.top].push_back(&piece);
        }
        for (Piece& piece : pieces_) {
            if (piece.furniture || piece.page == 0) continue;
            std::set<std::size_t> at_height;
            for (const Piece* other : known[piece.top]) {
                if (std::abs(other->height - piece.height) <= same_height_pt &&
                    std::abs(other->size - piece.size) < 1.5) {
                    at_height.insert(other->page);
                }
            }
            if (at_height.size() >= 2 && 3 * at_height.size() >= pages_.size() &&
                is_set_off(piece)) {
                piece.furniture = true;
            }
        }
    }

    const Line& line_of(const Piece& piece) const { return pages_[piece.page].lines[piece.line]; }

    bool is_set_off(const Piece& piece) const {
        const std::vector<Line>& lines = pages_[piece.page].lines;
        const Line& line = lines[piece.line];
        if (piece.top) {
            if (piece.line + 1 >= lines.size()) return true;
            const Line& next = lines[piece.line + 1];
            return next.box.top - line.box.bottom >= set_off_em * line.size * 0.7;
        }
        if (piece.line == 0) return true;
        const Line& previous = lines[piece.line - 1];
        return line.box.top - previous.box.bottom >= set_off_em * line.size * 0.7;
    }

    // From the edge inwards, until a line has a piece that is none.
    void take(std::size_t index, std::vector<Furniture>& out) {
        PageLines& page = pages_[index];
        std::map<std::size_t, std::vector<const Piece*>> by_line;
        for (const Piece& piece : pieces_) {
            if (piece.page == index) by_line[piece.line].push_back(&piece);
        }
        std::map<std::size_t, std::vector<const Piece*>> taken;
        for (std::size_t i = 0; i < page.lines.size(); ++i) {
            const auto found = by_line.find(i);
            if (found == by_line.end() || !found->second.front()->top) break;
            if (!take_line(found->second, taken[i])) break;
        }
        for (std::size_t i = page.lines.size(); i-- > 0;) {
            const auto found = by_line.find(i);
            if (found == by_line.end() || found->second.front()->top) break;
            if (!take_line(found->second, taken[i])) break;
        }
        remove(page, taken, out);
    }

    // True when the whole line is furniture.
    static bool take_line(const std::vector<const Piece*>& line, std::vector<const Piece*>& taken) {
        for (const Piece* piece : line) {
            if (piece->furniture) taken.push_back(piece);
        }
        return taken.size() == line.size();
    }

    void remove(PageLines& page, const std::map<std::size_t, std::vector<const Piece*>>& taken,
                std::vector<Furniture>& out) const {
        std::vector<Line> kept;
        for (std::size_t i = 0; i < page.lines.size(); ++i) {
            Line& line = page.lines[i];
            const auto found = taken.find(i);
            if (found == taken.end() || found->second.empty()) {
                kept.push_back(std::move(line));
                continue;
            }
            std::vector<bool> gone(line.words.size(), false);
            for (const Piece* piece : found->second) {
                for (std::size_t w = piece->first; w < piece->last; ++w) gone[w] = true;
                const BlockKind edge = piece->top ? BlockKind::header : BlockKind::footer;
                out.push_back({piece->counts ? BlockKind::page_number : edge,
                               part_of(line, piece->first, piece->last, reading_)});
            }
            std::vector<Word> rest;
            for (std::size_t w = 0; w < line.words.size(); ++w) {
                if (!gone[w]) rest.push_back(line.words[w]);
            }
            if (!rest.empty()) kept.push_back(make_line(page.page, std::move(rest), reading_));
        }
        page.lines = std::move(kept);
    }

    std::vector<PageLines>& pages_;
    Reading reading_;
    std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Furniture> take_furniture(std::vector<PageLines>& pages, Reading reading) {
    return Search(pages, reading).run();
}

}  // namespace mea::layout
