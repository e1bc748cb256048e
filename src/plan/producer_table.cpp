#include "plan/producer_table.h"

#include "base/text.h"
#include "plan/hub_table.h"
#include "plan/product_cells.h"

#include <map>
#include <utility>

namespace cageot {
namespace {

enum Column : std::size_t { farm, time_of_day, labels };

/// In the order of Column.
const std::vector<HubColumn>& columns()
{
    static const std::vector<HubColumn> all = {
        {{"ferme", "farm", "producteur", "producer"}},
        {{"heure", "time", "expected"}, parse_time_of_day},
        {{"étiquettes", "labels", "labelling"}, parse_labelling_name},
    };
    return all;
}

} // namespace

ProducerTableReading read_producer_table(std::string_view bytes, const std::string& source)
{
    HubRows read = read_hub_table(bytes, source, columns());
    std::vector<ProducerRule> producers;
    std::map<std::string, std::pair<std::size_t, int>> taken; // by folded text: place, row
    for (const HubRow& row : read.rows) {
        ProducerRule rule{row.values[farm], row.values[time_of_day],
                          parse_labelling(row.values[labels])};
        if (rule.name.empty()) {
            read.findings.error(
                row.number, "ferme",
                "ce nom manque: écrivez le nom de la ferme comme dans la boutique.");
            continue;
        }
        const auto [known, fresh] =
            taken.try_emplace(folded_text(rule.name), producers.size(), row.number);
        if (fresh) {
            producers.push_back(std::move(rule));
            continue;
        }
        const auto& [place, first_row] = known->second;
        rule.name = producers[place].name;
        if (rule != producers[place])
            read.findings.error(row.number, "ferme",
                                "cette ferme est déjà à la ligne " + std::to_string(first_row) +
                                    " avec d'autres valeurs: gardez une des lignes.");
    }
    ProducerTableReading reading;
    if (!read.findings.has_error())
        reading.producers = std::move(producers);
    reading.findings = all_findings({read.findings});
    return reading;
}

} // namespace cageot
