#include "depot/freeze.h"

#include "depot/sample_depot.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"

#include <algorithm>
#include <cstdlib>

namespace cageot {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

Freezing freeze_text(SampleDepot& sample, const std::string& csv,
                     const std::string& name = "commandes.csv")
{
    return freeze(sample.depot, {{name, csv}});
}

Names raw_names(SampleDepot& sample, int version)
{
    Names names;
    for (const auto& entry : fs::directory_iterator(sample.depot.archive({"S1"}, version) / "raw"))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

/// sha256sum is the witness.
bool sums_match(SampleDepot& sample, int version)
{
    const std::string folder = sample.depot.archive({"S1"}, version).string();
    return std::system(
               ("cd '" + folder + "' && sha256sum --quiet --strict -c SHA256SUMS").c_str()) == 0;
}

/// What a refusal or a repetition must not change.
struct Everything {
    std::map<std::string, std::string> files;
    std::int64_t changes = 0;
    friend bool operator==(const Everything&, const Everything&) = default;
};

Everything everything(SampleDepot& sample)
{
    return {files_in(sample.folder.path()), sample.depot.store().change_count()};
}

std::map<std::string, std::string> states(SampleDepot& sample)
{
    std::map<std::string, std::string> states;
    for (const LedgerRow& row : sample.depot.store().ledger({"S1"}))
        states[row.code] = to_string(row.state);
    return states;
}

} // namespace

TEST_CASE("good files become the first version of a session", "[depot]")
{
    SampleDepot sample;
    const Freezing freezing = freeze_text(sample, small_week());
    REQUIRE(freezing.session);
    CHECK(freezing.session->id == SessionId{"S1"});
    CHECK(freezing.session->version == 1);
    CHECK(freezing.session->hub == "Le Panier");
    CHECK(freezing.session->name == "Vente 46");
    CHECK(freezing.session->frozen_at == 1794460320000);
    CHECK(freezing.session->sha256.size() == 64);
    CHECK_FALSE(freezing.unchanged);
    CHECK(freezing.documents_fault.empty());
    CHECK(sample.depot.store().sessions() == std::vector{*freezing.session});
    CHECK(sample.count(*freezing.session, LabelState::planned) == 9);
}

TEST_CASE("the raw files are kept untouched with sums that match", "[depot]")
{
    SampleDepot sample;
    freeze_text(sample, small_week());
    CHECK(files_in(sample.depot.archive({"S1"}, 1) / "raw") ==
          std::map<std::string, std::string>{{"commandes.csv", small_week()}});
    CHECK(sums_match(sample, 1));
    CHECK(sample.depot.store().raw_files({"S1"}, 1) == Names{"commandes.csv"});
}

TEST_CASE("a version has its plan and the documents of every kind of paper", "[depot]")
{
    SampleDepot sample;
    freeze_text(sample, small_week());
    Names names;
    for (const auto& [name, bytes] : files_in(sample.depot.archive({"S1"}, 1))) {
        if (name.ends_with(".pdf"))
            CHECK(bytes.starts_with("%PDF-"));
        names.push_back(name);
    }
    CHECK(names == Names{"SHA256SUMS", "label-sheet.pdf", "labels-001.pdf", "plan.json", "raw",
                         "raw/commandes.csv", "resume.txt", "sheets.pdf", "tickets-001.pdf",
                         "tickets-002.pdf"});
}

TEST_CASE("the same content again changes nothing", "[depot]")
{
    SampleDepot sample;
    freeze_text(sample, small_week());
    const Everything before = everything(sample);
    sample.clock.advance(60000);
    Freezing again;
    SECTION("the same file")
    {
        again = freeze_text(sample, small_week());
    }
    SECTION("under another name")
    {
        again = freeze_text(sample, small_week(), "Copie de commandes (2).csv");
    }
    SECTION("with its columns and orders in another order, and commas")
    {
        again = freeze_text(
            sample, "produit,quantité,boutique,commande,unité,relais,client,ferme,vente\n"
                    "Œufs,0,Le Panier,18,boîte de 6,Aragon,Odette Sœur,Ferme du Causse,Vente 46\n"
                    "Tomates,1,Le Panier,18,500g,Aragon,Odette Sœur,Ferme du Causse,Vente 46\n"
                    "Tomates,2,Le Panier,17,500g,Aragon,Inès Lafargue,Ferme du Causse,Vente 46\n"
                    "Yaourt,1,Le Panier,17,4x125g,Aragon,Inès Lafargue,Fromagerie du Lac,Vente "
                    "46\n");
    }
    REQUIRE(again.session);
    CHECK(again.unchanged);
    CHECK(again.session->version == 1);
    CHECK(report(again) == "Déjà importé: S1@v1 a exactement ce contenu.\n");
    CHECK(everything(sample) == before);
}

TEST_CASE("other content of the same sale is the next version", "[depot]")
{
    SampleDepot sample;
    freeze_text(sample, small_week());
    const auto first_files = files_in(sample.depot.archive({"S1"}, 1));
    const auto before = states(sample);
    const Freezing later = freeze_text(sample, small_week_later());
    REQUIRE(later.session);
    CHECK(later.session->id == SessionId{"S1"});
    CHECK(later.session->version == 2);
    CHECK_FALSE(later.unchanged);
    CHECK(report(later).starts_with("Importé: S1@v2 «Vente 46».\n"));

    std::vector<std::pair<std::string, int>> numbers;
    for (const PlannedOrder& order : sample.depot.plan({"S1"}, 2)->orders)
        numbers.emplace_back(order.order.value, order.number);
    CHECK(numbers == std::vector<std::pair<std::string, int>>{{"17", 1}, {"18", 2}, {"19", 3}});

    const auto after = states(sample);
    CHECK(before.size() == 9);
    // One tomato "1/1", both farms' heads, two yoghurts and a ticket more; nothing forgotten.
    CHECK(after.size() == 15);
    for (const auto& [code, state] : before)
        CHECK(after.contains(code));
    // The tomatoes "1/2" and "2/2" of order 17 and the heads that counted them.
    CHECK(sample.count(*later.session, LabelState::void_) == 4);
    CHECK(files_in(sample.depot.archive({"S1"}, 1)) == first_files);
    CHECK(sums_match(sample, 2));
}

TEST_CASE("what was printed and still is true stays printed in the next version", "[depot]")
{
    SampleDepot sample;
    const StoredSession first = sample.freeze_csv(small_week());
    sample.print_all(first);
    sample.end_jobs(first);
    const StoredSession second = sample.freeze_csv(small_week_later());
    // A tomato and the ticket of order 18, the yoghurt and the bag ticket of order 17.
    CHECK(sample.count(second, LabelState::sent) == 4);
    CHECK(sample.count(second, LabelState::void_) == 4);
    // Six new codes, and the ticket of order 17 under its old one.
    CHECK(sample.count(second, LabelState::planned) == 7);
    CHECK(sample.depot.store().discards(second.id, 2).size() == 5);
}

TEST_CASE("going back to older content is a version of its own", "[depot]")
{
    SampleDepot sample;
    freeze_text(sample, small_week());
    freeze_text(sample, small_week_later());
    const Freezing back = freeze_text(sample, small_week());
    REQUIRE(back.session);
    CHECK(back.session->version == 3);
    // What came back has a new code: its first label may lie in a crate, torn or not.
    CHECK(sample.count(*back.session, LabelState::void_) == 10);
    CHECK(sample.count(*back.session, LabelState::planned) == 9);
}

TEST_CASE("another sale is another session; a name typed otherwise is the same one", "[depot]")
{
    SampleDepot sample;
    sample.freeze_csv(small_week());
    const std::string row = "17;Inès;Aragon;Ferme du Causse;Tomates;500g;1";
    CHECK(sample.freeze_csv(orders_csv({row}, "Vente 47")).id == SessionId{"S2"});
    const StoredSession same = sample.freeze_csv(orders_csv({row}, "VENTE  46"));
    CHECK(same.id == SessionId{"S1"});
    CHECK(same.version == 2);
}

TEST_CASE("refused input leaves no row and no folder", "[depot]")
{
    SampleDepot sample;
    const auto changes = sample.depot.store().change_count();
    const Freezing freezing = freeze_text(sample, small_week() + "Vente 46;Le Panier;19");
    CHECK_FALSE(freezing.session);
    CHECK(has_error(freezing.findings));
    CHECK(sample.depot.store().sessions().empty());
    CHECK(sample.depot.store().change_count() == changes);
    CHECK_FALSE(fs::exists(sample.folder.path() / "data/archive"));
}

TEST_CASE("refused input leaves the version before as it was", "[depot]")
{
    SampleDepot sample;
    freeze_text(sample, small_week());
    const Everything before = everything(sample);
    const std::string text = GENERATE(as<std::string>(), "", "commande;client\n1;2\n",
                                      "<html><body>Connexion</body></html>", "\xff\xfe\0a");
    CHECK_FALSE(freeze_text(sample, text).session);
    CHECK(everything(sample) == before);
}

TEST_CASE("a packing report that comes later completes the newest session", "[depot]")
{
    SampleDepot sample;
    freeze_text(sample, small_week());
    const InputFile packing{"preparation.csv",
                            "Boutique,Prénom,Nom,Fournisseur,Produit,Variante,Quantité,Temp "
                            "Contrôlée ?\nLe Panier,Inès,Lafargue,Ferme du Causse,Tomates,500g,2,"
                            "true\n"};
    const Freezing freezing = freeze(sample.depot, {packing});
    REQUIRE(freezing.session);
    CHECK(freezing.session->id == SessionId{"S1"});
    CHECK(freezing.session->version == 2);
    CHECK(raw_names(sample, 2) == Names{"commandes.csv", "preparation.csv"});
    CHECK(sums_match(sample, 2));
    for (const Crate& crate : sample.depot.plan({"S1"}, 2)->crates)
        CHECK(crate.zone == Zone::chilled);
    CHECK(freeze(sample.depot, {packing}).unchanged);
}

TEST_CASE("orders that come again without their packing report keep what it told", "[depot]")
{
    SampleDepot sample;
    const InputFile packing{"preparation.csv",
                            "Boutique,Prénom,Nom,Fournisseur,Produit,Variante,Quantité,Temp "
                            "Contrôlée ?\nLe Panier,Inès,Lafargue,Ferme du Causse,Tomates,500g,2,"
                            "true\n"};
    freeze(sample.depot, {{"commandes.csv", small_week()}, packing});
    CHECK(freeze_text(sample, small_week()).unchanged);
    const Freezing later = freeze_text(sample, small_week_later());
    REQUIRE(later.session);
    CHECK(later.session->version == 2);
    CHECK(raw_names(sample, 2) == Names{"commandes.csv", "preparation.csv"});
    for (const PlannedOrder& order : sample.depot.plan({"S1"}, 2)->orders)
        for (const PlannedLine& line : order.lines)
            CHECK((line.product.name != "Tomates" || line.zone == Zone::chilled));

    // A corrected packing report takes the place of the one before.
    InputFile corrected = packing;
    corrected.bytes.replace(corrected.bytes.find("true"), 4, "false");
    const Freezing third = freeze(sample.depot, {corrected});
    REQUIRE(third.session);
    CHECK(third.session->version == 3);
    for (const PlannedOrder& order : sample.depot.plan({"S1"}, 3)->orders)
        for (const PlannedLine& line : order.lines)
            CHECK((line.product.name != "Tomates" || line.zone == Zone::ambient));
}

TEST_CASE("a cycle of the same name with other orders is another session", "[depot]")
{
    SampleDepot sample;
    const auto week = [](const char* number) {
        return orders_csv({std::string(number) + ";Inès;Aragon;Ferme;Tomates;500g;2"}, "");
    };
    CHECK(freeze_text(sample, week("17")).session->id == SessionId{"S1"});
    CHECK(freeze_text(sample, week("18")).session->id == SessionId{"S2"});
    CHECK(freeze_text(sample, week("17")).unchanged);
}

TEST_CASE("a packing report without any session is refused", "[depot]")
{
    SampleDepot sample;
    const Freezing freezing = freeze_text(
        sample, "Boutique,Prénom,Nom,Fournisseur,Produit,Variante,Quantité,Temp Contrôlée ?\n"
                "Le Panier,Inès,Lafargue,Ferme du Causse,Tomates,500g,2,true\n");
    CHECK_FALSE(freezing.session);
    CHECK(report(freezing).starts_with("Refusé: rien n'a été importé."));
}

} // namespace cageot
