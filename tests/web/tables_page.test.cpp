#include "web/served_depot.h"

#include "source/drop_folder.h"
#include "support/catch2_compat.h"

#include <fstream>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

/// A depot with a table of products and none of farms, two relays and a rule of each kind.
struct TableDepot : ServedDepot {
    TableDepot()
        : ServedDepot(Printers::two, [](DepotSettings& settings) {
            settings.product_table = settings.data / "produits.csv";
            std::filesystem::create_directories(settings.data);
            std::ofstream(settings.product_table) << "produit;zone\nYaourt <b>;frais\n";
            settings.rules.products = {};
            settings.rules.relays = {{"Aragon", "A", "ROUGE", "Aragon", "Camille"},
                                     {"", "B", "BLEU", "Saint-Denis", "", "61"}};
            settings.rules.zones.push_back(
                {{ProductMatch::By::producer, "Glaces de la Montagne"}, Zone::frozen});
            settings.rules.labelling.push_back({{ProductMatch::By::word, "vrac"}, Labelling::line});
        })
    {
    }
    Answer send(const std::string& bytes, const std::string& table = "products")
    {
        const std::string body = "--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" +
                                 token_on("/tables/products") +
                                 "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; "
                                 "filename=\"p.csv\"\r\n\r\n" +
                                 bytes + "\r\n--b--\r\n";
        return request(
            "POST", "/tables/" + table,
            {"Sec-Fetch-Site: same-origin", "Content-Type: multipart/form-data; boundary=b"}, body);
    }
};

} // namespace

TEST_CASE("what the hub says is told on one page", "[web]")
{
    TableDepot served;
    const std::string page = served.get("/tables").body;
    CHECK_THAT(page, ContainsSubstring("Aragon") && ContainsSubstring("Camille") &&
                         ContainsSubstring("n° 61"));
    CHECK_THAT(page, ContainsSubstring("ferme: Glaces de la Montagne"));
    CHECK_THAT(page, ContainsSubstring("mot: vrac"));
    CHECK_THAT(page, ContainsSubstring("pas nommé par la config") &&
                         ContainsSubstring("dit par la config, changé là"));
}

TEST_CASE("relays that the config says are taken along as the table to come", "[web]")
{
    TableDepot served;
    CHECK_THAT(served.get("/tables/relays").body,
               ContainsSubstring("<code>[relays]</code> à la place de <code>[[relay]]</code>") &&
                   ContainsSubstring("<td>Camille</td>") && !ContainsSubstring("Remplacer"));
    CHECK_THAT(served.get("/tables/relays/file").body,
               ContainsSubstring("\r\n;61;B;BLEU;Saint-Denis;\r\n"));
    CHECK_THAT(served.get("/tables/rules/file").body,
               ContainsSubstring("ferme: Glaces de la Montagne;surgelé;"));
    CHECK(served.send("relais\n", "relays").status == 422);
}

TEST_CASE("a table is shown, taken along, and replaced", "[web]")
{
    TableDepot served;
    CHECK_THAT(served.get("/tables/products").body,
               ContainsSubstring("<th scope=\"col\">zone</th>") &&
                   ContainsSubstring("<td>Yaourt &lt;b&gt;</td>"));
    const Answer file = served.get("/tables/products/file");
    CHECK(file.body == "produit;zone\nYaourt <b>;frais\n");
    CHECK(file.headers.at("content-disposition") == "attachment; filename=\"products.csv\"");
    const Answer replaced = served.send("produit;zone\nTomates;frais\nPain;sec\n");
    CHECK(replaced.headers.at("location") == "/tables/products?replaced=2");
    CHECK(served.depot.rules()->products.size() == 2);
    CHECK_THAT(served.get("/tables/products?replaced=2").body,
               ContainsSubstring("2\u00a0lignes comptent dès la prochaine vente figée.") &&
                   ContainsSubstring("<td>Tomates</td>"));
}

TEST_CASE("a row of rules that tells both is one row", "[web]")
{
    const ServedDepot served(Printers::two, [](DepotSettings& settings) {
        settings.rule_table = settings.data / "regles.csv";
        std::filesystem::create_directories(settings.data);
        std::ofstream(settings.rule_table)
            << "règle;zone;étiquettes\nmot: a;frais;aucune\nmot: b;sec;\nmot: c;;aucune\n";
        const auto word = [](const char* text) {
            return ProductMatch{ProductMatch::By::word, text};
        };
        settings.rules.zones = {{word("a"), Zone::chilled}, {word("b"), Zone::ambient}};
        settings.rules.labelling = {{word("a"), Labelling::none}, {word("c"), Labelling::none}};
    });
    CHECK_THAT(served.get("/tables").body, ContainsSubstring("3\u00a0lignes"));
}

TEST_CASE("a bad table is refused with its rows and columns", "[web]")
{
    TableDepot served;
    const Answer refused = served.send("produit;zone\nTomates;tiède\n");
    CHECK(refused.status == 422);
    CHECK_THAT(refused.body, ContainsSubstring("le tableau d’avant compte encore") &&
                                 ContainsSubstring("ligne 2") && ContainsSubstring("zone"));
    CHECK(read_file(served.depot.settings().product_table) == "produit;zone\nYaourt <b>;frais\n");
}

TEST_CASE("a table that the config does not name is asked for, and no other is there", "[web]")
{
    TableDepot served;
    CHECK_THAT(served.get("/tables/farms").body, ContainsSubstring("[producers]"));
    CHECK(served.get("/tables/farms/file").status == 404);
    CHECK(served.send("ferme;heure\n", "farms").status == 422);
    CHECK(served.get("/tables/relais").status == 404);
    CHECK(served.post("/tables/products", "token=" + served.token_on("/tables/products")).status ==
          422);
    CHECK(served.post("/tables/products", "token=none").status == 403);
}
