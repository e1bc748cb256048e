#include "session/ofn_order.h"
#include "session/sample_answers.h"
#include "session/sample_orders.h"
#include "support/catch2_compat.h"

using namespace cageot;
using namespace cageot::test;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string guest = "order-R310000029.json";
const std::string home = "order-R310000003.json";

SessionReading read_with(const std::string& name, const std::string& from, const std::string& to)
{
    return read_session(api_answers_with(name, from, to));
}

Order guest_with(const std::string& from, const std::string& to)
{
    return order_of(clean_session(read_with(guest, from, to)), "R310000029");
}

std::string findings_with(const std::string& name, const std::string& from, const std::string& to)
{
    const SessionReading reading = read_with(name, from, to);
    CHECK(reading.session.has_value() != has_error(reading.findings));
    return printed(reading.findings);
}

} // namespace

TEST_CASE("a detail is read into an order", "[session]")
{
    const Session session = clean_session(read_session(api_answers()));
    CHECK(session.hub == "Les Paniers du Viaduc");
    CHECK(session.name == "Vente du 7 au 9 novembre");
    REQUIRE(session.orders.size() == 5);
    const Order& order = order_of(session, "R310000003");
    CHECK(order.customer == Customer{"Odette Sœur", "K044", "odette@example.org", ""});
    CHECK(order.relay ==
          Relay{"Tournée à domicile", true, "4 impasse du Four, 11600 Conques-sur-Orbiel", "40"});
    CHECK(order.completed_at == "2026-11-09 21:01:00");
    CHECK(order.total == Cents{8150});
    REQUIRE(order.lines.size() == 2);
    CHECK(order.lines[0] == OrderLine{{"Bergerie de Salsigne", "Colis agneau",
                                       "Demi-agneau découpé (1 colis env. 6 kg)"},
                                      1,
                                      Cents{7800},
                                      "",
                                      {}});
    CHECK(order.lines[1].quantity == 0);
    CHECK(order.lines[1].price == Cents{0});
}

TEST_CASE("the unit is Open Food Network's full name of a variant", "[session]")
{
    CHECK(full_variant_name("", "500g") == "500g");
    CHECK(full_variant_name("  ", "500g") == "500g");
    CHECK(full_variant_name("Nature", "4x125g") == "Nature (4x125g)");
    CHECK(full_variant_name("Sac de 2.5KG", "2.5kg") == "Sac de 2.5KG");
    CHECK(full_variant_name("épeautre", "1kg ÉPEAUTRE") == "1kg ÉPEAUTRE");
    CHECK(full_variant_name("epeautre", "1kg Épeautre") == "epeautre (1kg Épeautre)");
    CHECK(full_variant_name("ŒUF", "6 œufs") == "6 œufs");
    CHECK(full_variant_name("Vrac", "") == "Vrac");
}

TEST_CASE("the moment of an order is told on the shop's clock", "[session]")
{
    CHECK(local_text_of("2026-09-12T07:41:09Z", "Europe/Paris") == "2026-09-12 09:41:09");
    CHECK(local_text_of("2026-10-25T00:59:59Z", "Europe/Paris") == "2026-10-25 02:59:59");
    CHECK(local_text_of("2026-10-25T01:00:00Z", "Europe/Paris") == "2026-10-25 02:00:00");
    CHECK(local_text_of("2026-12-31T23:30:00.123Z", "Europe/Paris") == "2027-01-01 00:30:00");
    CHECK(local_text_of("2026-09-12T09:41:09+02:00", "Indian/Reunion") == "2026-09-12 11:41:09");
    CHECK(local_text_of("2026-09-12T09:41:09-0330", "UTC") == "2026-09-12 13:11:09");
    for (const char* bad : {"", "2026-09-12", "2026-09-12T07:41Z", "2026-09-12T07:41:09",
                            "2026-09-31T07:41:09Z", "2026-09-12 07:41:09Z", "2026-09-12T07:41:09+2",
                            "2026-09-12T07:41:09.", "12 septembre 2026, 7h"})
        CHECK(local_text_of(bad, "Europe/Paris") == std::nullopt);
}

TEST_CASE("the zone of the shop is an option", "[session]")
{
    ReadOptions options;
    options.time_zone = "Indian/Reunion";
    const Session session = clean_session(read_session(api_answers(), options));
    CHECK(order_of(session, "R310000029").completed_at == "2026-11-08 22:40:02");
}

TEST_CASE("an older release without moments gives orders without them", "[session]")
{
    std::vector<InputFile> files = api_answers();
    for (InputFile& file : files) {
        for (std::size_t at;
             (at = file.bytes.find("completed_at_utc_iso8601")) != std::string::npos;)
            file.bytes.replace(at, 24, "unknown" + std::to_string(at));
    }
    const Session session = clean_session(read_session(files));
    CHECK(session.orders.size() == 5);
    CHECK(order_of(session, "R310000029").completed_at == "");
    CHECK_THAT(findings_with(guest, "2026-11-08T18:40:02Z", "hier"),
               ContainsSubstring("«completed_at_utc_iso8601»: la commande R310000029 a la date "
                                 "«hier», qui n'est pas lisible"));
}

TEST_CASE("paid is what the report says of each state of payment", "[session]")
{
    for (const char* state : {"paid", "credit_owed"})
        CHECK(guest_with("\"paid\"", "\"" + std::string(state) + "\"").paid == true);
    for (const char* state : {"balance_due", "pending", "failed", "void", "checkout"})
        CHECK(guest_with("\"paid\"", "\"" + std::string(state) + "\"").paid == false);
}

TEST_CASE("a complete order without its states is warned of", "[session]")
{
    for (const auto& [from, field] :
         {std::pair{"\"payment_state\": \"paid\"", "payment_state"},
          std::pair{"\"shipment_state\": \"pending\"", "shipment_state"}}) {
        const SessionReading reading =
            read_with(guest, from, "\"" + std::string(field) + "\": null");
        REQUIRE(reading.session);
        CHECK(printed(reading.findings) ==
              "W order-R310000029.json, «" + std::string(field) +
                  "»: la commande R310000029 est terminée mais son état de paiement ou de "
                  "livraison est vide (un défaut connu du site): vérifiez-la dans la boutique.\n");
    }
}

TEST_CASE("numbers are read from JSON numbers and from texts", "[session]")
{
    const Order expected = order_of(clean_session(read_session(api_answers())), "R310000029");
    CHECK(guest_with("\"quantity\": 6", "\"quantity\": \"6\"") == expected);
    CHECK(guest_with("\"quantity\": 6", "\"quantity\": 6.0") == expected);
    CHECK(guest_with("\"price\": \"4.5\"", "\"price\": 4.5") == expected);
    CHECK(guest_with("\"price\": \"4.5\"", "\"price\": 4.50e0") == expected);
    CHECK(guest_with("\"total\": \"27.0\"", "\"total\": 27") == expected);
    CHECK(guest_with("\"id\": 32", "\"id\": \"32\"") == expected);
    CHECK_THAT(findings_with(guest, "\"quantity\": 6", "\"quantity\": 1.5"),
               ContainsSubstring("«line_items[1].quantity»: la commande R310000029 a une "
                                 "quantité à corriger: la quantité «1.5» n'est pas entière"));
    CHECK_THAT(findings_with(guest, "\"quantity\": 6", "\"quantity\": -6"),
               ContainsSubstring("est négative"));
    CHECK_THAT(findings_with(guest, "\"price\": \"4.5\"", "\"price\": \"4,5 €\""),
               ContainsSubstring("«line_items[1].price»: la commande R310000029 a dans ce champ "
                                 "«4,5 €», qui n'est pas un nombre"));
}

TEST_CASE("lines of one variant at one price are added up as reports do", "[session]")
{
    const Order& order =
        order_of(clean_session(read_with("order-R310000017.json", "\"price\": \"2.5\"",
                                         "\"price\": \"2.90\"")),
                 "R310000017");
    REQUIRE(order.lines.size() == 2);
    CHECK(order.lines[0].quantity == 3);
    CHECK(order.lines[0].price == Cents{870});
    const Session apart = clean_session(read_session(api_answers()));
    CHECK(order_of(apart, "R310000017").lines.size() == 3);
}

TEST_CASE("the producer is found under each name that releases give it", "[session]")
{
    CHECK(guest_with("\"producer\"", "\"supplier\"").lines[0].product.producer ==
          "Brasserie des Corbières");
    CHECK(
        guest_with("\"enterprise\": {\n     \"id\": 102\n    },\n    \"producer\"", "\"supplier\"")
            .lines[0]
            .product.producer == "Brasserie des Corbières");
    // who sells it for another farm is not its producer
    const Session session = clean_session(read_session(api_answers()));
    CHECK(order_of(session, "R310000017").lines[2].product.producer == "Chèvrerie des Garrigues");
    CHECK_THAT(findings_with("order-R310000099.json", "\"producer\": {\n     \"id\": 93\n    }",
                             "\"producer\": {}"),
               ContainsSubstring("«line_items[1].variant.producer.id»: la commande R310000099 n'a "
                                 "pas ce champ"));
}

TEST_CASE("a farm that the shop does not name is warned of once", "[session]")
{
    const SessionReading reading = read_with("shop.json", "\"id\": 71,", "\"id\": 72,");
    REQUIRE(reading.session);
    CHECK(printed(reading.findings) ==
          "W order-R310000003.json, «line_items[2].variant.producer.id»: la commande R310000003 a "
          "un produit de la ferme 71, que la boutique ne nomme pas: ses étiquettes disent "
          "«Producteur #71», liez cette ferme à la boutique sur le site.\n");
    CHECK(order_of(*reading.session, "R310000044").lines[0].product.producer == "Producteur #71");
}

TEST_CASE("an order without relay is warned of", "[session]")
{
    const std::string whole = answer(guest).bytes;
    const std::size_t from = whole.find("\"shipping_method\": {");
    const std::string method = whole.substr(from, whole.find('}', from) + 1 - from);
    const SessionReading reading = read_with(guest, method, "\"shipping_method\": null");
    REQUIRE(reading.session);
    CHECK(order_of(*reading.session, "R310000029").relay == Relay{});
    CHECK(printed(reading.findings) ==
          "W order-R310000029.json, «shipping_method»: la commande R310000029 n'a pas de relais: "
          "choisissez-en un dans la boutique.\n");
}

TEST_CASE("home delivery without an address in a detail is warned of", "[session]")
{
    const SessionReading reading = read_with(home, "\"ship_address\"", "\"ship_adress\"");
    REQUIRE(reading.session);
    CHECK(printed(reading.findings) ==
          "W order-R310000003.json, «ship_address»: la commande R310000003 est livrée à domicile "
          "sans adresse: demandez-la au client.\n");
    CHECK(order_of(*reading.session, "R310000003").relay.address == "");
}

TEST_CASE("the phone is the bill's, else the order's, and never the letter a", "[session]")
{
    const std::string whole = answer(guest).bytes;
    const std::size_t from = whole.find("\"bill_address\": {");
    const std::string bill = whole.substr(from, whole.find('}', from) + 1 - from);
    CHECK(guest_with(bill, "\"bill_address\": null").customer.phone == "+33 7 00 00 00 00");
    std::vector<InputFile> files = api_answers_with(guest, bill, "\"bill_address\": null");
    replace_in(files, guest, "\"phone\": \"+33 7 00 00 00 00\"", "\"phone\": \"a\"");
    CHECK(order_of(clean_session(read_session(files)), "R310000029").customer.phone == "");
    CHECK(guest_with(bill, "\"bill_address\": {\"phone\": null}").customer.phone == "");
    CHECK(guest_with(bill, "\"bill_address\": {\"phone\": \"0611\"}").customer.phone == "0611");
}

TEST_CASE("texts are put on one line and only what cannot be printed is refused", "[session]")
{
    CHECK(guest_with("\"Jean & Lou d'Hers\"", "\" Jean\\n& \\u004cou  d'Hers \"").customer.name ==
          "Jean & Lou d'Hers");
    CHECK(guest_with("\"sku\": \"3700000000017\"", "\"sku\": \"3,7E+12\"").lines[0].sku ==
          "3,7E+12"); // no spreadsheet wrote it
    CHECK_THAT(findings_with(guest, "Bière d'orge", "Bi\\u0007ère"),
               ContainsSubstring("«line_items[1].variant.product_name»: la commande R310000029 a "
                                 "un texte à corriger: ce texte contient un caractère de contrôle "
                                 "invisible: retapez-le dans la boutique."));
    CHECK_THAT(findings_with(guest, "Bière d'orge", std::string(256, 'x')),
               ContainsSubstring("dépasse 255 caractères"));
}

TEST_CASE("a long comment is cut aloud", "[session]")
{
    const SessionReading reading =
        read_with("order-R310000017.json", "Sans sac plastique 🙂", std::string(3000, 'x'));
    REQUIRE(reading.session);
    CHECK(order_of(*reading.session, "R310000017").comment == std::string(2000, 'x'));
    CHECK_THAT(printed(reading.findings), ContainsSubstring("dont seul le début est gardé"));
}
