// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>

// What is known of each code point, asked of the Unicode library once and then kept.
//
// A table of the basic multilingual plane in pages of 64, each filled when a text first needs it;
// code points above it are asked for again each time. `make(c)` must be a pure function, the same
// one in every call on one table. Entries are small values.
//
//   constinit CodePointTable<std::uint8_t> classes;
//   classes.at(c, [](char32_t one) { return class_of(one); });
//
// Thread-safe. Tables live as long as the program (threads may still read while it ends), so the
// pages, at most 1024 a table, are never freed.

namespace mea {

template <class Entry>
class CodePointTable {
public:
    constexpr CodePointTable() = default;

    template <class Make>
    Entry at(char32_t c, const Make& make) {
        if (c >= pages * page_size) return make(c);
        std::atomic<const Page*>& slot = pages_[c / page_size];
        const Page* page = slot.load(std::memory_order_acquire);
        if (page == nullptr) page = fill(slot, c - c % static_cast<char32_t>(page_size), make);
        return (*page)[c % page_size];
    }

private:
    static constexpr std::size_t page_size = 64;  // code points
    static constexpr std::size_t pages = 1024;
    using Page = std::array<Entry, page_size>;

    template <class Make>
    static const Page* fill(std::atomic<const Page*>& slot, char32_t first, const Make& make) {
        auto page = std::make_unique<Page>();
        for (std::size_t i = 0; i < page_size; ++i)
            (*page)[i] = make(first + static_cast<char32_t>(i));
        const Page* already = nullptr;
        if (!slot.compare_exchange_strong(already, page.get(), std::memory_order_acq_rel))
            return already;  // another thread was faster
        return page.release();
    }

    std::array<std::atomic<const Page*>, pages> pages_{};
};

}  // namespace mea
