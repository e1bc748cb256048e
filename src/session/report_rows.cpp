#include "session/report_rows.h"

#include "base/text.h"
#include "session/table_header.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr std::size_t most_keys = 200; // a report has 40

/// The keys of all rows, each once, in the order of their first row; stops after `most_keys`.
std::vector<std::string> keys_of(const std::vector<JsonValue>& rows)
{
    std::vector<std::string> keys;
    for (const JsonValue& row : rows) {
        for (const JsonMember& member : row.members) {
            if (std::find(keys.begin(), keys.end(), member.name) == keys.end())
                keys.push_back(member.name);
        }
        if (keys.size() > most_keys)
            break;
    }
    return keys;
}

/// The kind of report that knows most of the keys; the first of equals.
std::optional<FileKind> kind_of(const std::vector<std::string>& keys)
{
    std::optional<FileKind> best;
    if (keys.size() > most_keys)
        return best;
    std::size_t most = least_known_headers - 1;
    for (const auto& [kind, known] : count_known(keys)) {
        if (known > most) {
            most = known;
            best = kind;
        }
    }
    return best;
}

/// Open Food Network tells rows with sums apart when it is asked for this key.
bool is_summary(const JsonValue& row)
{
    const JsonValue* type = row.find("report_row_type");
    return type != nullptr && type->text == "summary";
}

CsvRow row_of(const JsonValue& row, int number, const std::vector<std::string>& keys,
              const std::vector<const Column*>& columns, FileFindings& findings)
{
    CsvRow cells{number, {}};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const JsonValue* value = row.find(keys[i]);
        const bool is_cell = value == nullptr || (value->kind != JsonValue::Kind::list &&
                                                  value->kind != JsonValue::Kind::object);
        const bool is_read = columns[i] != nullptr && columns[i]->field != Field::other;
        if (!is_cell && is_read)
            findings.error(number, keys[i],
                           "cette cellule n'est ni un texte ni un nombre: relancez la lecture du "
                           "site.");
        cells.cells.push_back(value != nullptr && is_cell ? value->text : std::string());
    }
    return cells;
}

} // namespace

std::optional<Table> read_report_rows(const JsonValue& answer, FileFindings& findings)
{
    const std::vector<JsonValue>& rows = answer.find("data")->items;
    if (rows.empty())
        return std::nullopt;
    const CsvRow header{0, keys_of(rows)};
    const std::optional<FileKind> kind = kind_of(header.cells);
    if (!kind) {
        findings.error(0, "data",
                       "ces lignes ne sont d'aucun rapport connu: demandez «Totaux Cycle de Vente "
                       "par Acheteur» (order_cycle_customer_totals).");
        return std::nullopt;
    }
    const std::vector<const Column*> columns = match_columns(header, *kind, findings);
    check_columns(header, *kind, columns, findings);
    Table table(*kind, header, columns, TextOrigin::answer);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const int number = static_cast<int>(i) + 1;
        if (rows[i].kind != JsonValue::Kind::object) {
            findings.error(number, "data",
                           "cette ligne n'est pas un objet: relancez la lecture du site.");
            continue;
        }
        CsvRow row = row_of(rows[i], number, header.cells, columns, findings);
        if (!is_summary(rows[i]) && table.carries_data(row))
            table.add_row(std::move(row));
    }
    return table;
}

} // namespace cageot
