// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/finished.h"

#include "index/guard.h"
#include "index/postings.h"
#include "index/schema.h"

namespace mea {

FinishedRecords records_of(const IndexDocument& document) {
    thread_local const Stemmer stemmer;  // it remembers the words it met
    FinishedRecords records;
    records.likeness = likeness_terms(document);
    HeadingTerms headings;
    const TextTerms& title = headings.of(document.title, document.language, stemmer);
    records.document = document_postings(document, title, records.likeness);
    for (const IndexParagraph& paragraph : document.paragraphs) {
        const PlacedParagraph placed{document, paragraph, records.paragraphs.size()};
        records.paragraphs.push_back(paragraph_postings(placed, stemmer, headings));
    }
    records.id = document_id(document.key, document.language);
    return records;
}

Result<FinishedRecords> finish_records(const IndexDocument& document) {
    return guard(document.file.path, [&] { return records_of(document); });
}

}  // namespace mea
