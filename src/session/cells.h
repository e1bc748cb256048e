#pragma once

// What one cell says, as people and spreadsheets write it. Each function takes a trimmed, non-empty
// cell and answers with a value or with a fault: a French sentence that says what to do.

#include "base/money.h"

#include <optional>
#include <string>
#include <string_view>

namespace cageot {

template <class Value>
struct CellReading {
    std::optional<Value> value;
    std::string fault; ///< empty when there is a value
};

/// A whole number from 0 to 9999: "2", "2.0", "2,00", "1 200" (any space).
CellReading<int> parse_quantity(std::string_view cell);
/// An amount, rounded half away from zero: "7.2", "-7,20 €", "1 234,50", "1,234.50", "3.125".
CellReading<Cents> parse_amount(std::string_view cell);
/// true/false, oui/non, yes/no, vrai/faux, 1/0.
CellReading<bool> parse_boolean(std::string_view cell);
/// "2026-09-12 09:41:09" of "2026-09-12 09:41:09", "2026-09-12T09:41" or "12/09/2026 09:41", or the
/// day alone when the cell has no time.
CellReading<std::string> parse_moment(std::string_view cell);

/// True for what reports write when there is nothing: "", "aucun", "none".
bool is_nothing(std::string_view cell);

} // namespace cageot
