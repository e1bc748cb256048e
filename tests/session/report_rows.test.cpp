#include "session/report_rows.h"
#include "session/sample_answers.h"
#include "session/sample_orders.h"
#include "support/catch2_compat.h"

using namespace cageot;
using namespace cageot::test;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string row(const std::string& more = {})
{
    return R"({"order_number": "R17", "customer": "Inès Lafargue", "producer": "Ferme du Causse",
               "product": "Ail", "variant": "1 tête", "quantity": 2, "shipping": "Trèbes",
               "order_cycle": "Vente 46", "date": "2026-11-07 08:15:30", "sku": "3E12",
               "customer_code": null, "delivery": false)" +
           more + "}";
}

SessionReading read_rows(const std::string& rows)
{
    return read_session({{"rapport.json", "{\"data\": [" + rows + "]}"}});
}

} // namespace

TEST_CASE("rows of the reports API are read by their keys", "[session]")
{
    const Session session = clean_session(read_rows(row()));
    REQUIRE(session.orders.size() == 1);
    CHECK(session.name == "Vente 46");
    CHECK(session.orders[0].number.value == "R17");
    CHECK(session.orders[0].lines ==
          std::vector{OrderLine{{"Ferme du Causse", "Ail", "1 tête"}, 2, {}, "3E12", {}}});
}

TEST_CASE("a state as an object and unknown keys are passed over", "[session]")
{
    const Session expected = clean_session(read_rows(row()));
    CHECK(clean_session(read_rows(row(R"(, "ship_state": {"name": "Aude"}, "new": [1])"))) ==
          expected);
    CHECK_THAT(printed(read_rows(row(R"(, "paid": {"a": 1})")).findings),
               ContainsSubstring("ligne 1, «paid»: cette cellule n'est ni un texte ni un nombre"));
}

TEST_CASE("rows of sums and headings are passed over", "[session]")
{
    const Session expected = clean_session(read_rows(row()));
    const std::string with_type =
        row() + R"(, {"order_number": "R17", "comments": "Bonjour", "report_row_type": "summary"})";
    CHECK(clean_session(read_rows(with_type)) == expected);
    const std::string labelled =
        row() + R"(, {"order_number": "R17", "customer": "Inès Lafargue", "producer": "",
                     "product": "", "variant": "", "quantity": "TOTAL", "item_price": "5.8"})";
    CHECK(clean_session(read_rows(labelled)) == expected);
    CHECK(clean_session(read_rows(R"({"header": "Inès Lafargue"},)" + row())) == expected);
}

TEST_CASE("faults of a report name the row and the key", "[session]")
{
    const std::string broken =
        printed(read_rows(row() + "," + row(R"(, "item_fees_price": "sept")")).findings);
    CHECK_THAT(broken, ContainsSubstring("rapport.json, ligne 2, «item_fees_price»: le montant "
                                         "«sept» n'est pas lisible"));
    CHECK_THAT(printed(read_rows(R"({"customer": "a", "producer": "b", "product": "c"})").findings),
               ContainsSubstring("«N° commande»: cette colonne obligatoire manque"));
    CHECK_THAT(printed(read_rows(row() + ", 7").findings),
               ContainsSubstring("ligne 2, «data»: cette ligne n'est pas un objet"));
    CHECK_THAT(printed(read_rows(R"({"a": 1, "b": 2})").findings),
               ContainsSubstring("ces lignes ne sont d'aucun rapport connu"));
    CHECK_THAT(printed(read_rows(row(R"(, "Customer": "b")")).findings),
               ContainsSubstring("«Customer»: cette colonne est là deux fois"));
}

TEST_CASE("an empty report is refused alone and warned of beside orders", "[session]")
{
    const InputFile empty{"vide.json", R"({"data": []})"};
    const SessionReading alone = read_session({empty});
    CHECK_FALSE(alone.session);
    CHECK(printed(alone.findings) ==
          "E vide.json: ce rapport est vide: vérifiez la vente et les filtres demandés.\n");
    const SessionReading beside = read_session(with_file(api_answers(), empty));
    CHECK(beside.session);
    CHECK(printed(beside.findings) ==
          "W vide.json: ce rapport est vide et n'apprend rien: vérifiez "
          "les filtres demandés.\n");
}

TEST_CASE("a packing report of the API alone is no session but is known", "[session]")
{
    const SessionReading reading = read_session({answer("report-packing.json")});
    CHECK_FALSE(reading.session);
    CHECK(reading.kinds == std::vector{HeldRows::packing});
    CHECK_THAT(printed(reading.findings), ContainsSubstring("ne suffit pas"));
}
