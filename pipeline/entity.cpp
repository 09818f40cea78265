// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/entity.h"

namespace mea {

std::string_view name_of(EntityKind kind) {
    switch (kind) {
        case EntityKind::decision:
            return "decision";
        case EntityKind::resolution:
            return "resolution";
        case EntityKind::recommendation:
            return "recommendation";
        case EntityKind::symbol:
            return "symbol";
        case EntityKind::treaty:
            return "treaty";
        case EntityKind::instrument:
            return "instrument";
        case EntityKind::article:
            return "article";
        case EntityKind::body:
            return "body";
        case EntityKind::country:
            return "country";
        case EntityKind::centre:
            return "centre";
        case EntityKind::meeting:
            return "meeting";
        case EntityKind::date:
            return "date";
    }
    return "symbol";
}

}  // namespace mea
