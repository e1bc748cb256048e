#include "app/commands.h"

#include "base/french_number.h"
#include "base/zone.h"
#include "depot/purge.h"
#include "depot/restore.h"

#include <iostream>
#include <memory>

namespace cageot {
namespace {

const SystemClock clock_;

struct PurgeWords {
    std::string before, older_than;
    bool dry_run = false;
};

UtcMs cut_of(const PurgeWords& given, const DepotSettings& settings)
{
    if (!given.before.empty() && !given.older_than.empty())
        throw UsageError("Écrivez soit --before, soit --older-than.");
    if (!given.before.empty()) {
        const auto day = parse_day(given.before, settings.time_zone);
        if (!day)
            throw UsageError("«--before» veut un jour comme 2026-09-30.");
        return *day;
    }
    if (given.older_than.empty())
        return clock_.now() - settings.keeping.names;
    const auto period = parse_period(given.older_than);
    if (!period)
        throw UsageError("«--older-than» veut une durée comme 8w (semaines) ou 60d (jours).");
    return clock_.now() - *period;
}

int run_purge(const PurgeWords& given, const GlobalOptions& options)
{
    Depot depot(load_config(options).depot, clock_);
    const Purge done = purge(depot, cut_of(given, depot.settings()), given.dry_run);
    const std::string zone = depot.settings().time_zone;
    const char* verb = given.dry_run ? "à effacer" : "noms effacés";
    for (const StoredSession& session : done.sessions)
        std::cout << session.id.value << '\t' << session.name << '\t'
                  << long_french(local_time(session.frozen_at, zone)) << '\t' << verb << '\n';
    std::cout << (given.dry_run ? "Rien n'est changé; il y aurait: " : "Effacé: ")
              << count_of(std::ssize(done.sessions), "vente", "ventes") << ", "
              << count_of(done.files, "fichier", "fichiers") << ", "
              << count_of(done.backups, "sauvegarde refaite", "sauvegardes refaites")
              << " (tout ce qui date d'avant " << long_french(local_time(done.before, zone))
              << ").\n";
    for (const std::string& sentence : done.left)
        std::cerr << "cageot: " << sentence << '\n';
    return done.left.empty() ? exit_done : exit_refused;
}

void print(const Restoration& done, const std::string& zone)
{
    const auto number = [](std::uint64_t count) { return french_number(static_cast<long>(count)); };
    std::cout << "Remis: le dépôt de " << long_french(local_time(done.made_at, zone))
              << ". De ce qui s'est passé depuis, rien n'est su.\n";
    if (!done.before.empty())
        std::cout << "Ce qui était là est dans " << done.before.string() << '\n';
    if (done.jobs_in_doubt > 0)
        std::cout << count_of(done.jobs_in_doubt, "impression est", "impressions sont")
                  << " en doute: regardez ce qui est sorti.\n";
    std::cout << "La prochaine vente sera S" << done.last_session + 1 << "; il reste "
              << number(done.remaining.unit) << " codes de pièce, " << number(done.remaining.crate)
              << " de cagette, " << number(done.remaining.product) << " de tête.\n"
              << "Démarrez le service, puis suivez ce que dit le tableau.\n";
    for (const std::string& warning : done.warnings)
        std::cerr << "cageot: " << warning << '\n';
}

} // namespace

void add_backup(CLI::App& app, const GlobalOptions& options, int&)
{
    const auto to = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("backup", "Sauvegarde toute la mémoire du dépôt");
    command->add_option("--to", *to,
                        "Dossier: la sauvegarde elle-même, ou, s'il existe, celui où la mettre");
    command->callback([to, &options] {
        Depot depot(load_config(options).depot, clock_);
        std::cout << make_backup(depot, *to).string() << '\n';
    });
}

void add_restore(CLI::App& app, const GlobalOptions& options, int&)
{
    struct Words {
        std::string backup;
        bool replace = false;
    };
    const auto given = std::make_shared<Words>();
    CLI::App* command = app.add_subcommand("restore", "Remet une sauvegarde, service arrêté");
    command->add_option("BACKUP", given->backup, "Dossier de la sauvegarde")->required();
    command->add_flag("--replace", given->replace,
                      "À la place de ce que le dépôt contient, qui est sauvegardé d'abord");
    command->callback([given, &options] {
        const DepotSettings settings = load_config(options).depot;
        try {
            print(restore_backup(settings, clock_, given->backup, given->replace),
                  settings.time_zone);
        } catch (const RestoreRefusal& refusal) {
            throw Refusal(refusal.what());
        }
    });
}

void add_purge(CLI::App& app, const GlobalOptions& options, int& status)
{
    const auto given = std::make_shared<PurgeWords>();
    CLI::App* command =
        app.add_subcommand("purge", "Efface les noms des personnes des vieilles ventes");
    command->add_option("--before", given->before, "Ventes figées avant ce jour: 2026-09-30");
    command->add_option("--older-than", given->older_than,
                        "Ventes plus vieilles que 8w (semaines) ou 60d (jours); sinon ce que dit "
                        "la configuration");
    command->add_flag("--dry-run", given->dry_run, "Dit seulement ce qui serait effacé");
    command->callback([given, &options, &status] { status = run_purge(*given, options); });
}

} // namespace cageot
