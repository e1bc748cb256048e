// What is refused of a config, and how it is told.

#include "app/config.h"

#include "support/catch2_compat.h"

using namespace cageot;

namespace {

ConfigReading read(std::string_view toml)
{
    return read_config(toml, "cageot.toml", "/etc/cageot", {});
}

/// What people read of a config that is refused, a line each.
std::string faults_of(std::string_view toml)
{
    const ConfigReading reading = read(toml);
    CHECK(reading.config.has_value() == reading.findings.empty());
    std::string text;
    for (const Finding& finding : reading.findings) {
        CHECK(finding.severity == Severity::error);
        text += (text.empty() ? "" : "\n") + to_string(finding);
    }
    return text;
}

} // namespace

TEST_CASE("an unknown key is an error that names the nearest one", "[app]")
{
    CHECK(faults_of("dat = \"x\"") == "cageot.toml, ligne 1, «dat»: mot inconnu: écrivez «data».");
    CHECK(faults_of("\n[web]\nprot = 80") ==
          "cageot.toml, ligne 3, «prot»: mot inconnu: écrivez «port».");
    CHECK(faults_of("[cups]\nserveur = \"a\"") ==
          "cageot.toml, ligne 2, «serveur»: mot inconnu: écrivez «server».");
    CHECK(faults_of("[printing]\nprnt = \"by-farm\"") ==
          "cageot.toml, ligne 2, «prnt»: mot inconnu: écrivez «print».");
    CHECK(faults_of("[paper]\nname = \"full\"") ==
          "cageot.toml, ligne 2, «name»: mot inconnu: écrivez «names».");
    CHECK(faults_of("[zones]\nfroze = []") ==
          "cageot.toml, ligne 2, «froze»: mot inconnu: écrivez «frozen».");
    CHECK(faults_of("[products]\ntabel = \"p.csv\"") ==
          "cageot.toml, ligne 2, «tabel»: mot inconnu: écrivez «table».");
    CHECK(faults_of("[producers]\ntables = \"f.csv\"") ==
          "cageot.toml, ligne 2, «tables»: mot inconnu: écrivez «table».");
    CHECK(faults_of("[paper]\nlabels_per_rol = 500") ==
          "cageot.toml, ligne 2, «labels_per_rol»: mot inconnu: écrivez «labels_per_roll».");
    CHECK(faults_of("[labelling]\nlines = []") ==
          "cageot.toml, ligne 2, «lines»: mot inconnu: écrivez «line».");
    CHECK(faults_of("[[relay]]\nmatch = \"a\"\ncolor = \"ROUGE\"") ==
          "cageot.toml, ligne 3, «color»: mot inconnu: écrivez «colour».");
    CHECK(faults_of("[[printer]]\nname = \"a\"\nurl = \"b\"") ==
          "cageot.toml, ligne 3, «url»: mot inconnu: écrivez «uri».");
}

TEST_CASE("a database that cannot be is told where it stands, without its password", "[app]")
{
    CHECK(faults_of("data = \"x\"\ndatabase = \"cageot.sqlite\"") ==
          "cageot.toml, ligne 2, «database»: écrivez l'adresse de la base comme "
          "«postgresql://cageot@serveur/cageot».");
    CHECK(faults_of("database = \"postgresql://u:secret@h/n?schma=a\"") ==
          "cageot.toml, ligne 1, «database»: derrière le ? de l'adresse de la base, Cageot ne "
          "connaît que «schema» et «sslmode».");
    CHECK(faults_of("database_password = \"f\"") ==
          "cageot.toml, ligne 1, «database_password»: écrivez aussi «database», l'adresse de la "
          "base.");
    CHECK(faults_of("database = \"postgresql://u:secret@h/n\"\ndatabase_password = \"f\"") ==
          "cageot.toml, ligne 2, «database_password»: le mot de passe est déjà dans «database»: "
          "gardez l'un des deux.");
    CHECK(faults_of("databas = \"postgresql:///n\"") ==
          "cageot.toml, ligne 1, «databas»: mot inconnu: écrivez «database».");
}

TEST_CASE("an unknown key far from all others is told with all of them", "[app]")
{
    CHECK(faults_of("[web]\nmot_de_passe = \"x\"") ==
          "cageot.toml, ligne 2, «mot_de_passe»: mot inconnu: écrivez l'un de address, port, "
          "names, certificate, key.");
}

TEST_CASE("a value of another kind is refused with its line", "[app]")
{
    CHECK(faults_of("\n\ndata = 7") ==
          "cageot.toml, ligne 3, «data»: écrivez un texte entre guillemets.");
    CHECK(faults_of("[web]\nport = \"8080\"") ==
          "cageot.toml, ligne 2, «port»: écrivez un nombre entier de 1 à 65535.");
    CHECK(faults_of("[paper]\n\namounts = \"oui\"") ==
          "cageot.toml, ligne 3, «amounts»: écrivez true ou false.");
    CHECK(faults_of("[paper]\nnames = 1") ==
          "cageot.toml, ligne 2, «names»: mot inconnu: écrivez l'un de none, short, full.");
    CHECK(faults_of("[zones]\nchilled = \"mot: yaourt\"") ==
          "cageot.toml, ligne 2, «chilled»: écrivez une liste de textes: [\"…\", \"…\"].");
    CHECK(faults_of("[zones]\nchilled = [\n\"mot: yaourt\",\n12,\n]") ==
          "cageot.toml, ligne 4, «chilled»: écrivez une liste de textes entre guillemets.");
    CHECK(faults_of("web = 3") == "cageot.toml, ligne 1, «web»: écrivez une section [web].");
    CHECK(faults_of("relay = \"Aragon\"") ==
          "cageot.toml, ligne 1, «relay»: écrivez une section [[relay]].");
    CHECK(faults_of("\n[printer]\nname = \"a\"") ==
          "cageot.toml, ligne 2, «printer»: écrivez une section [[printer]].");
}

TEST_CASE("a value out of its range or of no sense is refused with its line", "[app]")
{
    for (const std::string port : {"0", "-1", "65536", "8080.0"}) {
        CAPTURE(port);
        CHECK(faults_of("[web]\nport = " + port) ==
              "cageot.toml, ligne 2, «port»: écrivez un nombre entier de 1 à 65535.");
    }
    for (const std::string roll : {"0", "100001", "\"1000\""}) {
        CAPTURE(roll);
        CHECK(faults_of("[paper]\nlabels_per_roll = " + roll) ==
              "cageot.toml, ligne 2, «labels_per_roll»: écrivez un nombre entier de 1 à 100000.");
    }
    CHECK(faults_of("data = \"/srv\"\ntime_zone = \"Paris\"") ==
          "cageot.toml, ligne 2, «time_zone»: écrivez un fuseau horaire comme «Europe/Paris».");
    CHECK(faults_of("time_zone = \"\"") ==
          "cageot.toml, ligne 1, «time_zone»: écrivez un fuseau horaire comme «Europe/Paris».");
    CHECK(faults_of("[printing]\nprint = \"at-onec\"") ==
          "cageot.toml, ligne 2, «print»: mot inconnu: écrivez «at-once».");
    CHECK(faults_of("[[relay]]\nmatch = \"Aragon\"\nletter = \"F\"") ==
          "cageot.toml, ligne 3, «letter»: F et S disent le frais et le surgelé: choisissez une "
          "autre lettre.");
    CHECK(faults_of("[labelling]\ndefault = \"units\"") ==
          "cageot.toml, ligne 2, «default»: mot inconnu: écrivez «unit».");
    CHECK(faults_of("[zones]\nambient = [\"produits: Ail\"]") ==
          "cageot.toml, ligne 2, «ambient»: «produits: Ail»: écrivez «produit: …», «ferme: …» ou "
          "«mot: …».");
    CHECK(faults_of("[labelling]\nnone = [\"mot: \"]") ==
          "cageot.toml, ligne 2, «none»: «mot: »: écrivez «produit: …», «ferme: …» ou «mot: …».");
}

TEST_CASE("printing at a time needs the time", "[app]")
{
    const std::string at = "«at»: écrivez un jour et une heure, par exemple \"jeudi 06:30\".";
    CHECK(faults_of("\n[printing]\nprint = \"at-time\"") == "cageot.toml, ligne 2, " + at);
    CHECK(faults_of("[printing]\nprint = \"at-time\"\nat = \"06:30\"") ==
          "cageot.toml, ligne 3, " + at);
    CHECK(faults_of("[printing]\nat = \"jeudi 25:00\"") == "cageot.toml, ligne 2, " + at);
}

TEST_CASE("what is no hour and no length of time is told", "[app]")
{
    for (const char* at : {"3", "25:00", "jeudi 03:00", ""}) {
        CAPTURE(at);
        CHECK(faults_of("[backup]\nat = \"" + std::string(at) + "\"") ==
              "cageot.toml, ligne 2, «at»: écrivez une heure, par exemple \"03:00\".");
    }
    CHECK(faults_of("[backup]\nkeep = 0") ==
          "cageot.toml, ligne 2, «keep»: écrivez un nombre entier de 1 à 3650.");
    for (const char* names : {"8", "0w", "8 semaines"}) {
        CAPTURE(names);
        CHECK(faults_of("[privacy]\nkeep_names = \"" + std::string(names) + "\"") ==
              "cageot.toml, ligne 2, «keep_names»: écrivez une durée, par exemple \"8w\" "
              "(semaines) ou "
              "\"60d\" (jours).");
    }
}

TEST_CASE("a rehearsal's moment is a day and an hour, and so is that of farms to ask for", "[app]")
{
    CHECK(faults_of("[arrivals]\nask_at = \"tard\"") ==
          "cageot.toml, ligne 2, «ask_at»: écrivez un jour et une heure, par exemple "
          "\"jeudi 10:00\".");
    CHECK(faults_of("[printing]\nrehearsal = \"18:00\"") ==
          "cageot.toml, ligne 2, «rehearsal»: écrivez un jour et une heure, par exemple "
          "\"mercredi 18:00\".");
}

TEST_CASE("a scale's label that cannot be read is told with its place", "[app]")
{
    const std::string faults = faults_of("[weighing]\nscales = [\"99 AAAAA GGGGG K\"]");
    CHECK(faults.starts_with("cageot.toml, ligne 2, «scales»: "));
    CHECK(faults_of("[weighing]\nproducts = [\"boutique: x\"]") ==
          "cageot.toml, ligne 2, «products»: «boutique: x»: écrivez «produit: …», «ferme: …» ou "
          "«mot: …».");
}

TEST_CASE("a relay needs what to find it by", "[app]")
{
    const std::string fault = "«match»: écrivez ce que le nom du relais contient dans la boutique.";
    CHECK(faults_of("\n[[relay]]\nname = \"Aragon\"") == "cageot.toml, ligne 2, " + fault);
    CHECK(faults_of("[[relay]]\nname = \"Aragon\"\nmatch = \"\"") ==
          "cageot.toml, ligne 3, " + fault);
    for (const std::string id : {"0", "-1", "\"61\"", "6.1"}) {
        CAPTURE(id);
        CHECK(faults_of("[[relay]]\nid = " + id) ==
              "cageot.toml, ligne 2, «id»: écrivez un nombre entier de 1 à 2147483647.");
    }
}

TEST_CASE("how a printer gives its labels is one of the known words", "[app]")
{
    CHECK(faults_of("[[printer]]\nname = \"a\"\nhandling = \"pel\"") ==
          "cageot.toml, ligne 3, «handling»: mot inconnu: écrivez «peel».");
    CHECK(faults_of("[[printer]]\nname = \"a\"\nstacking = \"face-upp\"") ==
          "cageot.toml, ligne 3, «stacking»: mot inconnu: écrivez «face-up».");
    CHECK(faults_of("[[printer]]\nname = \"a\"\nformat = \"pfd\"") ==
          "cageot.toml, ligne 3, «format»: mot inconnu: écrivez «pdf».");
}

TEST_CASE("a printer needs a name of its own, a known role, a size and a resolution", "[app]")
{
    CHECK(faults_of("\n[[printer]]\nuri = \"socket://a\"") ==
          "cageot.toml, ligne 2, «name»: écrivez le nom de la file CUPS.");
    CHECK(faults_of("[[printer]]\nname = \"a\"\nrole = \"label\"") ==
          "cageot.toml, ligne 3, «role»: mot inconnu: écrivez «labels».");
    for (const std::string media : {"", "57", "57x", "0x32", "57x32 mm", "5000x10"}) {
        CAPTURE(media);
        CHECK(faults_of("[[printer]]\nname = \"a\"\n\nmedia = \"" + media + "\"") ==
              "cageot.toml, ligne 4, «media»: écrivez la taille en millimètres, par exemple "
              "\"57x32\".");
    }
    CHECK(faults_of("[[printer]]\nname = \"a\"\ndpi = 250") ==
          "cageot.toml, ligne 3, «dpi»: écrivez 203 ou 300.");
    CHECK(faults_of("[[printer]]\nname = \"a\"\ndpi = 600") ==
          "cageot.toml, ligne 3, «dpi»: écrivez un nombre entier de 203 à 300.");
    CHECK(faults_of("[[printer]]\nname = \"zebra\"\n[[printer]]\nname = \"zebra\"") ==
          "cageot.toml, ligne 4, «name»: une autre imprimante s'appelle déjà «zebra»: donnez un "
          "nom à chacune.");
}

TEST_CASE("what is no TOML is refused with its line", "[app]")
{
    for (const char* toml : {"a = 1\n[web", "a = 1\nport = = 2", "a = 1\nb = \"sans fin",
                             "a = 1\nb = \"\xE9\"", "a = 1\na = 2"}) {
        CAPTURE(toml);
        const ConfigReading reading = read(toml);
        CHECK_FALSE(reading.config);
        REQUIRE(reading.findings.size() == 1);
        CHECK(reading.findings[0].row == 2);
        CHECK(reading.findings[0].message.rfind("le fichier n'est pas du TOML correct (", 0) == 0);
    }
}

TEST_CASE("all faults are told at once, and nothing of the config is taken", "[app]")
{
    CHECK(faults_of("dta = \"x\"\n[web]\nport = 0\n[[printer]]\nname = \"a\"\ndpi = 204") ==
          "cageot.toml, ligne 3, «port»: écrivez un nombre entier de 1 à 65535.\n"
          "cageot.toml, ligne 6, «dpi»: écrivez 203 ou 300.\n"
          "cageot.toml, ligne 1, «dta»: mot inconnu: écrivez «data».");
}
