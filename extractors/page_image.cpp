// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/page_image.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

namespace mea {
namespace {

// What is wanted, in the place of a media type: "image/png;page=7;width=800", "text/words;page=7;".
constexpr std::string_view picture = "image/png";
constexpr std::string_view word_list = "text/words";
constexpr double points_an_inch = 72;
constexpr double longest_side = 4000;  // pixels
constexpr std::size_t most_words = 50'000;

std::string wish(std::string_view what, int page, std::size_t width) {
    return std::string(what) + ";page=" + std::to_string(page) + ";width=" + std::to_string(width);
}

int value_in(std::string_view text, std::string_view name) {
    const std::size_t at = text.find(name);
    int value = 0;
    if (at != std::string_view::npos)
        std::from_chars(text.data() + at + name.size(), text.data() + text.size(), value);
    return value;
}

template <class Number>
void put(std::string& out, Number value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class Number>
bool take(std::string_view& in, Number& value) {
    if (in.size() < sizeof value) return false;
    std::memcpy(&value, in.data(), sizeof value);
    in.remove_prefix(sizeof value);
    return true;
}

Result<std::string> painted(const poppler::page& page, int width) {
    const poppler::rectf rect = page.page_rect();
    const bool sideways = page.orientation() == poppler::page::landscape ||
                          page.orientation() == poppler::page::seascape;
    const double across = sideways ? rect.height() : rect.width();
    const double down = sideways ? rect.width() : rect.height();
    if (across < 1 || down < 1) return fail(ErrorCode::damaged, "the page has no size");
    const double scale = std::min(width / across, longest_side / std::max(across, down));
    poppler::page_renderer renderer;
    renderer.set_render_hints(poppler::page_renderer::antialiasing |
                              poppler::page_renderer::text_antialiasing);
    renderer.set_image_format(poppler::image::format_rgb24);
    const double dpi = scale * points_an_inch;
    const poppler::image image = renderer.render_page(&page, dpi, dpi);
    if (!image.is_valid()) return fail(ErrorCode::damaged, "the page cannot be drawn");
    std::string png = png_of({image.const_data(), static_cast<std::size_t>(image.width()),
                              static_cast<std::size_t>(image.height()),
                              static_cast<std::size_t>(image.bytes_per_row())});
    if (png.empty()) return fail(ErrorCode::limit, "the picture is too large");
    return png;
}

// Width, height, and each word as its box, its length and its letters.
std::string listed(const poppler::page& page) {
    const poppler::rectf rect = page.page_rect();
    const bool sideways = page.orientation() == poppler::page::landscape ||
                          page.orientation() == poppler::page::seascape;
    std::string out;
    put(out, sideways ? rect.height() : rect.width());
    put(out, sideways ? rect.width() : rect.height());
    std::size_t count = 0;
    for (const poppler::text_box& word : page.text_list()) {
        const poppler::rectf box = word.bbox();
        const poppler::byte_array text = word.text().to_utf8();
        put(out, box.left());
        put(out, box.top());
        put(out, box.right());
        put(out, box.bottom());
        put(out, text.size());
        out.append(text.data(), text.size());
        if (++count == most_words) break;
    }
    return out;
}

// In the worker.
Result<std::string> paint(const Source& source, const Limits&) {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    const std::unique_ptr<poppler::document> pdf(poppler::document::load_from_raw_data(
        source.bytes.data(), static_cast<int>(source.bytes.size())));
    if (!pdf) return fail(ErrorCode::damaged, "not a PDF file that can be read");
    if (pdf->is_locked()) return fail(ErrorCode::encrypted, "the PDF file needs a password");
    const int number = value_in(source.media_type, "page=");
    const std::string missing = "there is no page " + std::to_string(number);
    if (number < 1 || number > pdf->pages()) return fail(ErrorCode::not_found, missing);
    const std::unique_ptr<poppler::page> page(pdf->create_page(number - 1));
    if (!page) return fail(ErrorCode::damaged, "the page cannot be read");
    if (source.media_type.starts_with(word_list)) return listed(*page);
    return painted(*page, value_in(source.media_type, "width="));
}

Result<PrintedPage> parsed(std::string_view bytes) {
    const auto broken = [] { return fail(ErrorCode::damaged, "the worker's words end too early"); };
    PrintedPage page;
    if (!take(bytes, page.width) || !take(bytes, page.height)) return broken();
    while (!bytes.empty()) {
        PrintedWord word;
        std::size_t size = 0;
        const bool whole = take(bytes, word.box.left) && take(bytes, word.box.top) &&
                           take(bytes, word.box.right) && take(bytes, word.box.bottom) &&
                           take(bytes, size) && size <= bytes.size();
        if (!whole) return broken();
        word.text = to_nfc(bytes.substr(0, size));
        bytes.remove_prefix(size);
        page.words.push_back(std::move(word));
    }
    return page;
}

Result<Source> asked(const Source& source, std::string what) {
    if (source.media_type != "application/pdf")
        return fail(ErrorCode::unsupported, "only PDF files have pictures of pages");
    Source wanted = source;
    wanted.media_type = std::move(what);
    return wanted;
}

}  // namespace

Result<PagePainter> PagePainter::start() {
    ChildLimits limits;
    limits.wall_seconds = 10;
    limits.cpu_seconds = 8;
    limits.memory_bytes = std::size_t{768} << 20;
    limits.output_bytes = std::size_t{16} << 20;
    Result<Child> child = Child::start_maker(limits, paint);
    if (!child) return tl::unexpected<Error>(child.error());
    return PagePainter(std::move(*child));
}

Result<std::string> PagePainter::png(const Source& source, int page, std::size_t width) const {
    const auto wanted = asked(source, wish(picture, page, std::clamp(width, narrowest, widest)));
    if (!wanted) return tl::unexpected<Error>(wanted.error());
    return child_.make(*wanted);
}

Result<PrintedPage> PagePainter::words(const Source& source, int page) const {
    const auto wanted = asked(source, wish(word_list, page, 0));
    if (!wanted) return tl::unexpected<Error>(wanted.error());
    const Result<std::string> bytes = child_.make(*wanted);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    return parsed(*bytes);
}

}  // namespace mea
