// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/archive.h"

#include <array>
#include <utility>

#include <zip.h>

namespace mea {
namespace {

constexpr std::size_t ratio_applies_above = std::size_t{1} << 20;

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string fold_name(std::string_view name) {
    while (!name.empty() && (name.front() == '/' || name.front() == '\\')) name.remove_prefix(1);
    std::string out(name);
    for (char& c : out) {
        if (c == '\\') c = '/';
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::string message_of(int code) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    std::string message = zip_error_strerror(&error);
    zip_error_fini(&error);
    return message;
}

}  // namespace

struct Archive::Handle {
    zip_t* zip = nullptr;
    ~Handle() {
        if (zip != nullptr) zip_discard(zip);
    }
};

Archive::Archive(const Limits& limits) : handle_(std::make_unique<Handle>()), limits_(limits) {}
Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

Result<Archive> Archive::open(std::string_view bytes, const Limits& limits) {
    Archive archive(limits);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) {
        archive.handle_->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (archive.handle_->zip == nullptr) zip_source_free(source);
    }
    const int code = zip_error_code_zip(&error);
    zip_error_fini(&error);
    zip_t* zip = archive.handle_->zip;
    if (zip == nullptr) {
        return fail(ErrorCode::damaged, "the archive does not open: " + message_of(code), {},
                    "The file may be cut short; fetch it again");
    }
    const zip_int64_t count = zip_get_num_entries(zip, 0);
    if (count < 0 || static_cast<std::size_t>(count) > limits.max_parts) {
        return fail(ErrorCode::limit, "the archive has too many parts");
    }
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        const char* name = zip_get_name(zip, i, ZIP_FL_ENC_GUESS);
        archive.names_.emplace_back(name == nullptr ? "" : name);
        archive.entries_.emplace(fold_name(archive.names_.back()), static_cast<std::size_t>(i));
    }
    return archive;
}

bool Archive::contains(std::string_view name) const {
    return entries_.find(fold_name(name)) != entries_.end();
}

std::vector<std::string> Archive::names() const { return names_; }

Result<std::string> Archive::read(std::string_view name) {
    const std::string where(name);
    const auto entry = entries_.find(fold_name(name));
    if (entry == entries_.end()) return fail(ErrorCode::not_found, "no such part", where);

    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(handle_->zip, entry->second, 0, &stat) != 0 ||
        (stat.valid & ZIP_STAT_COMP_SIZE) == 0) {
        return fail(ErrorCode::damaged, "the part has no directory entry", where);
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        return fail(ErrorCode::encrypted, "the part is encrypted", where, "Remove the password");
    }
    const std::unique_ptr<zip_file_t, CloseFile> file(
        zip_fopen_index(handle_->zip, entry->second, 0));
    if (!file) return fail(ErrorCode::damaged, "the part does not open", where);

    std::string out;
    std::array<char, 64 * 1024> buffer;
    const double most = limits_.max_ratio * static_cast<double>(stat.comp_size);
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
        if (got < 0) return fail(ErrorCode::damaged, "the part does not inflate", where);
        if (got == 0) return out;
        const auto size = static_cast<std::size_t>(got);
        inflated_ += size;
        out.append(buffer.data(), size);
        if (out.size() > limits_.max_part_bytes || inflated_ > limits_.max_inflated_bytes) {
            return fail(ErrorCode::limit, "the archive inflates to too many bytes", where);
        }
        if (out.size() > ratio_applies_above && static_cast<double>(out.size()) > most) {
            return fail(ErrorCode::limit, "the part inflates more than documents do", where);
        }
    }
}

}  // namespace mea
