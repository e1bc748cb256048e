#include "plan/rule_table.h"

#include "base/text.h"
#include "plan/csv_text.h"
#include "plan/hub_table.h"
#include "plan/product_cells.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

namespace cageot {
namespace {

enum Column : std::size_t { rule, zone, labels };

CellReading<std::string> parse_rule(std::string_view cell)
{
    if (!parse_product_match(cell))
        return {std::nullopt, "«" + std::string(cell) +
                                  "» n'est pas une règle: écrivez «produit: …», «ferme: …» ou "
                                  "«mot: …»."};
    return {std::string(cell), {}};
}

/// In the order of Column.
const std::vector<HubColumn>& columns()
{
    static const std::vector<HubColumn> all = {
        {{"règle", "rule"}, parse_rule},
        {{"zone"}, parse_zone_name},
        {{"étiquettes", "labels", "labelling"}, parse_labelling_name},
    };
    return all;
}

const char* written(Labelling labelling)
{
    switch (labelling) {
    case Labelling::unit:
        return "une par pièce";
    case Labelling::line:
        return "pour la ligne";
    case Labelling::none:
        return "aucune";
    }
    throw std::logic_error("unknown labelling");
}

} // namespace

RuleTableReading read_rule_table(std::string_view bytes, const std::string& source)
{
    HubRows read = read_hub_table(bytes, source, columns());
    RuleTableReading reading;
    std::map<std::pair<ProductMatch::By, std::string>, int> taken; // row
    for (const HubRow& row : read.rows) {
        const std::optional<ProductMatch> match = parse_product_match(row.values[rule]);
        if (!match) {
            read.findings.error(
                row.number, "règle",
                "cette règle manque: écrivez «produit: …», «ferme: …» ou «mot: …».");
            continue;
        }
        const auto its_zone = parse_zone(row.values[zone]);
        const auto its_labelling = parse_labelling(row.values[labels]);
        if (!its_zone && !its_labelling)
            read.findings.error(row.number, "zone",
                                "cette règle ne dit rien: remplissez «zone» ou «étiquettes», ou "
                                "supprimez la ligne.");
        const auto [known, fresh] =
            taken.try_emplace({match->by, folded_text(match->text)}, row.number);
        if (!fresh)
            read.findings.error(row.number, "règle",
                                "cette règle est déjà à la ligne " + std::to_string(known->second) +
                                    ": gardez une des deux.");
        if (its_zone)
            reading.zones.push_back({*match, *its_zone});
        if (its_labelling)
            reading.labelling.push_back({*match, *its_labelling});
        ++reading.rows;
    }
    reading.findings = all_findings({read.findings});
    if (has_error(reading.findings))
        reading = {{}, {}, std::move(reading.findings)};
    return reading;
}

std::string rule_table_text(const std::vector<ZoneRule>& zones,
                            const std::vector<LabellingRule>& labelling)
{
    CsvText csv(headers_of(columns()));
    const auto is = [](const ProductMatch& match) {
        return [&match](const auto& other) { return other.match == match; };
    };
    for (const ZoneRule& its : zones) {
        const auto same = std::ranges::find_if(labelling, is(its.match));
        csv.add({to_string(its.match), std::string(french_name(its.zone)),
                 same == labelling.end() ? "" : written(same->labelling)});
    }
    for (const LabellingRule& its : labelling)
        if (std::ranges::none_of(zones, is(its.match)))
            csv.add({to_string(its.match), "", written(its.labelling)});
    return csv.text();
}

} // namespace cageot
