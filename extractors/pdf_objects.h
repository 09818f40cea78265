// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "pipeline/extracted.h"

// The objects of a PDF file as libqpdf gives them, for what Poppler does not tell. Internal to
// pdf_forms, pdf_spans, font_letters and arabic_glyphs. Functions of libqpdf throw std::exception
// on damage.

namespace mea::pdf_objects {

// Without warnings, with the empty password; small files are repaired. `bytes` must outlive `pdf`.
void open(QPDF& pdf, std::string_view bytes);

// Inflated; a stream of more than `limit` bytes gives its beginning.
std::string stream_bytes(QPDFObjectHandle stream, std::size_t limit);

// The nearest on the way up the tree ("/Parent"), or null.
QPDFObjectHandle inherited(QPDFObjectHandle node, const std::string& key);

// The fonts that pages and the forms drawn on them name as their resources, each once, at most
// `limit`. Much less to read than every object of a tagged file.
std::vector<QPDFObjectHandle> fonts_of(QPDF& pdf, std::size_t limit);

int integer_of(QPDFObjectHandle number);       // 0 where it is none
std::string name_of(QPDFObjectHandle name);    // with its slash; "" where it is none
std::string font_name(QPDFObjectHandle font);  // "ABCDEF+Times-Bold", as in pdf_file.h

// From the user space of a page (origin at the bottom, unturned) to the page as displayed: the
// part inside the crop box, turned by /Rotate, points from the top left corner.
class PageFrame {
public:
    using Rectangle = QPDFObjectHandle::Rectangle;

    explicit PageFrame(const QPDFObjectHandle& page);

    Box displayed(const Rectangle& r) const;

    // Nothing where the rectangle is none, empty or off the page.
    std::optional<Box> box_of(const QPDFObjectHandle& rectangle) const;

private:
    Rectangle page_;
    int turn_ = 0;  // quarter turns clockwise
};

}  // namespace mea::pdf_objects
