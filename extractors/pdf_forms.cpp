// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf_forms.h"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <memory>
#include <utility>

#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFTokenizer.hh>

#include "extractors/pdf_objects.h"
#include "pipeline/text.h"

namespace mea {
namespace {

using Object = QPDFObjectHandle;
using namespace pdf_objects;

constexpr int max_widgets = 50'000;
constexpr int max_options = 10'000;
constexpr std::size_t max_stream_bytes = std::size_t{1} << 20;
constexpr std::size_t max_value_bytes = std::size_t{1} << 16;
constexpr std::size_t max_text_bytes = std::size_t{4} << 20;

// Annotation flags (table 165) and field flags (tables 221, 226, 228).
constexpr int hidden = 1 << 1;
constexpr int no_view = 1 << 5;
constexpr int many_lines = 1 << 12;
constexpr int password = 1 << 13;
constexpr int push_button = 1 << 16;

std::string text_of(Object value) {
    if (value.isStream()) value = Object::newString(stream_bytes(value, max_stream_bytes));
    if (!value.isString()) return "";
    std::string text = value.getUTF8Value();
    if (text.size() > max_value_bytes) return "";
    for (std::size_t at = 0; (at = text.find('\r', at)) != std::string::npos; ++at) {
        text.replace(at, text.compare(at, 2, "\r\n") == 0 ? 2 : 1, "\n");
    }
    return to_nfc(text);
}

// An option is its own export value or a pair of export value and displayed text.
std::string displayed(Object value, Object options) {
    const std::string exported = text_of(value);
    if (!options.isArray()) return exported;
    const int count = std::min(options.getArrayNItems(), max_options);
    for (int i = 0; i < count; ++i) {
        Object option = options.getArrayItem(i);
        if (option.isArray() && option.getArrayNItems() == 2 &&
            text_of(option.getArrayItem(0)) == exported) {
            return text_of(option.getArrayItem(1));
        }
    }
    return exported;
}

std::string choice_of(Object widget) {
    Object value = inherited(widget, "/V");
    Object options = inherited(widget, "/Opt");
    if (!value.isArray()) return displayed(value, options);
    std::string out;
    const int count = std::min(value.getArrayNItems(), max_options);
    for (int i = 0; i < count && out.size() < max_value_bytes; ++i) {
        out += (i == 0 ? "" : "\n") + displayed(value.getArrayItem(i), options);
    }
    return out;
}

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

// Text is shown by Tj, ', " and TJ (table 109).
bool shows_text(const std::string& content) {
    const auto input = std::make_shared<BufferInputSource>("appearance", content);
    QPDFTokenizer tokens;
    tokens.allowEOF();
    bool pending = false;
    while (true) {
        const QPDFTokenizer::Token token = tokens.readToken(input, "appearance", true);
        if (token.getType() == QPDFTokenizer::tt_eof) return false;
        if (token.getType() == QPDFTokenizer::tt_string) {
            pending = pending || !is_blank(token.getValue());
        } else if (token.getType() == QPDFTokenizer::tt_word) {
            const std::string& name = token.getValue();
            if (pending && (name == "Tj" || name == "TJ" || name == "'" || name == "\""))
                return true;
            pending = false;
        }
    }
}

bool draws_text(Object widget) {
    Object appearance = widget.getKey("/AP");
    if (!appearance.isDictionary()) return false;
    appearance = appearance.getKey("/N");
    if (appearance.isDictionary()) appearance = appearance.getKey(name_of(widget.getKey("/AS")));
    return appearance.isStream() && shows_text(stream_bytes(appearance, max_stream_bytes));
}

// The operand of Tf in a default appearance: "/Helv 12 Tf 0 g".
double size_in(const std::string& appearance) {
    const std::size_t end = appearance.find(" Tf");
    if (end == std::string::npos) return 0;
    const std::size_t begin = appearance.find_last_of(" \t\r\n", end == 0 ? 0 : end - 1);
    const std::string number =
        appearance.substr(begin == std::string::npos ? 0 : begin + 1, end - begin - 1);
    char* last = nullptr;
    const double size = std::strtod(number.c_str(), &last);
    return size > 0 && size < 1000 ? size : 0;
}

class Form {
public:
    Form(Object form, FormValues& values) : form_(std::move(form)), values_(values) {}

    void read_page(Object page, int number) {
        Object annotations = page.getKey("/Annots");
        if (!annotations.isArray()) return;
        const PageFrame frame(page);
        const int count = annotations.getArrayNItems();
        for (int i = 0; i < count && widgets_ < max_widgets && bytes_ < max_text_bytes; ++i) {
            Object widget = annotations.getArrayItem(i);
            if (!widget.isDictionary() || name_of(widget.getKey("/Subtype")) != "/Widget") continue;
            ++widgets_;
            if (!is_shown(widget)) continue;
            const auto box = frame.box_of(widget.getKey("/Rect"));
            if (!box) continue;
            FormValue value = value_of(widget);
            if (is_blank(value.text)) continue;
            value.drawn = draws_text(widget);
            value.box = *box;
            bytes_ += value.text.size();
            values_[number].push_back(std::move(value));
        }
    }

private:
    static bool is_shown(Object widget) {
        const int flags = integer_of(widget.getKey("/F"));
        return (flags & (hidden | no_view)) == 0 && !widget.hasKey("/OC");
    }

    FormValue value_of(Object widget) const {
        FormValue out;
        const std::string type = name_of(inherited(widget, "/FT"));
        const int flags = integer_of(inherited(widget, "/Ff"));
        if (type == "/Tx" && (flags & password) == 0) {
            out.text = text_of(inherited(widget, "/V"));
            out.many_lines = (flags & many_lines) != 0;
        } else if (type == "/Ch") {
            out.text = choice_of(widget);
        } else if (type == "/Btn" && (flags & push_button) == 0) {
            const std::string state = name_of(widget.getKey("/AS"));
            if (!state.empty() && state != "/Off") out.text = "☒";
            return out;
        }
        Object appearance = inherited(widget, "/DA");
        if (!appearance.isString()) appearance = form_.getKey("/DA");
        if (appearance.isString()) out.size = size_in(appearance.getStringValue());
        return out;
    }

    mutable Object form_;
    FormValues& values_;
    int widgets_ = 0;
    std::size_t bytes_ = 0;
};

bool may_hold_form(std::string_view bytes) {
    return bytes.find("/AcroForm") != std::string_view::npos ||
           bytes.find("/ObjStm") != std::string_view::npos;
}

void read_form(std::string_view bytes, FormValues& values) {
    QPDF pdf;
    open(pdf, bytes);
    Object form = pdf.getRoot().getKey("/AcroForm");
    if (!form.isDictionary()) return;
    Object fields = form.getKey("/Fields");
    if (!fields.isArray() || fields.getArrayNItems() == 0) return;
    Form reader(form, values);
    int number = 0;
    for (const Object& page : pdf.getAllPages()) reader.read_page(page, ++number);
}

}  // namespace

FormValues form_values_of(std::string_view bytes) {
    FormValues out;
    if (!may_hold_form(bytes)) return out;
    try {
        read_form(bytes, out);
    } catch (const std::exception&) {
        // What was read before the damage stays.
        return out;
    }
    return out;
}

}  // namespace mea
