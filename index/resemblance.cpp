// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/resemblance.h"

#include <algorithm>
#include <array>

#include "index/analyzer.h"
#include "index/schema.h"

namespace mea {
namespace {

constexpr std::size_t shingle_atoms = 3;

bool counts(std::string_view kind) {
    return !is_furniture(kind) && kind != "masthead" && kind != "footnote";
}

std::uint64_t hash_of(std::string_view word, std::uint64_t seed) {
    std::uint64_t hash = seed;
    for (const char c : word) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;  // FNV-1a
    }
    return hash * 31 + 7;
}

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
std::uint64_t scrambled(std::uint64_t value) {
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31U);
}

}  // namespace

Shingles shingles_of(const std::vector<IndexParagraph>& paragraphs) {
    std::vector<std::uint64_t> words;
    for (const IndexParagraph& paragraph : paragraphs) {
        if (!counts(paragraph.kind)) continue;
        for (const Atom& atom : analyze(paragraph.text).atoms) {
            words.push_back(hash_of(atom.word, 14695981039346656037ULL));
        }
    }
    Shingles shingles;
    const std::size_t width = std::min(shingle_atoms, words.size());
    for (std::size_t i = 0; width > 0 && i + width <= words.size(); ++i) {
        std::uint64_t hash = 0;
        for (std::size_t j = 0; j < width; ++j) hash = hash * 1099511628211ULL + words[i + j];
        shingles.push_back(hash);
    }
    std::sort(shingles.begin(), shingles.end());
    shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
    return shingles;
}

std::vector<std::uint64_t> sketch_of(const Shingles& shingles) {
    std::vector<std::uint64_t> sketch;
    if (shingles.size() < min_sketched) return sketch;
    for (std::uint64_t function = 1; function <= sketch_size; ++function) {
        std::uint64_t least = ~std::uint64_t{0};
        for (const std::uint64_t shingle : shingles) {
            least = std::min(least, scrambled(shingle ^ (function * 0x9e3779b97f4a7c15ULL)));
        }
        sketch.push_back(least);
    }
    return sketch;
}

double resemblance(const Shingles& a, const Shingles& b) {
    if (a.empty() && b.empty()) return 1;
    std::size_t shared = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i < *j) {
            ++i;
        } else if (*j < *i) {
            ++j;
        } else {
            ++shared;
            ++i;
            ++j;
        }
    }
    return static_cast<double>(shared) / static_cast<double>(a.size() + b.size() - shared);
}

int richness(std::string_view format) {
    constexpr std::array<std::string_view, 7> poorest_first{"plain", "pdf", "html", "rtf",
                                                            "odt",   "doc", "docx"};
    const auto found = std::find(poorest_first.begin(), poorest_first.end(), format);
    return found == poorest_first.end() ? 0 : static_cast<int>(found - poorest_first.begin()) + 1;
}

}  // namespace mea
