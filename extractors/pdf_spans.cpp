// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf_spans.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFTokenizer.hh>

#include "extractors/pdf_objects.h"
#include "extractors/turned_words.h"
#include "pipeline/text.h"

namespace mea {
namespace {

using layout::PageWords;
using layout::Word;
using pdf_objects::PageFrame;
using Token = QPDFTokenizer::Token;

constexpr std::size_t max_content_bytes = std::size_t{8} << 20;
constexpr std::size_t max_depth = 512;
constexpr std::size_t max_spans = 10'000;
constexpr std::size_t max_operands = 64;
constexpr double ascent = 0.8;  // ems

struct Point {
    double x = 0;
    double y = 0;
};

struct Matrix {  // 8.3.3: x' = ax + cy + e, y' = bx + dy + f
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

    Point of(Point p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }
    double scale() const { return std::hypot(c, d); }
};

// First `one`, then `two`.
Matrix then(const Matrix& one, const Matrix& two) {
    const Point origin = two.of({one.e, one.f});
    return {one.a * two.a + one.b * two.c,
            one.a * two.b + one.b * two.d,
            one.c * two.a + one.d * two.c,
            one.c * two.b + one.d * two.d,
            origin.x,
            origin.y};
}

struct Span {
    std::string text;
    Point drawn;   // in user space
    Point placed;  // where Poppler has it
    double size = 0;
};

// Follows the frames of a content stream: 8.4.2, 9.4, 14.6.
class Content {
public:
    std::vector<Span> spans;

    void read(const std::string& content) {
        const auto input = std::make_shared<BufferInputSource>("content", content);
        QPDFTokenizer tokens;
        tokens.allowEOF();
        while (spans.size() < max_spans) {
            const Token token = tokens.readToken(input, "content", true);
            if (token.getType() == QPDFTokenizer::tt_eof) return;
            if (token.getType() == QPDFTokenizer::tt_word) {
                apply(token.getValue());
                numbers_.clear();
                actual_.reset();
                key_.clear();
                if (token.getValue() == "ID") {
                    char space = 0;
                    input->read(&space, 1);
                    tokens.expectInlineImage(input);
                }
            } else {
                take(token);
            }
        }
    }

private:
    struct State {
        Matrix frame;
        double size = 0;
        double leading = 0;
    };
    struct Mark {
        std::optional<std::string> actual;
        bool drawn = false;
        Point origin;  // in the frame of the text
        Matrix frame;
        double size = 0;
    };

    void take(const Token& token) {
        const auto type = token.getType();
        if (type == QPDFTokenizer::tt_integer || type == QPDFTokenizer::tt_real) {
            if (numbers_.size() < max_operands) {
                numbers_.push_back(std::strtod(token.getValue().c_str(), nullptr));
            }
        } else if (type == QPDFTokenizer::tt_string && key_ == "/ActualText") {
            actual_ = QPDFObjectHandle::newString(token.getValue()).getUTF8Value();
        }
        key_ = type == QPDFTokenizer::tt_name ? token.getValue() : "";
    }

    std::optional<Matrix> matrix() const {
        if (numbers_.size() != 6) return std::nullopt;
        return Matrix{numbers_[0], numbers_[1], numbers_[2], numbers_[3], numbers_[4], numbers_[5]};
    }

    void apply(const std::string& name) {
        if (name == "q") {
            if (stack_.size() < max_depth) stack_.push_back(now_);
        } else if (name == "Q") {
            if (!stack_.empty()) {
                now_ = stack_.back();
                stack_.pop_back();
            }
        } else if (name == "cm") {
            if (const auto m = matrix()) now_.frame = then(*m, now_.frame);
        } else if (name == "BDC" || name == "BMC") {
            if (marks_.size() < max_depth) marks_.push_back({actual_, false, {}, {}, 0});
        } else if (name == "EMC") {
            close();
        } else {
            apply_text(name);
        }
    }

    void apply_text(const std::string& name) {
        if (name == "BT") {
            set_line(Matrix{});
        } else if (name == "Tm") {
            if (const auto m = matrix()) set_line(*m);
        } else if (name == "Td" || name == "TD") {
            if (numbers_.size() != 2) return;
            if (name == "TD") now_.leading = -numbers_[1];
            move(numbers_[0], numbers_[1]);
        } else if (name == "TL") {
            if (numbers_.size() == 1) now_.leading = numbers_[0];
        } else if (name == "T*") {
            move(0, -now_.leading);
        } else if (name == "Tf") {
            if (numbers_.size() == 1) now_.size = numbers_[0];
        } else if (name == "Tj" || name == "TJ") {
            show();
        } else if (name == "'" || name == "\"") {
            move(0, -now_.leading);
            show();
        }
    }

    void set_line(const Matrix& line) {
        line_ = line;
        at_start_ = true;
    }

    void move(double x, double y) { set_line(then({1, 0, 0, 1, x, y}, line_)); }

    // Only the beginning of a line is known: the widths of glyphs are not read.
    void show() {
        if (!marks_.empty() && marks_.back().actual && !marks_.back().drawn && at_start_) {
            Mark& mark = marks_.back();
            mark.drawn = true;
            mark.origin = {line_.e, line_.f};
            mark.frame = now_.frame;
            mark.size = now_.size * line_.scale() * now_.frame.scale();
        }
        at_start_ = false;
    }

    void close() {
        if (marks_.empty()) return;
        const Mark mark = std::move(marks_.back());
        marks_.pop_back();
        if (!mark.drawn) return;
        spans.push_back(
            {*mark.actual, mark.frame.of(mark.origin), now_.frame.of(mark.origin), mark.size});
    }

    State now_;
    std::vector<State> stack_;
    std::vector<Mark> marks_;
    Matrix line_;
    bool at_start_ = true;
    std::vector<double> numbers_;
    std::optional<std::string> actual_;
    std::string key_;
};

// Poppler gives a word without height any turn.
bool is_flat(const Word& word) {
    return std::min(word.box.bottom - word.box.top, word.box.right - word.box.left) < 1e-6;
}

Box upright_box(const Word& word, const PageWords& page) {
    PageWords seen;
    seen.width = word.turn % 2 == 0 ? page.width : page.height;
    seen.height = word.turn % 2 == 0 ? page.height : page.width;
    return layout::turned(word.box, (4 - word.turn) % 4, seen);
}

std::string text_of(const Word& word) {
    std::string out;
    for (const char32_t value : word.text) out += to_utf8(value);
    return out;
}

void place(const Span& span, const PageFrame& frame, PageWords& page) {
    constexpr double near = 0.05;  // points
    const auto shown = [&frame](Point p) { return frame.displayed({p.x, p.y, p.x, p.y}); };
    const Box from = shown(span.placed);
    const Box to = shown(span.drawn);
    for (Word& word : page.words) {
        if (!is_flat(word) || text_of(word) != span.text) continue;
        const Box box = upright_box(word, page);
        if (std::abs(box.left - from.left) > near || std::abs(box.top - from.top) > near) continue;
        double width = 0;
        for (const char32_t value : word.text) width += layout::usual_width(value) * span.size;
        word.box = {to.left, to.top - ascent * span.size, to.left + width,
                    to.top + (1 - ascent) * span.size};
        word.size = span.size;
        word.turn = 0;
        word.edges.clear();
        return;
    }
}

void place_all(std::string_view bytes, std::vector<PageWords>& pages) {
    QPDF pdf;
    pdf_objects::open(pdf, bytes);
    const std::vector<QPDFObjectHandle>& objects = pdf.getAllPages();
    for (PageWords& page : pages) {
        const auto index = static_cast<std::size_t>(page.number - 1);
        if (index >= objects.size() || !std::any_of(page.words.begin(), page.words.end(), is_flat))
            continue;
        QPDFObjectHandle object = objects[index];
        std::string content;
        for (const QPDFObjectHandle& part : object.getPageContents()) {
            content += pdf_objects::stream_bytes(part, max_content_bytes) + "\n";
            if (content.size() >= max_content_bytes) break;
        }
        Content reader;
        reader.read(content);
        const PageFrame frame(object);
        for (const Span& span : reader.spans) {
            if (span.size > 0) place(span, frame, page);
        }
    }
}

}  // namespace

void place_spans(std::string_view bytes, std::vector<PageWords>& pages) {
    const bool any = std::any_of(pages.begin(), pages.end(), [](const PageWords& page) {
        return std::any_of(page.words.begin(), page.words.end(), is_flat);
    });
    if (!any) return;
    try {
        place_all(bytes, pages);
    } catch (const std::exception&) {
        return;  // pages read before the damage keep what was found
    }
}

}  // namespace mea
