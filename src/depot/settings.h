#pragma once

#include "barcode/variable_measure.h"
#include "base/clock.h"
#include "base/zone.h"
#include "mail/mail.h"
#include "plan/rules.h"
#include "plan/weights.h"
#include "printing/printer_setup.h"
#include "source/ofn_client.h"
#include "source/watch.h"
#include "store/database_address.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cageot {

/// When labels go to the printers. Stored by name in the config: never rename.
enum class PrintWhen {
    by_farm, ///< nobody prints before somebody asks, farm by farm or all
    at_once, ///< everything as soon as the session is frozen
    at_time, ///< everything at a weekly moment: "jeudi 06:30"
};

/// How far a printer sets everything from where it should be; added to every mark.
struct Offset {
    Length x, y; ///< to the right and down; may be negative
    friend bool operator==(Offset, Offset) = default;
};

/// A printer with what only the config says of it.
struct ConfiguredPrinter {
    Printer printer;
    /// Where a virtual printer leaves what it received; empty for a real one.
    std::filesystem::path received = {};
    Offset offset = {};
};

/// The shop that the depot watches.
struct WatchedShop {
    OfnServer server;
    std::int64_t hub = 0; ///< Open Food Network's number of the hub
    WatchRules rules;
    /// The secret part of the address that "order_cycle.opened" is sent to; empty: not listened to.
    std::string hook;
};

/// Who is told what happens by itself.
struct Correspondence {
    MailServer server;
    std::string from;
    std::vector<std::string> to;
};

/// How crates are packed.
struct StationRules {
    /// The fast way: things are put in by eye, and a ticket that is scanned asks at once how many.
    bool count_first = false;
    bool observing =
        false; ///< the first Thursday: stations show a STOP and let go of it by themselves
};

/// What the depot saves by itself, and when it forgets.
struct Keeping {
    std::filesystem::path backups; ///< folder of the backups; empty: none are made
    int hour = 3, minute = 0;      ///< when, each night, by the depot's clock
    int days = 14;                 ///< of so many days that have a backup the last one stays
    UtcMs names = 8 * 7 * 24 * 3'600'000LL; ///< how long names of people are kept
};

/// Everything a depot is told from outside, once, at the start.
struct DepotSettings {
    std::filesystem::path data; ///< all state of the depot, but for what `database` holds
    std::optional<DatabaseAddress> database; ///< none: SQLite in `data`
    std::filesystem::path drop;              ///< where people drop order files
    std::filesystem::path layouts;           ///< folder of the layout files
    std::filesystem::path faces;             ///< fonts/faces.toml
    std::vector<std::filesystem::path> font_directories = {"/usr/share/fonts/truetype"};
    std::string time_zone = "Europe/Paris";
    std::string cups_server; ///< empty: libcups' own choice
    PlanRules rules;         ///< as they are when the program starts; see Depot::rules
    std::filesystem::path
        product_table; ///< CSV of what the shop does not say of products; empty: none
    std::filesystem::path producer_table; ///< the same of farms
    std::filesystem::path relay_table;    ///< the relays; empty: those of the config
    std::filesystem::path rule_table;     ///< what is cold, what gets labels; empty: as above
    PrintWhen print_when = PrintWhen::by_farm;
    WeeklyTime print_at;
    std::optional<WeeklyTime> ask_for_farms_at; ///< when the board asks for those nobody counted
    WeighedProducts weighed;                    ///< what is sold by weight
    std::vector<ScaleRule> scales;              ///< what labels of scales say
    std::optional<WeeklyTime> rehearse_at;      ///< when each printer prints a label to be scanned
    std::vector<ConfiguredPrinter> printers;
    std::optional<WatchedShop> shop;
    std::optional<Correspondence> mail;
    StationRules stations;
    int labels_per_roll = 1000; ///< for the Monday evening's count
    Keeping keeping;
};

} // namespace cageot
