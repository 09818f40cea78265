// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/extractor.h"

// A document that a reader must read, with the promises of extracted.h checked.

namespace mea {

inline ExtractedDocument read(ExtractFunction reader, const std::string& bytes) {
    Source source;
    source.path = "test";
    source.bytes = bytes;
    Result<ExtractedDocument> found = reader(source, Limits{});
    EXPECT_TRUE(found) << describe(found.error());
    if (!found) return {};
    EXPECT_THAT(check_extracted(*found), testing::IsEmpty());
    return std::move(*found);
}

}  // namespace mea
