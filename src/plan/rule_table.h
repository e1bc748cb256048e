#pragma once

#include "base/finding.h"
#include "plan/rules.h"

#include <string>
#include <string_view>
#include <vector>

namespace cageot {

struct RuleTableReading {
    std::vector<ZoneRule> zones; ///< in the order of the rows; none when a finding is an error
    std::vector<LabellingRule> labelling;
    std::vector<Finding> findings;
    long rows = 0;
};

/// Reads a hub's table of rules: a CSV as spreadsheets save it, headers in its first row, one rule a
/// row. The columns, in any order, are `règle` (needed: "mot: yaourt", "ferme: …", "produit: …"),
/// `zone` (sec, frais, surgelé) and `étiquettes` (une par pièce, pour la ligne, aucune), or their English
/// names and words; a row says one of both at least. A bad table is refused whole, every fault with
/// its row and column; `source` is the name that the findings give it.
RuleTableReading read_rule_table(std::string_view bytes, const std::string& source);

/// The same rules as such a file, for a hub whose config said them.
std::string rule_table_text(const std::vector<ZoneRule>& zones,
                            const std::vector<LabellingRule>& labelling);

} // namespace cageot
