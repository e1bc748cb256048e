#include "session/read_session.h"
#include "session/sample_orders.h"
#include "support/catch2_compat.h"

#include <algorithm>
#include <numeric>
#include <random>

using namespace cageot;
using namespace cageot::test;
using Catch::Matchers::ContainsSubstring;

namespace {

Grid with_cell(std::size_t row, const std::string& header, const std::string& text)
{
    Grid grid = sample_grid();
    grid[row].at(column_of(grid, header)) = text;
    return grid;
}

Grid without_column(const std::string& header)
{
    Grid grid = sample_grid();
    const auto at = static_cast<std::ptrdiff_t>(column_of(grid, header));
    for (auto& row : grid)
        row.erase(row.begin() + at);
    return grid;
}

Session sample_session()
{
    const SessionReading reading = read_grid(sample_grid());
    INFO(printed(reading.findings));
    REQUIRE(reading.session);
    return *reading.session;
}

} // namespace

TEST_CASE("a report is read into orders by number with lines as they stand", "[session]")
{
    const SessionReading reading = read_grid(sample_grid());
    CHECK(printed(reading.findings) == "");
    REQUIRE(reading.session);
    const Session& session = *reading.session;
    CHECK(session.hub == "Les Paniers du Viaduc");
    CHECK(session.name == "Vente du 7 au 9 novembre");
    CHECK(total_quantity(session) == 10);
    REQUIRE(session.orders.size() == 4);

    const Order& home = session.orders[0];
    CHECK(home.number.value == "R310000003");
    CHECK(home.customer.phone == ""); // the shop's "a" means that there is none
    CHECK(home.relay == Relay{"Tournée à domicile", true, "4 impasse du Four, 11600 Conques"});
    REQUIRE(home.lines.size() == 2);
    CHECK(home.lines[1].quantity == 0);

    const Order& split = session.orders[1];
    CHECK(split.customer == Customer{"Inès Lafargue", "K012", "ines@example.org", "0600000001"});
    CHECK(split.relay == Relay{"Relais de Trèbes, salle des fêtes", false, ""});
    CHECK(split.completed_at == "2026-11-07 08:15:30");
    CHECK(split.paid == false);
    CHECK(split.total == std::nullopt);
    REQUIRE(split.lines.size() == 3);
    CHECK(split.lines[0] ==
          OrderLine{{"Ferme du Causse", "Poireaux", "Botte de 1 kg"}, 2, Cents{580}, "", {}});
    CHECK(split.lines[1].price == Cents{250});
    CHECK(split.lines[2].product.name == "Bûche \"cendrée\"");
    CHECK(split.lines[2].sku == "BC-180");

    CHECK(session.orders[2].number.value == "R310000029"); // a homonym stays another order
    CHECK(session.orders[2].customer.code == "");
    CHECK(session.orders[3].number.value == "R310000099"); // and so does a second order
}

TEST_CASE("language, separator, encoding and line ends change nothing", "[session]")
{
    const Session expected = sample_session();
    const Grid grid = sample_grid();
    std::string crlf;
    for (const char c : to_csv(grid, ';'))
        crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
    const std::string text =
        GENERATE_COPY(to_csv(english(grid)), to_csv(grid, ';'), to_csv(grid, '\t'),
                      "\xEF\xBB\xBF" + to_csv(grid), "sep=;\n" + to_csv(grid, ';'), crlf);
    const SessionReading reading = read_text(text);
    CHECK(printed(reading.findings) == "");
    CHECK(reading.session == expected);
}

TEST_CASE("the order of columns and rows means nothing", "[session]")
{
    const Session expected = sample_session();
    std::mt19937 random(46);
    for (int round = 0; round < 50; ++round) {
        const Grid grid = sample_grid();
        std::vector<std::size_t> places(grid[0].size());
        std::iota(places.begin(), places.end(), std::size_t{0});
        std::shuffle(places.begin(), places.end(), random);
        Grid shuffled;
        for (const auto& row : grid) {
            shuffled.emplace_back();
            for (const std::size_t place : places)
                shuffled.back().push_back(row[place]);
        }
        std::stable_sort(shuffled.begin() + 1, shuffled.end(), [&](const auto& a, const auto& b) {
            const std::size_t at = column_of(shuffled, "N° commande");
            return a[at] > b[at];
        });
        CHECK(read_grid(shuffled).session == expected);
    }
}

TEST_CASE("a missing required column refuses the file and names the nearest header", "[session]")
{
    for (const char* header : {"N° commande", "Client", "Producteur", "Produit", "Variante",
                               "Quantité", "Méthode de livraison"}) {
        const SessionReading reading = read_grid(without_column(header));
        CHECK_FALSE(reading.session);
        REQUIRE(reading.findings.size() == 1);
        CHECK(reading.findings[0].field == header);
    }
    CHECK(printed(read_grid(with_cell(0, "Quantité", "Quantitée")).findings) ==
          "E totaux.csv, ligne 1, «Quantité»: cette colonne obligatoire manque (la plus proche est "
          "«Quantitée»): affichez-la puis exportez de nouveau.\n");
}

TEST_CASE("a missing recommended column is warned of once", "[session]")
{
    for (const char* header :
         {"Cycle de Vente", "Date", "Référence Produit", "Code acheteur", "Livré ?"}) {
        const SessionReading reading = read_grid(without_column(header));
        CHECK(reading.session);
        REQUIRE(reading.findings.size() == 1);
        CHECK(reading.findings[0].severity == Severity::warning);
        CHECK(reading.findings[0].field == header);
    }
    CHECK(read_grid(without_column("Email")).findings.empty());
}

TEST_CASE("the same column twice is refused", "[session]")
{
    CHECK(printed(read_grid(with_cell(0, "Email", "Customer")).findings) ==
          "E totaux.csv, ligne 1, «Customer»: cette colonne est là deux fois: gardez la bonne et "
          "supprimez l'autre.\n");
}

TEST_CASE("rows without data are passed over", "[session]")
{
    const std::string csv = to_csv(sample_grid());
    const std::string commas(18, ',');
    const SessionReading reading =
        read_text("Titre du rapport,Totaux\nPériode,7 nov. - 9 nov.\nPrinted,10 nov.\n\n" + csv +
                  "Les Paniers du Viaduc" + commas + ",\n\nTotal,,,,,,,10,44.4" +
                  std::string(11, ',') + "\n,,,,,TOTAL,,,44.4" + std::string(11, ',') + "\n");
    CHECK(printed(reading.findings) == "");
    CHECK(reading.session == sample_session());
}

TEST_CASE("a half damaged row is never taken for a row without data", "[session]")
{
    for (const char* header : {"N° commande", "Client", "Producteur", "Produit", "Quantité",
                               "Méthode de livraison", "Cycle de Vente"}) {
        const SessionReading reading = read_grid(with_cell(4, header, " "));
        CHECK_FALSE(reading.session);
        REQUIRE(reading.findings.size() == 1);
        CHECK(reading.findings[0].row == 5);
        CHECK(reading.findings[0].field == header);
    }
    const std::string lone = std::string(18, ',') + "R310000111,\n";
    CHECK_FALSE(read_text(to_csv(sample_grid()) + lone).session);
}

TEST_CASE("every fault is told, by row and column", "[session]")
{
    Grid grid = with_cell(1, "Quantité", "1.5");
    grid[3][column_of(grid, "Coût produits + Marge (€)")] = "cher";
    grid[4][column_of(grid, "Payé ?")] = "bientôt";
    grid[5][column_of(grid, "Date")] = "hier";
    grid[7][column_of(grid, "Client")] = std::string("Z\x01");
    const SessionReading reading = read_grid(grid);
    CHECK_FALSE(reading.session);
    REQUIRE(reading.findings.size() >= 5);
    CHECK(
        printed(reading.findings) ==
        "E totaux.csv, ligne 2, «Quantité»: la quantité «1.5» n'est pas entière: écrivez un nombre "
        "d'unités, le poids va dans la variante.\n"
        "E totaux.csv, ligne 4, «Coût produits + Marge (€)»: le montant «cher» n'est pas lisible: "
        "écrivez-le comme 7,20.\n"
        "E totaux.csv, ligne 5, «Payé ?»: «bientôt» n'est ni oui ni non: écrivez oui ou non.\n"
        "E totaux.csv, ligne 6, «Date»: la date «hier» n'est pas lisible: écrivez-la comme "
        "2026-09-12 09:41 ou 12/09/2026 09:41.\n"
        "E totaux.csv, ligne 7, «Date»: la commande R310000003 dit «2026-11-09 21:01:00» ici et "
        "«hier» à la ligne 6: corrigez celle qui est fausse.\n"
        "E totaux.csv, ligne 8, «Client»: cette cellule contient un caractère de contrôle "
        "invisible: retapez-la.\n");
}

TEST_CASE("after two hundred findings the rest is counted", "[session]")
{
    Grid grid = sample_grid();
    for (int i = 0; i < 3000; ++i) {
        grid.push_back(grid[4]);
        grid.back()[column_of(grid, "Quantité")] = "deux";
    }
    const SessionReading reading = read_grid(grid);
    CHECK_FALSE(reading.session);
    REQUIRE(reading.findings.size() == 201);
    CHECK(reading.findings.back().severity == Severity::error);
    CHECK(reading.findings.back().message ==
          "d'autres remarques suivent (2800): corrigez d'abord celles-ci puis recommencez.");
}

TEST_CASE("warnings alone, however many, refuse nothing", "[session]")
{
    Grid grid = sample_grid();
    for (int i = 0; i < 300; ++i)
        grid.push_back(grid[1]);
    const SessionReading reading = read_grid(grid);
    REQUIRE(reading.session);
    CHECK(reading.findings.size() == 201);
    CHECK(total_quantity(*reading.session) == 10 + 600);
}

TEST_CASE("what one order says of itself must agree in all its rows", "[session]")
{
    for (const char* header : {"Client", "Email", "Méthode de livraison", "Livré ?", "Payé ?",
                               "Date", "Code acheteur", "n° tel"}) {
        const SessionReading reading = read_grid(with_cell(2, header, "true"));
        CAPTURE(header);
        CHECK_FALSE(reading.session);
        CHECK(reading.findings[0].field == header);
        CHECK_THAT(reading.findings[0].message, ContainsSubstring("ligne 2"));
    }
    CHECK(read_grid(with_cell(2, "Email", "")).session == sample_session());
}

TEST_CASE("several cycles are refused by name until one is chosen", "[session]")
{
    Grid grid = sample_grid();
    const std::size_t cycle = column_of(grid, "Cycle de Vente");
    grid[4][cycle] = "Vente des cantines";
    const SessionReading both = read_grid(grid);
    CHECK_FALSE(both.session);
    CHECK(printed(both.findings) ==
          "E totaux.csv, «Cycle de Vente»: ce fichier contient plusieurs ventes, «Vente des "
          "cantines» et «Vente du 7 au 9 novembre»: choisissez-en une avec --cycle ou exportez le "
          "rapport d'une seule.\n");

    const SessionReading one = read_grid(grid, {"vente des CANTINES"});
    REQUIRE(one.session);
    CHECK(one.session->name == "Vente des cantines");
    REQUIRE(one.session->orders.size() == 1);
    CHECK(one.session->orders[0].number.value == "R310000029");
    CHECK_FALSE(has_error(one.findings));
    CHECK(one.findings.size() == 1);

    CHECK_THAT(printed(read_grid(grid, {"Vente de Noël"}).findings),
               ContainsSubstring("«Vente des cantines» et «Vente du 7 au 9 novembre»"));
    CHECK_FALSE(read_grid(without_column("Cycle de Vente"), {"Vente de Noël"}).session);
}

TEST_CASE("an order whose rows stand in two cycles is refused even when one is chosen", "[session]")
{
    const SessionReading reading =
        read_grid(with_cell(2, "Cycle de Vente", "Autre"), {"Vente du 7 au 9 novembre"});
    CHECK_FALSE(reading.session);
    CHECK_THAT(printed(reading.findings), ContainsSubstring("ligne 3, «Cycle de Vente»"));
}

TEST_CASE("several hubs are refused by name", "[session]")
{
    CHECK_THAT(printed(read_grid(with_cell(7, "Boutique", "Le Pré")).findings),
               ContainsSubstring("plusieurs boutiques, «Le Pré» et «Les Paniers du Viaduc»"));
}

TEST_CASE("an order pasted twice is refused, two twin lines are counted with a warning",
          "[session]")
{
    Grid pasted = sample_grid();
    for (const std::size_t row : {1u, 2u, 3u})
        pasted.push_back(pasted[row]);
    CHECK(printed(read_grid(pasted).findings) ==
          "E totaux.csv, ligne 9: toutes les lignes de la commande R310000017 sont là deux fois "
          "(voyez aussi la ligne 2): supprimez la copie ou exportez de nouveau.\n");

    Grid twins = sample_grid();
    twins.push_back(twins[3]);
    const SessionReading reading = read_grid(twins);
    CHECK(
        printed(reading.findings) ==
        "W totaux.csv, ligne 9: cette ligne est la même que la ligne 4 et compte en plus: vérifiez "
        "la commande R310000017.\n");
    REQUIRE(reading.session);
    CHECK(total_quantity(*reading.session) == 11);
}

TEST_CASE("cancelled orders are left out aloud", "[session]")
{
    Grid grid = sample_grid();
    grid[0].push_back("Statut livraison");
    for (std::size_t row = 1; row < grid.size(); ++row)
        grid[row].push_back(row == 4 ? "canceled" : "pending");
    const SessionReading reading = read_grid(grid);
    REQUIRE(reading.session);
    CHECK(reading.session->orders.size() == 3);
    CHECK_THAT(printed(reading.findings), ContainsSubstring("R310000029 est annulée"));

    for (std::size_t row = 1; row < grid.size(); ++row)
        grid[row].back() = "canceled";
    CHECK_FALSE(read_grid(grid).session);
}

TEST_CASE("texts keep to one line and a decent length", "[session]")
{
    CHECK(read_grid(with_cell(4, "Produit", std::string(255, 'x'))).session);
    CHECK_FALSE(read_grid(with_cell(4, "Produit", std::string(256, 'x'))).session);
    CHECK_FALSE(read_grid(with_cell(4, "Produit", "Farine\nT80")).session);

    Grid grid = sample_grid();
    grid[0].push_back("Commentaire");
    for (auto& row : grid)
        row.resize(grid[0].size());
    grid[4].back() = "Sans sac\n\tmerci 🙂";
    const SessionReading reading = read_grid(grid);
    REQUIRE(reading.session);
    CHECK(reading.session->orders[2].comment == "Sans sac merci 🙂");
}

TEST_CASE("a unit that a spreadsheet turned into a date is warned of", "[session]")
{
    const SessionReading reading = read_grid(with_cell(4, "Variante", "01-févr"));
    CHECK(reading.session);
    CHECK(printed(reading.findings) ==
          "W totaux.csv, ligne 5, «Variante»: un tableur a peut-être pris un nombre comme 1/2 pour "
          "la date «01-févr»: comparez avec le site.\n");
}

TEST_CASE("a row whose quotes are broken is told of once", "[session]")
{
    const SessionReading reading = read_text(to_csv(sample_grid()) + "\"a\"b,c,,,deux\n\"open,,\n");
    CHECK_FALSE(reading.session);
    CHECK(printed(reading.findings) ==
          "E totaux.csv, ligne 9: les guillemets de cette ligne ne vont pas par deux: "
          "corrigez-les ou exportez de nouveau le rapport.\n"
          "E totaux.csv, ligne 10: un guillemet s'ouvre sur cette ligne et ne se ferme jamais: "
          "corrigez-le ou exportez de nouveau le rapport.\n");
}

TEST_CASE("home delivery without an address is warned of", "[session]")
{
    const SessionReading reading = read_grid(with_cell(4, "Livré ?", "Oui"));
    REQUIRE(reading.session);
    CHECK(reading.session->orders[2].relay.home_delivery);
    CHECK_THAT(printed(reading.findings), ContainsSubstring("sans adresse"));
}

TEST_CASE("a number that is a database id is no reason to take another report", "[session]")
{
    const SessionReading reading = read_text(
        "Order date,Order Id,Customer Name,Customer Email,SKU,Product,Variant,Quantity,Max "
        "Quantity,Cost,Distributor,Shipping Method\n"
        "2026-11-07,88017,Inès,i@example.org,,Poireaux,1 kg,2,,5.8,Viaduc,Trèbes\n");
    CHECK_FALSE(reading.session);
    CHECK_THAT(printed(reading.findings), ContainsSubstring("Commandes et distributeurs"));
}

TEST_CASE("other reports are told by their name", "[session]")
{
    CHECK_THAT(printed(read_text("Prénom,Nom,Boutique,Code acheteur,Montant,Solde\n").findings),
               ContainsSubstring("rapport de livraison"));
    CHECK_THAT(printed(read_text("Producer,Product,Variant,Quantity,Total Units\n").findings),
               ContainsSubstring("totaux par producteur"));
    CHECK_THAT(printed(read_text("Client,Produit,Variante,Total déjà commandé\n").findings),
               ContainsSubstring("achats groupés"));
    CHECK_THAT(printed(read_text("nom;prenom;age\na;b;3\n").findings),
               ContainsSubstring("aucune ligne d'en-têtes connue"));
}

TEST_CASE("exactly one file holds the orders", "[session]")
{
    CHECK_FALSE(read_session({}).session);
    CHECK(read_session({}).findings.size() == 1);
    const std::string csv = to_csv(sample_grid());
    const SessionReading two = read_session({{"a.csv", csv}, {"b.csv", csv}});
    CHECK(
        printed(two.findings) ==
        "E b.csv: ce fichier contient des commandes et «a.csv» aussi: donnez un seul des deux.\n");
}

TEST_CASE("a fault in any file refuses the session", "[session]")
{
    const SessionReading reading =
        read_session({{"totaux.csv", to_csv(sample_grid())}, {"notes.pdf", "%PDF-1.7\n"}});
    CHECK_FALSE(reading.session);
    CHECK(reading.findings.size() == 1);
    CHECK(reading.findings[0].source == "notes.pdf");
}
