// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx_forms.h"

#include "extractors/ooxml_package.h"

namespace mea {

std::string form_state(const pugi::xml_node& data) {
    if (const pugi::xml_node box = data.child("w:checkBox")) {
        const pugi::xml_node state = box.child("w:checked");
        return on_off(state ? state : box.child("w:default")) ? "☒" : "☐";
    }
    const pugi::xml_node list = data.child("w:ddList");
    const pugi::xml_node chosen = list.child("w:result");
    int left = int_of((chosen ? chosen : list.child("w:default")).attribute("w:val").value(), 0);
    for (const pugi::xml_node& entry : list.children("w:listEntry")) {
        if (left-- == 0) return entry.attribute("w:val").value();
    }
    return {};
}

}  // namespace mea
