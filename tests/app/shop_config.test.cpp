// The parts [ofn] and [mail] of the config: what arrives, and what is refused.

#include "app/config.h"

#include "support/catch2_compat.h"

using namespace cageot;

namespace {

constexpr UtcMs minute = 60'000;
const std::string shop = "[ofn]\nurl = \"https://coopcircuits.fr\"\nhub = 1204\nkey = \"clef\"\n";
const std::string mail =
    "[mail]\nserver = \"smtp.example.org\"\nfrom = \"cageot@example.org\"\nto = [\"a@b.fr\"]\n";

Config config_of(const std::string& toml)
{
    const ConfigReading reading = read_config(toml, "cageot.toml", "/etc/cageot", {});
    for (const Finding& finding : reading.findings)
        FAIL_CHECK(to_string(finding));
    return reading.config.value_or(Config{});
}

std::string faults_of(const std::string& toml)
{
    const ConfigReading reading = read_config(toml, "cageot.toml", "/etc/cageot", {});
    CHECK(reading.config.has_value() == reading.findings.empty());
    std::string text;
    for (const Finding& finding : reading.findings)
        text += (text.empty() ? "" : "\n") + to_string(finding);
    return text;
}

} // namespace

TEST_CASE("without the parts nobody is asked and nobody is told", "[app]")
{
    const Config config = config_of("");
    CHECK_FALSE(config.depot.shop);
    CHECK_FALSE(config.depot.mail);
    CHECK(config.depot.labels_per_roll == 1000);
}

TEST_CASE("a shop needs its address, its number and its key; the rest is usual", "[app]")
{
    const Config config = config_of(shop);
    REQUIRE(config.depot.shop);
    const WatchedShop& watched = *config.depot.shop;
    CHECK(watched.server.url == "https://coopcircuits.fr");
    CHECK(watched.hub == 1204);
    CHECK(config.shop_key == "clef");
    CHECK(watched.server.key.empty()); // read by load_secrets
    CHECK(watched.server.authorities.empty());
    CHECK(watched.hook.empty());
    CHECK(watched.rules.time_zone == "Europe/Paris");
    CHECK_FALSE(watched.rules.opens);
    CHECK_FALSE(watched.rules.closes);
    CHECK_FALSE(watched.rules.before_print);
    CHECK(watched.rules.grace == 10 * minute);
    CHECK(watched.rules.settle == 30 * minute);
    CHECK(watched.rules.follow == 64 * 60 * minute);
}

TEST_CASE("every key of a shop arrives", "[app]")
{
    const Config config = config_of("time_zone = \"Indian/Reunion\"\n" + shop +
                                    "authorities = \"ca.pem\"\nopens = \"samedi 08:00\"\n"
                                    "closes = \"lun. 20h\"\nbefore_print = \"jeudi 05:30\"\n"
                                    "grace = 0\nsettle = 1440\nfollow = 336\n"
                                    "hook = \"abcDEF012345678-_\"\n");
    const WatchedShop& watched = config.depot.shop.value();
    CHECK(watched.server.authorities == "/etc/cageot/ca.pem");
    CHECK(watched.rules.time_zone == "Indian/Reunion");
    CHECK(watched.rules.opens == WeeklyTime{6, 8, 0});
    CHECK(watched.rules.closes == WeeklyTime{1, 20, 0});
    CHECK(watched.rules.before_print == WeeklyTime{4, 5, 30});
    CHECK(watched.rules.grace == 0);
    CHECK(watched.rules.settle == 1440 * minute);
    CHECK(watched.rules.follow == 336 * 60 * minute);
    CHECK(watched.hook == "abcDEF012345678-_");
    CHECK(config_of(shop + "authorities = \"/srv/ca.pem\"").depot.shop->server.authorities ==
          "/srv/ca.pem");
}

TEST_CASE("a shop that is not told whole is refused", "[app]")
{
    CHECK(faults_of("\n[ofn]") ==
          "cageot.toml, ligne 2, «url»: écrivez l'adresse de la boutique, par exemple "
          "\"https://coopcircuits.fr\".\n"
          "cageot.toml, ligne 2, «hub»: écrivez le numéro de la boutique chez Open Food Network.\n"
          "cageot.toml, ligne 2, «key»: écrivez le nom du fichier qui contient la clé de la "
          "boutique.");
}

TEST_CASE("the key never travels in clear", "[app]")
{
    const auto with_url = [](const std::string& url) {
        return "[ofn]\nhub = 1204\nkey = \"clef\"\nurl = \"" + url + "\"";
    };
    CHECK(faults_of(with_url("http://coopcircuits.fr")) ==
          "cageot.toml, ligne 4, «url»: La clé de la boutique ne voyage que chiffrée: écrivez "
          "«https://coopcircuits.fr».");
    for (const char* url : {"coopcircuits.fr", "https://", "https://nom:secret@coopcircuits.fr",
                            "ftp://coopcircuits.fr", "https://[", "//coopcircuits.fr"}) {
        CAPTURE(url);
        CHECK(faults_of(with_url(url)).rfind("cageot.toml, ligne 4, «url»: ", 0) == 0);
    }
    for (const char* url : {"http://127.0.0.1:40123", "http://localhost", "https://a.fr:8443/b"}) {
        CAPTURE(url);
        CHECK(config_of(with_url(url)).depot.shop->server.url == url);
    }
}

TEST_CASE("a shop's values out of their range are refused with their line", "[app]")
{
    const auto fault_of = [](const std::string& line) { return faults_of(shop + line); };
    const std::string at = "cageot.toml, ligne 5, ";
    CHECK(fault_of("grace = -1") == at + "«grace»: écrivez un nombre entier de 0 à 1440.");
    CHECK(fault_of("grace = \"10 min\"") == at + "«grace»: écrivez un nombre entier de 0 à 1440.");
    CHECK(fault_of("settle = 0") == at + "«settle»: écrivez un nombre entier de 1 à 1440.");
    CHECK(fault_of("follow = 337") == at + "«follow»: écrivez un nombre entier de 1 à 336.");
    CHECK(fault_of("opens = \"samdi 8h\"") ==
          at + "«opens»: écrivez un jour et une heure, par exemple \"samedi 08:00\".");
    CHECK(fault_of("closes = \"20:00\"") ==
          at + "«closes»: écrivez un jour et une heure, par exemple \"lundi 20:00\".");
    CHECK(fault_of("before_print = \"jeudi\"") ==
          at + "«before_print»: écrivez un jour et une heure, par exemple \"jeudi 05:30\".");
    for (const char* hook :
         {"trop-court", "abcdef0123456/78", "abcdef0123456789é", "a b c d e f g h i"}) {
        CAPTURE(hook);
        CHECK(fault_of("hook = \"" + std::string(hook) + "\"") ==
              at + "«hook»: écrivez au moins 16 lettres et chiffres au hasard: c'est le secret de "
                   "l'adresse.");
    }
    for (const char* hub : {"0", "-4", "\"1204\"", "2147483648", "12.5"}) {
        CAPTURE(hub);
        CHECK(
            faults_of("[ofn]\nurl = \"https://a.fr\"\nkey = \"clef\"\nhub = " + std::string(hub)) ==
            "cageot.toml, ligne 4, «hub»: écrivez un nombre entier de 1 à 2147483647.");
    }
}

TEST_CASE("an unknown key of a shop or of the mail names the nearest one", "[app]")
{
    CHECK(faults_of(shop + "hubs = 3") ==
          "cageot.toml, ligne 5, «hubs»: mot inconnu: écrivez «hub».");
    CHECK(faults_of(shop + "close = \"lundi 20:00\"") ==
          "cageot.toml, ligne 5, «close»: mot inconnu: écrivez «closes».");
    CHECK(faults_of(shop + "token = \"a\"") ==
          "cageot.toml, ligne 5, «token»: mot inconnu: écrivez l'un de url, hub, key, authorities, "
          "opens, closes, before_print, grace, settle, follow, hook.");
    CHECK(faults_of(mail + "pasword = \"a\"") ==
          "cageot.toml, ligne 5, «pasword»: mot inconnu: écrivez «password».");
    CHECK(faults_of(mail + "sujet = \"a\"") ==
          "cageot.toml, ligne 5, «sujet»: mot inconnu: écrivez l'un de server, security, port, "
          "user, password, authorities, from, to.");
    CHECK(faults_of("ofn = 3") == "cageot.toml, ligne 1, «ofn»: écrivez une section [ofn].");
    CHECK(faults_of("mail = \"a\"") == "cageot.toml, ligne 1, «mail»: écrivez une section [mail].");
}

TEST_CASE("every key of the mail arrives, and the port follows from its security", "[app]")
{
    const Config config =
        config_of(mail + "security = \"tls\"\nport = 8465\nuser = \"cageot\"\n"
                         "password = \"courriel-mdp\"\nauthorities = \"ca.pem\"\n");
    const Correspondence& letters = config.depot.mail.value();
    CHECK(letters.server.host == "smtp.example.org");
    CHECK(letters.server.security == MailSecurity::tls);
    CHECK(letters.server.port == 8465);
    CHECK(letters.server.user == "cageot");
    CHECK(letters.server.password.empty()); // read by load_secrets
    CHECK(config.mail_password == "courriel-mdp");
    CHECK(letters.server.authorities == "/etc/cageot/ca.pem");
    CHECK(letters.from == "cageot@example.org");
    CHECK(letters.to == std::vector<std::string>{"a@b.fr"});
    CHECK(config_of(mail).depot.mail->server.security == MailSecurity::starttls);
    CHECK(config_of(mail).depot.mail->server.port == 587);
    CHECK(config_of(mail + "security = \"tls\"").depot.mail->server.port == 465);
}

TEST_CASE("a mail server is spoken to in clear on this machine alone", "[app]")
{
    const std::string local =
        "[mail]\nserver = \"localhost\"\nfrom = \"a@b\"\nto = [\"a@b\"]\nsecurity = \"none\"";
    CHECK(config_of(local).depot.mail->server.port == 25);
    CHECK(faults_of(mail + "security = \"none\"") ==
          "cageot.toml, ligne 5, «security»: sans chiffrement, le serveur ne peut être que cette "
          "machine: écrivez \"starttls\" ou \"tls\".");
}

TEST_CASE("a mail that is not told whole is refused", "[app]")
{
    CHECK(faults_of("[mail]") ==
          "cageot.toml, ligne 1, «server»: écrivez le nom du serveur de courriel.\n"
          "cageot.toml, ligne 1, «from»: écrivez l'adresse de l'expéditeur.\n"
          "cageot.toml, ligne 1, «to»: écrivez à qui le résumé de la vente est envoyé.");
    CHECK(faults_of("[mail]\nserver = \"a\"\nfrom = \"Cageot\"\nto = []") ==
          "cageot.toml, ligne 3, «from»: écrivez l'adresse de l'expéditeur.\n"
          "cageot.toml, ligne 4, «to»: écrivez à qui le résumé de la vente est envoyé.");
    CHECK(faults_of(mail + "security = \"ssl\"") ==
          "cageot.toml, ligne 5, «security»: mot inconnu: écrivez l'un de starttls, tls, none.");
    CHECK(faults_of(mail + "port = 0") ==
          "cageot.toml, ligne 5, «port»: écrivez un nombre entier de 1 à 65535.");
    CHECK(faults_of(mail + "user = \"cageot\"") ==
          "cageot.toml, ligne 1, «password»: écrivez le nom du fichier qui contient le mot de "
          "passe de «cageot».");
}
