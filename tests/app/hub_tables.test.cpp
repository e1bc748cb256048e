#include "depot/hub_tables.h"

#include "app/config.h"

#include "plan/plan.h"
#include "program.h"
#include "session/read_session.h"
#include "source/drop_folder.h"
#include "support/catch2_compat.h"

#include <set>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;

Config sample_config()
{
    const fs::path file = fixture("week/cageot.toml");
    const ConfigReading reading =
        read_config(read_file(file), "cageot.toml", file.parent_path(), {});
    REQUIRE(reading.config);
    return *reading.config;
}

PrintPlan plan_of_week(const PlanRules& rules)
{
    std::vector<InputFile> files;
    for (const char* name : {"totaux-acheteurs.csv", "preparation-acheteurs.csv"})
        files.push_back({name, read_file(fixture("week") / name)});
    const SessionReading reading = read_session(files);
    REQUIRE(reading.session);
    return make_plan(*reading.session, rules, {{"S1"}, 1, ""}, CodeSequence({1, 2, 3}, {})).plan;
}

} // namespace

TEST_CASE("without a table nothing is read", "[app]")
{
    Config config;
    CHECK(load_hub_tables(config.depot).empty());
    CHECK(config.depot.rules.products.empty());
}

TEST_CASE("each row of the sample week's table speaks of its goods and moves none", "[app]")
{
    Config config = sample_config();
    const PrintPlan without = plan_of_week(config.depot.rules);
    CHECK(load_hub_tables(config.depot).empty());
    const std::vector<ProductFacts>& table = config.depot.rules.products;
    CHECK(table.size() == 13);
    PrintPlan plan = plan_of_week(config.depot.rules);
    std::set<const ProductFacts*> rows;
    for (const ProductFacts& facts : plan.products)
        rows.insert(find_row(table, facts.product));
    CHECK(rows.size() == table.size());
    plan.products.clear();
    CHECK(plan == without);
}

TEST_CASE("a fault of the table refuses the config, and names file, row and column", "[app]")
{
    const TestDepot depot("[products]\ntable = \"produits.csv\"");
    write_text(depot.folder.path() / "produits.csv",
               "produit;EAN;alergenes\nPain;9520004081406;gluten\n");
    const Outcome outcome = depot.run({"sessions"});
    CHECK(outcome.status == 2);
    CHECK(outcome.out == "");
    CHECK(outcome.err == "cageot: produits.csv, ligne 1, «alergenes»: colonne inconnue: écrivez "
                         "«allergènes» ou supprimez-la.\n"
                         "produits.csv, ligne 2, «EAN»: le dernier chiffre de «9520004081406» "
                         "devrait être 5: recopiez le nombre qui est sous le code-barres.\n");
    CHECK_FALSE(fs::exists(depot.data));
}

TEST_CASE("the table of farms is read, and its faults stand beside those of the products", "[app]")
{
    const TestDepot depot(
        "[products]\ntable = \"produits.csv\"\n[producers]\ntable = \"fermes.csv\"");
    const fs::path farms = depot.folder.path() / "fermes.csv";
    write_text(depot.folder.path() / "produits.csv", "produit;nom court\nPoireaux;Poireau\n");
    SECTION("its rows become rules")
    {
        write_text(farms, "ferme;heure;étiquettes\nFerme des Alizés;7h45;pour la ligne\n");
        Config config;
        config.depot.product_table = depot.folder.path() / "produits.csv";
        config.depot.producer_table = farms;
        CHECK(load_hub_tables(config.depot).empty());
        CHECK(config.depot.rules.products.size() == 1);
        REQUIRE(config.depot.rules.producers.size() == 1);
        CHECK(config.depot.rules.producers[0].name == "Ferme des Alizés");
        CHECK(config.depot.rules.producers[0].labelling == Labelling::line);
        CHECK(depot.run({"sessions"}).status == 0);
    }
    SECTION("a fault refuses the config")
    {
        write_text(depot.folder.path() / "produits.csv", "produits;ean\nPoireaux;1\n");
        write_text(farms, "ferme;heure\nFerme des Alizés;25h\n");
        const Outcome outcome = depot.run({"sessions"});
        CHECK(outcome.status == 2);
        CHECK_THAT(outcome.err, ContainsSubstring("produits.csv, ligne 1") &&
                                    ContainsSubstring("fermes.csv, ligne 2, «heure»"));
        CHECK_FALSE(fs::exists(depot.data));
    }
    SECTION("it must be there")
    {
        const Outcome outcome = depot.run({"sessions"});
        CHECK(outcome.status != 0);
        CHECK_THAT(outcome.err, ContainsSubstring("«" + farms.string() + "»"));
    }
}

TEST_CASE("a table that is not there is named, and nothing is begun", "[app]")
{
    const TestDepot depot("[products]\ntable = \"produits.csv\"");
    const Outcome outcome = depot.run({"sessions"});
    CHECK(outcome.status != 0);
    CHECK_THAT(outcome.err,
               ContainsSubstring("«" + (depot.folder.path() / "produits.csv").string() + "»"));
    CHECK_FALSE(fs::exists(depot.data));
}

TEST_CASE("a session is frozen with what the table says", "[app]")
{
    const TestDepot depot("[products]\ntable = \"produits.csv\"");
    write_text(depot.folder.path() / "produits.csv", "produit;zone\nPoireaux;surgelé\n");
    CHECK(depot.run({"import", fixture("odd/good.csv").string()}).status == 0);
    CHECK_THAT(depot.run({"plan", "S1"}).out, ContainsSubstring(" S  1/2  Poireaux"));
}
