// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "pipeline/extracted.h"
#include "pipeline/source.h"

// What extraction gave, kept beside the index: when rules, names or the program change, documents
// are structured and tagged again without being extracted.
//
// One compressed file a content, INDEX/extracted/ab/abcdef… (its sha256), and in it the version of
// the readers (extractors/version.h) and the media type it was read as: of another version it is
// nothing. Files appear whole (written beside and renamed) and are checked when read, so a kill or
// a power cut costs at most an extraction. The folder may be removed at any time; a disk that is
// full keeps nothing. Four hundredths of the size of the index.
//
// Thread-safe; contents are kept by one thread each.

namespace mea {

class Kept {
public:
    // `index` empty: nothing is kept and nothing found.
    Kept(const std::string& index, std::string readers);

    std::optional<ExtractedDocument> find(const Source& source) const;
    void keep(const Source& source, const ExtractedDocument& document) const;

    // Removes what is of no use: contents that `needed` denies, leavings of a run that was killed.
    void sweep(const std::function<bool(const std::string& sha256)>& needed) const;

private:
    std::string head_of(const Source& source) const;
    std::string folder_;
    std::string readers_;
};

}  // namespace mea
