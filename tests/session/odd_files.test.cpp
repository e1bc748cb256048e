// Each file of fixtures/odd and the exact answer that people get.

#include "session/sample_orders.h"
#include "support/catch2_compat.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

using namespace cageot;
using namespace cageot::test;

namespace {

const std::filesystem::path folder = std::filesystem::path(CAGEOT_SOURCE_DIR) / "fixtures" / "odd";

SessionReading read_file(const std::string& name)
{
    std::ifstream file(folder / name, std::ios::binary);
    REQUIRE(file);
    return read_session({{name, {std::istreambuf_iterator<char>(file), {}}}});
}

/// Good files: odd in form only.
const std::vector<std::string> good_files = {"good.csv", "windows-1252.csv", "saved-by-excel.csv",
                                             "total-rows.csv", "neutral.csv"};

const std::map<std::string, std::string> answers = {
    {"answer-of-an-api.csv",
     "E answer-of-an-api.csv: il manque «cycle.json», qui dit de quelle vente sont ces commandes: "
     "donnez ensemble tous les fichiers de la lecture.\n"
     "E answer-of-an-api.csv: il manque la réponse sur la boutique «shop.json», qui nomme les "
     "fermes: donnez ensemble tous les fichiers de la lecture.\n"},
    {"broken-accents.csv",
     "E broken-accents.csv, ligne 1: les accents du fichier sont abîmés, comme dans «QuantitÃ©» "
     "(lignes touchées: 6): exportez de nouveau le rapport sans le modifier.\n"},
    {"cut-in-the-middle.csv", "E cut-in-the-middle.csv, ligne 6: le fichier s'arrête au milieu de "
                              "cette ligne: téléchargez-le de nouveau.\n"},
    {"empty.csv", "E empty.csv: ce fichier est vide: exportez de nouveau le rapport.\n"},
    {"excel-exponent-sku.csv",
     "E excel-exponent-sku.csv, ligne 4, «Référence Produit»: le tableur a raccourci ce nombre en "
     "«3,70E+12» et ses derniers chiffres sont perdus: exportez de nouveau le rapport sans "
     "l'ouvrir dans le tableur.\n"},
    {"half-quantity.csv", "E half-quantity.csv, ligne 5, «Quantité»: la quantité «1.5» n'est pas "
                          "entière: écrivez un nombre d'unités, le poids va dans la variante.\n"},
    {"hashes.csv", "E hashes.csv, ligne 6, «Date»: le tableur a écrit «########» à la place de la "
                   "valeur: exportez de nouveau le rapport sans l'ouvrir dans le tableur.\n"},
    {"masked-customers.csv", "E masked-customers.csv, ligne 2, «Client»: les noms des clients sont "
                             "masqués (lignes touchées: 5): "
                             "faites exporter le rapport par un gestionnaire de la boutique.\n"},
    {"missing-column.csv",
     "E missing-column.csv, ligne 1, «Producteur»: cette colonne obligatoire manque (la plus "
     "proche est «Productuer»): affichez-la puis exportez de nouveau.\n"},
    {"negative-quantity.csv", "E negative-quantity.csv, ligne 2, «Quantité»: la quantité «-2» est "
                              "négative: écrivez 0 pour un produit annulé.\n"},
    {"no-orders.csv", "E no-orders.csv: ce fichier ne contient aucune commande: vérifiez la vente "
                      "et les filtres du rapport puis exportez de nouveau.\n"},
    {"one-broken-letter.csv",
     "E one-broken-letter.csv, ligne 3: cette ligne contient une lettre abîmée (le reste du "
     "fichier est en UTF-8): exportez de nouveau le rapport sans le modifier.\n"},
    {"orders-and-distributors.csv",
     "E orders-and-distributors.csv: c'est le rapport «Commandes et distributeurs», sans ferme ni "
     "vrai numéro de commande: exportez «Totaux Cycle de Vente par Acheteur».\n"},
    {"packing-alone.csv",
     "E packing-alone.csv: un rapport de préparation n'a pas de numéros de commande et ne suffit "
     "pas: donnez aussi «Totaux Cycle de Vente par Acheteur» en CSV.\n"},
    {"pasted-twice.csv",
     "E pasted-twice.csv, ligne 7: toutes les lignes de la commande R310000017 sont là deux fois "
     "(voyez aussi la ligne 2): supprimez la copie ou exportez de nouveau.\n"
     "E pasted-twice.csv, ligne 9: toutes les lignes de la commande R310000029 sont là deux fois "
     "(voyez aussi la ligne 4): supprimez la copie ou exportez de nouveau.\n"
     "E pasted-twice.csv, ligne 10: toutes les lignes de la commande R310000031 sont là deux fois "
     "(voyez aussi la ligne 5): supprimez la copie ou exportez de nouveau.\n"},
    {"pasted-with-headers.csv",
     "E pasted-with-headers.csv, ligne 7: cette ligne répète les en-têtes: deux fichiers ont été "
     "collés bout à bout, donnez un seul export complet.\n"
     "E pasted-with-headers.csv, ligne 8: toutes les lignes de la commande R310000017 sont là deux "
     "fois (voyez aussi la ligne 2): supprimez la copie ou exportez de nouveau.\n"
     "E pasted-with-headers.csv, ligne 10: toutes les lignes de la commande R310000029 sont là "
     "deux fois (voyez aussi la ligne 4): supprimez la copie ou exportez de nouveau.\n"
     "E pasted-with-headers.csv, ligne 11: toutes les lignes de la commande R310000031 sont là "
     "deux fois (voyez aussi la ligne 5): supprimez la copie ou exportez de nouveau.\n"},
    {"stray-quote.csv", "E stray-quote.csv, ligne 4: les guillemets de cette ligne ne vont pas par "
                        "deux: corrigez-les ou exportez de nouveau le rapport.\n"},
    {"two-customers-in-one-order.csv",
     "E two-customers-in-one-order.csv, ligne 3, «Client»: la commande R310000017 dit «Marc "
     "Lafargue» ici et «Inès Lafargue» à la ligne 2: corrigez celle qui est fausse.\n"},
    {"two-cycles.csv",
     "E two-cycles.csv, «Cycle de Vente»: ce fichier contient plusieurs ventes, «Vente des "
     "restaurateurs» et «Vente du 7 au 9 novembre»: choisissez-en une avec --cycle ou exportez le "
     "rapport d'une seule.\n"},
    {"unclosed-quote.csv", "E unclosed-quote.csv, ligne 6: un guillemet s'ouvre sur cette ligne et "
                           "ne se ferme jamais: corrigez-le ou exportez de nouveau le rapport.\n"},
    {"web-page.csv", "E web-page.csv: c'est une page web et non un rapport: reconnectez-vous au "
                     "site et exportez de nouveau en CSV.\n"},
    {"xlsx-renamed.csv",
     "E xlsx-renamed.csv: c'est un classeur (XLSX ou ODS) et non un CSV, même si son nom dit .csv: "
     "exportez de nouveau le rapport en choisissant CSV.\n"},
};

} // namespace

TEST_CASE("every odd file gives its clear French answer", "[session]")
{
    for (const auto& [name, answer] : answers) {
        const SessionReading reading = read_file(name);
        CAPTURE(name);
        CHECK_FALSE(reading.session);
        CHECK(printed(reading.findings) == answer);
    }
}

TEST_CASE("files that are odd in form only are read without a word", "[session]")
{
    for (const std::string& name : good_files) {
        const SessionReading reading = read_file(name);
        CAPTURE(name);
        CHECK(printed(reading.findings) == "");
        CHECK(reading.session);
    }
    const Session good = *read_file("good.csv").session;
    CHECK(read_file("windows-1252.csv").session == good);
    CHECK(read_file("total-rows.csv").session == good);
    CHECK(read_file("saved-by-excel.csv").session->orders.size() == good.orders.size());
}

TEST_CASE("no odd file goes without an expected answer", "[session]")
{
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        CAPTURE(name);
        const bool good = std::find(good_files.begin(), good_files.end(), name) != good_files.end();
        CHECK(good != answers.contains(name));
    }
}
