#pragma once

#include "session/read_session.h"

#include <cstddef>
#include <string>
#include <vector>

namespace cageot::test {

using Grid = std::vector<std::vector<std::string>>;

/// A customer totals report with what real weeks bring: one customer with two orders, a homonym, a
/// guest, home delivery, a split line, a zero line, quotes, commas and accents. Row 0 is the
/// header.
Grid sample_grid();
/// The same header words in English.
Grid english(Grid grid);
/// Where the sample has a column.
std::size_t column_of(const Grid& grid, const std::string& header);
std::string to_csv(const Grid& grid, char separator = ',');

SessionReading read_text(const std::string& text, const ReadOptions& options = {});
SessionReading read_grid(const Grid& grid, const ReadOptions& options = {});
/// Each finding as people read it, one a line, "E " or "W " before it.
std::string printed(const std::vector<Finding>& findings);

} // namespace cageot::test
