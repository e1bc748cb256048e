#include "depot/hub_tables.h"

#include "base/french_number.h"
#include "depot/care.h"
#include "depot/render.h"
#include "plan/producer_table.h"
#include "plan/product_table.h"
#include "source/drop_folder.h"

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
    }
    throw std::logic_error("unknown table");
}

const char* french_name(HubTable table)
{
    return table == HubTable::products ? "Tableau des produits" : "Tableau des fermes";
}

} // namespace

std::vector<Finding> load_hub_tables(DepotSettings& settings)
{
    std::vector<Finding> findings;
    for (const HubTable table : {HubTable::products, HubTable::farms})
        if (const auto& file = file_of(settings, table); !file.empty()) {
            const TableReading reading =
                read_into(settings.rules, table, read_file(file), file.filename().string());
            findings.insert(findings.end(), reading.findings.begin(), reading.findings.end());
        }
    return findings;
}

std::string_view to_string(HubTable table)
{
    switch (table) {
    case HubTable::products:
        return "products";
    case HubTable::farms:
        return "farms";
    }
    throw std::logic_error("unknown table");
}

std::optional<HubTable> parse_hub_table(std::string_view text)
{
    for (const HubTable table : {HubTable::products, HubTable::farms})
        if (to_string(table) == text)
            return table;
    return std::nullopt;
}

const std::filesystem::path& file_of(const DepotSettings& settings, HubTable table)
{
    return table == HubTable::products ? settings.product_table : settings.producer_table;
}

TableReading replace_table(Depot& depot, HubTable table, const std::string& bytes,
                           const std::string& who)
{
    const std::filesystem::path& file = file_of(depot.settings(), table);
    if (file.empty())
        throw std::runtime_error(
            "La config ne nomme pas ce tableau: ajoutez-y «table» sous «" +
            std::string(table == HubTable::products ? "[products]" : "[producers]") +
            "», puis redémarrez Cageot.");
    auto rules = std::make_shared<PlanRules>(*depot.rules());
    TableReading reading = read_into(*rules, table, bytes, file.filename().string());
    if (has_error(reading.findings))
        return reading;
    write_file(file.string() + ".avant", read_file(file));
    write_file(file, bytes);
    depot.take_rules(std::move(rules));
    tell_deed(depot, who, std::string(french_name(table)) + " remplacé",
              count_of(reading.rows, "ligne", "lignes") + ".", {});
    return reading;
}

} // namespace cageot
