// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/sniff.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace mea {
namespace {

using std::string_view;

constexpr string_view pdf_mark = "%PDF-";
constexpr string_view compound_mark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr string_view zip_mark = "PK\x03\x04";

std::string lower(string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

bool holds(string_view bytes, string_view needle) {
    return bytes.find(needle) != string_view::npos;
}

std::string utf16(string_view ascii) {
    std::string out;
    for (const char c : ascii) {
        out += c;
        out += '\0';
    }
    return out;
}

std::string sniff_zip(string_view bytes) {
    constexpr string_view odf = "application/vnd.oasis.opendocument.";
    const std::size_t at = bytes.substr(0, 256).find(odf);
    if (at != string_view::npos) {
        const string_view rest = bytes.substr(at + odf.size());
        if (rest.starts_with("text")) return "application/vnd.oasis.opendocument.text";
        if (rest.starts_with("spreadsheet"))
            return "application/vnd.oasis.opendocument.spreadsheet";
        return "application/vnd.oasis.opendocument.presentation";
    }
    if (holds(bytes, "word/document") || holds(bytes, "word/_rels") ||
        holds(bytes, "word\\document"))
        return std::string(media_docx);
    if (holds(bytes, "xl/workbook"))
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    if (holds(bytes, "ppt/presentation"))
        return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    if (holds(bytes, "content.xml") && holds(bytes, "META-INF/manifest.xml"))
        return "application/vnd.oasis.opendocument.text";
    // The main part may have any name; the package's relationships tell.
    if (holds(bytes, "[Content_Types].xml") && holds(bytes, "_rels/.rels"))
        return std::string(media_docx);
    return "application/zip";
}

std::string sniff_compound(string_view bytes) {
    if (holds(bytes, utf16("WordDocument"))) return "application/msword";
    if (holds(bytes, utf16("EncryptedPackage"))) return "application/msword";
    if (holds(bytes, utf16("Workbook"))) return "application/vnd.ms-excel";
    if (holds(bytes, utf16("PowerPoint Document"))) return "application/vnd.ms-powerpoint";
    return "application/msword";
}

bool looks_like_text(string_view bytes) {
    const string_view head = bytes.substr(0, 65'536);
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true;
    std::size_t odd = 0;
    std::size_t zeros = 0;
    for (const char c : head) {
        const auto byte = static_cast<unsigned char>(c);
        zeros += byte == 0;
        odd += byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
               byte != 0x1B && byte != 0;
    }
    // UTF-16 without a mark has a zero in nearly every second byte of Latin text.
    const bool wide = zeros * 5 > head.size() * 2 && zeros * 5 < head.size() * 3;
    return odd * 50 <= head.size() && (zeros * 100 <= head.size() || wide);
}

bool looks_like_html(string_view head) {
    constexpr std::array<string_view, 12> tags{
        "<!doctype html", "<html",  "<head", "<body", "<title", "<meta",
        "<div",           "<table", "<h1",   "<p>",   "<p ",    "<br"};
    return std::any_of(tags.begin(), tags.end(),
                       [head](string_view tag) { return holds(head, tag); });
}

// Data in text form is told from prose by its name only.
constexpr std::array<std::pair<string_view, string_view>, 8> data_names{{
    {".tsv", "text/tab-separated-values"},
    {".csv", "text/csv"},
    {".json", "application/json"},
    {".jsonl", "application/jsonl"},
    {".yml", "application/yaml"},
    {".yaml", "application/yaml"},
    {".xml", "application/xml"},
    {".sql", "application/sql"},
}};

std::string sniff_text(string_view bytes, string_view name) {
    std::string head = lower(bytes.substr(0, 4096));
    head.erase(std::remove(head.begin(), head.end(), '\0'), head.end());
    const bool mime = head.starts_with("mime-version:") || holds(head, "\nmime-version:");
    if (mime && holds(head, "multipart/related")) return "text/html";
    if (holds(head, "office:document") && holds(head, "urn:oasis:names:tc:opendocument"))
        return "application/vnd.oasis.opendocument.text";
    const bool wordml = holds(head, "office/word/2003/wordml") && !holds(head, "<html");
    const bool flat_package =
        holds(head, "office/2006/xmlpackage") && holds(head, "\"/word/document.xml\"");
    if (holds(head, "wordprocessingml") || wordml || flat_package) return std::string(media_docx);
    if (looks_like_html(head)) return "text/html";
    const std::string path = lower(name);
    if ((path.ends_with(".html") || path.ends_with(".htm") || path.ends_with(".xhtml")) &&
        holds(head, "<"))
        return "text/html";
    for (const auto& [extension, type] : data_names) {
        if (path.ends_with(extension)) return std::string(type);
    }
    return "text/plain";
}

}  // namespace

std::string sniff(string_view bytes, string_view name) {
    if (bytes.empty()) return {};
    if (holds(bytes.substr(0, 1024), pdf_mark)) return "application/pdf";
    if (bytes.starts_with(compound_mark)) return sniff_compound(bytes);
    if (bytes.starts_with(zip_mark) || bytes.starts_with("PK\x05\x06")) return sniff_zip(bytes);
    const std::size_t first = bytes.substr(0, 64).find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const string_view start = bytes.substr(first == string_view::npos ? 0 : first);
    if (start.starts_with("{\\rt") || start.starts_with("{\\urtf")) return "application/rtf";
    // Old Word, for the Macintosh too, and Write kept their text outside compound files.
    const bool write = (bytes.starts_with("1\xBE") || bytes.starts_with("2\xBE")) &&
                       bytes.substr(2, 2) == string_view("\0\0", 2);
    if (write || bytes.starts_with("\x9B\xA5") || bytes.starts_with("\xDB\xA5") ||
        bytes.starts_with("\xDC\xA5") || bytes.starts_with("\xFE\x37"))
        return "application/msword";
    if (!looks_like_text(bytes)) return {};
    return sniff_text(bytes, name);
}

}  // namespace mea
