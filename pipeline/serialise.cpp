// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstring>
#include <type_traits>

#include "pipeline/extracted.h"

namespace mea {
namespace {

constexpr std::uint32_t magic = 0x3145414D;  // "MEA1"

class Writer {
public:
    template <class T>
    void number(T value) {
        static_assert(std::is_trivially_copyable_v<T>);
        out_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void string(std::string_view value) {
        number<std::uint64_t>(value.size());
        out_.append(value);
    }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

class Reader {
public:
    explicit Reader(std::string_view in) : in_(in) {}

    template <class T>
    T number() {
        T value{};
        if (in_.size() < sizeof value) {
            good_ = false;
            return value;
        }
        std::memcpy(&value, in_.data(), sizeof value);
        in_.remove_prefix(sizeof value);
        return value;
    }
    std::string string() {
        const auto size = number<std::uint64_t>();
        if (size > in_.size()) {
            good_ = false;
            return {};
        }
        std::string value(in_.substr(0, size));
        in_.remove_prefix(size);
        return value;
    }
    // A count of items, each at least one byte long.
    std::size_t count() {
        const auto value = number<std::uint64_t>();
        if (value > in_.size()) good_ = false;
        return good_ ? value : 0;
    }
    bool good() const { return good_; }

private:
    std::string_view in_;
    bool good_ = true;
};

// The same list of members serves both directions.
template <class Archive>
void members(Archive& archive, Range& range) {
    archive(range.begin);
    archive(range.end);
}

template <class Archive>
void members(Archive& archive, Block& b) {
    members(archive, b.range);
    archive(b.kind);
    archive(b.first_page);
    archive(b.last_page);
    archive(b.box);
    archive(b.font_size);
    archive(b.bold);
    archive(b.italic);
    archive(b.centred);
    archive(b.right_to_left);
    archive(b.indent);
    archive(b.first_line);
    archive(b.level);
    archive(b.list);
    archive(b.table);
    archive(b.label_size);
    archive(b.label);
    archive(b.style);
    archive(b.mark);
}

template <class Archive>
void members(Archive& archive, NoteReference& reference) {
    archive(reference.at);
    archive(reference.note);
    archive(reference.mark);
}

template <class Archive>
void members(Archive& archive, Link& link) {
    members(archive, link.range);
    archive(link.target);
}

template <class Archive>
void members(Archive& archive, Warning& warning) {
    archive(warning.code);
    archive(warning.page);
    archive(warning.message);
}

struct Saving {
    Writer out;
    template <class T>
    void operator()(T& value) {
        if constexpr (std::is_same_v<T, std::string>) {
            out.string(value);
        } else {
            out.number(value);
        }
    }
    template <class T>
    void list(std::vector<T>& items) {
        out.number<std::uint64_t>(items.size());
        for (T& item : items) members(*this, item);
    }
};

struct Loading {
    Reader in;
    template <class T>
    void operator()(T& value) {
        if constexpr (std::is_same_v<T, std::string>) {
            value = in.string();
        } else if constexpr (std::is_same_v<T, bool>) {
            value = in.number<std::uint8_t>() != 0;
        } else {
            value = in.number<T>();
        }
    }
    template <class T>
    void list(std::vector<T>& items) {
        const std::size_t count = in.count();
        for (std::size_t i = 0; i < count && in.good(); ++i) members(*this, items.emplace_back());
    }
};

}  // namespace

std::string serialise(const ExtractedDocument& document) {
    ExtractedDocument copy = document;
    Saving save;
    save.out.number(magic);
    save(copy.text);
    save.list(copy.blocks);
    save.list(copy.note_references);
    save.list(copy.links);
    save.out.number<std::uint64_t>(copy.metadata.size());
    for (const auto& [key, value] : copy.metadata) {
        save.out.string(key);
        save.out.string(value);
    }
    save.list(copy.warnings);
    save(copy.pages);
    save(copy.extractor);
    return save.out.take();
}

Result<ExtractedDocument> parse_extracted(std::string_view bytes) {
    Loading load{Reader(bytes)};
    ExtractedDocument document;
    if (load.in.number<std::uint32_t>() != magic)
        return fail(ErrorCode::damaged, "not a serialised document");
    load(document.text);
    load.list(document.blocks);
    load.list(document.note_references);
    load.list(document.links);
    const std::size_t count = load.in.count();
    for (std::size_t i = 0; i < count && load.in.good(); ++i) {
        std::string key = load.in.string();
        document.metadata[std::move(key)] = load.in.string();
    }
    load.list(document.warnings);
    load(document.pages);
    load(document.extractor);
    for (const Block& block : document.blocks) {
        if (block.kind > BlockKind::page_number)
            return fail(ErrorCode::damaged, "a serialised document has an unknown kind of block");
    }
    if (!load.in.good()) return fail(ErrorCode::damaged, "a serialised document is truncated");
    return document;
}

}  // namespace mea
