// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <utility>

#include "app/server/service.h"

namespace mea {
namespace {

constexpr std::size_t most_pages = 20'000;
constexpr std::size_t usual_width = 800;  // pixels

// Whatever is wrong with a file, its picture does not exist; the index is well.
Response no_picture(Error error) {
    const bool busy = error.code == ErrorCode::locked || error.code == ErrorCode::timed_out;
    Json json{{"type", "about:blank"},
              {"title", "there is no picture of this page"},
              {"status", busy ? 503 : 404},
              {"code", name_of(error.code)},
              {"detail", error.message}};
    Response response{busy ? 503 : 404, "application/problem+json", printed(json), {}};
    response.headers.emplace_back("Cache-Control", "no-store");
    if (busy) response.headers.emplace_back("Retry-After", "2");
    return response;
}

struct Asked {
    Address address;
    std::string language;
    int page = 0;  // 0: where the paragraph begins
};

Result<Asked> asked_of(const Request& request, const std::string& name) {
    Asked asked;
    asked.address = parse_address(parameter(request, name));
    if (asked.address.document.empty())
        return fail(ErrorCode::usage, "no document is named", name, "for example UNEP/GC.23/8");
    const auto wanted = language(request, "lang");
    if (!wanted) return tl::unexpected<Error>(wanted.error());
    const auto page = number(request, "page", 0, most_pages);
    if (!page) return tl::unexpected<Error>(page.error());
    asked.language = *wanted;
    asked.page = static_cast<int>(*page);
    return asked;
}

Json in_points(const PrintedPage& page, const std::vector<Box>& boxes) {
    Json list = Json::array();
    for (const Box& box : boxes) list.push_back({box.left, box.top, box.right, box.bottom});
    return {{"width", page.width}, {"height", page.height}, {"boxes", std::move(list)}};
}

}  // namespace

Response page_picture(Service& service, const Request& request) {
    const auto asked = asked_of(request, "symbol");
    if (!asked) return problem(asked.error());
    const auto width = number(request, "w", usual_width, PagePainter::widest);
    if (!width) return problem(width.error());
    return service.with_reader([&](Reader& reader) {
        const auto stored =
            reader.index.searcher().document(asked->address.document, asked->language);
        if (!stored) return problem(stored.error());
        const auto file = PageImages::file_of(*stored);
        if (!file) return no_picture(file.error());
        Result<std::string> png = service.pages.png(*file, std::max(1, asked->page),
                                                    std::max(PagePainter::narrowest, *width));
        if (!png) return no_picture(png.error());
        return Response{200, "image/png", std::move(*png), {}};
    });
}

Response page_boxes(Service& service, const Request& request) {
    const auto asked = asked_of(request, "id");
    if (!asked) return problem(asked.error());
    return service.with_reader([&](Reader& reader) {
        const auto stored =
            reader.index.searcher().document(asked->address.document, asked->language);
        if (!stored) return problem(stored.error());
        const auto& all = stored->document.paragraphs;
        const auto one = std::find_if(all.begin(), all.end(), [&](const IndexParagraph& p) {
            return p.path == asked->address.path;
        });
        if (one == all.end())
            return problem({ErrorCode::not_found, "there is no such paragraph", {}, {}});
        const auto file = PageImages::file_of(*stored);
        if (!file) return no_picture(file.error());
        if (one->first_page == 0 && asked->page == 0)
            return no_picture({ErrorCode::not_found, "its page is not known", {}, {}});
        int page = asked->page > 0 ? asked->page : one->first_page;
        auto printed = service.pages.words(*file, page);
        if (!printed) return no_picture(printed.error());
        std::vector<Box> boxes = boxes_of(*printed, one->text);
        // A heading's page may be known by the paragraph below it.
        if (boxes.empty() && asked->page == 0 && one->last_page > page) {
            printed = service.pages.words(*file, ++page);
            if (!printed) return no_picture(printed.error());
            boxes = boxes_of(*printed, one->text);
        }
        Json json{{"schema", "mea/boxes/1"},
                  {"document", stored->document.key},
                  {"language", stored->document.language},
                  {"path", one->path},
                  {"page", page}};
        json.update(in_points(*printed, boxes));
        return answered(json);
    });
}

}  // namespace mea
