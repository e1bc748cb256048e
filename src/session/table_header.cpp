#include "session/table_header.h"

#include "base/text.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr std::size_t longest_header = 200;

/// Which column of which kind each header names.
using ColumnIndex = std::map<std::string, std::map<FileKind, const Column*>, std::less<>>;

const ColumnIndex& column_index()
{
    static const ColumnIndex index = [] {
        ColumnIndex made;
        for (const Column& column : all_columns()) {
            for (const std::string_view header : column.headers) {
                if (!header.empty())
                    made[header_key(header)][column.kind] = &column;
            }
        }
        return made;
    }();
    return index;
}

/// The columns that a header names, by kind of file; null when no kind knows it.
const std::map<FileKind, const Column*>* known_columns(std::string_view header)
{
    if (header.size() > longest_header)
        return nullptr;
    const auto by_kind = column_index().find(header_key(header));
    return by_kind == column_index().end() ? nullptr : &by_kind->second;
}

const Column* known_column(std::string_view header, FileKind kind)
{
    const auto* by_kind = known_columns(header);
    if (by_kind == nullptr)
        return nullptr;
    const auto column = by_kind->find(kind);
    return column == by_kind->end() ? nullptr : column->second;
}

/// Letters that were lost, or the "Ž" that a Macintosh's "é" becomes.
bool accents_are_broken(const CsvRow& header)
{
    return std::any_of(header.cells.begin(), header.cells.end(), [](const std::string& cell) {
        return cell.find("Ž") != std::string::npos || cell.find("\uFFFD") != std::string::npos;
    });
}

/// " (la plus proche est «Productuer»)", or nothing when no unknown header is near.
std::string nearest_header(const Column& column, const CsvRow& header,
                           const std::vector<const Column*>& columns)
{
    std::vector<std::string> unknown;
    std::map<std::string, std::string> as_written;
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        const std::string key = header_key(header.cells[i]);
        if (columns[i] == nullptr && !key.empty()) {
            unknown.push_back(key);
            as_written[key] = std::string(trimmed(header.cells[i]));
        }
    }
    for (const std::string_view name : column.headers) {
        if (name.empty())
            break;
        if (const auto near = nearest_word(header_key(name), unknown))
            return " (la plus proche est «" + as_written[*near] + "»)";
    }
    return {};
}

/// How people come by a missing column: one shows it before exporting a report, but writes it into
/// a file of one's own.
struct Remedy {
    std::string recommended, required;
};
Remedy remedy_of(FileKind kind)
{
    if (kind == FileKind::neutral)
        return {"ajoutez-la de préférence.", "ajoutez-la."};
    return {"affichez-la de préférence avant d'exporter.", "affichez-la puis exportez de nouveau."};
}

} // namespace

std::map<FileKind, std::size_t> count_known(const std::vector<std::string>& headers)
{
    std::map<FileKind, std::size_t> known;
    for (const std::string& header : headers) {
        if (const auto* by_kind = known_columns(header)) {
            for (const auto& [kind, column] : *by_kind)
                ++known[kind];
        }
    }
    return known;
}

std::vector<const Column*> match_columns(const CsvRow& header, FileKind kind,
                                         FileFindings& findings)
{
    std::vector<const Column*> columns;
    for (const std::string& cell : header.cells) {
        const Column* column = known_column(cell, kind);
        const bool twice = column && column->field != Field::other &&
                           std::find(columns.begin(), columns.end(), column) != columns.end();
        if (twice)
            findings.error(header.number, std::string(trimmed(cell)),
                           "cette colonne est là deux fois: gardez la bonne et supprimez l'autre.");
        columns.push_back(column);
    }
    return columns;
}

void check_columns(const CsvRow& header, FileKind kind, const std::vector<const Column*>& columns,
                   FileFindings& findings)
{
    const Remedy remedy = remedy_of(kind);
    for (const Column& column : all_columns()) {
        if (column.kind != kind || column.need == Need::optional ||
            std::find(columns.begin(), columns.end(), &column) != columns.end())
            continue;
        const std::string name(column.headers.front());
        const std::string near = nearest_header(column, header, columns);
        if (column.need == Need::recommended)
            findings.warning(header.number, name,
                             "cette colonne conseillée manque" + near + ": " + remedy.recommended);
        else if (accents_are_broken(header))
            findings.error(header.number, name,
                           "cette colonne manque car les accents du fichier sont abîmés: exportez "
                           "de nouveau le rapport sans le modifier.");
        else
            findings.error(header.number, name,
                           "cette colonne obligatoire manque" + near + ": " + remedy.required);
    }
}

} // namespace cageot
