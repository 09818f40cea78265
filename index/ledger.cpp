// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/ledger.h"

#include <xapian.h>

#include "index/postings.h"
#include "index/record.h"

namespace mea {
namespace {

std::vector<LedgerRow> rows_of_term(const Xapian::Database& database, const std::string& term) {
    std::vector<LedgerRow> rows;
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
        rows.push_back(read_row(database.get_document(*it).get_data()));
    }
    return rows;
}

}  // namespace

std::vector<LedgerRow> rows_with(const Xapian::Database& database, Field field,
                                 const std::string& value) {
    if (value.empty()) return {};
    return rows_of_term(database, field_term(field, value));
}

std::vector<LedgerRow> all_rows(const Xapian::Database& database) {
    return rows_of_term(database, field_term(Field::record, record::file));
}

void put_row(Xapian::WritableDatabase& database, const LedgerRow& row) {
    database.replace_document(field_term(Field::file, row.path), stored_form(file_postings(row)));
}

void remove_row(Xapian::WritableDatabase& database, const std::string& path) {
    database.delete_document(field_term(Field::file, path));
}

}  // namespace mea
