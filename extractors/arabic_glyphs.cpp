// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/arabic_glyphs.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <map>
#include <memory>
#include <vector>

#include <qpdf/Buffer.hh>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFTokenizer.hh>
#include <qpdf/QPDFWriter.hh>

#include "extractors/pdf_objects.h"

namespace mea {
namespace {

using Object = QPDFObjectHandle;
using Token = QPDFTokenizer::Token;
using pdf_objects::font_name;
using pdf_objects::name_of;

constexpr std::string_view family = "SimplifiedArabic";
constexpr std::size_t max_file_bytes = std::size_t{64} << 20;
constexpr std::size_t max_table_bytes = std::size_t{1} << 20;
constexpr std::size_t max_fonts = 2'000;
constexpr std::size_t max_operands = 1'000;
constexpr std::uint32_t last_glyph = 0xFFFF;
constexpr std::size_t enough_landmarks = 4;

struct Glyph {
    int number;  // in the regular font
    char16_t value;
};

constexpr std::array landmarks{
    Glyph{341, 0xFE8E}, Glyph{343, 0xFE92}, Glyph{345, 0xFE94}, Glyph{347, 0xFE98},
    Glyph{351, 0xFE9E}, Glyph{364, 0xFEB4}, Glyph{375, 0xFECB}, Glyph{389, 0xFEDF},
    Glyph{390, 0xFEE0}, Glyph{392, 0xFEE4}, Glyph{394, 0xFEE8}, Glyph{396, 0xFEEA},
    Glyph{401, 0xFEF0}, Glyph{403, 0xFEF2}, Glyph{411, 0xFEFB}, Glyph{412, 0xFEFC}};

constexpr int medial_yeh = 404;

struct Run {
    int first;
    std::u16string_view letters;  // one a glyph; a dot where none is known
};

constexpr std::array runs{Run{508, u"بي"},
                          Run{514, u"إبي"},
                          Run{523, u"ططظظئىي"},
                          Run{536, u"ق"},
                          Run{542, u"ك"},
                          Run{634, u"ععغغففقق"},
                          Run{645, u"ف"},
                          Run{661, u"ؤبتثدذرزسشصضططظظكمنو"},
                          Run{687, u"ئبتثجحخسشصضمن.ي"},
                          Run{1556, u"ك"},
                          Run{1559, u"ك"},
                          Run{2428, u"بي"}};

std::uint32_t number_in(const std::string& bytes) {
    std::uint32_t out = 0;
    for (const char c : bytes) out = out << 8 | static_cast<unsigned char>(c);
    return out;
}

// What a /ToUnicode table says of codes of one UTF-16 unit; others only that it names them.
class Named {
public:
    explicit Named(const std::string& table) {
        const auto input = std::make_shared<BufferInputSource>("table", table);
        QPDFTokenizer tokens;
        tokens.allowEOF();
        while (true) {
            const Token token = tokens.readToken(input, "table", true);
            if (token.getType() == QPDFTokenizer::tt_eof) return;
            if (token.getType() == QPDFTokenizer::tt_string) {
                if (operands_.size() < max_operands) operands_.push_back(token.getValue());
            } else if (token.getType() == QPDFTokenizer::tt_array_open) {
                arrays_ = true;
            } else if (token.getType() == QPDFTokenizer::tt_word) {
                take(token.getValue());
            }
        }
    }

    std::map<std::uint32_t, std::uint32_t> values;
    bool understood = true;

private:
    void take(const std::string& word) {
        if (word == "endbfchar") {
            for (std::size_t i = 0; i + 1 < operands_.size(); i += 2) {
                values[number_in(operands_[i])] = number_in(operands_[i + 1]);
            }
        } else if (word == "endbfrange") {
            understood = understood && !arrays_;
            for (std::size_t i = 0; i + 2 < operands_.size(); i += 3) {
                add_range(number_in(operands_[i]), number_in(operands_[i + 1]),
                          number_in(operands_[i + 2]));
            }
        }
        operands_.clear();
        arrays_ = false;
    }

    void add_range(std::uint32_t first, std::uint32_t last, std::uint32_t value) {
        for (std::uint32_t code = first; code <= std::min(last, last_glyph); ++code, ++value) {
            values[code] = value;
        }
    }

    std::vector<std::string> operands_;
    bool arrays_ = false;
};

// By how much the font's glyphs are numbered otherwise than those of the regular one.
std::optional<int> shift_of(const Named& named) {
    std::optional<int> shift;
    std::size_t found = 0;
    for (const auto& [code, value] : named.values) {
        const auto* landmark =
            std::find_if(landmarks.begin(), landmarks.end(),
                         [v = value](const Glyph& glyph) { return glyph.value == v; });
        if (landmark == landmarks.end()) continue;
        const int here = static_cast<int>(code) - landmark->number;
        if (shift && *shift != here) return std::nullopt;
        shift = here;
        ++found;
    }
    return found >= enough_landmarks ? shift : std::nullopt;
}

void append_hex(std::string& out, std::uint32_t value) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    out += '<';
    for (int bits = 12; bits >= 0; bits -= 4) out += digits[value >> bits & 0xF];
    out += '>';
}

// The entries that a table lacks.
std::string missing_in(const Named& named, int shift) {
    std::size_t count = 0;
    std::string entries;
    const auto add = [&](int number, char16_t letter, bool anyway) {
        const int shifted = number + shift;
        if (letter == u'.' || shifted <= 0 || shifted > static_cast<int>(last_glyph)) return;
        const auto code = static_cast<std::uint32_t>(shifted);
        if (!anyway && named.values.count(code) > 0) return;
        append_hex(entries, code);
        append_hex(entries, letter);
        entries += '\n';
        ++count;
    };
    for (const Run& run : runs) {
        for (std::size_t i = 0; i < run.letters.size(); ++i) {
            add(run.first + static_cast<int>(i), run.letters[i], false);
        }
    }
    if (count == 0) return {};
    add(medial_yeh, u'ي', true);
    return std::to_string(count) + " beginbfchar\n" + entries + "endbfchar\n";
}

bool complete(Object font) {
    Object table = font.getKey("/ToUnicode");
    if (!table.isStream() || name_of(font.getKey("/Encoding")) != "/Identity-H") return false;
    std::string text = pdf_objects::stream_bytes(table, max_table_bytes);
    const Named named(text);
    const std::optional<int> shift = named.understood ? shift_of(named) : std::nullopt;
    const std::size_t end = text.rfind("endcmap");
    if (!shift || end == std::string::npos) return false;
    const std::string missing = missing_in(named, *shift);
    if (missing.empty()) return false;
    text.insert(end, missing);
    table.replaceStreamData(text, Object::newNull(), Object::newNull());
    return true;
}

std::optional<CompletedFile> completed(std::string_view bytes) {
    QPDF pdf;
    pdf_objects::open(pdf, bytes);
    CompletedFile out;
    for (Object& font : pdf_objects::fonts_of(pdf, max_fonts)) {
        const std::string name = font_name(font);
        if (name.find(family) == std::string::npos || name_of(font.getKey("/Subtype")) != "/Type0")
            continue;
        if (complete(font)) out.fonts.insert(name);
    }
    if (out.fonts.empty()) return std::nullopt;
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setDeterministicID(true);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    out.bytes.assign(buffer->getBuffer(), buffer->getBuffer() + buffer->getSize());
    return out;
}

}  // namespace

std::optional<CompletedFile> with_arabic_letters(std::string_view bytes, const PdfFonts& fonts) {
    const bool any = std::any_of(fonts.begin(), fonts.end(), [](const auto& font) {
        return font.first.find(family) != std::string::npos;
    });
    if (!any || bytes.size() > max_file_bytes) return std::nullopt;
    try {
        return completed(bytes);
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

}  // namespace mea
