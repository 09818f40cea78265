// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "index/analyzer.h"
#include "pipeline/index_document.h"

// As many paragraphs as one likes, made of documents that were read: the first round as they are,
// every further one with changed words. A third of the words give way to words of the same language
// and frequency (within a factor of two), numbers to numbers of as many digits; names that were
// found keep their words, decisions and symbols change their last number in text and id. The same
// documents give the same paragraphs. Documents have about a hundred paragraphs; the versions of a
// document in several languages stay together.

namespace mea::bench {

// What can be changed in a paragraph.
struct Place {
    Range range;
    std::size_t vocabulary = 0;  // index into the frequency classes; 0: a number
    std::size_t entity = 0;      // 1 + index of the entity whose last number it is, or 0
};

class Corpus {
public:
    explicit Corpus(std::vector<IndexDocument> read);

    const std::vector<IndexDocument>& read() const { return read_; }

    // Calls `take` for each document until there are `paragraphs` paragraphs; returns their number.
    std::size_t make(std::size_t paragraphs, const std::function<void(IndexDocument)>& take) const;

private:
    IndexDocument part(std::size_t which, std::size_t first, std::size_t round) const;

    std::vector<IndexDocument> read_;
    std::vector<std::vector<std::vector<Place>>> places_;  // document, paragraph
    std::vector<std::vector<std::string>> vocabularies_;   // by language and frequency
};

// The words of a text: Han text cut into words, numbers and all.
std::vector<Range> words_of(const Analysis& analysis);

}  // namespace mea::bench
