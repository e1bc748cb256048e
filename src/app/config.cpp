#include "app/config.h"

#include "app/printer_config.h"
#include "app/shop_config.h"
#include "base/zone.h"
#include "depot/hub_tables.h"
#include "depot/purge.h"
#include "layout/toml_table.h"

#include <limits>

namespace cageot {
namespace {

const TomlWords<PrintWhen> print_words = {{"by-farm", PrintWhen::by_farm},
                                          {"at-once", PrintWhen::at_once},
                                          {"at-time", PrintWhen::at_time}};
const TomlWords<Labelling> labelling_words = {{to_string(Labelling::unit), Labelling::unit},
                                              {to_string(Labelling::line), Labelling::line},
                                              {to_string(Labelling::none), Labelling::none}};
const TomlWords<NameStyle> name_words = {
    {"none", NameStyle::none}, {"short", NameStyle::short_name}, {"full", NameStyle::full}};
class ConfigReader {
public:
    ConfigReader(std::string source, std::filesystem::path folder, const Config& defaults)
        : source_(std::move(source))
        , folder_(std::move(folder))
        , config_(defaults)
    {
        config_.folder = folder_;
    }

    ConfigReading read(std::string_view toml)
    {
        if (const auto root = parse_toml(toml, source_, findings_))
            read_root(*root);
        ConfigReading reading;
        if (!has_error(findings_))
            reading.config = std::move(config_);
        reading.findings = std::move(findings_);
        return reading;
    }

private:
    TomlTable open(const toml::table& table) { return {table, source_, findings_}; }

    void read_path(TomlTable& table, std::string_view key, std::filesystem::path& path)
    {
        if (const std::string text = table.text(key); !text.empty())
            path = folder_ / text; // an absolute text stays absolute
    }

    void read_root(const toml::table& source)
    {
        TomlTable root = open(source);
        DepotSettings& depot = config_.depot;
        read_path(root, "data", depot.data);
        read_path(root, "drop", depot.drop);
        read_path(root, "layouts", depot.layouts);
        depot.time_zone = root.text("time_zone", depot.time_zone);
        if (!is_time_zone(depot.time_zone))
            root.fault("time_zone", "écrivez un fuseau horaire comme «Europe/Paris».",
                       root.find("time_zone"));
        read_database(root);
        if (const toml::table* web = root.table("web"))
            read_web(*web);
        if (const toml::table* cups = root.table("cups")) {
            TomlTable table = open(*cups);
            depot.cups_server = table.text("server");
            table.finish();
        }
        if (const toml::table* printing = root.table("printing"))
            read_printing(*printing);
        if (const toml::table* arrivals = root.table("arrivals"))
            read_arrivals(*arrivals);
        if (const toml::table* stations = root.table("stations"))
            read_stations(*stations);
        if (const toml::table* weighing = root.table("weighing"))
            read_weighing(*weighing);
        if (const toml::table* names = root.table("paper")) {
            TomlTable table = open(*names);
            depot.rules.names = table.word("names", name_words, depot.rules.names);
            depot.rules.show_amounts = table.yes("amounts", depot.rules.show_amounts);
            depot.labels_per_roll =
                table.whole("labels_per_roll", depot.labels_per_roll, 1, 100'000);
            table.finish();
        }
        if (const toml::table* zones = root.table("zones"))
            read_zones(*zones);
        for (const HubTable hub : all_hub_tables)
            if (const toml::table* named = root.table(config_section(hub))) {
                TomlTable table = open(*named);
                read_path(table, "table", file_of(config_.depot, hub));
                table.finish();
            }
        if (const toml::table* labelling = root.table("labelling"))
            read_labelling(*labelling);
        if (const toml::table* shop = root.table("ofn")) {
            TomlTable table = open(*shop);
            read_shop(table, config_);
            config_.depot.shop->rules.time_zone = depot.time_zone;
            table.finish();
        }
        if (const toml::table* mail = root.table("mail")) {
            TomlTable table = open(*mail);
            read_mail(table, config_);
            table.finish();
        }
        if (const toml::table* backup = root.table("backup"))
            read_backup(*backup);
        if (const toml::table* privacy = root.table("privacy"))
            read_privacy(*privacy);
        for (const toml::table* relay : root.tables("relay"))
            read_relay(*relay);
        check_one_place(root);
        for (const toml::table* printer : root.tables("printer")) {
            TomlTable table = open(*printer);
            read_printer(table, config_);
            table.finish();
        }
        root.finish();
    }

    void read_database(TomlTable& root)
    {
        const std::string url = root.text("database");
        config_.database_password = root.text("database_password");
        if (url.empty()) {
            if (!config_.database_password.empty())
                root.fault("database_password", "écrivez aussi «database», l'adresse de la base.",
                           root.find("database_password"));
            return;
        }
        DatabaseAddressReading reading = parse_database_url(url);
        if (!reading.fault.empty())
            root.fault("database", reading.fault, root.find("database"));
        else if (!reading.address.password.empty() && !config_.database_password.empty())
            root.fault("database_password",
                       "le mot de passe est déjà dans «database»: gardez l'un des deux.",
                       root.find("database_password"));
        config_.depot.database = std::move(reading.address);
    }

    void read_web(const toml::table& source)
    {
        TomlTable table = open(source);
        WebSettings& web = config_.web;
        web.address = table.text("address", web.address);
        web.port = table.whole("port", web.port, 1, 65535);
        web.names = table.texts("names");
        for (std::string& name : web.names) // as browsers write them
            std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
                return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
            });
        read_path(table, "certificate", web.certificate);
        read_path(table, "key", web.key);
        if (web.certificate.empty() != web.key.empty())
            table.fault(web.key.empty() ? "key" : "certificate",
                        "un certificat et sa clé vont ensemble: nommez les deux fichiers.",
                        &source);
        table.finish();
    }

    void read_printing(const toml::table& source)
    {
        TomlTable table = open(source);
        config_.depot.print_when = table.word("print", print_words, config_.depot.print_when);
        const std::string at = table.text("at");
        const bool timed = config_.depot.print_when == PrintWhen::at_time;
        if (const auto time = parse_weekly_time(at))
            config_.depot.print_at = *time;
        else if (timed || !at.empty())
            table.fault("at", "écrivez un jour et une heure, par exemple \"jeudi 06:30\".",
                        table.find("at"));
        read_moment(table, "rehearsal", "mercredi 18:00", config_.depot.rehearse_at);
        table.finish();
    }

    void read_arrivals(const toml::table& source)
    {
        TomlTable table = open(source);
        read_moment(table, "ask_at", "jeudi 10:00", config_.depot.ask_for_farms_at);
        table.finish();
    }

    void read_stations(const toml::table& source)
    {
        TomlTable table = open(source);
        StationRules& rules = config_.depot.stations;
        rules.count_first = table.yes("count_first", rules.count_first);
        rules.observing = table.yes("observing", rules.observing);
        table.finish();
    }

    void read_weighing(const toml::table& source)
    {
        TomlTable table = open(source);
        const int tolerance = table.whole("tolerance", WeighedRule{}.tolerance, 0, 100);
        for (ProductMatch& match : read_matches(table, "products"))
            config_.depot.weighed.push_back({std::move(match), tolerance});
        for (const std::string& text : table.texts("scales")) {
            const ScaleRuleReading reading = parse_scale_rule(text);
            if (reading.rule)
                config_.depot.scales.push_back(*reading.rule);
            else
                table.fault("scales", reading.fault, table.find("scales"));
        }
        table.finish();
    }

    /// A day and an hour; nothing is said without the key.
    static void read_moment(TomlTable& table, const char* key, const char* example,
                            std::optional<WeeklyTime>& moment)
    {
        const std::string text = table.text(key);
        if (text.empty())
            return;
        moment = parse_weekly_time(text);
        if (!moment)
            table.fault(
                key, "écrivez un jour et une heure, par exemple \"" + std::string(example) + "\".",
                table.find(key));
    }

    void read_backup(const toml::table& source)
    {
        TomlTable table = open(source);
        Keeping& keeping = config_.depot.keeping;
        read_path(table, "folder", keeping.backups);
        // Any day does: the hour is what is read.
        const std::string at = table.text("at");
        if (const auto time = parse_weekly_time("lundi " + at)) {
            keeping.hour = time->hour;
            keeping.minute = time->minute;
        } else if (table.find("at") != nullptr) {
            table.fault("at", "écrivez une heure, par exemple \"03:00\".", table.find("at"));
        }
        keeping.days = table.whole("keep", keeping.days, 1, 3650);
        table.finish();
    }

    void read_privacy(const toml::table& source)
    {
        TomlTable table = open(source);
        if (const auto period = parse_period(table.text("keep_names")))
            config_.depot.keeping.names = *period;
        else if (table.find("keep_names") != nullptr)
            table.fault("keep_names",
                        "écrivez une durée, par exemple \"8w\" (semaines) ou \"60d\" (jours).",
                        table.find("keep_names"));
        table.finish();
    }

    /// What a table says replaces the config's, so that nobody wonders which of both counts.
    void check_one_place(TomlTable& root)
    {
        const DepotSettings& depot = config_.depot;
        if (!depot.relay_table.empty() && !depot.rules.relays.empty())
            root.fault("relays",
                       "les relais sont dans ce tableau et sous [[relay]]: gardez l'un des deux.",
                       root.find("relays"));
        if (!depot.rule_table.empty() &&
            !(depot.rules.zones.empty() && depot.rules.labelling.empty()))
            root.fault("rules",
                       "les règles sont dans ce tableau et sous [zones] ou [labelling]: gardez "
                       "l'un des deux («default» de [labelling] peut rester).",
                       root.find("rules"));
    }

    std::vector<ProductMatch> read_matches(TomlTable& table, std::string_view key)
    {
        std::vector<ProductMatch> matches;
        for (const std::string& text : table.texts(key)) {
            if (const auto match = parse_product_match(text))
                matches.push_back(*match);
            else
                table.fault(key, "«" + text + "»: écrivez «produit: …», «ferme: …» ou «mot: …».",
                            table.find(key));
        }
        return matches;
    }

    void read_zones(const toml::table& source)
    {
        TomlTable table = open(source);
        for (const Zone zone : {Zone::ambient, Zone::chilled, Zone::frozen})
            for (ProductMatch& match : read_matches(table, to_string(zone)))
                config_.depot.rules.zones.push_back({std::move(match), zone});
        table.finish();
    }

    void read_labelling(const toml::table& source)
    {
        TomlTable table = open(source);
        PlanRules& rules = config_.depot.rules;
        rules.labelling_default = table.word("default", labelling_words, rules.labelling_default);
        for (const auto& [word, labelling] : labelling_words)
            for (ProductMatch& match : read_matches(table, word))
                rules.labelling.push_back({std::move(match), labelling});
        table.finish();
    }

    void read_relay(const toml::table& source)
    {
        TomlTable table = open(source);
        RelayRule rule;
        rule.match = table.text("match");
        if (const int id = table.whole("id", 0, 1, std::numeric_limits<int>::max()))
            rule.id = std::to_string(id);
        rule.letter = table.text("letter");
        if (rule.letter == "F" || rule.letter == "S")
            table.fault("letter",
                        "F et S disent le frais et le surgelé: choisissez une autre lettre.",
                        table.find("letter"));
        rule.colour = table.text("colour");
        rule.name = table.text("name");
        rule.driver = table.text("driver");
        if (rule.match.empty() && table.find("id") == nullptr)
            table.fault("match", "écrivez ce que le nom du relais contient dans la boutique.",
                        table.find("match"));
        table.finish();
        config_.depot.rules.relays.push_back(std::move(rule));
    }

    std::string source_;
    std::filesystem::path folder_;
    Config config_;
    std::vector<Finding> findings_;
};

} // namespace

ConfigReading read_config(std::string_view toml, const std::string& source,
                          const std::filesystem::path& folder, const Config& defaults)
{
    return ConfigReader(source, folder, defaults).read(toml);
}

} // namespace cageot
