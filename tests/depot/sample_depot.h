#pragma once

// What the tests of this folder stand on: a real depot in a folder of its own, with the fonts and
// layouts of this project, and a week small enough to be seen at a glance.

#include "depot/depot.h"
#include "depot/freeze.h"
#include "depot/print.h"
#include "support/fixed_clock.h"
#include "support/temporary_folder.h"

#include <filesystem>
#include <initializer_list>
#include <string>
#include <vector>

namespace cageot {

/// Whether every sample depot is on PostgreSQL, in a schema of its own: with CAGEOT_TEST_POSTGRESQL=1.
bool is_on_postgresql();

/// Printers "etiquettes" and "tickets" and an office printer "bureau"; one relay, Aragon; yoghurt
/// is chilled.
DepotSettings sample_settings(const std::filesystem::path& folder);

/// A neutral CSV of the hub "Le Panier" with these rows:
/// "commande;client;relais;ferme;produit;unité;quantité".
std::string orders_csv(std::initializer_list<std::string> rows,
                       const std::string& session = "Vente 46");
/// Two orders of two farms: tomatoes, yoghurt, and eggs that were cut.
/// Ferme du Causse: 5 labels, Fromagerie du Lac: 3 labels; 2 order tickets, 1 bag ticket.
std::string small_week();
/// The same a day later: order 17 has one tomato less, order 19 came late.
std::string small_week_later();
/// As many pieces as asked for of one product of each farm, in one order.
std::string week_of(const std::vector<std::pair<std::string, int>>& farms);
/// A copy of the project's layouts in which `from` of one file is `to`.
std::filesystem::path layouts_with(const std::filesystem::path& folder, const std::string& file,
                                   const std::string& from, const std::string& to);

/// What a copy of `from`'s folder lacks when its database is on a server: all of that in `to`'s, which
/// is new. Nothing may be open at a printer.
void copy_server_database(const DepotSettings& from, const DepotSettings& to);

/// Everything below the folder as "name" → bytes, but for the database's own files.
std::map<std::string, std::string> files_in(const std::filesystem::path& folder);

struct SampleDepot {
    explicit SampleDepot(void (*change)(DepotSettings&) = nullptr);
    explicit SampleDepot(DepotSettings settings);

    /// Throws with the report when it is refused.
    StoredSession freeze_csv(const std::string& csv);
    PrintAnswer print_all(const StoredSession& session);
    PrintAnswer print_labels(const StoredSession& session);
    /// Every open job of the session was given to its printer.
    void end_jobs(const StoredSession& session);
    std::vector<SpoolJob> jobs(const SessionId& session); ///< oldest first
    /// How many rows of the session's ledger are in `state`.
    long count(const StoredSession& session, LabelState state);

    TemporaryFolder folder;
    FixedClock clock;
    Depot depot;
};

} // namespace cageot
