// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/readers.h"

#include "app/register_filter.h"

namespace mea {

Result<std::unique_ptr<Reader>> Readers::borrow() {
    Result<std::string> now = revision();
    if (!now) {
        const std::lock_guard lock(mutex_);
        idle_.clear();
        return tl::unexpected<Error>(now.error());
    }
    {
        const std::lock_guard lock(mutex_);
        std::erase_if(idle_, [&](const auto& reader) { return reader->revision != *now; });
        if (!idle_.empty()) {
            std::unique_ptr<Reader> reader = std::move(idle_.back());
            idle_.pop_back();
            return reader;
        }
        ++opened_;
    }
    Result<OpenIndex> index = OpenIndex::open(index_, knowledge_);
    if (!index) return tl::unexpected<Error>(index.error());
    Result<Registers> registers = Registers::open(index_, names_of(knowledge_));
    if (!registers) return tl::unexpected<Error>(registers.error());
    return std::make_unique<Reader>(
        Reader{std::move(*index), std::move(*registers), std::move(*now)});
}

void Readers::give_back(std::unique_ptr<Reader> reader) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(reader));
}

std::size_t Readers::opened() const {
    const std::lock_guard lock(mutex_);
    return opened_;
}

}  // namespace mea
