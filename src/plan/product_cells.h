#pragma once

// What the cells of a hub's tables of products and farms say. Each function takes a trimmed, non-empty cell
// and answers with the value as ProductFacts or ProducerRule keeps it, or with a fault: a French sentence that says
// what to do.

#include "session/cells.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace cageot {

/// The text on one line, with single spaces. A fault when it has more than `longest` characters or
/// what no good cell holds.
CellReading<std::string> parse_text(std::string_view cell, std::size_t longest);

/// A number or a text; a fault for what spreadsheets make of numbers.
CellReading<std::string> parse_lot(std::string_view cell);
/// "2026-11-28" of "2026-11-28" or "28/11/2026".
CellReading<std::string> parse_day(std::string_view cell);
/// "DLC" or "DDM", in any case and with the words that they stand for: "à consommer jusqu'au".
CellReading<std::string> parse_date_kind(std::string_view cell);
/// "lait, œufs" of "lait ,œufs,".
CellReading<std::string> parse_allergens(std::string_view cell);
/// Asterisks come in pairs around words.
CellReading<std::string> parse_ingredients(std::string_view cell);
/// The stored word of a zone: "frais" is "chilled".
CellReading<std::string> parse_zone_name(std::string_view cell);
/// "07:45" of "7h45", "07:45" or "7 h 45", "18:00" of "18h".
CellReading<std::string> parse_time_of_day(std::string_view cell);
/// The stored word of a labelling: "pour la ligne" is "line".
CellReading<std::string> parse_labelling_name(std::string_view cell);
/// 8 or 13 digits, spaces dropped, of which the last checks the others (GS1 General Specifications,
/// 7.9.1).
CellReading<std::string> parse_ean(std::string_view cell);

} // namespace cageot
