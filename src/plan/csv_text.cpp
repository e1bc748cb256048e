#include "plan/csv_text.h"

#include <string_view>

namespace cageot {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view starts_a_formula = "=+-@\t\r";

/// Nobody counts below zero here, so that a minus always begins a formula.
std::string harmless(const std::string& cell)
{
    const bool formula = !cell.empty() && starts_a_formula.find(cell.front()) != cell.npos;
    return formula ? "'" + cell : cell;
}

std::string quoted_if_needed(const std::string& cell)
{
    if (cell.find_first_of(";\"\r\n") == std::string::npos)
        return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

} // namespace

CsvText::CsvText(const std::vector<std::string>& header)
    : text_(byte_order_mark)
{
    add(header);
}

void CsvText::add(const std::vector<std::string>& cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            text_ += ';';
        text_ += quoted_if_needed(harmless(cells[i]));
    }
    text_ += "\r\n";
}

} // namespace cageot
