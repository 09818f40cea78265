// SPDX-License-Identifier: GPL-3.0-or-later
#include <xapian.h>

#include "index/shards.h"
#include "index_fixture.h"

// What a healthy writer never does, for the tests of refusal and of check.

namespace mea::test {

void set_schema_version(const std::string& directory, const std::string& version) {
    Xapian::WritableDatabase database(directory, Xapian::DB_OPEN);
    database.set_metadata(schema_key, version);
    if (version.empty()) database.add_document(Xapian::Document());
    database.commit();
}

void delete_records(const std::string& directory, const std::string& term) {
    Xapian::WritableDatabase database(directory, Xapian::DB_OPEN);
    database.delete_document(term);
    database.commit();
}

}  // namespace mea::test
