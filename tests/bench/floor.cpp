// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

// The floor of reading PDF: what Poppler needs, in one process and thread, to give the words of
// every page with their fonts. Prints seconds of CPU and pages.
//
// usage: bench_floor FILE...

int main(int count, char** arguments) {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    int pages = 0;
    for (int i = 1; i < count; ++i) {
        std::ifstream file(arguments[i], std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(file), {});
        const std::unique_ptr<poppler::document> pdf(
            poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
        if (!pdf || pdf->is_locked()) continue;
        for (int p = 0; p < pdf->pages(); ++p) {
            const std::unique_ptr<poppler::page> page(pdf->create_page(p));
            if (page) static_cast<void>(page->text_list(poppler::page::text_list_include_font));
        }
        pages += pdf->pages();
    }
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    std::printf("%.3f %d\n",
                static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9, pages);
    return 0;
}
