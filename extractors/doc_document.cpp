// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_document.h"

#include <algorithm>
#include <utility>

#include "extractors/doc_charsets.h"
#include "extractors/little_endian.h"

namespace mea::doc {
namespace {

constexpr std::size_t shape_size = 26;      // FSPA
constexpr std::size_t text_box_size = 22;   // FTXBXS
constexpr std::size_t text_box_shape = 14;  // its lid

tl::unexpected<Error> encrypted() {
    return fail(ErrorCode::encrypted, "the Word document needs a password", {},
                "save it without a password");
}

}  // namespace

Result<std::unique_ptr<Document>> Document::load(const CompoundFile& file, const Limits& limits) {
    std::unique_ptr<Document> document(new Document);
    document->file_ = &file;
    std::optional<std::string> main = file.read("WordDocument");
    if (!main) return fail(ErrorCode::unsupported, "the compound file holds no Word document");
    document->main_ = std::move(*main);
    Result<Fib> fib = read_fib(document->main_);
    if (!fib) return tl::unexpected(fib.error());
    if (fib->encrypted) return encrypted();
    document->fib = *fib;
    if (fib->version == Version::word97) {
        std::optional<std::string> tables = file.read(fib->second_table ? "1Table" : "0Table");
        if (!tables) tables = file.read(fib->second_table ? "0Table" : "1Table");
        if (!tables)
            return fail(ErrorCode::damaged, "the table stream of the Word document is missing");
        document->tables_ = std::move(*tables);
    }
    const std::string_view tables =
        fib->version == Version::word97 ? document->tables_ : document->main_;
    Result<Pieces> pieces =
        Pieces::read(*fib, document->main_, document->bytes_of(Table::pieces), limits);
    if (!pieces) return tl::unexpected(pieces.error());
    document->pieces = std::move(*pieces);
    constexpr std::size_t times = 8;  // a first header is read twice, a note by its mark
    document->allowed_ = times * document->text().size();
    document->characters_ = Runs::of_characters(
        document->main_, document->bytes_of(Table::character_pages), fib->version);
    document->paragraphs_ = Runs::of_paragraphs(
        document->main_, document->bytes_of(Table::paragraph_pages), fib->version);
    document->fonts = Fonts::read(document->bytes_of(Table::fonts), fib->version);
    document->lists = Lists::read(*fib, tables, document->fonts);
    document->styles =
        Styles::read(document->bytes_of(Table::styles), fib->version, document->lists);
    if (fib->version == Version::word6) decode_by_font(*document);
    document->sections = Sections::read(*fib, document->main_, tables);
    document->notes = Notes::read(*fib, tables, document->text());
    if (fib->version == Version::word97)
        document->drawings = Drawings::read(document->bytes_of(Table::drawings));
    return document;
}

bool Document::allow(Cps cps) {
    const std::size_t wanted = cps.end > cps.begin ? cps.end - cps.begin : 0;
    if (wanted > allowed_) return false;
    allowed_ -= wanted;
    return true;
}

std::string_view Document::bytes_of(Table table) const {
    const Extent extent = fib.table(table);
    const LittleEndian bytes(fib.version == Version::word97 ? tables_ : main_);
    return bytes.view(extent.offset, extent.size);
}

std::string_view Document::huge_properties(const Sprm& sprm) {
    if (!data_) data_ = file_->read("Data").value_or(std::string{});
    const LittleEndian data(*data_);
    const std::size_t at = static_cast<std::uint32_t>(sprm.value());
    return data.view(at + 2, data.u16(at));
}

ParagraphProperties Document::paragraph_at(std::size_t cp) {
    const Piece* piece = pieces.at(cp);
    if (!piece) return styles.at(0).paragraph;
    const Run* run = paragraphs_.at(piece->byte_of(cp));
    ParagraphProperties properties = styles.at(run ? run->style : 0).paragraph;
    properties.style = run ? run->style : 0;
    if (run) {
        std::string_view changes = run->properties;
        Sprms sprms(changes, fib.version);
        const std::optional<Sprm> first = sprms.next();
        if (first && (first->code == sprm::p_huge || first->code == sprm::p_huge_old))
            changes = huge_properties(*first);
        apply_layer(properties, changes, fib.version, lists);
    }
    apply_layer(properties, piece->properties, fib.version, lists);
    if (piece->short_sprm != 0)
        apply(properties, Sprm{piece->short_sprm, std::string_view(&piece->short_operand, 1)});
    return properties;
}

Document::Characters Document::characters_at(std::size_t cp, int paragraph_style) const {
    const CharacterProperties& base = styles.at(paragraph_style).characters;
    const Piece* piece = pieces.at(cp);
    if (!piece) return {cp + 1, base};
    const std::size_t byte = piece->byte_of(cp);
    const Run* run = characters_.at(byte);
    const std::size_t next = run ? run->end : characters_.next_begin(byte);
    Characters found{std::min(piece->end, cp + (next - byte + piece->unit - 1) / piece->unit),
                     base};
    found.end = std::max(found.end, cp + 1);
    const auto apply_all = [&](std::string_view changes) {
        Sprms sprms(changes, fib.version);
        while (const std::optional<Sprm> sprm = sprms.next()) {
            if (sprm->code == sprm::c_style) {
                found.properties.style = sprm->value();
                styles.apply_character_style(sprm->value(), found.properties, base);
            } else if (sprm->code == sprm::c_plain) {
                found.properties = base;
            } else {
                apply(found.properties, *sprm, base);
            }
        }
    };
    if (run) apply_all(run->properties);
    apply_all(piece->properties);
    if (piece->short_sprm != 0)
        apply(found.properties, Sprm{piece->short_sprm, std::string_view(&piece->short_operand, 1)},
              base);
    return found;
}

std::vector<Cps> Document::text_boxes(Story story) const {
    const bool in_headers = story == Story::headers;
    const LittleEndian texts(bytes_of(in_headers ? Table::header_text_boxes : Table::text_boxes));
    const Cps all = fib.story(in_headers ? Story::header_text_boxes : Story::text_boxes);
    std::vector<Cps> boxes;
    if (texts.size() < 4) return boxes;
    const std::size_t count = (texts.size() - 4) / (4 + text_box_size);
    for (std::size_t i = 0; i < count; ++i) {
        const Cps cps{std::min(all.begin + texts.u32(4 * i), all.end),
                      std::min(all.begin + texts.u32(4 * i + 4), all.end)};
        if (cps.end > cps.begin && cps.begin < text().size()) boxes.push_back(cps);
    }
    return boxes;
}

std::vector<Shape> Document::shapes_at(std::size_t cp, Story story) const {
    const bool in_headers = story == Story::headers;
    const LittleEndian anchors(bytes_of(in_headers ? Table::header_shapes : Table::shapes));
    const Cps cps = fib.story(story);
    if (anchors.size() < 4 || cp < cps.begin) return {};
    const std::size_t count = (anchors.size() - 4) / (4 + shape_size);
    std::size_t low = 0;
    std::size_t high = count;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (anchors.u32(4 * middle) < cp - cps.begin)
            low = middle + 1;
        else
            high = middle;
    }
    if (low >= count || anchors.u32(4 * low) != cp - cps.begin) return {};
    const std::uint32_t id = anchors.u32(4 * (count + 1) + shape_size * low);
    std::vector<Shape> shapes = drawings.at(id);
    if (shapes.empty()) shapes.push_back({.id = id, .anchored = id, .words = {}});
    return shapes;
}

Cps Document::text_box_of(const Shape& shape, Story story) const {
    const bool in_headers = story == Story::headers;
    const LittleEndian texts(bytes_of(in_headers ? Table::header_text_boxes : Table::text_boxes));
    const Cps all = fib.story(in_headers ? Story::header_text_boxes : Story::text_boxes);
    if (texts.size() < 4) return {};
    const std::size_t boxes = (texts.size() - 4) / (4 + text_box_size);
    for (std::size_t i = 0; i < boxes; ++i) {
        const std::size_t at = 4 * (boxes + 1) + text_box_size * i;
        if (texts.u32(at + text_box_shape) != shape.id) continue;
        return {std::min(all.begin + texts.u32(4 * i), all.end),
                std::min(all.begin + texts.u32(4 * i + 4), all.end)};
    }
    return {};
}

}  // namespace mea::doc
