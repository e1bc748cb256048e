#pragma once

#include "base/finding.h"
#include "plan/rules.h"

#include <string>
#include <string_view>
#include <vector>

namespace cageot {

struct RelayTableReading {
    std::vector<RelayRule> relays; ///< in the order of the rows; none when a finding is an error
    std::vector<Finding> findings;
};

/// Reads a hub's table of relays: a CSV as spreadsheets save it, headers in its first row, one relay
/// a row, in the order of the round. The columns, in any order, are `relais` (needed: what its name
/// in the shop holds; the cell may be empty beside a number), `numéro` (of the shipping method),
/// `lettre`, `couleur`, `nom` (on paper) and `tournée` (who drives), or their English names. A bad table
/// is refused whole, every fault with its row and column; `source` is the name that the findings
/// give it.
RelayTableReading read_relay_table(std::string_view bytes, const std::string& source);

/// The same relays as such a file, for a hub whose config said them.
std::string relay_table_text(const std::vector<RelayRule>& relays);

} // namespace cageot
