#include "session/table.h"

#include "base/text.h"
#include "session/spreadsheet_damage.h"

#include <algorithm>

namespace cageot {
namespace {

bool is_filled(const std::string& cell)
{
    return !trimmed(cell).empty();
}

bool says_total(std::string_view cell)
{
    return folded_text(cell) == "total";
}

bool may_become_date(Field field)
{
    return field == Field::unit || field == Field::product || field == Field::sku ||
           field == Field::code;
}

} // namespace

Table::Table(FileKind kind, CsvRow header, const std::vector<const Column*>& columns,
             TextOrigin origin)
    : kind_(kind)
    , origin_(origin)
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

bool Table::carries_data(const CsvRow& row) const
{
    const auto first = std::find_if(row.cells.begin(), row.cells.end(), is_filled);
    if (first == row.cells.end())
        return false;
    const bool alone = std::none_of(first + 1, row.cells.end(), is_filled);
    if (alone && cell(row, Field::order_number).empty())
        return false;
    const std::string_view producer = cell(row, Field::producer),
                           product = cell(row, Field::product), unit = cell(row, Field::unit);
    const bool nameless = (producer.empty() || (product.empty() && says_total(producer))) &&
                          (unit.empty() || says_total(unit));
    const bool sum_of_order = product.empty() && says_total(cell(row, Field::quantity));
    return !nameless || !(says_total(*first) || says_total(product) || sum_of_order);
}

std::string Table::text(const CsvRow& row, Field field, FileFindings& findings) const
{
    const std::string_view raw = cell(row, field);
    if (const std::string fault = fault_of_text(raw, field, origin_); !fault.empty()) {
        findings.error(row.number, header(field), fault);
        return {};
    }
    if (origin_ == TextOrigin::file && may_become_date(field) && is_spreadsheet_date(raw))
        findings.warning(row.number, header(field),
                         "un tableur a peut-être pris un nombre comme 1/2 pour la date «" +
                             std::string(raw) + "»: comparez avec le site.");
    return on_one_line(raw);
}

} // namespace cageot
