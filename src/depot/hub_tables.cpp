#include "depot/hub_tables.h"

#include "base/french_number.h"
#include "depot/care.h"
#include "depot/render.h"
#include "plan/producer_table.h"
#include "plan/product_table.h"
#include "plan/relay_table.h"
#include "plan/rule_table.h"
#include "source/drop_folder.h"

#include <algorithm>
#include <stdexcept>

namespace cageot {
namespace {

/// Reads one table into `rules`.
TableReading read_into(PlanRules& rules, HubTable table, std::string_view bytes,
                       const std::string& name)
{
    switch (table) {
    case HubTable::products: {
        ProductTableReading reading = read_product_table(bytes, name);
        rules.products = std::move(reading.products);
        return {std::ssize(rules.products), std::move(reading.findings)};
    }
    case HubTable::farms: {
        ProducerTableReading reading = read_producer_table(bytes, name);
        rules.producers = std::move(reading.producers);
        return {std::ssize(rules.producers), std::move(reading.findings)};
    }
    case HubTable::relays: {
        RelayTableReading reading = read_relay_table(bytes, name);
        rules.relays = std::move(reading.relays);
        rules.relays_in_table = true;
        return {std::ssize(rules.relays), std::move(reading.findings)};
    }
    case HubTable::rules: {
        RuleTableReading reading = read_rule_table(bytes, name);
        rules.zones = std::move(reading.zones);
        rules.labelling = std::move(reading.labelling);
        return {reading.rows, std::move(reading.findings)};
    }
    }
    throw std::logic_error("unknown table");
}

/// How one is called in each place.
struct TableNames {
    HubTable table;
    std::string_view name, section;
    const char* french;
    std::filesystem::path DepotSettings::*file;
};
constexpr std::array all_names = {
    TableNames{HubTable::products, "products", "products", "Tableau des produits",
               &DepotSettings::product_table},
    TableNames{HubTable::farms, "farms", "producers", "Tableau des fermes",
               &DepotSettings::producer_table},
    TableNames{HubTable::relays, "relays", "relays", "Tableau des relais",
               &DepotSettings::relay_table},
    TableNames{HubTable::rules, "rules", "rules", "Tableau des règles", &DepotSettings::rule_table},
};

const TableNames& names_of(HubTable table)
{
    return *std::ranges::find(all_names, table, &TableNames::table);
}

} // namespace

std::vector<Finding> load_hub_tables(DepotSettings& settings)
{
    std::vector<Finding> findings;
    for (const HubTable table : all_hub_tables)
        if (const auto& file = file_of(settings, table); !file.empty()) {
            const TableReading reading =
                read_into(settings.rules, table, read_file(file), file.filename().string());
            findings.insert(findings.end(), reading.findings.begin(), reading.findings.end());
        }
    return findings;
}

std::string_view to_string(HubTable table)
{
    return names_of(table).name;
}

std::optional<HubTable> parse_hub_table(std::string_view text)
{
    const auto found = std::ranges::find(all_names, text, &TableNames::name);
    return found == all_names.end() ? std::nullopt : std::optional(found->table);
}

std::string_view config_section(HubTable table)
{
    return names_of(table).section;
}

const std::filesystem::path& file_of(const DepotSettings& settings, HubTable table)
{
    return settings.*names_of(table).file;
}

std::filesystem::path& file_of(DepotSettings& settings, HubTable table)
{
    return settings.*names_of(table).file;
}

std::string table_bytes(Depot& depot, HubTable table)
{
    if (const auto& file = file_of(depot.settings(), table); !file.empty())
        return read_file(file);
    const auto rules = depot.rules();
    if (table == HubTable::relays && !rules->relays.empty())
        return relay_table_text(rules->relays);
    if (table == HubTable::rules && !(rules->zones.empty() && rules->labelling.empty()))
        return rule_table_text(rules->zones, rules->labelling);
    return {};
}

TableReading replace_table(Depot& depot, HubTable table, const std::string& bytes,
                           const std::string& who)
{
    const std::filesystem::path& file = file_of(depot.settings(), table);
    if (file.empty())
        throw std::runtime_error("La config ne nomme pas ce tableau: ajoutez-y «table» sous «[" +
                                 std::string(config_section(table)) +
                                 "]», puis redémarrez Cageot.");
    auto rules = std::make_shared<PlanRules>(*depot.rules());
    TableReading reading = read_into(*rules, table, bytes, file.filename().string());
    if (has_error(reading.findings))
        return reading;
    write_file(file.string() + ".avant", read_file(file));
    write_file(file, bytes);
    depot.take_rules(std::move(rules));
    tell_deed(depot, who, std::string(names_of(table).french) + " remplacé",
              count_of(reading.rows, "ligne", "lignes") + ".", {});
    return reading;
}

} // namespace cageot
