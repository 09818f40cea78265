// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    mea::fuzz::read(mea::extract_docx, mea::fuzz::packed(mea::fuzz::view_of(data, size)));
    return 0;
}
