#include "app/commands.h"

#include "base/zone.h"
#include "depot/care.h"
#include "depot/stations.h"

#include <iostream>
#include <memory>

namespace cageot {
namespace {

const SystemClock clock_;

struct Words {
    std::string name;
};

std::string state_of(const StoredStation& station, UtcMs now)
{
    if (station.revoked_at > 0)
        return "fermé";
    if (!station.secret.empty())
        return "ouvert";
    return !station.invitation.empty() && now <= station.invited_until ? "invité" : "jamais ouvert";
}

void list(const GlobalOptions& options)
{
    Depot depot(load_config(options).depot, clock_);
    for (const StoredStation& station : depot.store().stations())
        std::cout << station.id << '\t' << state_of(station, depot.now()) << '\n';
}

void add(const Words& given, const GlobalOptions& options, int& status)
{
    const Config config = load_config(options);
    Depot depot(config.depot, clock_);
    try {
        const Invitation invitation = invite_station(depot, given.name);
        tell_deed(depot, by_command, "Poste " + invitation.station + " invité", {}, {});
        std::cout << url_of(config.web, config.web.port) << "/station#" << invitation.word << '\n';
        std::cerr << "cageot: ouvrez cette adresse au poste «" << given.name << "» avant "
                  << short_french(local_time(invitation.until, depot.settings().time_zone))
                  << "; elle sert une fois.\n";
    } catch (const StationRefused& refused) {
        std::cerr << "cageot: " << refused.what() << '\n';
        status = exit_refused;
    }
}

void revoke(const Words& given, const GlobalOptions& options)
{
    Depot depot(load_config(options).depot, clock_);
    revoke_station(depot, given.name);
    tell_deed(depot, by_command, "Poste " + given.name + " fermé", {}, {});
    std::cout << "Le poste «" << given.name << "» ne peut plus scanner.\n";
}

} // namespace

void add_station(CLI::App& app, const GlobalOptions& options, int& status)
{
    CLI::App* command = app.add_subcommand("station", "Les postes où l'on scanne");
    command->require_subcommand(1);
    const auto given = std::make_shared<Words>();
    CLI::App* adding =
        command->add_subcommand("add", "Invite un poste: une adresse à ouvrir là-bas, une fois");
    adding->add_option("NOM", given->name, "Par exemple poste-2")->required();
    adding->callback([given, &options, &status] { add(*given, options, status); });
    CLI::App* listing = command->add_subcommand("list", "Les postes et leur état");
    listing->callback([&options] { list(options); });
    CLI::App* revoking = command->add_subcommand("revoke", "Ferme un poste: il ne scanne plus");
    revoking->add_option("NOM", given->name, "Le poste")->required();
    revoking->callback([given, &options] { revoke(*given, options); });
}

} // namespace cageot
