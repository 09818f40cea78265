// SPDX-License-Identifier: GPL-3.0-or-later
#include "bad_input.h"

#include <array>
#include <utility>

namespace mea {
namespace {

constexpr std::size_t lines_of_page = 40;

// Lines on pages; kinds and marks as given.
class Pages {
public:
    std::size_t add(const std::string& text, BlockKind kind = BlockKind::text) {
        Block block;
        block.kind = kind;
        block.first_page = block.last_page = static_cast<int>(lines_++ / lines_of_page) + 1;
        block.font_size = 10;
        return out_.add(text, block);
    }

    void heading(const std::string& text) {
        Block block;
        block.bold = true;
        block.first_page = block.last_page = static_cast<int>(lines_++ / lines_of_page) + 1;
        block.font_size = 12;
        out_.add(text, block);
    }

    void row(const std::string& cells) {
        Block block;
        block.kind = BlockKind::table_row;
        block.table = 1;
        block.first_page = block.last_page = static_cast<int>(lines_++ / lines_of_page) + 1;
        out_.add(cells, block);
    }

    // A paragraph that calls a note, and the note.
    void noted(const std::string& text, const std::string& mark) {
        Block block;
        block.first_page = block.last_page = static_cast<int>(lines_++ / lines_of_page) + 1;
        out_.add(text, block, {{text.size(), DocumentBuilder::npos, mark}});
        const std::size_t call = out_.references().size() - 1;
        block.kind = BlockKind::footnote;
        block.mark = mark;
        out_.references()[call].note = out_.add("See document A/56/" + mark + ".", block);
    }

    ExtractedDocument finish() && {
        out_.document().pages = static_cast<int>(lines_ / lines_of_page) + 1;
        return std::move(out_).finish();
    }

private:
    DocumentBuilder out_{"pdf"};
    std::size_t lines_ = 0;
};

std::string number(std::size_t i) { return std::to_string(i); }

template <class Line>
ExtractedDocument lines(std::size_t size, Line line) {
    Pages pages;
    for (std::size_t i = 0; i < size; ++i) line(pages, i);
    return std::move(pages).finish();
}

ExtractedDocument nothing(std::size_t) {
    return lines(0, [](Pages&, std::size_t) {});
}

ExtractedDocument empty_pages(std::size_t size) {
    ExtractedDocument document = nothing(0);
    document.pages = static_cast<int>(size);
    return document;
}

ExtractedDocument no_numbers(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        constexpr std::array<std::string_view, 6> words = {
            "The Parties shall cooperate in the protection of the marine environment.",
            "Las Partes cooperarán en la protección del medio marino.",
            "Les Parties coopèrent à la protection du milieu marin.",
            "Стороны сотрудничают в защите морской среды.",
            "各缔约方应合作保护海洋环境。",
            "تتعاون الأطراف في حماية البيئة البحرية."};
        pages.add(std::string(words[i % words.size()]));
    });
}

ExtractedDocument backwards(std::size_t size) {
    return lines(size, [size](Pages& pages, std::size_t i) {
        pages.add(number(size - i) + ". The Committee took note of the report.");
    });
}

ExtractedDocument backwards_then_on(std::size_t size) {
    return lines(size, [size](Pages& pages, std::size_t i) {
        const std::size_t half = size / 2;
        pages.add(number(i < half ? i + 1 : size - i) + ". The Committee took note of it.");
    });
}

ExtractedDocument one_number(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t) { pages.add("1. The Committee agreed."); });
}

ExtractedDocument titles_before_a_sentence(std::size_t size) {
    return lines(size, [size](Pages& pages, std::size_t i) {
        if (i == 0 || i + 1 == size)
            pages.add("1. The Committee agreed.");
        else
            pages.heading("2. Opening of the session");
    });
}

ExtractedDocument begins_again(std::size_t size) {
    return lines(size, [size](Pages& pages, std::size_t i) {
        const std::size_t third = size / 3;
        if (i < third) return static_cast<void>(pages.add(number(i + 1) + ". The first count."));
        if (i < 2 * third) {
            pages.heading("Opening of the session");
            return static_cast<void>(pages.add("1. The Committee agreed."));
        }
        const std::size_t at = i - 2 * third + 2;
        pages.add(number(at + (at >= third ? 1 : 0)) + ". The second count.");
    });
}

ExtractedDocument nested(std::size_t size) {
    constexpr std::array<std::string_view, 8> marks = {"(a)", "(i)", "(一)", "(1)",
                                                       "a)",  "i)",  "(a)",  "(а)"};
    Pages pages;
    pages.add("1. The Committee agreed on this:");
    for (std::size_t i = 0; i < size; ++i)
        pages.add(std::string(marks[i % marks.size()]) + " The following:");
    return std::move(pages).finish();
}

ExtractedDocument nested_numbers(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        std::string label = "1";
        for (std::size_t depth = 0; depth < i % 100; ++depth) label += ".1";
        pages.add(label + " The Committee agreed on this:");
    });
}

ExtractedDocument one_line(std::size_t size) {
    std::string line;
    for (std::size_t i = 0; i < size; ++i)
        line += "Decision BC-" + number(i % 14 + 1) + "/" + number(i % 30 + 1) +
                " of the Conference of the Parties to the Basel Convention, article " +
                number(i % 29 + 1) + ", in Kenya, on 3 May 2019; ";
    Pages pages;
    pages.add(line);
    return std::move(pages).finish();
}

ExtractedDocument one_word(std::size_t size) {
    Pages pages;
    pages.add(std::string(size * 50, 'a'));
    pages.add(std::string(size * 50, '1'));
    pages.add(std::string(size * 50, '('));
    pages.add(std::string(size * 50, '/'));
    pages.add(std::string(size * 50, 'X'));
    return std::move(pages).finish();
}

ExtractedDocument one_line_of_han(std::size_t size) {
    std::string line;
    for (std::size_t i = 0; i < size; ++i)
        line += "缔约方大会第" + number(i % 30 + 1) + "/CP." + number(i % 20 + 1) +
                "号决定，《巴塞尔公约》第" + number(i % 29 + 1) + "条第二款；";
    Pages pages;
    pages.add(line);
    return std::move(pages).finish();
}

ExtractedDocument one_line_of_arabic(std::size_t size) {
    std::string line;
    for (std::size_t i = 0; i < size; ++i)
        line += "المقرر ا ب - " + number(i % 14 + 1) + "/" + number(i % 30 + 1) +
                " لمؤتمر الأطراف في اتفاقية بازل، المادة " + number(i % 29 + 1) + "؛ ";
    Pages pages;
    pages.add(line);
    return std::move(pages).finish();
}

ExtractedDocument marks_inside_a_line(std::size_t size) {
    Pages pages;
    pages.add("Article 1");
    std::string line = "1. Each Party shall:";
    for (std::size_t i = 0; i < size; ++i) line += " (a) cooperate: ";
    pages.add(line);
    pages.add("Article 2");
    line = "Each Party shall:";
    for (std::size_t i = 0; i < size; ++i) line += " " + number(i + 1) + ". cooperate;";
    pages.add(line);
    return std::move(pages).finish();
}

ExtractedDocument marks_that_lead_nowhere(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        if (i == 0) pages.add("Article 1");
        pages.add("The Parties shall cooperate as follows: (a) in good faith.");
    });
}

ExtractedDocument footnotes(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        pages.noted(number(i + 1) + ". The Committee took note of it.", number(i + 1));
    });
}

ExtractedDocument footnotes_of_one_mark(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        pages.noted(number(i + 1) + ". The Committee took note of it.", "1");
    });
}

ExtractedDocument table_rows(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        pages.row("Kenya\tBasel Convention\t" + number(i) + "\tBC-" + number(i % 14 + 1) + "/1");
    });
}

ExtractedDocument headings(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        constexpr std::array<std::string_view, 4> marks = {"I.", "A.", "1.", "(a)"};
        pages.heading(std::string(marks[i % marks.size()]) + " Opening of the session");
    });
}

ExtractedDocument parts(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        constexpr std::array<std::string_view, 4> names = {"Part ", "Chapter ", "Section ",
                                                           "Rule "};
        pages.heading(std::string(names[i % names.size()]) + number(i % 7 + 1));
    });
}

ExtractedDocument sections_of_an_annex(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        if (i == 0) pages.heading("Annex I");
        pages.add(i % 2 == 0 ? "Section 9" : "The Contractor shall cooperate");
    });
}

ExtractedDocument annexes(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        pages.heading("Annex " + number(i + 1));
        pages.add("The words of the annex.");
    });
}

ExtractedDocument annexes_without_number(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        pages.heading(i == 0 ? "Annex III" : i % 2 == 0 ? "Annex" : "Annex 1");
        pages.add("The words of the annex.");
    });
}

ExtractedDocument annexes_run_on(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        if (i == 0) pages.add("第一条");
        pages.add("附件" + std::string(i % 2 == 0 ? "一" : "二") + "从事探矿的意向通知。");
    });
}

ExtractedDocument articles(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        pages.heading("Article " + number(i + 1));
        pages.add("Each Party shall cooperate with the others.");
    });
}

ExtractedDocument articles_of_one_number(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t) {
        pages.heading("Article 1");
        pages.add("Each Party shall cooperate with the others.");
    });
}

ExtractedDocument articles_listed(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        pages.add("Article " + number(2 * i + 7));
        if (i % 2 == 0) pages.row("Kenya\t" + number(i));
    });
}

ExtractedDocument decisions(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        pages.heading("Decision BC-10/" + number(i + 1));
        pages.add("The Conference of the Parties,");
        pages.add("1. Takes note of the report;");
    });
}

ExtractedDocument drafts_in_annexes(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        if (i == 0) pages.add("1. The Committee agreed.");
        pages.heading("Annex");
        pages.add("The Conference of the Parties,");
        pages.add("Recalling its decision BC-10/1,");
        pages.add("1. Takes note of the report;");
    });
}

ExtractedDocument formulas_between_rows(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        if (i < 20) pages.add("The Conference of the Parties");
        pages.row("Kenya\t" + number(i));
        if (i % 10 == 0) pages.add("The Conference of the Parties");
    });
}

ExtractedDocument contents(std::size_t size) {
    Pages pages;
    pages.heading("Contents");
    for (std::size_t i = 0; i < size; ++i)
        pages.add(number(i + 1) + ". Opening of the session ........ " + number(i));
    return std::move(pages).finish();
}

ExtractedDocument quotations(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        if (i == 0) pages.add("1. The Committee agreed:");
        pages.add("“2. Each Party shall cooperate:");
    });
}

ExtractedDocument clauses(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        if (i == 0) pages.add("The General Assembly,");
        pages.add("Recalling its resolution 56/" + number(i % 300 + 1) + ",");
    });
}

ExtractedDocument furniture(std::size_t size) {
    return lines(size, [](Pages& pages, std::size_t i) {
        pages.add("A/56/" + number(i), i % 2 == 0 ? BlockKind::header : BlockKind::page_number);
    });
}

}  // namespace

const std::vector<BadInput>& bad_inputs() {
    static const std::vector<BadInput> all{
        {"nothing", nothing},
        {"pages without text", empty_pages, 2'000},
        {"a document without numbers", no_numbers},
        // counts
        {"numbers that run backwards", backwards},
        {"numbers that turn back", backwards_then_on},
        {"one number again and again", one_number},
        {"titles of one number between sentences", titles_before_a_sentence},
        {"a count that begins again and misses one", begins_again},
        {"nested marks", nested},
        {"nested numbers", nested_numbers},
        {"marks that lead nowhere", marks_that_lead_nowhere},
        {"quotations without end", quotations},
        {"clauses without end", clauses},
        // one line
        {"one line of mentions", one_line, 40'000},
        {"one line of mentions in Chinese", one_line_of_han, 40'000},
        {"one line of mentions in Arabic", one_line_of_arabic, 40'000},
        {"one word", one_word},
        {"marks inside a line", marks_inside_a_line},
        // notes, tables, furniture
        {"footnotes", footnotes, 100'000},
        {"footnotes of one mark", footnotes_of_one_mark, 100'000},
        {"rows of one table", table_rows, 100'000},
        {"a list of contents", contents},
        {"running heads alone", furniture},
        // labels
        {"headings", headings},
        {"parts", parts},
        {"sections of an annex", sections_of_an_annex},
        {"annexes", annexes, 20'000},
        {"annexes without a number", annexes_without_number, 20'000},
        {"annexes run into their words", annexes_run_on},
        {"articles", articles},
        {"articles of one number", articles_of_one_number},
        {"a list of articles", articles_listed},
        {"decisions", decisions, 20'000},
        {"drafts quoted in annexes", drafts_in_annexes, 20'000},
        {"formulas between rows", formulas_between_rows},
    };
    return all;
}

}  // namespace mea
