// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/zones.h"

#include <algorithm>
#include <array>
#include <string>

#include "pipeline/block_facts.h"
#include "pipeline/dates.h"
#include "pipeline/fold.h"
#include "pipeline/front_matter.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::size_t longest_entry = 240;    // print_length() of an entry of the contents
constexpr std::size_t front_reach = 60;       // blocks among which front matter is looked for
constexpr std::size_t sentence_length = 200;  // print_length()
constexpr std::size_t none = static_cast<std::size_t>(-1);

bool is_numbered_sentence(const BlockFacts& facts) {
    return facts.enumerator && facts.enumerator->style == EnumeratorStyle::decimal &&
           facts.ending == Ending::sentence && !facts.prominent;
}

bool is_long_sentence(const BlockFacts& facts) {
    return facts.ending != Ending::none && facts.length > sentence_length;
}

// "_____", "————": the rule above notes.
bool is_rule(std::string_view text) {
    std::size_t strokes = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        at = read.next;
        if (read.value == U'_' || read.value == U'—' || read.value == U'─' ||
            read.value == U'\u2015')
            ++strokes;
        else if (!is_space(read.value))
            return false;
    }
    return strokes >= 5;
}

// Dots that lead to a page number, or words that end in one after a tab.
bool has_leaders(std::string_view text) {
    constexpr std::array<std::string_view, 5> leaders = {".....", ". . . .", "……", "·····",
                                                         "_____"};
    for (const std::string_view run : leaders)
        if (text.find(run) != std::string_view::npos) return true;
    const std::size_t tab = text.rfind('\t');
    if (tab == std::string_view::npos || tab + 1 >= text.size() || text.size() - tab > 8)
        return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(tab) + 1, text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || c == ' ' || c == '-'; });
}

class Finder {
public:
    explicit Finder(const ExtractedDocument& document)
        : blocks_(document.blocks),
          facts_(look_at_blocks(document)),
          zones_(document.blocks.size(), Zone::body) {}

    std::vector<Zone> run() {
        by_kind();
        const std::size_t contents = find_contents();
        const std::size_t front = front_end(contents);
        mark_front(front);
        if (contents != none) mark_contents(contents);
        if (std::find(zones_.begin(), zones_.end(), Zone::title) == zones_.end())
            mark_annex_title();
        mark_notes();
        mark_furniture();
        return std::move(zones_);
    }

private:
    void by_kind() {
        bool leading = true;
        for (std::size_t i = 0; i < zones_.size(); ++i) {
            const BlockKind kind = blocks_[i].kind;
            if (is_furniture(kind)) {
                const bool first =
                    leading && kind == BlockKind::header && blocks_[i].first_page <= 1;
                zones_[i] = first ? Zone::masthead : Zone::running_head;
                continue;
            }
            leading = false;
            if (is_note(kind))
                zones_[i] = Zone::footnote;
            else if (kind == BlockKind::table_row)
                zones_[i] = Zone::table;
            else if (kind == BlockKind::toc)
                zones_[i] = Zone::toc;
        }
    }

    bool is_label(std::size_t i, LabelKind kind) const {
        return facts_[i].label && facts_[i].label->kind == kind;
    }

    std::size_t find_contents() const {
        std::size_t seen = 0;
        for (std::size_t i = 0; i < zones_.size() && seen < front_reach * 2; ++i) {
            if (zones_[i] == Zone::masthead) continue;
            ++seen;
            if (zones_[i] == Zone::body && is_label(i, LabelKind::contents)) return i;
            if (zones_[i] == Zone::toc) return i;
        }
        return none;
    }

    // Whether the document's matter begins with this block.
    bool begins_matter(std::size_t i) const {
        const BlockFacts& facts = facts_[i];
        if (facts.label) {
            const LabelLine& label = *facts.label;
            if (label.kind == LabelKind::decision) return !label.bare && facts.length < 120;
            return !label.running || label.ordinal == 1;
        }
        if (facts.enumerator) {
            switch (facts.enumerator->style) {
                case EnumeratorStyle::decimal:
                case EnumeratorStyle::upper_roman:
                case EnumeratorStyle::han:
                case EnumeratorStyle::arabic_ordinal:
                case EnumeratorStyle::upper_letter:
                    if (facts.enumerator->ordinal == 1 || is_long_sentence(facts)) return true;
                    break;
                case EnumeratorStyle::decimal_multi:
                    if (is_long_sentence(facts)) return true;
                    break;
                default:
                    break;
            }
        }
        const bool front = read_front_line(facts.text) != FrontLine::other;
        const Formula formula = read_formula(facts.text);
        if (formula != Formula::none && facts.ending == Ending::comma)
            return !front || !fields_follow(i);
        if (front) return false;
        return is_long_sentence(facts) && !is_adoption_line(facts.text) &&
               star_note_mark(facts.text) == 0;
    }

    // "大会，" is an organ's name and may be a formula: above the session or the agenda item it is
    // the first line of a name on two lines.
    bool fields_follow(std::size_t i) const {
        constexpr std::size_t reach = 6;  // blocks
        for (std::size_t k = i + 1; k < zones_.size() && k <= i + reach; ++k) {
            if (zones_[k] != Zone::body) continue;
            const FrontLine line = read_front_line(facts_[k].text);
            if (line != FrontLine::other && line != FrontLine::organ && line != FrontLine::job)
                return true;
        }
        return false;
    }

    // The first block that is not front matter.
    std::size_t front_end(std::size_t contents) const {
        std::size_t seen = 0;
        bool evidence = false;
        bool numbered = false;  // no cover has numbered sentences
        for (std::size_t i = 0; i < zones_.size() && seen < front_reach; ++i) {
            if (i == contents) return i;
            if (zones_[i] == Zone::running_head || zones_[i] == Zone::footnote) continue;
            ++seen;
            if (zones_[i] == Zone::masthead) {
                evidence = true;
                continue;
            }
            const FrontLine line = read_front_line(facts_[i].text);
            evidence = evidence || (line != FrontLine::other && line != FrontLine::organ);
            if (zones_[i] == Zone::table) continue;
            const bool contents_near = contents != none && contents > i &&
                                       contents - i < front_reach / 2 &&
                                       !is_long_sentence(facts_[i]);
            if (begins_matter(i) && !contents_near) return numbered && !evidence ? 0 : i;
            numbered = numbered || is_numbered_sentence(facts_[i]);
            if (formula_without_comma(i)) return i;
        }
        return evidence ? std::min(zones_.size(), front_reach) : 0;
    }

    bool formula_without_comma(std::size_t i) const {
        if (facts_[i].enumerator || facts_[i].label || !find_dates(facts_[i].text).empty())
            return false;
        for (std::size_t k = i + 1; k < zones_.size() && k <= i + 2; ++k) {
            if (zones_[k] != Zone::body) continue;
            const auto& next = facts_[k].enumerator;
            return next && next->style == EnumeratorStyle::decimal && next->ordinal == 1 &&
                   facts_[k].ending != Ending::none &&
                   read_formula(facts_[i].text) == Formula::organ;
        }
        return false;
    }

    static bool is_candidate(const BlockFacts& facts) {
        return !is_document_type_line(facts.text) && !is_adoption_line(facts.text) &&
               !facts.text.empty() && facts.text.front() != '[' && !facts.text.starts_with("［");
    }

    // The second line of an organ's name, and a place on a line of its own beside the dates.
    bool continues_front(std::size_t i, std::size_t last, FrontLine line, std::size_t end) const {
        if (last == none || last + 1 != i || zones_[i] == Zone::table || facts_[i].text.empty() ||
            blocks_[i].first_page != blocks_[last].last_page)
            return false;
        if (is_lower(code_point_at(facts_[i].text, 0).value)) return line == FrontLine::organ;
        constexpr std::size_t longest_place = 30;  // print_length()
        const bool place = (line == FrontLine::meeting || line == FrontLine::session) &&
                           facts_[i].length <= longest_place && facts_[i].ending == Ending::none;
        if (!place || i + 1 >= end || zones_[i + 1] != Zone::body) return false;
        const bool title_follows = read_front_line(facts_[i + 1].text) == FrontLine::other &&
                                   !is_document_type_line(facts_[i + 1].text);
        return title_follows && !(facts_[i].prominent && !facts_[i + 1].prominent) &&
               blocks_[i + 1].font_size >= blocks_[i].font_size;
    }

    // "REPORT OF THE … / ON ITS EIGHTH SESSION, HELD AT … / FROM 23 OCTOBER TO …": lines of a title
    // that speak of a session.
    bool report_goes_on(std::size_t i) const {
        constexpr std::array<std::string_view, 12> joints = {
            "on ",    "from ", "held ",    "sur ", "du ", "tenue ",
            "sobre ", "del ",  "celebrad", "о ",   "с ",  "состояв"};
        while (i > 0) {
            const std::string words = folded(facts_[i].text);
            const bool joined = std::any_of(joints.begin(), joints.end(), [&](auto joint) {
                return std::string_view(words).starts_with(joint);
            });
            if (!joined || blocks_[i].bold != blocks_[i - 1].bold) return false;
            --i;
            if (is_document_type_line(facts_[i].text)) return true;
        }
        return false;
    }

    void mark_front(std::size_t end) {
        std::size_t last = none;
        FrontLine last_line = FrontLine::other;
        for (std::size_t i = 0; i < end; ++i) {
            if (zones_[i] == Zone::running_head || zones_[i] == Zone::footnote) continue;
            const FrontLine line = read_front_line(facts_[i].text);
            if (zones_[i] == Zone::table && line != FrontLine::other) zones_[i] = Zone::masthead;
            const bool counts = line != FrontLine::other && line != FrontLine::job &&
                                zones_[i] != Zone::table && !report_goes_on(i) &&
                                !(line == FrontLine::organ && last_line == FrontLine::agenda) &&
                                !(line == FrontLine::organ && facts_[i].prominent &&
                                  last_line == FrontLine::meeting);
            if (zones_[i] == Zone::masthead) continue;
            if (!counts && (line == FrontLine::job || !continues_front(i, last, last_line, end)))
                continue;
            last = i;
            if (counts)
                last_line = line;
            else if (last_line != FrontLine::organ)
                last_line = FrontLine::other;  // one line is the place
        }
        for (std::size_t i = 0; i < end; ++i) {
            if (zones_[i] != Zone::body) continue;
            const bool before = last != none && i <= last;
            const bool job = read_front_line(facts_[i].text) == FrontLine::job;
            zones_[i] = before || job ? Zone::masthead : Zone::title;
        }
        if (last_line == FrontLine::agenda) agenda_title(last, end);
    }

    // The first of several titles after the agenda item is the item's own.
    void agenda_title(std::size_t agenda, std::size_t end) {
        std::vector<std::size_t> candidates;
        for (std::size_t i = agenda + 1; i < end; ++i)
            if (zones_[i] == Zone::title && star_note_mark(facts_[i].text) == 0)
                candidates.push_back(i);
        const auto title = [this](std::size_t i) { return is_candidate(facts_[i]); };
        if (candidates.empty() || !title(candidates[0])) return;
        std::size_t second = none;
        for (std::size_t k = 1; k < candidates.size() && second == none; ++k)
            if (title(candidates[k])) second = candidates[k];
        const bool whole_act =
            std::any_of(candidates.begin(), candidates.end(),
                        [this](std::size_t i) { return is_adoption_line(facts_[i].text); });
        if (second == none && !whole_act) return;
        if (second != none && blocks_[candidates[0]].font_size > blocks_[second].font_size + 0.5)
            return;
        zones_[candidates[0]] = Zone::masthead;
    }

    // An annex taken out of its report has its title under its label.
    void mark_annex_title() {
        std::size_t i = 0;
        while (i < zones_.size() && zones_[i] != Zone::body) ++i;
        if (i + 1 >= zones_.size() || zones_[i + 1] != Zone::body) return;
        const bool label = is_label(i, LabelKind::annex) && !facts_[i].label->titled;
        const BlockFacts& next = facts_[i + 1];
        if (label && next.title_like && next.prominent && !next.label && !next.enumerator)
            zones_[i + 1] = Zone::title;
    }

    bool toc_like(std::size_t i) const {
        if (zones_[i] == Zone::toc) return true;
        return has_leaders(facts_[i].text);
    }

    // "… of the people of Copenhagen 43" on a page of entries.
    bool ends_with_page(std::size_t i) const {
        constexpr std::size_t most_digits = 3;
        const std::string_view text = trimmed(facts_[i].text);
        std::size_t at = text.size();
        std::size_t digits = 0;
        while (at > 0 && is_digit(code_point_before(text, at))) {
            at -= to_utf8(code_point_before(text, at)).size();
            ++digits;
        }
        return digits > 0 && digits <= most_digits && at > 0 && text[at - 1] == ' ' &&
               facts_[i].length < longest_entry;
    }

    // Whether entries go on shortly behind a long one; of documents with pages, where lines are
    // read one by one.
    bool entries_follow(std::size_t i) const {
        constexpr std::size_t reach = 4;
        if (blocks_[i].first_page <= 0) return false;
        for (std::size_t k = i + 1; k < std::min(zones_.size(), i + 1 + reach); ++k) {
            if (toc_like(k)) return true;
            if (read_formula(facts_[k].text) != Formula::none) return false;
        }
        return false;
    }

    void mark_contents(std::size_t from) {
        const int page = blocks_[from].last_page;
        int last_page = page;  // of an entry that is sure
        std::size_t last = from;
        std::size_t quiet = 0;  // blocks since the last that is surely an entry
        for (std::size_t i = from; i < zones_.size(); ++i) {
            if (zones_[i] == Zone::running_head || zones_[i] == Zone::footnote) continue;
            const bool same_page = page > 0 && blocks_[i].first_page == page;
            const bool beside = last_page > 0 && blocks_[i].first_page == last_page;
            if (i == from || toc_like(i) || (beside && ends_with_page(i))) {
                last = i;
                last_page = blocks_[i].last_page;
                quiet = 0;
                continue;
            }
            const BlockFacts& facts = facts_[i];
            const bool prose =
                is_long_sentence(facts) ||
                (facts.enumerator && facts.ending != Ending::none && facts.length > 80) ||
                (read_formula(facts.text) != Formula::none && facts.ending == Ending::comma);
            if (prose && !entries_follow(i)) break;
            if (same_page) {
                last = i;
                continue;
            }
            constexpr std::size_t between_entries = 3;  // group titles without a page number
            if (++quiet > between_entries) break;
        }
        for (std::size_t i = from; i <= last; ++i)
            if (zones_[i] == Zone::body || zones_[i] == Zone::table)
                zones_[i] = star_note_mark(facts_[i].text) > 0 ? Zone::footnote : Zone::toc;
    }

    // "1/    Official Records …": the printed form of notes until the 1990s.
    static bool old_note(std::string_view text) {
        std::size_t at = 0;
        while (at < text.size() && at < 3 && text[at] >= '0' && text[at] <= '9') ++at;
        return at > 0 && at + 1 < text.size() && text[at] == '/' &&
               (text[at + 1] == ' ' || text[at + 1] == '\t');
    }

    // A note as printed at the end of a text: "* …", "1 …", or its mark lost in extraction.
    static bool marked_note(std::string_view text) {
        if (text.empty()) return false;
        if (star_note_mark(text) > 0 || old_note(text)) return true;
        const CodePoint first = code_point_at(text, 0);
        if (first.value == 0xFFFD) return true;
        std::size_t at = 0;
        while (at < text.size() && is_digit(code_point_at(text, at).value))
            at = code_point_at(text, at).next;
        return at > 0 && at < 4 && at < text.size() && is_space(code_point_at(text, at).value);
    }

    void mark_notes() {
        bool matter = false;
        std::size_t rule = none;
        for (std::size_t i = 0; i < zones_.size(); ++i) {
            if (zones_[i] == Zone::title && star_note_mark(facts_[i].text) > 0) {
                zones_[i] = Zone::footnote;
                continue;
            }
            if (zones_[i] != Zone::body) continue;
            const BlockFacts& facts = facts_[i];
            if (is_rule(facts.text)) {
                zones_[i] = Zone::running_head;
                rule = i;
            } else if (old_note(facts.text)) {
                zones_[i] = Zone::footnote;
            } else if (rule != none && marked_note(facts.text) && !facts.enumerator) {
                zones_[i] = Zone::footnote;
            } else if (rule != none && zones_[i] == Zone::body && star_note_mark(facts.text) > 0) {
                zones_[i] = Zone::footnote;
            } else if (!matter && star_note_mark(facts.text) > 0 && facts.length < 400) {
                zones_[i] = Zone::footnote;
            } else {
                if (facts.enumerator && facts.enumerator->style == EnumeratorStyle::decimal)
                    matter = true;
                rule = none;
            }
        }
    }

    void mark_furniture() {
        for (std::size_t i = 0; i < zones_.size(); ++i) {
            if (zones_[i] != Zone::body) continue;
            const FrontLine line = read_front_line(facts_[i].text);
            if (line == FrontLine::job || facts_[i].text == "/..." || facts_[i].text == "/…")
                zones_[i] = Zone::running_head;
            else if (line == FrontLine::symbol && i > 0 && facts_[i].ending == Ending::none &&
                     !facts_[i].label)
                zones_[i] = Zone::running_head;
        }
    }

    const std::vector<Block>& blocks_;
    std::vector<BlockFacts> facts_;
    std::vector<Zone> zones_;
};

}  // namespace

std::string_view name_of(Zone zone) {
    constexpr std::array<std::string_view, 7> names = {
        "masthead", "title", "toc", "body", "table", "footnote", "running_head"};
    return names.at(static_cast<std::size_t>(zone));
}

std::vector<Zone> find_zones(const ExtractedDocument& document, const Languages&) {
    return Finder(document).run();
}

}  // namespace mea
