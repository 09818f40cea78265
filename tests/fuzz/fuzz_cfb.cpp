// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>

#include "extractors/cfb.h"
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = mea::CompoundFile::open(mea::fuzz::view_of(data, size));
    if (!file) return 0;
    for (const char* name : {"WordDocument", "0Table", "1Table", "Data", "ObjectPool"}) {
        const auto stream = file->read(name);
        if (stream && !file->contains(name)) std::abort();
        if (stream && stream->size() > size) std::abort();  // a chain that bites its tail
    }
    return 0;
}
