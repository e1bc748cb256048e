#pragma once

// What spreadsheets make of a cell when a report is opened and saved. The functions take a trimmed
// cell.

#include <string_view>

namespace cageot {

/// True for "3,76012E+12", what Excel makes of long numbers: the last digits are lost.
bool is_exponent_form(std::string_view cell);
/// True for "####", "#REF!", "#NOM?" and the like, which Excel writes instead of a value.
bool is_spreadsheet_error(std::string_view cell);
/// True for "01-févr", "avr-26" or "2-Apr", what spreadsheets make of "1/2" or "4-26".
bool is_spreadsheet_date(std::string_view cell);

} // namespace cageot
