// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/check.h"

#include <xapian.h>

#include <map>
#include <set>
#include <sstream>

#include "index/learnt.h"
#include "index/ledger.h"
#include "index/record.h"
#include "index/schema.h"
#include "index/stored.h"

namespace mea {
namespace {

constexpr std::size_t max_faults = 200;

std::size_t frequency(const Xapian::Database& database, Field field, std::string_view value) {
    return database.get_termfreq(field_term(field, value));
}

std::size_t number_in(const Xapian::Document& document, Field field) {
    const std::string value = document.get_value(row(field).slot.value());
    if (value.empty()) return 0;
    return static_cast<std::size_t>(Xapian::sortable_unserialise(value));
}

// What the paragraphs of one document are like.
struct Paragraphs {
    std::set<std::size_t> ordinals;
    std::size_t repeated = 0;
};

class Check {
public:
    explicit Check(const Shards& shards) : shards_(shards), database_(*shards.database) {}

    std::vector<std::string> run() {
        for (const std::string& directory : shards_.directories) check_files(directory);
        if (!faults_.empty()) return faults_;
        if (shards_.answered < shards_.asked) {
            for (const ShardAway& away : shards_.away) {
                fault(away.place + ": the shard does not answer: " + away.reason);
            }
        }
        read_documents();
        read_paragraphs(record::paragraph);
        read_paragraphs(record::furniture);
        compare_paragraphs();
        compare_ledger();
        return faults_;
    }

private:
    void fault(std::string sentence) {
        if (faults_.size() < max_faults) faults_.push_back(std::move(sentence));
    }

    void check_files(const std::string& directory) {
        std::ostringstream report;
        try {
            if (Xapian::Database::check(directory, 0, &report) == 0) return;
            fault(directory + ": the database is damaged: " + report.str());
        } catch (const Xapian::Error& error) {
            fault(directory + ": the database is damaged: " + error.get_msg());
        }
    }

    template <class Visit>
    void each(std::string_view kind, Visit visit) {
        const std::string term = field_term(Field::record, kind);
        for (auto it = database_.postlist_begin(term); it != database_.postlist_end(term); ++it) {
            try {
                visit(database_.get_document(*it));
            } catch (const std::exception&) {
                fault("a " + std::string(kind) + " record cannot be read (record " +
                      std::to_string(*it) + ")");
            }
        }
    }

    void read_documents() {
        each(record::document, [&](const Xapian::Document& stored) {
            const IndexDocument document = read_document(stored.get_data());
            const std::string id = document_id(document.key, document.language);
            if (!documents_.insert(id).second) fault(id + ": the document is stored twice");
        });
    }

    void read_paragraphs(std::string_view kind) {
        each(kind, [&](const Xapian::Document& data) {
            const StoredParagraph stored = read_paragraph(data.get_data());
            const std::string id = document_id(stored.document, stored.language);
            Paragraphs& known = paragraphs_[id];
            if (!known.ordinals.insert(stored.ordinal).second) ++known.repeated;
            for (const IndexEntity& entity : stored.paragraph.entities) {
                if (entity.range.end <= stored.paragraph.text.size() && !entity.range.empty()) {
                    continue;
                }
                fault(id + "#" + stored.paragraph.path + ": " + entity.id +
                      " lies outside its text");
            }
        });
    }

    void compare_paragraphs() {
        for (const auto& [id, known] : paragraphs_) {
            if (documents_.count(id) == 0) fault(id + ": paragraphs without their document");
            if (known.repeated > 0) fault(id + ": paragraphs are stored twice");
            if (!known.ordinals.empty() && *known.ordinals.rbegin() + 1 != known.ordinals.size()) {
                fault(id + ": paragraphs are missing");
            }
        }
    }

    void compare_ledger() {
        std::map<std::string, std::size_t> files;
        each(record::file, [&](const Xapian::Document& stored) {
            const LedgerRow row = read_row(stored.get_data());
            if (row.status == status::indexed || row.status == status::failed) {
                ++files[row.document];
            }
            if (!row.document.empty() && documents_.count(row.document) == 0) {
                fault(row.path + ": the ledger names " + row.document +
                      ", which is not in the index");
            }
        });
        for (const std::string& id : documents_) {
            const auto found = files.find(id);
            if (found == files.end()) fault(id + ": no file of the ledger made this document");
            if (found != files.end() && found->second > 1) {
                fault(id + ": two files of the ledger claim this document");
            }
        }
    }

    const Shards& shards_;
    const Xapian::Database& database_;
    std::vector<std::string> faults_;
    std::set<std::string> documents_;
    std::map<std::string, Paragraphs> paragraphs_;
};

}  // namespace

Status status_of(const Shards& shards) {
    const Xapian::Database& database = *shards.database;
    Status status;
    status.documents = frequency(database, Field::record, record::document);
    status.paragraphs = frequency(database, Field::record, record::paragraph) +
                        frequency(database, Field::record, record::furniture);
    status.failed = frequency(database, Field::status, status::failed);
    status.renditions = frequency(database, Field::status, status::rendition);
    status.duplicates = frequency(database, Field::status, status::duplicate);
    status.shards = shards.asked;
    status.schema = schema_version;
    status.rules = shards.rules;
    status.lexicon = lexicon_summary(database);
    status.failures = rows_with(database, Field::status, status::failed);
    for (const LedgerRow& failure : status.failures) ++status.reasons[failure.code];
    for (const std::string& run : shards.runs) {
        if (!run.empty()) status.runs.push_back(run);
    }
    for (const ShardAway& away : shards.away) {
        status.shards_away.emplace_back(away.place, away.reason);
    }
    const std::string term = field_term(Field::record, record::document);
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
        const Xapian::Document stored = database.get_document(*it);
        status.segments += number_in(stored, Field::segments);
        status.entities += number_in(stored, Field::entities);
        ++status.languages[stored.get_value(row(Field::lang).slot.value())];
    }
    return status;
}

std::vector<std::string> faults_of(const Shards& shards) { return Check(shards).run(); }

}  // namespace mea
