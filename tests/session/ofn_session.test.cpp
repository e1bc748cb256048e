#include "session/ofn_session.h"
#include "session/sample_answers.h"
#include "session/sample_orders.h"
#include "support/catch2_compat.h"

using namespace cageot;
using namespace cageot::test;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string guest = "order-R310000029.json";

std::string refusal(const std::vector<InputFile>& files, const ReadOptions& options = {})
{
    const SessionReading reading = read_session(files, options);
    CHECK_FALSE(reading.session);
    return printed(reading.findings);
}

std::string refusal_with(const std::string& name, const std::string& from, const std::string& to)
{
    return refusal(api_answers_with(name, from, to));
}

std::string refusal_without(const std::string& name)
{
    std::vector<InputFile> files = api_answers();
    remove_file(files, name);
    return refusal(files);
}

} // namespace

TEST_CASE("a set of answers that is not whole names what is missing", "[session]")
{
    CHECK(refusal_without("cycle.json") ==
          "E orders-001.json: il manque «cycle.json», qui dit de quelle vente sont ces commandes: "
          "donnez ensemble tous les fichiers de la lecture.\n");
    CHECK(refusal_without("shop.json")
              .starts_with("E orders-001.json: il manque la réponse sur la boutique «shop.json», "
                           "qui nomme les "
                           "fermes: donnez ensemble tous les fichiers de la lecture.\n"));
    CHECK(refusal_without(guest) == "E orders-001.json, «orders.number»: le détail de la commande "
                                    "R310000029 manque: relancez la lecture du site.\n");
    CHECK_THAT(refusal({answer(guest), answer("cycle.json"), answer("shop.json")}),
               ContainsSubstring("il manque la liste des commandes «orders-001.json»"));
    CHECK(refusal({answer("cycle.json")}) ==
          "E cycle.json: cette réponse d'Open Food Network est là sans les commandes: donnez "
          "ensemble tous les fichiers de la lecture.\n");
}

TEST_CASE("two answers of one shop name the farms of both", "[session]")
{
    const Session session = clean_session(read_session(api_answers()));
    std::vector<InputFile> files = api_answers_with("shop.json", "\"id\": 71,", "\"id\": 72,");
    files.push_back({"shop-open.json", answer("shop.json").bytes}); // while the sale was open
    CHECK(clean_session(read_session(files)) == session);
}

TEST_CASE("orders of another cycle or hub are refused", "[session]")
{
    CHECK(refusal_with("orders-001.json", "\"id\": 5113", "\"id\": 5112") ==
          "E orders-001.json, «order_cycle.id»: la commande R310000017 est de la vente 5112 et non "
          "de la 5113: vérifiez les numéros de la boutique et de la vente puis relancez la lecture "
          "du site.\n");
    CHECK_THAT(refusal_with(guest, "\"id\": 2207", "\"id\": 9"),
               ContainsSubstring("«distributor.id»: la commande R310000029 est de la boutique 9 et "
                                 "non de la 2207"));
    CHECK_THAT(refusal_with("shop.json", "\"id\": 2207", "\"id\": 9"),
               ContainsSubstring("shop.json, «id»: cette réponse est de la boutique 9 et non"));
    CHECK_THAT(
        refusal_with(guest, "\"order_cycle\": {\n  \"id\": 5113\n }", "\"order_cycle\": null"),
        ContainsSubstring("est de la vente (aucune) et non de la 5113"));
}

TEST_CASE("carts and cancelled orders of the list are passed over", "[session]")
{
    const Session session = clean_session(read_session(api_answers()));
    CHECK(session.orders.size() == 5);
    for (const char* state : {"cart", "address", "delivery", "confirmation"}) {
        const auto files = api_answers_with("orders-002.json", "\"state\": \"payment\"",
                                            "\"state\": \"" + std::string(state) + "\"");
        CHECK(clean_session(read_session(files)) == session);
    }
}

TEST_CASE("orders that were resumed or returned count, as in reports", "[session]")
{
    const Session session = clean_session(read_session(api_answers()));
    for (const std::string state : {"resumed", "awaiting_return", "returned"}) {
        auto files = api_answers_with("order-R310000044.json", "\"state\": \"complete\"",
                                      "\"state\": \"" + state + "\"");
        replace_in(files, "orders-002.json", "\"state\": \"complete\"",
                   "\"state\": \"" + state + "\"");
        CHECK(clean_session(read_session(files)) == session);
    }
}

TEST_CASE("a list and a detail that say different things of one order are refused", "[session]")
{
    CHECK(refusal_with(guest, "\"state\": \"complete\"", "\"state\": \"canceled\"") ==
          "E order-R310000029.json, «state»: la commande R310000029 est annulée dans son détail: "
          "elle a changé pendant la lecture, relancez la lecture du site.\n");
    CHECK_THAT(refusal_with(guest, "\"state\": \"complete\"", "\"state\": \"cart\""),
               ContainsSubstring("n'est pas terminée dans son détail"));
    CHECK_THAT(
        refusal_with("orders-002.json", "\"state\": \"complete\"", "\"state\": \"canceled\""),
        ContainsSubstring("order-R310000044.json, «state»: la commande R310000044 est "
                          "annulée dans la liste des commandes et terminée dans son détail"));
    CHECK_THAT(refusal_with(guest, "R310000029", "R310000030"),
               ContainsSubstring("la commande R310000030 n'est pas dans la liste des commandes"));
    CHECK(refusal_with("orders-002.json", "\"item_count\": 1", "\"item_count\": 2") ==
          "E order-R310000044.json, «item_count»: la commande R310000044 annonce 2 lignes et en a "
          "1: elle a changé pendant la lecture, relancez la lecture du site.\n");
    CHECK_THAT(refusal_with(guest, "\"item_count\": 1", "\"item_count\": 0"),
               ContainsSubstring("annonce 0 lignes et en a 1"));
}

TEST_CASE("a detail of an order that the list calls cancelled is refused even when it is too",
          "[session]")
{
    auto files = api_answers_with("order-R310000044.json", "\"state\": \"complete\"",
                                  "\"state\": \"canceled\"");
    replace_in(files, "orders-002.json", "\"state\": \"complete\"", "\"state\": \"canceled\"");
    CHECK_THAT(refusal(files), ContainsSubstring("est annulée dans son détail"));
    remove_file(files, "order-R310000044.json");
    CHECK(clean_session(read_session(files)).orders.size() == 4);
}

TEST_CASE("pages that do not add up are refused", "[session]")
{
    CHECK(refusal_with("orders-001.json", "\"results\": 7", "\"results\": 8") ==
          "E orders-001.json, «pagination.results»: la liste annonce 8 commandes et les pages lues "
          "en ont 7: relancez la lecture du site.\n");
    CHECK_THAT(refusal_without("orders-002.json"),
               ContainsSubstring("la liste annonce 7 commandes et les pages lues en ont 4"));
    CHECK_THAT(refusal_with("customers-001.json", "\"results\": 4", "\"results\": 51"),
               ContainsSubstring("«meta.pagination.results»: la liste annonce 51 clients et les "
                                 "pages lues en ont 4"));
}

TEST_CASE("a list without pages is whole by itself", "[session]")
{
    std::vector<InputFile> files = api_answers();
    for (const char* name : {"orders-001.json", "orders-002.json"})
        replace_in(files, name, "\"pagination\"", "\"paging\"");
    CHECK(clean_session(read_session(files)).orders.size() == 5);
}

TEST_CASE("an order that is there twice is refused", "[session]")
{
    CHECK_THAT(refusal_with("orders-002.json", "R310000060", "R310000017"),
               ContainsSubstring("orders-002.json, «orders.number»: la commande R310000017 est "
                                 "deux fois dans la liste des commandes"));
    std::vector<InputFile> files = api_answers();
    files.push_back({"copie.json", answer(guest).bytes});
    CHECK(refusal(files) == "E copie.json, «number»: la commande R310000029 est aussi dans "
                            "«order-R310000029.json»: donnez un seul des deux.\n");
    files = api_answers();
    files.push_back({"vente.json", answer("cycle.json").bytes});
    CHECK_THAT(refusal(files), ContainsSubstring("vente.json: ce fichier dit quelle est la vente "
                                                 "et «cycle.json» aussi"));
}

TEST_CASE("masked customers are refused with the way out", "[session]")
{
    std::vector<InputFile> files =
        api_answers_with(guest, "\"Jean & Lou d'Hers\"", "\"< Masqué >\"");
    replace_in(files, "order-R310000044.json", "\"Odette Sœur\"", "\"< Hidden >\"");
    CHECK(refusal(files) ==
          "E order-R310000029.json, «full_name»: les noms des clients sont masqués (commandes "
          "touchées: 2): prenez la clé d'un gestionnaire de la boutique puis relancez la lecture "
          "du site.\n");
}

TEST_CASE("an order without lines is left out aloud", "[session]")
{
    std::vector<InputFile> files = api_answers();
    const std::string& whole = answer(guest).bytes;
    const std::size_t from = whole.find("\"line_items\"");
    replace_in(files, guest, whole.substr(from, whole.find("\"payments\"", from) - from),
               "\"line_items\": [],\n ");
    replace_in(files, guest, "\"item_count\": 1", "\"item_count\": 0");
    std::string& list = files[2].bytes;
    const std::size_t at = list.find("\"item_count\"", list.find("\"R310000029\""));
    list.replace(at, 15, "\"item_count\": 0");
    const SessionReading reading = read_session(files);
    CHECK(printed(reading.findings) ==
          "W order-R310000029.json, «line_items»: la commande R310000029 n'a aucune ligne et est "
          "laissée de côté: ouvrez-la dans la boutique, elle a peut-être été vidée ou perdue par "
          "le site.\n");
    REQUIRE(reading.session);
    CHECK(reading.session->orders.size() == 4);
}

TEST_CASE("a complete order without a moment is left out aloud, as reports do", "[session]")
{
    std::vector<InputFile> files = api_answers_with(
        "orders-002.json", "\"completed_at_utc_iso8601\": \"2026-11-09T20:59:59Z\"",
        "\"completed_at_utc_iso8601\": \"\"");
    remove_file(files, "order-R310000044.json");
    const SessionReading reading = read_session(files);
    REQUIRE(reading.session);
    CHECK(reading.session->orders.size() == 4);
    CHECK_THAT(
        printed(reading.findings),
        ContainsSubstring("la commande R310000044 est terminée sans date et laissée de côté"));
}

TEST_CASE("a cycle without orders is refused", "[session]")
{
    const std::vector<InputFile> files = {
        answer("cycle.json"),
        answer("shop.json"),
        {"orders-001.json",
         R"({"orders": [], "pagination": {"results": 0, "pages": 1, "page": 1, "per_page": 100}})"}};
    CHECK(refusal(files) == "E orders-001.json, «orders»: cette vente ne contient aucune commande: "
                            "vérifiez son numéro et celui de la boutique.\n");
}

TEST_CASE("the asked cycle must be the one that was read", "[session]")
{
    ReadOptions options;
    options.cycle = "vente du 7 au 9 NOVEMBRE";
    CHECK(read_session(api_answers(), options).session);
    options.cycle = "Vente des restaurateurs";
    CHECK(refusal(api_answers(), options) ==
          "E cycle.json, «order_cycle.name»: la vente «Vente des restaurateurs» n'est pas dans ces "
          "fichiers, qui contiennent «Vente du 7 au 9 novembre»: choisissez celle-ci.\n");
}

TEST_CASE("without the hub's name in the cycle the orders name it", "[session]")
{
    const auto files = api_answers_with("cycle.json", "\"hub_name\"", "\"name\"");
    CHECK(clean_session(read_session(files)).hub == "Les Paniers du Viaduc");
}

TEST_CASE("what is no answer of use is told by what it is", "[session]")
{
    CHECK(refusal({{"a.json", R"({"error": "Invalid API key (s3cr3t) specified."})"}}) ==
          "E a.json: Open Food Network a répondu par un refus: vérifiez la clé, ses droits et les "
          "numéros demandés, puis relancez la lecture.\n"); // the key stays untold
    CHECK_THAT(refusal({{"a.json", "{}"}}), ContainsSubstring("aucune réponse connue"));
    CHECK_THAT(refusal({{"a.json", "[1, 2]"}}), ContainsSubstring("aucune réponse connue"));
    CHECK_THAT(refusal(with_file(api_answers(), {"b.json", "{}"})),
               ContainsSubstring("b.json: ce JSON n'est aucune réponse connue"));
}
