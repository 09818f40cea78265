// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf_objects.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include <qpdf/Pipeline.hh>

namespace mea::pdf_objects {
namespace {

using Object = QPDFObjectHandle;

constexpr int max_depth = 32;
constexpr std::size_t max_repaired_bytes = std::size_t{16} << 20;

// Keeps the beginning of a stream, whatever it inflates to.
class Beginning : public Pipeline {
public:
    explicit Beginning(std::size_t limit) : Pipeline("beginning", nullptr), limit_(limit) {}
    void write(const unsigned char* data, std::size_t size) override {
        bytes.append(data, data + std::min(size, limit_ - bytes.size()));
        if (bytes.size() == limit_) throw std::runtime_error("a stream is too long");
    }
    void finish() override {}

    std::string bytes;

private:
    std::size_t limit_;
};

class FontWalk {
public:
    explicit FontWalk(std::size_t limit) : limit_(limit) {}

    void look_at(Object resources, int depth) {
        if (depth > max_depth || !resources.isDictionary() || !is_new(resources)) return;
        for (auto& [name, font] : entries(resources, "/Font")) {
            if (fonts.size() < limit_ && font.isDictionary() && is_new(font)) fonts.push_back(font);
        }
        for (auto& [name, form] : entries(resources, "/XObject")) {
            if (form.isStream() && is_new(form))
                look_at(form.getDict().getKey("/Resources"), depth + 1);
        }
    }

    std::vector<Object> fonts;

private:
    static std::map<std::string, Object> entries(Object resources, const std::string& key) {
        Object all = resources.getKey(key);
        return all.isDictionary() ? all.getDictAsMap() : std::map<std::string, Object>();
    }

    bool is_new(Object object) {
        return !object.isIndirect() || seen_.insert(object.getObjGen()).second;
    }

    std::size_t limit_;
    std::set<QPDFObjGen> seen_;
};

std::optional<Object::Rectangle> rectangle_of(Object array) {
    if (!array.isRectangle()) return std::nullopt;
    const Object::Rectangle r = array.getArrayAsRectangle();
    return Object::Rectangle(std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx),
                             std::max(r.lly, r.ury));
}

}  // namespace

void open(QPDF& pdf, std::string_view bytes) {
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(bytes.size() <= max_repaired_bytes);
    pdf.processMemoryFile("document", bytes.data(), bytes.size());
}

std::string stream_bytes(Object stream, std::size_t limit) {
    Beginning out(limit);
    stream.pipeStreamData(&out, 0, qpdf_dl_generalized, true);
    return std::move(out.bytes);
}

std::vector<Object> fonts_of(QPDF& pdf, std::size_t limit) {
    FontWalk walk(limit);
    for (const Object& page : pdf.getAllPages()) walk.look_at(inherited(page, "/Resources"), 0);
    return std::move(walk.fonts);
}

Object inherited(Object node, const std::string& key) {
    for (int i = 0; i < max_depth && node.isDictionary(); ++i) {
        if (node.hasKey(key)) return node.getKey(key);
        node = node.getKey("/Parent");
    }
    return Object::newNull();
}

int integer_of(Object number) { return number.isInteger() ? number.getIntValueAsInt() : 0; }

std::string name_of(Object name) { return name.isName() ? name.getName() : ""; }

std::string font_name(Object font) {
    const std::string name = name_of(font.getKey("/BaseFont"));
    return name.empty() ? name : name.substr(1);
}

PageFrame::PageFrame(const Object& page) {
    page_ = rectangle_of(inherited(page, "/MediaBox")).value_or(Rectangle(0, 0, 612, 792));
    if (const auto crop = rectangle_of(inherited(page, "/CropBox"))) {
        page_ = Rectangle(std::max(page_.llx, crop->llx), std::max(page_.lly, crop->lly),
                          std::min(page_.urx, crop->urx), std::min(page_.ury, crop->ury));
    }
    turn_ = ((integer_of(inherited(page, "/Rotate")) / 90) % 4 + 4) % 4;
}

Box PageFrame::displayed(const Rectangle& r) const {
    const double left = r.llx - page_.llx;
    const double right = r.urx - page_.llx;
    const double low = r.lly - page_.lly;
    const double high = r.ury - page_.lly;
    const double width = page_.urx - page_.llx;
    const double height = page_.ury - page_.lly;
    switch (turn_) {
        case 1:
            return {low, left, high, right};
        case 2:
            return {width - right, low, width - left, high};
        case 3:
            return {height - high, width - right, height - low, width - left};
        default:
            return {left, height - high, right, height - low};
    }
}

std::optional<Box> PageFrame::box_of(const Object& rectangle) const {
    const auto r = rectangle_of(rectangle);
    if (!r || r->urx - r->llx < 1 || r->ury - r->lly < 1) return std::nullopt;
    if (r->urx <= page_.llx || r->llx >= page_.urx || r->ury <= page_.lly || r->lly >= page_.ury) {
        return std::nullopt;
    }
    return displayed(*r);
}

}  // namespace mea::pdf_objects
