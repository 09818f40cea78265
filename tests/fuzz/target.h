// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "extractors/extractor.h"

// What all fuzz targets share.
//
// A target is one file fuzz_NAME.cpp with the function libFuzzer calls. In the `fuzz` preset it is
// linked with libFuzzer (./dev fuzz); in every other build with replay.cpp, which plays the
// sample documents, the hostile files and findings/NAME as a test. A finding is a crash, a report
// of a sanitizer, memory or time beyond the bounds given by `run`, or a broken promise of
// extracted.h: those abort.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace mea::fuzz {

std::string_view view_of(const std::uint8_t* data, std::size_t size);

// Reads `bytes` with bounds that suit small inputs. Aborts when the reader breaks a promise: a
// document that check_extracted() refuses or that does not survive the way between processes, an
// error without a message, an exception other than bad_alloc.
void read(ExtractFunction reader, std::string_view bytes);
void check(const Result<ExtractedDocument>& document);

// Archives in a form that mutations can work on: parts as "\x1E" name "\x1F" content. Anything that
// does not begin with "\x1E" is returned as it is.
std::string packed(std::string_view bytes);

}  // namespace mea::fuzz
