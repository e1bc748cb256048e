// One order cycle through each of its doors: CSV, reports API and orders API give one session but
// for the differences that docs/session-format.md lists.

#include "session/canonical.h"
#include "session/sample_answers.h"
#include "session/sample_orders.h"
#include "support/catch2_compat.h"

#include <algorithm>
#include <random>

using namespace cageot;
using namespace cageot::test;

namespace {

Session by_csv()
{
    return clean_session(read_session({answer("totaux-acheteurs.csv")}));
}

Session by_report()
{
    return clean_session(read_session({answer("report-totals.json"), answer("cycle.json")}));
}

Session by_api()
{
    return clean_session(read_session(api_answers()));
}

/// Without what the sources tell differently: see the table in docs/session-format.md.
Session without_differences(Session session)
{
    for (Order& order : session.orders) {
        order.total.reset();
        order.comment.clear();
        if (order.number.value == "R310000044") // a guest
            order.customer.code.clear();
    }
    return session;
}

} // namespace

TEST_CASE("CSV, report and API of one cycle are one version", "[session]")
{
    const std::string csv = canonical_text(by_csv());
    CHECK(canonical_text(by_report()) == csv);
    CHECK(canonical_text(without_differences(by_api())) == csv);
    CHECK(total_quantity(by_csv()) == 14);
}

TEST_CASE("a packing report tells the cold through every door", "[session]")
{
    const InputFile packing = answer("report-packing.json");
    const Session csv = clean_session(read_session({answer("totaux-acheteurs.csv"), packing}));
    const Session report =
        clean_session(read_session({packing, answer("report-totals.json"), answer("cycle.json")}));
    const Session api = clean_session(read_session(with_file(api_answers(), packing)));
    CHECK(canonical_text(report) == canonical_text(csv));
    CHECK(canonical_text(without_differences(api)) == canonical_text(csv));
    for (const Session& session : {csv, report, api}) {
        CHECK(order_of(session, "R310000017").lines[2].temperature_controlled == true);
        CHECK(order_of(session, "R310000017").lines[0].temperature_controlled == false);
    }
    CHECK(order_of(by_api(), "R310000017").lines[2].temperature_controlled == std::nullopt);
}

TEST_CASE("a packing report as CSV goes with the API", "[session]")
{
    const InputFile packing{"preparation.csv",
                            "Boutique,Fournisseur,Produit,Variante,Quantité,Temp Contrôlée ?\n"
                            ",Brasserie des Corbières,Bière d'orge,75cL,6,true\n"};
    const SessionReading reading = read_session(with_file(api_answers(), packing));
    REQUIRE(reading.session);
    CHECK(order_of(*reading.session, "R310000029").lines[0].temperature_controlled == true);
}

TEST_CASE("ids of the shop are told by the API and are no part of the content", "[session]")
{
    Session api = by_api();
    CHECK(api.cycle == "5113");
    CHECK(order_of(api, "R310000003").relay.id == "40");
    CHECK(by_report().cycle == "5113");
    CHECK(order_of(by_report(), "R310000003").relay.id == "");
    CHECK(by_csv().cycle == "");
    const std::string text = canonical_text(api);
    api.cycle = "6";
    for (Order& order : api.orders)
        order.relay.id.clear();
    CHECK(canonical_text(api) == text);
}

TEST_CASE("comment, total and a guest's code are told by the API alone", "[session]")
{
    for (const Session& session : {by_csv(), by_report()}) {
        CHECK(order_of(session, "R310000017").comment == "");
        CHECK(order_of(session, "R310000003").total == std::nullopt);
        CHECK(order_of(session, "R310000044").customer.code == "");
        CHECK(order_of(session, "R310000003").customer.code == "K044");
    }
    const Session api = by_api();
    CHECK(order_of(api, "R310000017").comment == "Sans sac plastique 🙂");
    CHECK(order_of(api, "R310000003").total == Cents{8150});
    CHECK(order_of(api, "R310000044").customer.code == "K051");
    CHECK(order_of(api, "R310000003").customer.code == "K044");
}

TEST_CASE("without the customers the API tells no codes", "[session]")
{
    std::vector<InputFile> files = api_answers();
    remove_file(files, "customers-001.json");
    const Session session = clean_session(read_session(files));
    CHECK(order_of(session, "R310000003").customer.code == "");
}

TEST_CASE("the API tells names as they are now, reports as they were ordered", "[session]")
{
    const Session session = clean_session(
        read_session(api_answers_with("order-R310000029.json", "Bière d'orge", "Bière ambrée")));
    CHECK(order_of(session, "R310000029").lines[0].product.name == "Bière ambrée");
    CHECK(order_of(by_csv(), "R310000029").lines[0].product.name == "Bière d'orge");
}

TEST_CASE("prices hold the fees of a line in reports and not in the API", "[session]")
{
    std::vector<InputFile> report = {answer("report-totals.json")};
    replace_in(report, "report-totals.json", "\"item_fees_price\": \"27.0\"",
               "\"item_fees_price\": \"29.7\"");
    CHECK(order_of(clean_session(read_session(report)), "R310000029").lines[0].price ==
          Cents{2970});
    CHECK(order_of(by_api(), "R310000029").lines[0].price == Cents{2700});
}

TEST_CASE("an order without relay is refused in reports and warned of in the API", "[session]")
{
    std::vector<InputFile> report = {answer("report-totals.json")};
    replace_in(report, "report-totals.json", "\"shipping\": \"Mairie de Conques – jeudi 17h-19h\"",
               "\"shipping\": null");
    CHECK(printed(read_session(report).findings) ==
          "E report-totals.json, ligne 5, «shipping»: cette cellule est vide: remplissez-la.\n");
}

TEST_CASE("a reference of the hub's own is told by reports, the farm's by the API", "[session]")
{
    std::vector<InputFile> report = {answer("report-totals.json")};
    replace_in(report, "report-totals.json", "3700000000017", "BIO-75");
    CHECK(order_of(clean_session(read_session(report)), "R310000029").lines[0].sku == "BIO-75");
    CHECK(order_of(by_api(), "R310000029").lines[0].sku == "3700000000017");
}

TEST_CASE("the weight that was delivered is read through no door", "[session]")
{
    std::vector<InputFile> report = {answer("report-totals.json")};
    replace_in(report, "report-totals.json", "\"final_weight_volume\": 6.0",
               "\"final_weight_volume\": 7.25");
    CHECK(clean_session(read_session(report)) ==
          clean_session(read_session({answer("report-totals.json")})));
}

TEST_CASE("the order of the files, their names and their pages mean nothing", "[session]")
{
    const Session expected = by_api();
    std::mt19937 random(51);
    for (int round = 0; round < 30; ++round) {
        std::vector<InputFile> files = api_answers();
        std::shuffle(files.begin(), files.end(), random);
        for (std::size_t i = 0; i < files.size(); ++i)
            files[i].name = std::to_string(i) + ".txt";
        CHECK(clean_session(read_session(files)) == expected);
    }
}

TEST_CASE("every file says what it holds", "[session]")
{
    std::vector<InputFile> files = api_answers();
    const std::size_t orders = files.size();
    files.push_back(answer("report-packing.json"));
    files.push_back(answer("totaux-producteurs.csv"));
    files.push_back({"notes.txt", "rien"});
    std::vector<HeldRows> expected(orders, HeldRows::orders);
    expected.insert(expected.end(), {HeldRows::packing, HeldRows::totals, HeldRows::neither});
    CHECK(read_session(files).kinds == expected);
    CHECK(read_session({answer("report-totals.json")}).kinds == std::vector{HeldRows::orders});
}

TEST_CASE("two sources of orders are refused, each named", "[session]")
{
    const std::string mixed = GENERATE("totaux-acheteurs.csv", "report-totals.json");
    const SessionReading reading = read_session(with_file(api_answers(), answer(mixed)));
    CHECK_FALSE(reading.session);
    CHECK(printed(reading.findings) == "E " + mixed +
                                           ": ce fichier contient des commandes et "
                                           "«orders-001.json» aussi: donnez un seul des deux.\n");
}

TEST_CASE("a report and its cycle must be of the same names", "[session]")
{
    std::vector<InputFile> files = {answer("report-totals.json"), answer("cycle.json")};
    replace_in(files, "cycle.json", "Vente du 7 au 9", "Vente du 14 au 16");
    replace_in(files, "cycle.json", "du Viaduc", "du Lac");
    CHECK(printed(read_session(files).findings) ==
          "E cycle.json, «order_cycle.name»: le rapport est de la vente «Vente du 7 au 9 novembre» "
          "et non «Vente du 14 au 16 novembre»: donnez le rapport de la même vente.\n"
          "E cycle.json, «hub_name»: le rapport est de la boutique «Les Paniers du Viaduc» et non "
          "«Les Paniers du Lac»: donnez le rapport de la même vente.\n");
}
