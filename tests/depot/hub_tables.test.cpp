#include "depot/hub_tables.h"

#include "depot/history.h"
#include "depot/sample_depot.h"
#include "plan/plan.h"
#include "source/drop_folder.h"
#include "support/catch2_compat.h"

#include <algorithm>
#include <fstream>

namespace cageot {
namespace {

constexpr const char* good = "produit;zone\nTomates;surgelé\n";

/// A depot whose config names a table of products, which is empty but for its header.
struct TableDepot : SampleDepot {
    TableDepot()
        : SampleDepot([](DepotSettings& settings) {
            settings.product_table = settings.data / ".." / "produits.csv";
            std::filesystem::create_directories(settings.data);
            std::ofstream(settings.product_table) << "produit;zone\n";
        })
    {
    }
    const std::filesystem::path& file() const
    {
        return file_of(depot.settings(), HubTable::products);
    }
};

Zone zone_of_tomatoes(SampleDepot& sample, const std::string& name)
{
    const StoredSession session = sample.freeze_csv(
        orders_csv({"21;Zoé;Relais Aragon;Ferme du Causse;Tomates;500 g;2"}, name));
    return sample.depot.plan(session.id, session.version)->crates.back().zone;
}

} // namespace

TEST_CASE("a table that replaces another counts at once, and the one before is kept", "[depot]")
{
    TableDepot tables;
    CHECK(zone_of_tomatoes(tables, "Vente 46") == Zone::ambient);
    const TableReading reading = replace_table(tables.depot, HubTable::products, good, "marie");
    CHECK(reading.rows == 1);
    CHECK(reading.findings.empty());
    CHECK(read_file(tables.file()) == good);
    CHECK(read_file(tables.file().string() + ".avant") == "produit;zone\n");
    CHECK(zone_of_tomatoes(tables, "Vente 47") == Zone::frozen);
    const std::vector<HistoryEntry> told = history(tables.depot, {HistoryKind::deed}).entries;
    REQUIRE(told.size() == 1);
    CHECK(told[0].what == "Tableau des produits remplacé");
    CHECK(told[0].who == "marie");
}

TEST_CASE("a bad table is refused whole and changes nothing", "[depot]")
{
    TableDepot tables;
    const TableReading reading = replace_table(
        tables.depot, HubTable::products, "produit;zone\nTomates;tiède\nPain;glacé\n", "marie");
    CHECK(reading.rows == 0);
    REQUIRE(reading.findings.size() == 2);
    CHECK(reading.findings[0].source == "produits.csv");
    CHECK(reading.findings[0].row == 2);
    CHECK(reading.findings[0].field == "zone");
    CHECK(has_error(reading.findings));
    CHECK(read_file(tables.file()) == "produit;zone\n");
    CHECK(zone_of_tomatoes(tables, "Vente 46") == Zone::ambient);
    CHECK(history(tables.depot, {HistoryKind::deed}).entries.empty());
}

TEST_CASE("a table that the config does not name cannot be replaced", "[depot]")
{
    TableDepot tables;
    CHECK_THROWS_WITH(
        replace_table(tables.depot, HubTable::farms, "ferme;heure\n", "marie"),
        "La config ne nomme pas ce tableau: ajoutez-y «table» sous «[producers]», puis redémarrez "
        "Cageot.");
}

TEST_CASE("relays and rules of a table replace those before, and count from the next sale on",
          "[depot]")
{
    SampleDepot sample([](DepotSettings& settings) {
        settings.relay_table = settings.data / ".." / "relais.csv";
        settings.rule_table = settings.data / ".." / "règles.csv";
        settings.rules.relays_in_table = true;
        std::filesystem::create_directories(settings.data);
        std::ofstream(settings.relay_table) << "relais\n";
        std::ofstream(settings.rule_table) << "règle;zone\n";
    });
    CHECK(replace_table(sample.depot, HubTable::relays,
                        "relais;lettre;nom\nRelais Aragon;K;Chez Aragon\n", "marie")
              .rows == 1);
    CHECK(replace_table(sample.depot, HubTable::rules,
                        "règle;zone;étiquettes\nmot: tomates;surgelé;pour la ligne\n", "marie")
              .rows == 1);
    const StoredSession session = sample.freeze_csv(
        orders_csv({"21;Zoé;Relais Aragon;Ferme du Causse;Tomates;500 g;2"}, "Vente 46"));
    const auto plan = sample.depot.plan(session.id, session.version);
    CHECK(plan->relays.at(0).letter == "K");
    CHECK(plan->relays.at(0).name == "Chez Aragon");
    CHECK(plan->crates.back().zone == Zone::frozen);
    REQUIRE(plan->batches.size() == 1);
    const auto is_unit = [](const Label& label) {
        return std::holds_alternative<UnitLabel>(label);
    };
    CHECK(std::ranges::count_if(plan->batches[0].labels, is_unit) == 1);
    CHECK(has_error(
        replace_table(sample.depot, HubTable::relays, "relais;lettre\nA;F\n", "marie").findings));
    CHECK(sample.depot.rules()->relays.at(0).letter == "K");
}

TEST_CASE("what the config says itself is told as the table that may take its place", "[depot]")
{
    SampleDepot sample([](DepotSettings& settings) {
        settings.rules.relays = {{"Aragon", "A", "ROUGE", "Aragon", "Camille"}};
        settings.rules.zones = {{{ProductMatch::By::word, "sorbet"}, Zone::frozen}};
        settings.rules.labelling = {};
    });
    CHECK(table_bytes(sample.depot, HubTable::relays) ==
          "\uFEFFrelais;numéro;lettre;couleur;nom;tournée\r\nAragon;;A;ROUGE;Aragon;Camille\r\n");
    CHECK(table_bytes(sample.depot, HubTable::rules) ==
          "\uFEFFrègle;zone;étiquettes\r\nmot: sorbet;surgelé;\r\n");
    CHECK(table_bytes(sample.depot, HubTable::farms).empty());
}

TEST_CASE("tables go by names that never change", "[depot]")
{
    std::string names;
    for (const HubTable table : all_hub_tables) {
        CHECK(parse_hub_table(to_string(table)) == table);
        names += std::string(to_string(table)) + " ";
    }
    CHECK(names == "products farms relays rules ");
    CHECK_FALSE(parse_hub_table("relais"));
}

} // namespace cageot
