// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/aligned_texts.h"

#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace mea {
namespace {

bool write_number(std::FILE* file, std::size_t value) {
    const auto number = static_cast<std::uint32_t>(value);
    return std::fwrite(&number, sizeof number, 1, file) == 1;
}

bool read_number(std::FILE* file, std::uint32_t& number) {
    return std::fread(&number, sizeof number, 1, file) == 1;
}

tl::unexpected<Error> write_error() {
    return fail(ErrorCode::denied, std::string("cannot write: ") + std::strerror(errno),
                "the working file of mea align", "make room beside the index");
}

bool write_row(std::FILE* file, const AlignedRow& row) {
    bool written = write_number(file, row.place.size()) &&
                   std::fwrite(row.place.data(), 1, row.place.size(), file) == row.place.size();
    for (const Forms& forms : row.texts) {
        written =
            written && write_number(file, forms.size()) &&
            std::fwrite(forms.data(), sizeof(std::uint32_t), forms.size(), file) == forms.size();
    }
    return written;
}

bool read_row(std::FILE* file, AlignedRow& row) {
    std::uint32_t size = 0;
    if (!read_number(file, size)) return false;
    row.place.resize(size);
    bool whole = std::fread(row.place.data(), 1, size, file) == size;
    for (Forms& forms : row.texts) {
        whole = whole && read_number(file, size);
        if (!whole) return false;
        forms.resize(size);
        whole = std::fread(forms.data(), sizeof(std::uint32_t), size, file) == size;
    }
    return whole;
}

}  // namespace

Vocabulary::Vocabulary()
    : forms_(1),
      units_of_forms_(1, 0),
      form_counts_(1, 0),
      keys_(1),
      functions_(1, false),
      lone_(1, true) {}

std::uint32_t Vocabulary::add(const Token& token) {
    const auto known = form_numbers_.find(token.form);
    if (known != form_numbers_.end()) {
        ++form_counts_[known->second];
        return known->second;
    }
    if (forms_.size() >= max_forms) return 0;
    const auto form = static_cast<std::uint32_t>(forms_.size());
    form_numbers_.emplace(token.form, form);
    forms_.push_back(token.form);
    form_counts_.push_back(1);
    const auto [unit, is_new] =
        unit_numbers_.emplace(token.key, static_cast<std::uint32_t>(keys_.size()));
    if (is_new) {
        keys_.push_back(token.key);
        functions_.push_back(token.function);
        lone_.push_back(token.lone);
    }
    units_of_forms_.push_back(unit->second);
    return form;
}

std::vector<std::uint32_t> Vocabulary::usual_forms() const {
    std::vector<std::uint32_t> usual(keys_.size(), 0);
    for (std::uint32_t form = 1; form < forms_.size(); ++form) {
        std::uint32_t& best = usual[units_of_forms_[form]];
        if (form_counts_[form] > form_counts_[best]) best = form;
    }
    return usual;
}

Result<AlignedTexts> AlignedTexts::open(const std::string& directory) {
    std::string name = directory + "/aligned-XXXXXX";
    const int descriptor = mkstemp(name.data());
    if (descriptor < 0) return write_error();
    unlink(name.c_str());
    std::FILE* file = fdopen(descriptor, "w+b");
    if (file == nullptr) {
        close(descriptor);
        return write_error();
    }
    AlignedTexts texts;
    texts.file_ = std::shared_ptr<std::FILE>(file, [](std::FILE* f) { std::fclose(f); });
    return texts;
}

Result<void> AlignedTexts::add(const AlignedRow& row) {
    ++rows_;
    if (!write_row(file_.get(), row)) return write_error();
    return {};
}

Result<void> AlignedTexts::each(const std::function<void(const AlignedRow&)>& visit) const {
    if (std::fflush(file_.get()) != 0) return write_error();
    std::rewind(file_.get());
    AlignedRow row;
    for (std::size_t i = 0; i < rows_; ++i) {
        if (!read_row(file_.get(), row)) {
            return fail(ErrorCode::damaged, "the working file of mea align ends early", "");
        }
        visit(row);
    }
    if (std::fseek(file_.get(), 0, SEEK_END) != 0) return write_error();
    return {};
}

}  // namespace mea
