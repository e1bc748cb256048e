#include "app/config.h"

#include "source/drop_folder.h"
#include "support/catch2_compat.h"

#include <regex>

using namespace cageot;

namespace {

namespace fs = std::filesystem;

ConfigReading read(std::string_view toml)
{
    return read_config(toml, "cageot.toml", "/etc/cageot", {});
}

/// The config that `toml` makes; it must be faultless.
Config config_of(std::string_view toml)
{
    const ConfigReading reading = read(toml);
    for (const Finding& finding : reading.findings)
        FAIL_CHECK(to_string(finding));
    return reading.config.value_or(Config{});
}

ProductMatch match(ProductMatch::By by, const char* text)
{
    return {by, text};
}

/// The commented example with every example key in force.
std::string whole_example()
{
    const std::string example = read_file(fs::path(CAGEOT_SOURCE_DIR) / "packaging/cageot.toml");
    return std::regex_replace(example, std::regex("\n#(\\[[a-z]+\\]|[a-z_]+ = )"), "\n$1");
}

} // namespace

TEST_CASE("an empty config changes nothing of the defaults", "[app]")
{
    Config defaults;
    defaults.depot.data = "/var/lib/cageot";
    defaults.depot.faces = "/usr/share/cageot/fonts/faces.toml";
    defaults.web.port = 8081;
    const ConfigReading reading = read_config("", "cageot.toml", "/etc", defaults);
    REQUIRE(reading.config);
    CHECK(reading.config->depot.data == "/var/lib/cageot");
    CHECK(reading.config->depot.faces == "/usr/share/cageot/fonts/faces.toml");
    CHECK(reading.config->depot.time_zone == "Europe/Paris");
    CHECK(reading.config->depot.print_when == PrintWhen::by_farm);
    CHECK(reading.config->web.address == "127.0.0.1");
    CHECK(reading.config->web.port == 8081);
    CHECK(reading.config->depot.printers.empty());
}

TEST_CASE("every key of the commented example is known, and its values arrive", "[app]")
{
    const Config config = config_of(whole_example());
    const DepotSettings& depot = config.depot;
    CHECK(depot.data == "/var/lib/cageot");
    CHECK(depot.drop == "/var/lib/cageot/drop");
    CHECK(depot.layouts == "/usr/share/cageot/layouts");
    CHECK(depot.time_zone == "Europe/Paris");
    CHECK(config.web.address == "127.0.0.1");
    CHECK(config.web.port == 8080);
    CHECK(depot.cups_server == "");
    CHECK(depot.print_when == PrintWhen::by_farm);
    CHECK(depot.print_at == WeeklyTime{4, 6, 30});
    CHECK(depot.rehearse_at == WeeklyTime{3, 18, 0});
    CHECK(depot.ask_for_farms_at == WeeklyTime{4, 10, 0});
    REQUIRE(depot.weighed.size() == 2);
    CHECK(depot.weighed.front() == WeighedRule{{ProductMatch::By::producer, "Élevage Roc"}, 10});
    CHECK(depot.scales == std::vector<ScaleRule>{{"21", 5, false, 5, ScaleRule::Value::grams}});
    CHECK(depot.rules.names == NameStyle::short_name);
    CHECK(depot.rules.show_amounts);
    CHECK(depot.labels_per_roll == 1000);
    CHECK(depot.keeping.backups == "/var/lib/cageot/backups");
    CHECK(depot.keeping.hour == 3);
    CHECK(depot.keeping.minute == 0);
    CHECK(depot.keeping.days == 14);
    CHECK(depot.keeping.names == 8 * 7 * 24 * 3'600'000LL);
    CHECK(config.depot.producer_table == "/etc/cageot/fermes.csv");
    CHECK(config.depot.product_table == "/etc/cageot/produits.csv");
    REQUIRE(depot.rules.relays.size() == 1);
    CHECK(depot.rules.relays[0].match == "Relais Aragon");
    CHECK(depot.rules.relays[0].letter == "A");
    CHECK(depot.rules.relays[0].colour == "ROUGE");
    CHECK(depot.rules.relays[0].name == "Aragon");
    CHECK(depot.rules.relays[0].driver == "Camille");
    CHECK(depot.rules.relays[0].id == "61");
    REQUIRE(depot.printers.size() == 2);
    CHECK(depot.printers[0].printer == Printer{{"etiquettes"},
                                               "socket://192.168.1.20",
                                               PrinterRole::labels,
                                               {Length::mm(57), Length::mm(32)},
                                               203});
    CHECK(depot.printers[0].received == "/tmp/etiquettes");
    CHECK(depot.printers[1].printer == Printer{{"tickets"},
                                               "socket://192.168.1.21",
                                               PrinterRole::tickets,
                                               {Length::mm(100), Length::mm(150)},
                                               203});
    CHECK(depot.printers[1].received.empty());
}

TEST_CASE("when to save and when to forget is said in hours, days and weeks", "[app]")
{
    const Keeping keeping = config_of("[backup]\nfolder = \"disque\"\nat = \"23h45\"\nkeep = 7\n"
                                      "[privacy]\nkeep_names = \"30d\"")
                                .depot.keeping;
    CHECK(keeping.backups == "/etc/cageot/disque");
    CHECK(keeping.hour == 23);
    CHECK(keeping.minute == 45);
    CHECK(keeping.days == 7);
    CHECK(keeping.names == 30 * 24 * 3'600'000LL);
}

TEST_CASE("the example's shop and mail are whole once they are in force", "[app]")
{
    const std::string example = read_file(fs::path(CAGEOT_SOURCE_DIR) / "packaging/cageot.toml");
    CHECK_FALSE(config_of(example).depot.shop);
    CHECK_FALSE(config_of(example).depot.mail);
    const Config config = config_of(whole_example());
    const WatchedShop& shop = config.depot.shop.value();
    CHECK(shop.server.url == "https://coopcircuits.fr");
    CHECK(shop.hub == 1204);
    CHECK(config.shop_key == "ofn-clef");
    CHECK(shop.rules.opens == WeeklyTime{6, 8, 0});
    CHECK(shop.rules.closes == WeeklyTime{1, 20, 0});
    CHECK(shop.rules.before_print == WeeklyTime{4, 5, 30});
    // What it shows of the rest is what is usual.
    const WatchRules usual;
    CHECK(shop.rules.grace == usual.grace);
    CHECK(shop.rules.settle == usual.settle);
    CHECK(shop.rules.follow == usual.follow);
    CHECK(shop.hook.size() >= 16);
    const Correspondence& mail = config.depot.mail.value();
    CHECK(mail.server.security == MailSecurity::starttls);
    CHECK(mail.server.port == 587);
    CHECK(config.mail_password == "courriel-mot-de-passe");
    CHECK(mail.to.size() == 2);
}

TEST_CASE("the example's rules of zones and labelling arrive", "[app]")
{
    using By = ProductMatch::By;
    const PlanRules rules = config_of(whole_example()).depot.rules;
    REQUIRE(rules.zones.size() == 4);
    CHECK(rules.zones[0].zone == Zone::ambient);
    CHECK(rules.zones[0].match == match(By::product, "Lait de chanvre"));
    CHECK(rules.zones[1].zone == Zone::chilled);
    CHECK(rules.zones[1].match == match(By::word, "yaourt"));
    CHECK(rules.zones[2].zone == Zone::chilled);
    CHECK(rules.zones[2].match == match(By::producer, "Fromagerie du Lac"));
    CHECK(rules.zones[3].zone == Zone::frozen);
    CHECK(rules.zones[3].match == match(By::word, "sorbet"));
    CHECK(rules.labelling_default == Labelling::unit);
    REQUIRE(rules.labelling.size() == 2);
    CHECK(rules.labelling[0].labelling == Labelling::line);
    CHECK(rules.labelling[0].match == match(By::word, "vrac"));
    CHECK(rules.labelling[1].labelling == Labelling::none);
    CHECK(rules.labelling[1].match == match(By::product, "Bâtonnets glacés vrac"));
}

TEST_CASE("the sample week's config is read without a word", "[app]")
{
    const std::string toml = read_file(fs::path(CAGEOT_SOURCE_DIR) / "fixtures/week/cageot.toml");
    const PlanRules rules = config_of(toml).depot.rules;
    CHECK(rules.relays.size() == 8);
    CHECK(rules.zones.size() == 54);
    CHECK(rules.labelling.size() == 12);
}

TEST_CASE("other values than the usual ones arrive too", "[app]")
{
    const Config config = config_of("time_zone = \"America/Cayenne\"\n"
                                    "[web]\naddress = \"localhost\"\nport = 65535\n"
                                    "[cups]\nserver = \"127.0.0.1:6310\"\n"
                                    "[printing]\nprint = \"at-time\"\nat = \"ven. 5h05\"\n"
                                    "[paper]\nnames = \"none\"\namounts = false\n"
                                    "labels_per_roll = 2500\n"
                                    "[labelling]\ndefault = \"line\"\nunit = [\"oeufs\"]\n");
    CHECK(config.depot.time_zone == "America/Cayenne");
    CHECK(config.web.address == "localhost");
    CHECK(config.web.port == 65535);
    CHECK(config.depot.cups_server == "127.0.0.1:6310");
    CHECK(config.depot.print_when == PrintWhen::at_time);
    CHECK(config.depot.print_at == WeeklyTime{5, 5, 5});
    CHECK(config.depot.rules.names == NameStyle::none);
    CHECK_FALSE(config.depot.rules.show_amounts);
    CHECK(config.depot.labels_per_roll == 2500);
    CHECK(config.depot.rules.labelling_default == Labelling::line);
    REQUIRE(config.depot.rules.labelling.size() == 1);
    CHECK(config.depot.rules.labelling[0].labelling == Labelling::unit);
    CHECK(config_of("[printing]\nprint = \"at-once\"").depot.print_when == PrintWhen::at_once);
    CHECK(config_of("[paper]\nnames = \"full\"").depot.rules.names == NameStyle::full);
}

TEST_CASE("relative paths are below the config's folder, absolute ones stay", "[app]")
{
    const Config config = config_of("data = \"dépôt\"\ndrop = \"../reçus\"\nlayouts = \"/srv/l\"\n"
                                    "[[printer]]\nname = \"a\"\nreceived = \"papier\"\n");
    CHECK(config.depot.data == "/etc/cageot/dépôt");
    CHECK(config.depot.drop == "/etc/cageot/../reçus");
    CHECK(config.depot.layouts == "/srv/l");
    CHECK(config.depot.printers.at(0).received == "/etc/cageot/papier");
    CHECK(config_of("[products]\ntable = \"../p.csv\"").depot.product_table ==
          "/etc/cageot/../p.csv");
    CHECK(config_of("[products]").depot.product_table.empty());
    CHECK(config_of("[producers]\ntable = \"f.csv\"").depot.producer_table == "/etc/cageot/f.csv");
    CHECK(config_of("[producers]").depot.producer_table.empty());
    CHECK(config_of("[relays]\ntable = \"r.csv\"").depot.relay_table == "/etc/cageot/r.csv");
    CHECK(config_of("[rules]\ntable = \"r.csv\"").depot.rule_table == "/etc/cageot/r.csv");
    CHECK(config_of("data = \"\"").depot.data.empty());
}

TEST_CASE("a printer's media follow from its role", "[app]")
{
    const auto printers = config_of("[[printer]]\nname = \"a\"\n"
                                    "[[printer]]\nname = \"b\"\nrole = \"tickets\"\n"
                                    "[[printer]]\nname = \"c\"\nrole = \"office\"\n"
                                    "[[printer]]\nname = \"d\"\nmedia = \"40.5x20\"\ndpi = 300\n")
                              .depot.printers;
    REQUIRE(printers.size() == 4);
    CHECK(to_string(printers[0].printer.media) == "57x32");
    CHECK(to_string(printers[1].printer.media) == "100x150");
    CHECK(printers[1].printer.role == PrinterRole::tickets);
    CHECK(printers[2].printer.media == parse_media("A4"));
    CHECK(printers[2].printer.role == PrinterRole::office);
    CHECK(to_string(printers[3].printer.media) == "40.5x20");
    CHECK(printers[3].printer.dpi == 300);
    CHECK(printers[3].printer.uri == "");
}

TEST_CASE("a printer's offset is millimetres to the right and down", "[app]")
{
    const auto offset_of = [](const std::string& words) {
        return config_of("[[printer]]\nname = \"a\"\n" + words).depot.printers.at(0).offset;
    };
    CHECK(offset_of("") == Offset{});
    CHECK(offset_of("offset = [0.5, -0.3]") == Offset{Length::um(500), Length::um(-300)});
    for (const char* wrong : {"0.5", "[0.5]", "[1, 2, 3]", "[6, 0]", "[\"a\", 0]"}) {
        CAPTURE(wrong);
        CHECK(read("[[printer]]\nname = \"a\"\noffset = " + std::string(wrong)).findings.size() ==
              1);
    }
}

TEST_CASE("relays and rules stand in one place: the config or their table", "[app]")
{
    const auto faults_of = [](const char* toml) {
        std::string faults;
        for (const Finding& finding : read(toml).findings)
            faults += finding.message + "\n";
        return faults;
    };
    CHECK(faults_of("[relays]\ntable = \"r.csv\"\n[[relay]]\nmatch = \"Bize\"") ==
          "les relais sont dans ce tableau et sous [[relay]]: gardez l'un des deux.\n");
    for (const char* other : {"[zones]\nfrozen = [\"mot: sorbet\"]", "[labelling]\nnone = [\"mot: "
                                                                     "vrac\"]"}) {
        CAPTURE(other);
        CHECK(
            faults_of(("[rules]\ntable = \"r.csv\"\n" + std::string(other)).c_str()) ==
            "les règles sont dans ce tableau et sous [zones] ou [labelling]: gardez l'un des deux "
            "(«default» de [labelling] peut rester).\n");
    }
    CHECK(faults_of("[rules]\ntable = \"r.csv\"\n[labelling]\ndefault = \"line\"").empty());
}

TEST_CASE("a relay may be known by the shop's number of it alone", "[app]")
{
    const auto relays =
        config_of("[[relay]]\nid = 61\nletter = \"A\"\n[[relay]]\nmatch = \"Trèbes\"\n")
            .depot.rules.relays;
    REQUIRE(relays.size() == 2);
    CHECK(relays[0].id == "61");
    CHECK(relays[0].match.empty());
    CHECK(relays[1].id.empty());
}

TEST_CASE("relays may stand in one list, as the import proposes them", "[app]")
{
    const auto relays = config_of("relay = [\n{ match = \"Aragon\", letter = \"A\" },\n"
                                  "{ match = \"Trèbes\", colour = \"BLEU\" },\n]\n")
                            .depot.rules.relays;
    REQUIRE(relays.size() == 2);
    CHECK(relays[0].match == "Aragon");
    CHECK(relays[1].match == "Trèbes");
    CHECK(relays[1].letter == "");
    CHECK(relays[1].colour == "BLEU");
}
