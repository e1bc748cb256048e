// What makes a version, beside other orders.

#include "depot/freeze.h"

#include "depot/sample_depot.h"
#include "support/catch2_compat.h"

#include <memory>
#include <set>

namespace cageot {
namespace {

using Catch::Matchers::ContainsSubstring;

/// A depot whose rules change between two starts of the program.
struct ChangingDepot {
    ChangingDepot()
    {
        start([](DepotSettings&) {});
    }

    template <class Change>
    void start(const Change& change)
    {
        DepotSettings settings = sample_settings(folder.path());
        change(settings);
        depot.reset();
        depot = std::make_unique<Depot>(settings, clock);
    }
    Freezing freeze_text(const std::string& csv = small_week())
    {
        return freeze(*depot, {{"commandes.csv", csv}});
    }
    std::set<std::string> codes(LabelState state)
    {
        std::set<std::string> codes;
        for (const LedgerRow& row : depot->store().ledger({"S1"}))
            if (row.state == state)
                codes.insert(row.code);
        return codes;
    }

    TemporaryFolder folder;
    FixedClock clock;
    std::unique_ptr<Depot> depot;
};

/// Yoghurt by its short name.
void short_yoghurt(DepotSettings& settings)
{
    ProductFacts facts;
    facts.product.name = "Yaourt";
    facts.short_name = "Yaourt brebis";
    settings.rules.products = {facts};
}

std::string totals_csv(const std::string& rows)
{
    return "Producteur,Produit,Variante,Quantité,Vol. total,Coût Total\n" + rows;
}

const std::string totals_of_small_week = totals_csv("Ferme du Causse,Tomates,500g,3,1.5,6.0\n"
                                                    "Fromagerie du Lac,Yaourt,4x125g,1,1.0,3.0\n");

} // namespace

TEST_CASE("the same orders by another table of products are a version that voids only its labels",
          "[depot]")
{
    ChangingDepot changing;
    changing.freeze_text();
    const std::set<std::string> before = changing.codes(LabelState::planned);
    changing.start(short_yoghurt);
    const Freezing later = changing.freeze_text();
    REQUIRE(later.session);
    CHECK_FALSE(later.unchanged);
    CHECK(later.session->version == 2);
    CHECK(later.session->sha256 == changing.depot->store().find_session({"S1"}, 1)->sha256);
    const auto gone = changing.codes(LabelState::void_);
    std::set<std::string> of_yoghurt;
    for (const PlannedBatch& batch : changing.depot->plan({"S1"}, 1)->batches)
        if (batch.producer == "Fromagerie du Lac")
            for (const Label& label : batch.labels)
                if (std::holds_alternative<UnitLabel>(label))
                    of_yoghurt.insert(to_string(code_of(label)));
    CHECK(of_yoghurt.size() == 1);
    CHECK(gone == of_yoghurt);
    CHECK(changing.codes(LabelState::planned).size() == before.size());
    CHECK(changing.freeze_text().unchanged);
}

TEST_CASE("another rule of what is cold makes a version", "[depot]")
{
    ChangingDepot changing;
    changing.freeze_text();
    changing.start([](DepotSettings& settings) { settings.rules.zones.clear(); });
    CHECK(changing.freeze_text().session->version == 2);
}

TEST_CASE("the same rules after a restart make none", "[depot]")
{
    ChangingDepot changing;
    changing.start(short_yoghurt);
    changing.freeze_text();
    changing.start(short_yoghurt);
    CHECK(changing.freeze_text().unchanged);
}

TEST_CASE("supplier totals alone are compared with the newest sale and change nothing", "[depot]")
{
    ChangingDepot changing;
    changing.freeze_text();
    changing.start(short_yoghurt); // not even by other rules
    const auto files = files_in(changing.folder.path());
    const auto changes = changing.depot->store().change_count();
    bool printed = false;
    const auto compare = [&](const std::string& csv) {
        return freeze(*changing.depot, {{"totaux.csv", csv}}, {},
                      [&](const StoredSession&) { printed = true; });
    };
    SECTION("that agree")
    {
        const Freezing freezing = compare(totals_of_small_week);
        REQUIRE(freezing.session);
        CHECK(freezing.compared);
        CHECK(freezing.unchanged);
        CHECK(freezing.totals_agree == true);
        CHECK(report(freezing) == "Comparé avec S1@v1 «Vente 46»; rien n'a été changé.\n"
                                  "Les totaux du producteur concordent.\n");
    }
    SECTION("that differ")
    {
        const Freezing freezing =
            compare(totals_csv("Ferme du Causse,Tomates,500g,4,1.5,6.0\n"
                               "Fromagerie du Lac,Yaourt,4x125g,1,1.0,3.0\n"));
        CHECK(freezing.totals_agree == false);
        REQUIRE(freezing.findings.size() == 1);
        CHECK_THAT(report(freezing),
                   ContainsSubstring("Les totaux du producteur ne concordent pas.\n"
                                     "- attention: totaux.csv: «Tomates, 500g» de «Ferme du "
                                     "Causse»: 3 dans les commandes et 4 dans les totaux"));
    }
    SECTION("of another sale")
    {
        const Freezing freezing = compare(totals_csv("Ferme,Thym,pot,4,1.5,6.0\n"));
        CHECK_FALSE(freezing.session);
        CHECK_THAT(report(freezing),
                   ContainsSubstring("Refusé") && ContainsSubstring("ne nomment aucun produit"));
    }
    CHECK_FALSE(printed);
    CHECK(files_in(changing.folder.path()) == files);
    CHECK(changing.depot->store().change_count() == changes);
}

TEST_CASE("supplier totals without any sale are refused", "[depot]")
{
    SampleDepot sample;
    const Freezing freezing = freeze(sample.depot, {{"totaux.csv", totals_of_small_week}});
    CHECK_FALSE(freezing.session);
    CHECK_THAT(report(freezing), ContainsSubstring("sans les commandes"));
}

TEST_CASE("supplier totals beside the orders are kept with them", "[depot]")
{
    SampleDepot sample;
    const Freezing freezing = freeze(
        sample.depot, {{"totaux.csv", totals_of_small_week}, {"commandes.csv", small_week()}});
    REQUIRE(freezing.session);
    CHECK_FALSE(freezing.compared);
    CHECK_THAT(report(freezing), ContainsSubstring("Les totaux du producteur concordent.\n"));
    CHECK(sample.depot.store().raw_files({"S1"}, 1) ==
          std::vector<std::string>{"totaux.csv", "commandes.csv"});
    CHECK(freeze(sample.depot, {{"totaux.csv", totals_of_small_week}}).compared);
    CHECK(freeze(sample.depot, {{"commandes.csv", small_week()}}).unchanged);
}

} // namespace cageot
