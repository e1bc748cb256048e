#pragma once

#include "base/finding.h"
#include "plan/rules.h"

#include <string>
#include <string_view>
#include <vector>

namespace cageot {

struct ProducerTableReading {
    std::vector<ProducerRule>
        producers; ///< in the order of the rows; none when a finding is an error
    std::vector<Finding> findings;
};

/// Reads a hub's table of farms: a CSV as spreadsheets save it, headers in its first row, one farm a
/// row. The columns, in any order, are `ferme` (needed), `heure` (when its goods come: 7h45, 07:45),
/// `étiquettes` (une par pièce, pour la ligne, aucune), or their English names and words. A bad table
/// is refused whole, every fault with its row and column; `source` is the name that the findings
/// give it.
ProducerTableReading read_producer_table(std::string_view bytes, const std::string& source);

} // namespace cageot
