#include "depot/sample_depot.h"

#include "source/drop_folder.h"
#include "support/private_postgres.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace cageot {
namespace {

namespace fs = std::filesystem;

DepotSettings changed(DepotSettings settings, void (*change)(DepotSettings&))
{
    if (change != nullptr)
        change(settings);
    return settings;
}

std::optional<DatabaseAddress> database_of(const fs::path& folder)
{
    if (!is_on_postgresql())
        return std::nullopt;
    const std::size_t name = std::hash<std::string>()(folder.string());
    return parse_database_url(shared_postgres().url("depot_" + std::to_string(name))).address;
}

Printer a_printer(const char* name, PrinterRole role, int width, int height)
{
    return {{name}, "socket://192.0.2.1", role, {Length::mm(width), Length::mm(height)}, 203};
}

} // namespace

bool is_on_postgresql()
{
    const char* wanted = std::getenv("CAGEOT_TEST_POSTGRESQL");
    return wanted != nullptr && std::string_view(wanted) == "1";
}

DepotSettings sample_settings(const fs::path& folder)
{
    const fs::path source = CAGEOT_SOURCE_DIR;
    DepotSettings settings;
    settings.data = folder / "data";
    settings.database = database_of(folder);
    settings.drop = folder / "depose";
    settings.layouts = source / "layouts";
    settings.faces = source / "fonts/faces.toml";
    settings.rules.relays = {{"Aragon", "A", "ROUGE", "Aragon", "Tournée nord"}};
    settings.rules.zones = {{{ProductMatch::By::word, "yaourt"}, Zone::chilled}};
    settings.printers = {{a_printer("etiquettes", PrinterRole::labels, 57, 32), {}},
                         {a_printer("tickets", PrinterRole::tickets, 100, 150), {}},
                         {a_printer("bureau", PrinterRole::office, 210, 297), {}}};
    return settings;
}

std::string orders_csv(std::initializer_list<std::string> rows, const std::string& session)
{
    std::string csv = "vente;boutique;commande;client;relais;ferme;produit;unité;quantité\n";
    for (const std::string& row : rows)
        csv += session + ";Le Panier;" + row + "\n";
    return csv;
}

std::string small_week()
{
    return orders_csv({"17;Inès Lafargue;Aragon;Ferme du Causse;Tomates;500g;2",
                       "17;Inès Lafargue;Aragon;Fromagerie du Lac;Yaourt;4x125g;1",
                       "18;Odette Sœur;Aragon;Ferme du Causse;Œufs;boîte de 6;0",
                       "18;Odette Sœur;Aragon;Ferme du Causse;Tomates;500g;1"});
}

std::string small_week_later()
{
    return orders_csv({"17;Inès Lafargue;Aragon;Ferme du Causse;Tomates;500g;1",
                       "17;Inès Lafargue;Aragon;Fromagerie du Lac;Yaourt;4x125g;1",
                       "18;Odette Sœur;Aragon;Ferme du Causse;Œufs;boîte de 6;0",
                       "18;Odette Sœur;Aragon;Ferme du Causse;Tomates;500g;1",
                       "19;Zoé Nuñez;Aragon;Fromagerie du Lac;Yaourt;4x125g;2"});
}

std::string week_of(const std::vector<std::pair<std::string, int>>& farms)
{
    std::string csv = orders_csv({});
    for (const auto& [farm, pieces] : farms)
        csv += "Vente 46;Le Panier;17;Inès Lafargue;Aragon;" + farm + ";Poireaux;botte;" +
               std::to_string(pieces) + "\n";
    return csv;
}

fs::path layouts_with(const fs::path& folder, const std::string& file, const std::string& from,
                      const std::string& to)
{
    fs::copy(fs::path(CAGEOT_SOURCE_DIR) / "layouts", folder / "layouts");
    std::string text = read_file(folder / "layouts" / file);
    const std::size_t at = text.find(from);
    if (at == std::string::npos)
        throw std::runtime_error(file + " has no " + from);
    text.replace(at, from.size(), to);
    std::ofstream(folder / "layouts" / file, std::ios::binary) << text;
    return folder / "layouts";
}

void copy_server_database(const DepotSettings& from, const DepotSettings& to)
{
    if (!from.database)
        return;
    const FixedClock clock;
    Depot original(from, clock), copy(to, clock);
    const DepotNumbers numbers = original.store().numbers();
    copy.store().become(original.store(), {numbers.codes, numbers.last_session, "", {}});
}

std::map<std::string, std::string> files_in(const fs::path& folder)
{
    std::map<std::string, std::string> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = fs::relative(entry.path(), folder).string();
        if (name.find("cageot.sqlite") == std::string::npos)
            files[name] = entry.is_regular_file() ? read_file(entry.path()) : "";
    }
    return files;
}

SampleDepot::SampleDepot(void (*change)(DepotSettings&))
    : depot(changed(sample_settings(folder.path()), change), clock)
{
}

SampleDepot::SampleDepot(DepotSettings settings)
    : depot(std::move(settings), clock)
{
}

StoredSession SampleDepot::freeze_csv(const std::string& csv)
{
    const Freezing freezing = freeze(depot, {{"commandes.csv", csv}});
    if (!freezing.session)
        throw std::runtime_error(report(freezing));
    return *freezing.session;
}

PrintAnswer SampleDepot::print_all(const StoredSession& session)
{
    return request_print(depot, session, {});
}

PrintAnswer SampleDepot::print_labels(const StoredSession& session)
{
    PrintRequest request;
    request.tickets = false;
    return request_print(depot, session, request);
}

void SampleDepot::end_jobs(const StoredSession& session)
{
    for (SpoolJob job : jobs(session.id)) {
        if (is_final(job.state))
            continue;
        job.state = SpoolState::handed_over;
        depot.store().update_job(job);
    }
}

std::vector<SpoolJob> SampleDepot::jobs(const SessionId& session)
{
    std::vector<SpoolJob> jobs = depot.store().jobs(session);
    std::ranges::reverse(jobs);
    return jobs;
}

long SampleDepot::count(const StoredSession& session, LabelState state)
{
    const std::vector<LedgerRow> rows = depot.store().ledger(session.id);
    return std::ranges::count(rows, state, &LedgerRow::state);
}

} // namespace cageot
