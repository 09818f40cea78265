// SPDX-License-Identifier: GPL-3.0-or-later
#include <re2/re2.h>

#include <array>
#include <cstddef>
#include <memory>
#include <utility>

#include "pipeline/codes.h"
#include "pipeline/symbol.h"

namespace mea {
namespace {

// In order: the first prefix that fits. A prefix ends at a border: '/', '.', '(', '-' or the end.
constexpr std::array<std::pair<std::string_view, std::string_view>, 68> organs{{
    {"UNEP/POPS/POPRC", "stockholm-poprc"},
    {"UNEP/POPS", "stockholm-cop"},
    {"UNEP/CHW/OEWG", "basel-oewg"},
    {"UNEP/CHW", "basel-cop"},
    {"UNEP/FAO/RC/CRC", "rotterdam-crc"},
    {"UNEP/FAO/RC", "rotterdam-cop"},
    {"UNEP/FAO/PIC", "rotterdam-cop"},
    {"UNEP/MC", "minamata-cop"},
    {"UNEP(DTIE)/Hg", "minamata-cop"},
    {"UNEP/OzL.Pro/ExCom", "mlf-excom"},
    {"UNEP/OzL.Pro", "montreal-mop"},
    {"UNEP/OzL.Conv", "vienna-cop"},
    {"UNEP/EA", "unea"},
    {"UNEP/GC", "unep-gc"},
    {"UNEP/GCSS", "unep-gc"},
    {"UNEP/IEG", "unep-gc"},
    {"UNEP/CBD/BS", "cartagena-mop"},
    {"CBD/CP", "cartagena-mop"},
    {"UNEP/CBD/NP", "nagoya-mop"},
    {"CBD/NP", "nagoya-mop"},
    {"UNEP/CBD/SBSTTA", "cbd-sbstta"},
    {"CBD/SBSTTA", "cbd-sbstta"},
    {"UNEP/CBD/SBI", "cbd-sbi"},
    {"CBD/SBI", "cbd-sbi"},
    {"UNEP/CBD", "cbd-cop"},
    {"CBD", "cbd-cop"},
    {"UNEP/CMS", "cms-cop"},
    {"CMS", "cms-cop"},
    {"FCCC/PA/CMA", "unfccc-cma"},
    {"FCCC/KP/CMP", "unfccc-cmp"},
    {"FCCC/CP", "unfccc-cop"},
    {"FCCC/SBI", "unfccc-sbi"},
    {"FCCC/SBSTA", "unfccc-sbsta"},
    {"ICCD/COP", "unccd-cop"},
    {"ICCD", "unccd-cop"},
    {"SAICM/ICCM", "iccm"},
    {"SAICM", "iccm"},
    {"IPBES", "ipbes"},
    {"A/HRC", "hrc"},
    {"A/CONF", ""},
    {"A", "unga"},
    {"S", "unsc"},
    {"E/ECE", "unece"},
    {"E/ESCAP", "escap"},
    {"E/ECA", "eca"},
    {"E/ESCWA", "escwa"},
    {"E", "ecosoc"},
    {"ECE", "unece"},
    {"TRADE", "unece"},
    {"TRANS", "unece"},
    {"ESCAP", "escap"},
    {"ECA", "eca"},
    {"LC", "eclac"},
    {"TD", "unctad"},
    {"UNCTAD", "unctad"},
    {"DP", "undp"},
    {"UNDP", "undp"},
    {"IDB", "unido"},
    {"ID", "unido"},
    {"HSP", "un-habitat"},
    {"HRI", "ohchr"},
    {"WFP", "wfp"},
    {"UNW", "un-women"},
    {"UNITAR", "unitar"},
    {"INFCIRC", "iaea"},
    {"GOV", "iaea"},
    {"SPLOS", ""},
    {"UNEP", "unep"},
}};

bool has_prefix(std::string_view symbol, std::string_view prefix) {
    if (symbol.substr(0, prefix.size()) != prefix) return false;
    if (symbol.size() == prefix.size()) return true;
    return std::string_view("/.(-").find(symbol[prefix.size()]) != std::string_view::npos;
}

std::string isba_organ(std::string_view symbol) {
    static const RE2 organ(R"(^ISBA/[0-9]+/([AC])/)");
    std::string letter;
    if (!RE2::PartialMatch(re2::StringPiece(symbol.data(), symbol.size()), organ, &letter))
        return "isa";
    return letter == "A" ? "isa-assembly" : "isa-council";
}

struct Act {
    const char* pattern;  // the whole symbol; group 1, and 2 where the id needs it
    const char* id;       // RE2 rewrite
};

constexpr std::array acts{
    Act{R"(A/RES/((?:S-|ES-)?[0-9]+/[0-9]+(?:[A-Z](?:-[A-Z])?)?))", R"(resolution:unga:\1)"},
    Act{R"(A/RES/([0-9]+(?:[A-Z](?:-[A-Z])?)?\((?:S-)?[IVXL]+\)))", R"(resolution:unga:\1)"},
    Act{R"(A/DEC/([0-9]+/[0-9]+))", R"(decision:unga:\1)"},
    Act{R"(S/RES/([0-9]+\([0-9]{4}\)))", R"(resolution:unsc:\1)"},
    Act{R"(E/RES/([0-9]{4}/[0-9]+[A-Z]?))", R"(resolution:ecosoc:\1)"},
    Act{R"(A/HRC/RES/((?:S-)?[0-9]+/[0-9]+))", R"(resolution:hrc:\1)"},
    Act{R"(A/HRC/DEC/((?:S-)?[0-9]+/[0-9]+))", R"(decision:hrc:\1)"},
    Act{R"(UNEP/EA\.([0-9]+)/(?:Res|RES)\.([0-9]+))", R"(resolution:unea:\1/\2)"},
    Act{R"(UNEP/EA\.([0-9]+)/(?:Dec|DEC)\.([0-9]+))", R"(decision:unea:\1/\2)"},
    Act{R"(UNEP/MC/COP\.([0-9]+)/Dec\.([0-9]+))", R"(decision:minamata-cop:MC-\1/\2)"},
    Act{R"((?:UNEP/)?CBD/COP/DEC/([IVX]+/[0-9]+|[0-9]+/[0-9]+))", R"(decision:cbd-cop:\1)"},
    Act{R"((?:UNEP/)?CBD/SBSTTA/REC/([IVX]+/[0-9]+|[0-9]+/[0-9]+))",
        R"(recommendation:cbd-sbstta:\1)"},
    Act{R"((?:UNEP/)?CBD/SBI/REC/([IVX]+/[0-9]+|[0-9]+/[0-9]+))", R"(recommendation:cbd-sbi:\1)"},
    Act{R"(CBD/CP/MOP/DEC/([0-9]+)/([0-9]+))", R"(decision:cartagena-mop:CP-\1/\2)"},
    Act{R"(UNEP/CBD/BS/COP-MOP/DEC/([IVX]+)/([0-9]+))", R"(decision:cartagena-mop:BS-\1/\2)"},
    Act{R"((?:UNEP/)?CBD/NP/(?:COP-)?MOP/DEC/([0-9]+)/([0-9]+))",
        R"(decision:nagoya-mop:NP-\1/\2)"},
    Act{R"(UNEP/CMS/Resolution([0-9]+\.[0-9]+))", R"(resolution:cms-cop:\1)"},
};

std::vector<std::unique_ptr<RE2>> compile_acts() {
    std::vector<std::unique_ptr<RE2>> compiled;
    compiled.reserve(acts.size());
    for (const Act& act : acts) {
        compiled.push_back(std::make_unique<RE2>("^(?:" + std::string(act.pattern) + ")$"));
    }
    return compiled;
}

}  // namespace

std::string body_of_symbol(std::string_view canonical) {
    if (has_prefix(canonical, "ISBA")) return isba_organ(canonical);
    for (const auto& [prefix, body] : organs) {
        if (has_prefix(canonical, prefix)) return std::string(body);
    }
    return {};
}

std::string act_of_symbol(std::string_view canonical) {
    static const std::vector<std::unique_ptr<RE2>> compiled = compile_acts();
    std::string id;
    const re2::StringPiece symbol(canonical.data(), canonical.size());
    for (std::size_t i = 0; i < acts.size(); ++i) {
        if (RE2::Extract(symbol, *compiled[i], acts[i].id, &id)) return id;
    }
    return {};
}

}  // namespace mea
