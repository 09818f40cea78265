// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/cfb.h"
#include "extractors/ole_properties.h"
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = mea::CompoundFile::open(mea::fuzz::view_of(data, size));
    if (!file) return 0;
    for (const char* name : {"WordDocument", "0Table", "1Table", "Data", "ObjectPool"}) {
        const auto stream = file->read(name);
        if (stream && !file->contains(name)) std::abort();
        // A chain of bounded sectors cannot give more than a copy of the file for each sector size.
        if (stream && stream->size() > size + 4096) std::abort();
    }
    return 0;
}
