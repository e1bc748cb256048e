#include "session/table.h"

#include "base/text.h"
#include "session/spreadsheet_damage.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr std::size_t longest_text = 255;     // Open Food Network's own limit
constexpr std::size_t longest_comment = 2000; // a comment is free text there

bool may_have_line_breaks(Field field)
{
    return field == Field::comment || field == Field::address || field == Field::street ||
           field == Field::street_2;
}

bool may_become_date(Field field)
{
    return field == Field::unit || field == Field::product || field == Field::sku ||
           field == Field::code;
}

/// What is wrong with the characters of a cell; empty when nothing is.
std::string fault_of_text(std::string_view text, Field field)
{
    std::size_t length = 0;
    for (const char32_t code : to_code_points(text)) {
        ++length;
        if ((code == '\n' || code == '\r') && !may_have_line_breaks(field))
            return "cette cellule contient un retour à la ligne (un guillemet manque peut-être): "
                   "écrivez-la sur une seule ligne.";
        const bool white = code == '\n' || code == '\r' || code == '\t';
        if ((code < 0x20 && !white) || (code >= 0x7F && code < 0xA0))
            return "cette cellule contient un caractère de contrôle invisible: retapez-la.";
        if (code == 0xFFFD)
            return "des lettres ont été perdues dans cette cellule: exportez de nouveau le rapport "
                   "sans le modifier.";
    }
    const std::size_t limit = field == Field::comment ? longest_comment : longest_text;
    if (length > limit)
        return "ce texte dépasse " + std::to_string(limit) + " caractères: raccourcissez-le.";
    if (is_spreadsheet_error(text))
        return "le tableur a écrit «" + std::string(text) +
               "» à la place de la valeur: exportez de nouveau le rapport sans l'ouvrir dans le "
               "tableur.";
    const bool is_name = field == Field::sku || field == Field::code || field == Field::phone ||
                         field == Field::order_number;
    if (is_name && is_exponent_form(text))
        return "le tableur a raccourci ce nombre en «" + std::string(text) +
               "» et ses derniers chiffres sont perdus: exportez de nouveau le rapport sans "
               "l'ouvrir dans le tableur.";
    return {};
}

} // namespace

Table::Table(FileKind kind, CsvRow header, const std::vector<const Column*>& columns)
    : kind_(kind)
    , header_(std::move(header))
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] && columns[i]->field != Field::other)
            places_[static_cast<std::size_t>(columns[i]->field)] = i;
    }
}

std::string Table::header(Field field) const
{
    if (const auto at = place(field))
        return std::string(trimmed(header_.cells[*at]));
    for (const Column& column : all_columns()) {
        if (column.kind == kind_ && column.field == field)
            return std::string(column.headers.front());
    }
    return {};
}

std::string_view Table::cell(const CsvRow& row, Field field) const
{
    const auto at = place(field);
    return at && *at < row.cells.size() ? trimmed(row.cells[*at]) : std::string_view{};
}

std::string Table::text(const CsvRow& row, Field field, FileFindings& findings) const
{
    const std::string_view raw = cell(row, field);
    if (const std::string fault = fault_of_text(raw, field); !fault.empty()) {
        findings.error(row.number, header(field), fault);
        return {};
    }
    if (may_become_date(field) && is_spreadsheet_date(raw))
        findings.warning(row.number, header(field),
                         "un tableur a peut-être pris un nombre comme 1/2 pour la date «" +
                             std::string(raw) + "»: comparez avec le site.");
    std::string text;
    for (const char c : raw) {
        const bool white = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!white)
            text += c;
        else if (text.back() != ' ') // trimmed: never the first
            text += ' ';
    }
    return text;
}

} // namespace cageot
