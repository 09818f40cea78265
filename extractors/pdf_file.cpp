// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf_file.h"

#include <algorithm>
#include <unordered_map>

#include <poppler/Catalog.h>
#include <poppler/Error.h>
#include <poppler/GlobalParams.h>
#include <poppler/Outline.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>
#include <poppler/TextOutputDev.h>
#include <poppler/UTF.h>

#include "extractors/bidi.h"

namespace mea {
namespace {

constexpr int max_outline_level = 32;
constexpr std::size_t max_outline_bytes = std::size_t{1} << 20;
constexpr double points_an_inch = 72;

// Poppler's settings are made with the first document and let go of with the last, but for this.
void keep_settings() {
    static const GlobalParamsIniter settings([](ErrorCategory, Goffset, const char*) {});
}

bool is_character(Unicode code) { return code < 0x110000 && (code < 0xD800 || code >= 0xE000); }

std::string utf8_of(const Unicode* codes, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
        text += to_utf8(is_character(codes[i]) ? static_cast<char32_t>(codes[i]) : 0xFFFD);
    }
    return to_nfc(text);
}

std::string utf8_of(const GooString& text) {
    Unicode* codes = nullptr;
    const int count = TextStringToUCS4(text.toStr(), &codes);
    std::string out = utf8_of(codes, count);
    gfree(codes);
    return out;
}

void add_titles(std::vector<OutlineTitle>& out, const std::vector<OutlineItem*>* items, int level,
                std::size_t& bytes) {
    if (items == nullptr || level >= max_outline_level) return;
    for (OutlineItem* item : *items) {
        if (bytes > max_outline_bytes) return;
        out.push_back({level, utf8_of(item->getTitle(), item->getTitleLength())});
        bytes += out.back().title.size() + 1;
        item->open();
        add_titles(out, item->getKids(), level + 1, bytes);
    }
}

class WordReader {
public:
    explicit WordReader(PdfPage& page) : page_(page) {}

    void add(const TextWord& word) {
        PdfWord out;
        out.letters.begin = page_.letters.size();
        out.boxes.begin = out.boxes.end = page_.boxes.size();
        for (int i = 0; i < word.getLength(); ++i) add_letter(word, i);
        out.letters.end = page_.letters.size();
        if (out.letters.empty()) return;
        if (needs_boxes(out.letters)) {
            for (int i = 0; i < word.getLength(); ++i) add_box(word, i);
            out.boxes.end = page_.boxes.size();
        }
        word.getBBox(&out.box.left, &out.box.top, &out.box.right, &out.box.bottom);
        out.size = word.getFontSize();
        out.turn = word.getRotation();
        out.space_after = word.hasSpaceAfter();
        page_.words.push_back(out);
    }

private:
    void add_letter(const TextWord& word, int at) {
        const Unicode code = *word.getChar(at);
        if (code == 0) return;
        PdfLetter letter;
        letter.code = is_character(code) ? code : 0xFFFD;
        if (const TextFontInfo* font = word.getFontInfo(at); font != nullptr) {
            letter.font = number_of(font);
            letter.vertical = font->getWMode() == 1;
        }
        page_.letters.push_back(letter);
    }

    void add_box(const TextWord& word, int at) {
        if (*word.getChar(at) == 0) return;
        Box box;
        word.getCharBBox(at, &box.left, &box.top, &box.right, &box.bottom);
        page_.boxes.push_back(box);
    }

    bool needs_boxes(Range letters) const {
        const int font = page_.letters[letters.begin].font;
        for (std::size_t i = letters.begin; i < letters.end; ++i) {
            const PdfLetter& letter = page_.letters[i];
            if (letter.font != font || layout::is_right_to_left(letter.code)) return true;
        }
        return false;
    }

    int number_of(const TextFontInfo* font) {
        if (font == last_font_) return last_number_;
        last_font_ = font;
        const auto [found, is_new] = numbers_.emplace(font, static_cast<int>(page_.fonts.size()));
        if (is_new) {
            const GooString* name = font->getFontName();
            page_.fonts.push_back(name != nullptr ? name->toStr() : std::string());
        }
        return last_number_ = found->second;
    }

    PdfPage& page_;
    std::unordered_map<const TextFontInfo*, int> numbers_;
    const TextFontInfo* last_font_ = nullptr;
    int last_number_ = -1;
};

}  // namespace

struct PdfFile::Parts {
    PDFDoc document;
    TextOutputDev device{nullptr, false, 0, false, false};  // keeps colour spaces from page to page

    explicit Parts(std::string_view bytes)
        : document(
              new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)),
              GooString(), GooString()) {}
};

PdfFile::PdfFile(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile& PdfFile::operator=(PdfFile&&) noexcept = default;
PdfFile::~PdfFile() = default;

std::optional<PdfFile> PdfFile::open(std::string_view bytes) {
    keep_settings();
    PdfFile file(std::make_unique<Parts>(bytes));
    if (!file.parts_->document.isOk() && !file.needs_password()) return std::nullopt;
    return file;
}

bool PdfFile::needs_password() const { return parts_->document.getErrorCode() == errEncrypted; }

int PdfFile::pages() const { return needs_password() ? 0 : parts_->document.getNumPages(); }

std::optional<PdfPage> PdfFile::page(int number) {
    PDFDoc& document = parts_->document;
    Page* source = number < 1 || number > pages() ? nullptr : document.getPage(number);
    if (source == nullptr) return std::nullopt;
    PdfPage out;
    const PDFRectangle& rect = *source->getCropBox();
    out.width = rect.x2 - rect.x1;
    out.height = rect.y2 - rect.y1;
    if (source->getRotate() % 180 != 0) std::swap(out.width, out.height);
    GooString label;
    if (document.getCatalog()->indexToLabel(number - 1, &label)) out.label = utf8_of(label);
    TextOutputDev& device = parts_->device;
    document.displayPageSlice(&device, number, points_an_inch, points_an_inch, 0, false, false,
                              false, -1, -1, -1, -1);
    const std::unique_ptr<TextWordList> words = device.makeWordList();
    WordReader reader(out);
    for (int i = 0; words && i < words->getLength() && out.words.size() < PdfPage::max_words; ++i) {
        reader.add(*words->get(i));
    }
    return out;
}

std::string PdfFile::information(const char* key) const {
    const std::unique_ptr<GooString> value =
        needs_password() ? nullptr : parts_->document.getDocInfoStringEntry(key);
    return value ? utf8_of(*value) : std::string();
}

std::vector<OutlineTitle> PdfFile::outline() {
    std::vector<OutlineTitle> out;
    Outline* outline = needs_password() ? nullptr : parts_->document.getOutline();
    std::size_t bytes = 0;
    if (outline != nullptr) add_titles(out, outline->getItems(), 0, bytes);
    return out;
}

}  // namespace mea
