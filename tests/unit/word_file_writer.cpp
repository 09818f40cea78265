// SPDX-License-Identifier: GPL-3.0-or-later
#include "word_file_writer.h"

#include "compound_file_writer.h"

namespace mea::test {
namespace {

constexpr std::size_t text_at = 2048;
constexpr std::size_t sections_at = 1536;  // their sprms, between the header and the text
constexpr std::size_t page = 512;
constexpr std::size_t table_count = 93;

std::string wide(const std::u16string& text) {
    std::string bytes;
    for (const char16_t unit : text) put16(bytes, unit);
    return bytes;
}

std::string level_bytes(const WrittenLevel& level) {
    std::string bytes;
    put32(bytes, level.start);
    bytes += static_cast<char>(level.format);
    bytes += static_cast<char>((level.legal ? 4 : 0) | (level.restart != 9 ? 8 : 0));
    bytes.resize(26, '\0');
    bytes += static_cast<char>(level.restart);
    bytes += '\0';
    put16(bytes, static_cast<unsigned>(level.text.size()));
    return bytes + wide(level.text);
}

}  // namespace

std::string sprm8(unsigned code, unsigned value) {
    std::string bytes;
    put16(bytes, code);
    return bytes + static_cast<char>(value);
}

std::string sprm16(unsigned code, unsigned value) {
    std::string bytes;
    put16(bytes, code);
    put16(bytes, value);
    return bytes;
}

std::string sprm32(unsigned code, unsigned long value) {
    std::string bytes;
    put16(bytes, code);
    put32(bytes, value);
    return bytes;
}

WordFileWriter& WordFileWriter::run(std::u16string text, std::string sprms, Bytes bytes) {
    if (text.empty()) return *this;
    cp_ += text.size();
    runs_.push_back({std::move(text), std::move(sprms), bytes, 0});
    return *this;
}

WordFileWriter& WordFileWriter::end(std::string sprms, unsigned style, char16_t mark,
                                    std::string mark_sprms) {
    run(std::u16string(1, mark), std::move(mark_sprms));
    std::string properties;
    put16(properties, style);
    paragraphs_.push_back({paragraph_begin_, runs_.size() - 1, properties + sprms});
    paragraph_begin_ = runs_.size();
    return *this;
}

WordFileWriter& WordFileWriter::story(std::size_t which) {
    lengths_[story_] = cp_ - story_begin_;
    story_ = which;
    story_begin_ = cp_;
    return *this;
}

WordFileWriter& WordFileWriter::style(unsigned builtin, unsigned base, std::u16string name,
                                      std::string sprms) {
    std::string bytes;
    put16(bytes, builtin);
    put16(bytes, 1 | (base << 4));  // a paragraph style
    put16(bytes, 2);                // two sets of changes
    bytes.resize(10, '\0');
    put16(bytes, static_cast<unsigned>(name.size()));
    bytes += wide(name);
    put16(bytes, 0);
    put16(bytes, static_cast<unsigned>(2 + sprms.size()));
    put16(bytes, static_cast<unsigned>(styles_.size()));
    bytes += sprms;
    if (bytes.size() % 2 != 0) bytes += '\0';
    put16(bytes, 0);
    styles_.push_back(std::move(bytes));
    return *this;
}

WordFileWriter& WordFileWriter::letters_of_style(const std::string& sprms) {
    std::string& bytes = styles_.back();
    bytes.resize(bytes.size() - 2);
    put16(bytes, static_cast<unsigned>(sprms.size()));
    bytes += sprms;
    if (bytes.size() % 2 != 0) bytes += '\0';
    return *this;
}

WordFileWriter& WordFileWriter::list(unsigned long id, std::vector<WrittenLevel> levels) {
    std::string bytes;
    put32(bytes, id);
    bytes.resize(26, '\0');
    bytes += static_cast<char>(levels.size() == 1 ? 1 : 0);
    bytes += '\0';
    lists_ += bytes;
    ++list_count_;
    if (levels.size() > 1) levels.resize(9);
    for (const WrittenLevel& level : levels) levels_ += level_bytes(level);
    return *this;
}

WordFileWriter& WordFileWriter::override_of(unsigned long id,
                                            std::vector<std::pair<unsigned, unsigned>> start) {
    std::string bytes;
    put32(bytes, id);
    bytes.resize(12, '\0');
    bytes += static_cast<char>(start.size());
    bytes.resize(16, '\0');
    overrides_ += bytes;
    ++override_count_;
    put32(override_data_, 0xFFFFFFFF);
    for (const auto& [level, number] : start) {
        put32(override_data_, number);
        put32(override_data_, level | 0x10);
    }
    return *this;
}

WordFileWriter& WordFileWriter::call_note(bool automatic) {
    calls_.emplace_back(cp_, automatic);
    return *this;
}

WordFileWriter& WordFileWriter::begin_note() {
    notes_.push_back(cp_in_story());
    return *this;
}

WordFileWriter& WordFileWriter::begin_header() {
    headers_.push_back(cp_in_story());
    return *this;
}

WordFileWriter& WordFileWriter::table(std::size_t which, std::string bytes) {
    tables_.emplace_back(which, std::move(bytes));
    return *this;
}

std::size_t WordFileWriter::section_properties(const std::string& sprms) {
    const std::size_t at = sections_at + section_properties_.size();
    put16(section_properties_, static_cast<unsigned>(sprms.size()));
    section_properties_ += sprms;
    return at;
}

void WordFileWriter::write_formatting(std::string& main) {
    std::string character_ends, character_pages, paragraph_ends, paragraph_pages;
    put32(character_ends, text_at);
    put32(paragraph_ends, text_at);
    const auto size = [](const Run& r) { return r.text.size() * (r.bytes == Bytes::wide ? 2 : 1); };
    const auto add = [&](std::size_t begin, std::size_t end, const std::string& content) {
        std::string bytes;
        put32(bytes, begin);
        put32(bytes, end);
        bytes += static_cast<char>(128);
        bytes.resize(256, '\0');
        bytes += content;
        bytes.resize(page - 1, '\0');
        main += bytes + '\1';
        return main.size() / page - 1;
    };
    for (const Run& run : runs_) {
        const std::size_t end = run.offset + size(run);
        put32(character_pages,
              add(run.offset, end, static_cast<char>(run.sprms.size()) + run.sprms));
        put32(character_ends, end);
    }
    for (const Paragraph& paragraph : paragraphs_) {
        const std::size_t end = runs_[paragraph.last_run].offset + size(runs_[paragraph.last_run]);
        std::string content(1, '\0');
        content += static_cast<char>((paragraph.sprms.size() + 1) / 2);
        put32(paragraph_pages,
              add(runs_[paragraph.first_run].offset, end, content + paragraph.sprms));
        put32(paragraph_ends, end);
    }
    table(12, character_ends + character_pages);
    table(13, paragraph_ends + paragraph_pages);
}

void WordFileWriter::write() {
    lengths_[story_] = cp_ - story_begin_;
    main_.assign(text_at, '\0');
    std::string ends, pieces;
    put32(ends, 0);
    std::size_t cp = 0;
    for (Run& run : runs_) {
        run.offset = main_.size();
        const bool narrow = run.bytes == Bytes::narrow;
        if (narrow)
            for (const char16_t unit : run.text) main_ += static_cast<char>(unit);
        else
            main_ += wide(run.text);
        cp += run.text.size();
        put32(ends, cp);
        put16(pieces, 0);
        put32(pieces, narrow ? 0x40000000ul | (2 * run.offset) : run.offset);
        put16(pieces, 0);
    }
    main_.resize((main_.size() + page - 1) / page * page, '\0');
    write_formatting(main_);
    std::string clx(1, '\2');
    put32(clx, ends.size() + pieces.size());
    table(33, clx + ends + pieces);

    std::string sheet;
    put16(sheet, 18);
    put16(sheet, static_cast<unsigned>(styles_.size()));
    put16(sheet, 10);
    sheet.resize(20, '\0');
    for (const std::string& style : styles_) {
        put16(sheet, static_cast<unsigned>(style.size()));
        sheet += style;
    }
    table(1, sheet);
    if (!calls_.empty()) {
        std::string references, flags_of, texts;
        for (const auto& [at, automatic] : calls_) {
            put32(references, at);
            put16(flags_of, automatic ? 1 : 0);
        }
        put32(references, lengths_[0]);
        for (const std::size_t at : notes_) put32(texts, at);
        put32(texts, lengths_[1]);
        put32(texts, lengths_[1]);
        table(2, references + flags_of);
        table(3, texts);
    }
    if (!headers_.empty()) {
        std::string texts;
        for (const std::size_t at : headers_) put32(texts, at);
        put32(texts, lengths_[2]);
        put32(texts, lengths_[2]);
        table(11, texts);
    }
    std::string head;
    put16(head, static_cast<unsigned>(list_count_));
    std::string overrides;
    put32(overrides, override_count_);

    std::string fib(32, '\0');
    set16(fib, 0, 0xA5EC);
    set16(fib, 2, 0xC1);
    set16(fib, 10, flags);
    put16(fib, 14);
    fib.resize(fib.size() + 28, '\0');
    put16(fib, 22);
    const std::size_t longs = fib.size();
    fib.resize(longs + 88, '\0');
    for (std::size_t i = 0; i < lengths_.size(); ++i) set32(fib, longs + 4 * (3 + i), lengths_[i]);
    put16(fib, table_count);
    const std::size_t pairs = fib.size();
    fib.resize(pairs + 8 * table_count, '\0');
    const auto place = [&](std::size_t which, const std::string& bytes, std::size_t counted) {
        set32(fib, pairs + 8 * which, table_stream_.size());
        set32(fib, pairs + 8 * which + 4, counted);
        table_stream_ += bytes;
    };
    for (const auto& [which, bytes] : tables_) place(which, bytes, bytes.size());
    place(73, head + lists_ + levels_, head.size() + lists_.size());
    const std::string all = overrides + overrides_ + override_data_;
    place(74, all, all.size());
    main_.replace(0, fib.size(), fib);
    main_.replace(sections_at, section_properties_.size(), section_properties_);
}

std::string WordFileWriter::word_document() {
    if (main_.empty()) write();
    return main_;
}

std::string WordFileWriter::bytes() {
    return compound_file({{"WordDocument", word_document()}, {"1Table", table_stream_}});
}

}  // namespace mea::test
