#include "depot/freeze.h"

#include "depot/sample_depot.h"
#include "support/catch2_compat.h"

namespace cageot {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using Names = std::vector<std::string>;

/// The files of the session's raw archive when its two files were handed over with these names.
Names archived_as(const std::string& orders, const std::string& packing)
{
    SampleDepot sample;
    freeze(sample.depot,
           {{orders, small_week()},
            {packing, "Boutique,Prénom,Nom,Fournisseur,Produit,Variante,Quantité,Temp Contrôlée "
                      "?\nLe Panier,Inès,Lafargue,Ferme du Causse,Tomates,500g,2,true\n"}});
    CHECK(files_in(sample.folder.path()).size() > 8);
    for (const auto& entry : fs::directory_iterator(sample.folder.path()))
        CHECK(entry.path().filename() == "data");
    const Names names = sample.depot.store().raw_files({"S1"}, 1);
    CHECK(files_in(sample.depot.archive({"S1"}, 1) / "raw").size() == names.size());
    return names;
}

long count_of(const std::string& text, const std::string& words)
{
    long count = 0;
    for (std::size_t at = text.find(words); at != std::string::npos;
         at = text.find(words, at + words.size()))
        ++count;
    return count;
}

} // namespace

TEST_CASE("whatever a file is called, it stays inside the archive", "[depot]")
{
    CHECK(archived_as("../x", "/etc/passwd") == Names{"x", "passwd"});
    CHECK(archived_as("..", "") == Names{"fichier", "2-fichier"});
    CHECK(archived_as("lundi/export.csv", "mardi/export.csv") ==
          Names{"export.csv", "2-export.csv"});
    CHECK(archived_as("Relevé d'été œ 🥕.csv", "a b;c&d.csv") ==
          Names{"Relevé d'été œ 🥕.csv", "a b;c&d.csv"});
}

TEST_CASE("two files whose names differ by .tmp are both kept", "[depot]")
{
    CHECK(archived_as("export.csv", "export.csv.tmp") == Names{"export.csv", "export.csv.tmp"});
    CHECK(archived_as("export.csv.tmp", "export.csv") == Names{"export.csv.tmp", "2-export.csv"});
}

TEST_CASE("a refusal says what to mend, row by row", "[depot]")
{
    SampleDepot sample;
    const std::string text = report(
        freeze(sample.depot, {{"commandes.csv", orders_csv({"17;Inès;Aragon;Ferme;Tomates;500g;2,5",
                                                            "18;Odette;;Ferme;Tomates;500g;1"})}}));
    CHECK(text.starts_with("Refusé: rien n'a été importé. Corrigez ce qui suit, puis déposez le "
                           "fichier à nouveau.\n- commandes.csv, ligne 2, "));
    CHECK_THAT(text, ContainsSubstring("\n- commandes.csv, ligne 3, "));
    CHECK(count_of(text, "\n") == 3);
}

TEST_CASE("a report says the same words once and counts the rest", "[depot]")
{
    Freezing freezing;
    freezing.session = StoredSession{{"S4"}, 2, "Le Panier", "Vente 46", "", 0};
    freezing.findings = {{Severity::warning, "U1", 0, "", "texte raccourci."},
                         {Severity::warning, "U2", 0, "", "texte raccourci."},
                         {Severity::warning, "commandes.csv", 3, "", "relais inconnu."},
                         {Severity::warning, "U3", 0, "", "texte raccourci."}};
    CHECK(report(freezing) == "Importé: S4@v2 «Vente 46».\n"
                              "- attention: U1: texte raccourci. (et 2 autres fois)\n"
                              "- attention: commandes.csv, ligne 3: relais inconnu.\n");
    freezing.findings.pop_back();
    CHECK_THAT(report(freezing), ContainsSubstring("texte raccourci. (et une autre fois)\n"));
}

TEST_CASE("labels that must not be printed are told once, and the session is frozen", "[depot]")
{
    TemporaryFolder elsewhere;
    DepotSettings settings = sample_settings(elsewhere.path());
    settings.layouts =
        layouts_with(elsewhere.path(), "head-57x32.toml", "[[mark]]",
                     "[[mark]]\ntype = \"text\"\ntext = \"88\"\nface = \"bold\"\ndigit_height = "
                     "20.0\nbox = [1.0, 1.0, 4.0, 4.0]\n\n[[mark]]");
    SampleDepot sample(settings);
    const Freezing freezing = freeze(sample.depot, {{"commandes.csv", small_week()}});
    REQUIRE(freezing.session);
    CHECK_FALSE(freezing.documents_fault.empty());
    const std::string text = report(freezing);
    CAPTURE(text);
    CHECK(text.starts_with("Importé: S1@v1 «Vente 46».\n"));
    CHECK(count_of(text, "Étiquettes à ne pas imprimer: ") == 1);
    CHECK_FALSE(has_error(freezing.findings));
    CHECK(count_of(text, "texte raccourci: «88»") == 2); // two farms, one head each
    CHECK(sample.count(*freezing.session, LabelState::planned) == 9);

    const Freezing again = freeze(sample.depot, {{"commandes.csv", small_week()}});
    CHECK(again.unchanged);
    CHECK(again.documents_fault == freezing.documents_fault);
    DepotSettings mended = settings;
    mended.layouts = sample_settings(elsewhere.path()).layouts;
    const FixedClock clock;
    Depot depot(mended, clock);
    CHECK(freeze(depot, {{"commandes.csv", small_week()}}).documents_fault.empty());
    CHECK(freeze(depot, {{"commandes.csv", small_week()}}).documents_fault.empty());
}

} // namespace cageot
