// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/process.h"

#include <utility>

#include "pipeline/citation_verb.h"
#include "pipeline/doubts.h"
#include "pipeline/reported_meeting.h"
#include "pipeline/segmenter.h"
#include "pipeline/treaty_text.h"
#include "pipeline/zones.h"

namespace mea {

Product understand(const Source& source, ExtractedDocument document, const Knowledge& knowledge) {
    Product product;
    product.path = source.path;
    product.sha256 = source.sha256;
    product.media_type = source.media_type;
    product.bytes = source.bytes.size();
    product.document = std::move(document);
    product.languages = detect_languages(product.document);
    const std::vector<Zone> zones = find_zones(product.document, product.languages);
    product.masthead = read_masthead(product.document, product.languages, zones, knowledge.lexicon);
    product.structure = segment(product.document, product.languages, zones);
    product.treaty = treaty_of_text(product.masthead, product.structure, knowledge.lexicon,
                                    product.languages.document);
    product.entities =
        tag({product.document, product.languages, product.masthead, product.structure}, knowledge);
    give_verbs({product.document, product.languages, product.masthead, product.structure},
               knowledge.verbs, product.entities);
    read_reported_meeting(product.structure, product.entities, product.masthead);
    product.warnings = product.document.warnings;
    product.warnings.insert(product.warnings.end(), product.structure.warnings.begin(),
                            product.structure.warnings.end());
    const auto add = [&product](std::vector<Warning> doubts) {
        for (Warning& doubt : doubts) product.warnings.push_back(std::move(doubt));
    };
    add(doubts_of_symbol(product.masthead));
    add(doubts_of_digits(product.document, zones, product.masthead, product.entities));
    return product;
}

Result<Product> process(const Source& source, const Extract& extract, const Knowledge& knowledge) {
    Result<ExtractedDocument> document = extract(source);
    if (!document) return tl::unexpected<Error>(std::move(document.error()));
    return understand(source, std::move(*document), knowledge);
}

}  // namespace mea
