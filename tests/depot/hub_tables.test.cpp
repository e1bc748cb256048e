#include "depot/hub_tables.h"

#include "depot/history.h"
#include "depot/sample_depot.h"
#include "plan/plan.h"
#include "source/drop_folder.h"
#include "support/catch2_compat.h"

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

TEST_CASE("tables go by names that never change", "[depot]")
{
    for (const HubTable table : {HubTable::products, HubTable::farms})
        CHECK(parse_hub_table(to_string(table)) == table);
    CHECK_FALSE(parse_hub_table("relais"));
}

} // namespace cageot
