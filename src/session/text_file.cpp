#include "session/text_file.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace cageot {
namespace {

constexpr std::size_t byte_limit = std::size_t{64} * 1024 * 1024;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct OtherFormat {
    std::string_view beginning; ///< compared without case
    std::string_view what;
};

constexpr std::string_view web_page =
    "c'est une page web et non un rapport: reconnectez-vous au site et exportez de nouveau en CSV.";
constexpr std::string_view json_text = "c'est du JSON et non un rapport: exportez «Totaux Cycle de "
                                       "Vente par Acheteur» en CSV.";
constexpr std::string_view utf_16 = "ce fichier est en UTF-16 («Texte Unicode»): enregistrez-le en "
                                    "«CSV UTF-8» ou exportez de nouveau en CSV.";

constexpr std::array<OtherFormat, 12> other_formats = {{
    {"PK\x03\x04", "c'est un classeur (XLSX ou ODS) et non un CSV, même si son nom dit .csv: "
                   "exportez de nouveau le rapport en choisissant CSV."},
    {"\xD0\xCF\x11\xE0", "c'est un ancien classeur Excel (XLS) et non un CSV: exportez de nouveau "
                         "le rapport en choisissant CSV."},
    {"%PDF", "c'est un PDF et non un CSV: exportez de nouveau le rapport en choisissant CSV."},
    {"<!doctype", web_page},
    {"<html", web_page},
    {"<head", web_page},
    {"<body", web_page},
    {"<?xml", "c'est du XML et non un CSV: exportez de nouveau le rapport en choisissant CSV."},
    {"{", json_text},
    {"[", json_text},
    {"\xFF\xFE", utf_16},
    {"\xFE\xFF", utf_16},
}};

bool begins_like(std::string_view text, std::string_view beginning)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return text.size() >= beginning.size() &&
           std::equal(beginning.begin(), beginning.end(), text.begin(),
                      [&](char a, char b) { return lower(a) == lower(b); });
}

int line_at(std::string_view bytes, std::size_t offset)
{
    return 1 + static_cast<int>(std::count(
                   bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

/// Of bytes that are no UTF-8: do most of the letters beyond ASCII read as UTF-8 all the same?
bool is_mostly_utf8(std::string_view bytes, std::size_t& first_bad)
{
    const auto at = [&](std::size_t i) {
        return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u;
    };
    std::size_t good = 0, bad = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        const unsigned first = at(i);
        const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (length == 1 || is_utf8(bytes.substr(i, length))) {
            good += length > 1 ? 1 : 0;
            i += length;
            continue;
        }
        if (bad++ == 0)
            first_bad = i;
        ++i;
    }
    return good > bad;
}

std::optional<std::string> decode_windows_1252(std::string_view bytes, FileFindings& findings)
{
    std::size_t first_bad = 0;
    if (is_mostly_utf8(bytes, first_bad)) {
        findings.error(line_at(bytes, first_bad), "",
                       "cette ligne contient une lettre abîmée (le reste du fichier est en UTF-8): "
                       "exportez de nouveau le rapport sans le modifier.");
        return std::nullopt;
    }
    std::optional<std::string> text = from_windows_1252(bytes);
    if (!text) {
        const std::size_t bad = bytes.find_first_of("\x81\x8D\x8F\x90\x9D");
        findings.error(line_at(bytes, bad), "",
                       "cette ligne contient un octet qui n'est une lettre ni en UTF-8 ni en "
                       "Windows-1252: exportez de nouveau le rapport sans le modifier.");
    }
    return text;
}

/// The first place from `from` on where UTF-8 was read as Windows-1252 and written again: "Ã©" is
/// what that makes of "é", "Å“" of "œ", "â€™" of "’". No French text has such letters in a row.
std::size_t find_twice_encoded(std::string_view text, std::size_t from)
{
    for (std::size_t at = text.find('\xC3', from); at != std::string_view::npos;
         at = text.find('\xC3', at + 1)) {
        const std::string_view rest = text.substr(at);
        const bool capital_a =
            rest.starts_with("Ã") && rest.size() > 2 &&
            std::string_view("\xC2\xC5\xC6\xCB\xE2").find(rest[2]) != std::string_view::npos;
        if (capital_a || rest.starts_with("Å“") || rest.starts_with("Å’") || rest.starts_with("â€"))
            return at;
    }
    return std::string_view::npos;
}

/// The word around `at`, to show what is meant.
std::string_view word_at(std::string_view text, std::size_t at)
{
    constexpr std::string_view ends = " \t\r\n,;\"";
    const std::size_t before = text.find_last_of(ends, at);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    return first_code_points(text.substr(begin, text.find_first_of(ends, at) - begin), 30);
}

/// One error for the whole file, as one mistake broke all its accents.
bool has_broken_accents(std::string_view text, FileFindings& findings)
{
    const std::size_t first = find_twice_encoded(text, 0);
    if (first == std::string_view::npos)
        return false;
    int lines = 0;
    for (std::size_t at = first; at != std::string_view::npos;
         at = find_twice_encoded(text, std::min(text.find('\n', at), text.size())))
        ++lines;
    findings.error(line_at(text, first), "",
                   "les accents du fichier sont abîmés, comme dans «" +
                       std::string(word_at(text, first)) +
                       "» (lignes touchées: " + std::to_string(lines) +
                       "): exportez de nouveau le rapport sans le modifier.");
    return true;
}

} // namespace

std::optional<std::string> decode_text_file(std::string_view bytes, FileFindings& findings)
{
    if (bytes.size() > byte_limit) {
        findings.error(0, "", "ce fichier dépasse 64 Mo: exportez le rapport d'une seule vente.");
        return std::nullopt;
    }
    if (bytes.substr(0, byte_order_mark.size()) == byte_order_mark)
        bytes.remove_prefix(byte_order_mark.size());
    const std::size_t start = bytes.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) {
        findings.error(0, "", "ce fichier est vide: exportez de nouveau le rapport.");
        return std::nullopt;
    }
    for (const OtherFormat& format : other_formats) {
        if (begins_like(bytes.substr(start), format.beginning)) {
            findings.error(0, "", std::string(format.what));
            return std::nullopt;
        }
    }
    if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
        findings.error(line_at(bytes, nul), "",
                       "cette ligne contient un octet nul, qu'aucun CSV ne contient: exportez de "
                       "nouveau le rapport.");
        return std::nullopt;
    }
    std::optional<std::string> text =
        is_utf8(bytes) ? std::string(bytes) : decode_windows_1252(bytes, findings);
    if (text && has_broken_accents(*text, findings))
        return std::nullopt;
    return text;
}

} // namespace cageot
