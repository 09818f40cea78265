// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/writer.h"

#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "index/finished.h"
#include "index/guard.h"
#include "index/last_words.h"
#include "index/ledger.h"
#include "index/postings.h"
#include "index/record.h"
#include "index/resemblance.h"
#include "index/schema.h"
#include "index/shards.h"
#include "index/stored.h"
#include "index/write_lock.h"

namespace mea {
namespace {

constexpr std::size_t max_conflicts = 1000;

// Changes that the library gathers before it writes them into the open transaction. Storing 57,832
// paragraphs takes 17 s of CPU with 250, 16 with 500, 21 with 1,000, 24 with 2,000: more do not fit
// into the processor's caches. (Its own default is 10,000.)
constexpr const char* records_in_memory = "500";

std::string format_of(const IndexFile& file) {
    if (!file.extractor.empty()) return file.extractor;
    const std::size_t slash = file.media_type.rfind('/');
    return slash == std::string::npos ? file.media_type : file.media_type.substr(slash + 1);
}

// Word files have no page numbers; another rendition of the same document may have them.
class LentPages {
public:
    // Keeps views into `from`.
    explicit LentPages(const std::vector<IndexParagraph>& from) {
        for (const IndexParagraph& one : from) {
            if (one.first_page > 0) paged_.emplace(one.path, &one);
        }
    }

    // Whether `to` had no pages and has them now.
    bool lend(IndexParagraph& to) const {
        const auto found = to.first_page > 0 ? paged_.end() : paged_.find(to.path);
        if (found == paged_.end()) return false;
        to.first_page = found->second->first_page;
        to.last_page = found->second->last_page;
        return true;
    }

private:
    std::unordered_map<std::string_view, const IndexParagraph*> paged_;
};

// Where a document goes among those that have its symbol.
struct Place {
    std::string key;
    bool conflict = false;
    bool rendition = false;  // a document with the same text is there already
    LedgerRow indexed;       // the file that document was read from
};

}  // namespace

struct Writer::Parts {
    std::string directory;
    std::string settings;
    Xapian::WritableDatabase database;

    ~Parts() {
        if (directory.empty()) return;
        try {
            database.cancel_transaction();
            database.close();
        } catch (const Xapian::Error&) {
            // What was not committed is not wanted; the database drops it as well.
        }
        clear_lock(directory);
    }

    std::optional<LedgerRow> row_of(const std::string& path) const {
        std::vector<LedgerRow> rows = rows_with(database, Field::file, path);
        if (rows.empty()) return std::nullopt;
        return std::move(rows.front());
    }

    // Another file with the same bytes, read with the same settings. The file that made the
    // document is never the twin of one that did not.
    std::optional<LedgerRow> twin(const IndexFile& file,
                                  const std::optional<LedgerRow>& before) const {
        for (LedgerRow& row : rows_with(database, Field::sha, file.sha256)) {
            if (row.path == file.path || row.settings != settings) continue;
            const bool made_it =
                before && before->status == status::indexed && before->document == row.document;
            if (row.status == status::indexed || (row.status == status::rendition && !made_it)) {
                return std::move(row);
            }
        }
        return std::nullopt;
    }

    bool same_text(const IndexDocument& document, const LedgerRow& other) const {
        const double alike =
            resemblance(shingles_of(document.paragraphs),
                        shingles_of(load_paragraphs(database, other.document, "")));
        const bool same_format = format_of(document.file) == other.format;
        return alike >= (same_format ? same_format_resemblance : other_format_resemblance);
    }

    // The document with the same text that a file without a symbol is a rendition of.
    std::optional<Place> look_alike(const IndexDocument& document,
                                    const FinishedRecords& records) const {
        std::set<std::string> seen;
        for (const std::string& term : records.likeness) {
            for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
                const IndexDocument other = read_document(database.get_document(*it).get_data());
                const std::string id = document_id(other.key, other.language);
                if (!seen.insert(id).second) continue;
                for (LedgerRow& row : rows_with(database, Field::owner, id)) {
                    if (row.status != status::indexed || row.path == document.file.path) continue;
                    if (!same_text(document, row)) continue;
                    return Place{other.key, false, true, std::move(row)};
                }
            }
        }
        return std::nullopt;
    }

    Place place_of(const IndexDocument& document, const FinishedRecords& records) const {
        if (std::optional<Place> alike = look_alike(document, records)) return std::move(*alike);
        Place place;
        for (std::size_t n = 1; n <= max_conflicts; ++n) {
            place.key = n == 1 ? document.key : document.key + "~" + std::to_string(n);
            const std::string id = document_id(place.key, document.language);
            if (!database.term_exists(field_term(Field::document, id))) break;
            const std::vector<LedgerRow> rows = rows_with(database, Field::owner, id);
            const auto indexed = std::find_if(rows.begin(), rows.end(), [](const LedgerRow& r) {
                return r.status == status::indexed || r.status == status::failed;
            });
            if (indexed == rows.end() || indexed->path == document.file.path) break;
            if (same_text(document, *indexed)) {
                place.rendition = true;
                place.indexed = *indexed;
                break;
            }
            place.conflict = true;
        }
        return place;
    }

    // Takes out the document that a path made, and has its other files tried again.
    void release(const LedgerRow& row, const std::string& kept) {
        const bool made = row.status == status::indexed || row.status == status::failed;
        if (!made || row.document.empty() || row.document == kept) return;
        database.delete_document(field_term(Field::document, row.document));
        for (LedgerRow& other : rows_with(database, Field::owner, row.document)) {
            if (other.path == row.path) continue;
            other.settings.clear();
            put_row(database, other);
        }
    }

    LedgerRow new_row(const IndexDocument& document, const char* status, std::string id) const {
        LedgerRow row;
        row.path = document.file.path;
        row.sha256 = document.file.sha256;
        row.settings = settings;
        row.status = status;
        row.document = std::move(id);
        row.format = format_of(document.file);
        row.bytes = document.file.bytes;
        row.warnings = document.warnings.size();
        return row;
    }

    void store(const IndexDocument& document, const FinishedRecords& records) {
        const std::string id = document_id(document.key, document.language);
        if (records.id != id) return store(document, records_of(document));
        database.delete_document(field_term(Field::document, id));
        database.add_document(stored_form(records.document));
        for (const std::string& paragraph : records.paragraphs) {
            database.add_document(stored_form(paragraph));
        }
        if (languages_of(database, document.key).size() > 1) {
            database.set_metadata(learning_key, "due");
        }
    }

    // No term depends on pages: only what is stored beside the terms is written again.
    void lend_pages_to_stored(const std::vector<IndexParagraph>& from, const std::string& id) {
        const LentPages pages(from);
        const std::string term = field_term(Field::document, id);
        const std::vector<Xapian::docid> records(database.postlist_begin(term),
                                                 database.postlist_end(term));
        for (const Xapian::docid record : records) {
            Xapian::Document stored = database.get_document(record);
            if (is_document_record(stored)) continue;
            StoredParagraph paragraph = read_paragraph(stored.get_data());
            if (!pages.lend(paragraph.paragraph)) continue;
            stored.set_data(write_paragraph(paragraph));
            database.replace_document(record, stored);
        }
    }

    // Whether any paragraph was lent its pages.
    bool lend_pages_of_stored(const std::string& id, std::vector<IndexParagraph>& to) const {
        const std::vector<IndexParagraph> from = load_paragraphs(database, id, "");
        const LentPages pages(from);
        const auto lent = std::count_if(to.begin(), to.end(),
                                        [&](IndexParagraph& one) { return pages.lend(one); });
        return lent > 0;
    }

    // A file whose bytes were read before becomes what the other one did, or nothing is known.
    std::optional<Put> settle_same_bytes(const LedgerRow& file) {
        const std::optional<LedgerRow> before = row_of(file.path);
        IndexFile asked;
        asked.path = file.path;
        asked.sha256 = file.sha256;
        const std::optional<LedgerRow> same = twin(asked, before);
        if (!same) return std::nullopt;
        if (before) release(*before, same->document);
        LedgerRow row = file;
        row.settings = settings;
        row.status = status::duplicate;
        row.document = same->document;
        row.format = same->format;
        put_row(database, row);
        return Put{status::duplicate, same->document, false};
    }

    Put settle(const IndexDocument& given, const FinishedRecords& records) {
        const std::optional<LedgerRow> before = row_of(given.file.path);
        if (const std::optional<LedgerRow> same = twin(given.file, before)) {
            if (before) release(*before, same->document);
            put_row(database, new_row(given, status::duplicate, same->document));
            return Put{status::duplicate, same->document, false};
        }
        const Place place = place_of(given, records);
        IndexDocument document = given;
        document.key = place.key;
        if (place.conflict) {
            document.warnings.push_back("symbol_conflict: another document has the symbol " +
                                        given.key + " in this language with another text");
        }
        const std::string id = document_id(document.key, document.language);
        if (before) release(*before, id);
        const std::string format = format_of(document.file);
        const bool same_bytes = place.indexed.sha256 == document.file.sha256;
        const bool outdated = same_bytes && place.indexed.settings != settings;
        if (place.rendition && !outdated && richness(format) <= richness(place.indexed.format)) {
            lend_pages_to_stored(document.paragraphs, id);
            put_row(database, new_row(document, status::rendition, id));
            return Put{status::rendition, id, place.conflict};
        }
        const bool lent = place.rendition && lend_pages_of_stored(id, document.paragraphs);
        store(document, lent ? records_of(document) : records);
        if (place.rendition) {
            LedgerRow poorer = place.indexed;
            poorer.status = same_bytes ? status::duplicate : status::rendition;
            put_row(database, poorer);
        }
        put_row(database, new_row(document, status::indexed, id));
        return Put{status::indexed, id, place.conflict};
    }
};

Writer::Writer() : parts_(std::make_unique<Parts>()) {}
Writer::~Writer() = default;
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;

Result<Writer> Writer::open(const std::string& directory, const std::string& settings) {
    if (Result<void> ready = prepare_directory(directory); !ready) {
        return tl::unexpected<Error>(ready.error());
    }
    Writer writer;
    Parts& parts = *writer.parts_;
    setenv("XAPIAN_FLUSH_THRESHOLD", records_in_memory, 0);
    Result<void> opened = guard(directory, [&]() -> Result<void> {
        Xapian::WritableDatabase database(directory, Xapian::DB_CREATE_OR_OPEN);
        if (database.get_doccount() == 0 && database.get_metadata(schema_key).empty()) {
            database.set_metadata(schema_key, std::to_string(schema_version));
            database.set_metadata(settings_key, settings);
            database.commit();
        }
        if (Result<void> ours = check_schema(database, directory); !ours) return ours;
        database.begin_transaction();
        if (database.get_metadata(settings_key) != settings) {
            database.set_metadata(settings_key, settings);
        }
        parts.database = std::move(database);
        return {};
    });
    if (!opened) {
        if (opened.error().code == ErrorCode::locked) return locked_by(directory);
        return tl::unexpected<Error>(opened.error());
    }
    parts.directory = directory;
    parts.settings = settings;
    sign_lock(directory);
    prepare_last_words(directory);
    return writer;
}

std::optional<LedgerRow> Writer::tried(const std::string& path) const {
    return guard(parts_->directory, [&] { return parts_->row_of(path); }).value_or(std::nullopt);
}

bool Writer::knows(const std::string& sha256) const {
    return guard(parts_->directory,
                 [&] { return parts_->database.term_exists(field_term(Field::sha, sha256)); })
        .value_or(true);
}

Result<std::vector<LedgerRow>> Writer::rows() const {
    return guard(parts_->directory, [&] { return all_rows(parts_->database); });
}

Result<Put> Writer::put(const IndexDocument& document) {
    const Result<FinishedRecords> records = finish_records(document);
    if (!records) return tl::unexpected<Error>(records.error());
    return put(document, *records);
}

Result<Put> Writer::put(const IndexDocument& document, const FinishedRecords& records) {
    return guard(parts_->directory, [&] { return parts_->settle(document, records); });
}

Result<std::optional<Put>> Writer::put_same_bytes(const LedgerRow& file) {
    return guard(parts_->directory, [&] { return parts_->settle_same_bytes(file); });
}

Result<std::vector<std::string>> Writer::known_contents() const {
    return guard(parts_->directory, [&] {
        std::vector<std::string> known;
        for (const char* made : {status::indexed, status::rendition}) {
            for (LedgerRow& row : rows_with(parts_->database, Field::status, made)) {
                if (row.settings == parts_->settings) known.push_back(std::move(row.sha256));
            }
        }
        return known;
    });
}

Result<void> Writer::put_failure(const LedgerRow& failure) {
    return guard(parts_->directory, [&] {
        LedgerRow row = failure;
        row.status = status::failed;
        row.settings = parts_->settings;
        row.document.clear();
        if (const std::optional<LedgerRow> before = parts_->row_of(row.path)) {
            const bool made = before->status == status::indexed || before->status == status::failed;
            if (made && before->sha256 == row.sha256 && !row.sha256.empty()) {
                row.document = before->document;
                row.format = before->format;
            } else {
                parts_->release(*before, "");
            }
        }
        put_row(parts_->database, row);
    });
}

Result<void> Writer::remove(const std::string& path) {
    return guard(parts_->directory, [&] {
        const std::optional<LedgerRow> row = parts_->row_of(path);
        if (!row) return;
        parts_->release(*row, "");
        remove_row(parts_->database, path);
    });
}

Result<void> Writer::put_lexicon(const LearntLexicon& lexicon) {
    return guard(parts_->directory, [&] {
        write_lexicon(parts_->database, lexicon);
        parts_->database.set_metadata(learning_key, "");
    });
}

Result<bool> Writer::learning_due() const {
    return guard(parts_->directory,
                 [&] { return !parts_->database.get_metadata(learning_key).empty(); });
}

Result<void> Writer::put_run(const std::string& run) {
    return guard(parts_->directory, [&] { parts_->database.set_metadata(run_key, run); });
}

Result<void> Writer::commit() {
    return guard(parts_->directory, [&] {
        parts_->database.commit_transaction();
        parts_->database.begin_transaction();
    });
}

}  // namespace mea
