#include "app/commands.h"

#include "app/json_text.h"
#include "depot/import.h"
#include "depot/render.h"
#include "plan/plan_json.h"
#include "source/drop_folder.h"

#include <iostream>
#include <memory>

namespace cageot {
namespace {

const SystemClock clock_;

/// Words of one run of a command; shared with the callback that CLI11 keeps.
template <class Words>
std::shared_ptr<Words> words()
{
    return std::make_shared<Words>();
}

} // namespace

void add_import(CLI::App& app, const GlobalOptions& options, int& status)
{
    struct Words {
        std::vector<std::string> files;
        std::string cycle;
    };
    const auto given = words<Words>();
    CLI::App* command = app.add_subcommand("import", "Fige une vente à partir de fichiers");
    command->add_option("FILE", given->files, "Fichiers de commandes")->required();
    command->add_option("--cycle", given->cycle, "Cycle de vente à prendre dans le fichier");
    command->callback([given, &options, &status] {
        for (const std::string& name : given->files)
            if (!std::filesystem::exists(name))
                throw UsageError("Il n'y a pas de fichier «" + name + "»: vérifiez son nom.");
        Depot depot(load_config(options).depot, clock_);
        std::vector<InputFile> files;
        for (const std::string& name : given->files)
            files.push_back({std::filesystem::path(name).filename().string(), read_file(name)});
        ReadOptions read;
        if (!given->cycle.empty())
            read.cycle = given->cycle;
        const Import imported = import_files(depot, files, read, "cageot import");
        const Freezing& freezing = imported.freezing;
        std::cerr << report(freezing);
        if (!freezing.session) {
            status = exit_refused;
            return;
        }
        status = freezing.documents_fault.empty() ? exit_done : exit_refused;
        if (!imported.not_printed.empty()) {
            std::cerr << "Pas encore imprimé: " << imported.not_printed << '\n';
            status = exit_refused;
        }
        std::cout << freezing.session->id.value << '\n';
    });
}

void add_sessions(CLI::App& app, const GlobalOptions& options, int&)
{
    const auto json = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand("sessions", "Liste les ventes");
    command->add_flag("--json", *json, "En JSON");
    command->callback([json, &options] {
        Depot depot(load_config(options).depot, clock_);
        const auto sessions = depot.store().sessions();
        if (*json) {
            std::cout << to_json(sessions);
            return;
        }
        for (const StoredSession& session : sessions)
            std::cout << session.id.value << "@v" << session.version << "\t"
                      << long_french(local_time(session.frozen_at, depot.settings().time_zone))
                      << "\t" << session.hub << "\t" << session.name << '\n';
    });
}

void add_plan(CLI::App& app, const GlobalOptions& options, int&)
{
    struct Words {
        std::string session;
        bool json = false;
    };
    const auto given = words<Words>();
    CLI::App* command = app.add_subcommand("plan", "Écrit le plan d'une vente");
    command->add_option("SESSION", given->session, "S1, ou S1@v1")->required();
    command->add_flag("--json", given->json, "En JSON, comme plan.json");
    command->callback([given, &options] {
        Depot depot(load_config(options).depot, clock_);
        const StoredSession session = find_session(depot, given->session);
        const auto plan = depot.plan(session.id, session.version);
        std::cout << (given->json ? to_plan_json(*plan, nullptr) : to_text(*plan));
    });
}

void add_render(CLI::App& app, const GlobalOptions& options, int& status)
{
    struct Words {
        std::string session, out;
        int dpi = 203;
        bool label_sheet = false;
        int first = 1;
    };
    const auto given = words<Words>();
    CLI::App* command = app.add_subcommand("render", "Écrit les PDF d'une vente sans imprimer");
    command->add_option("SESSION", given->session, "S1, ou S1@v1")->required();
    command->add_option("--out", given->out, "Dossier des PDF")->required();
    command->add_option("--dpi", given->dpi, "Points par pouce de l'imprimante")
        ->check(CLI::IsMember({203, 300}));
    command->add_flag("--label-sheet", given->label_sheet,
                      "Seulement les étiquettes, côte à côte sur des planches A4");
    command->add_option("--first", given->first,
                        "Première place libre de la première planche, 1 en haut à gauche");
    command->callback([given, &options, &status] {
        Depot depot(load_config(options).depot, clock_);
        const StoredSession session = find_session(depot, given->session);
        const auto plan = depot.plan(session.id, session.version);
        const PlanPages pages(*plan);
        const PrintRun run{pages, depot.stationery(), given->dpi, depot.stamp(session),
                           papers_of(depot)};
        const Rendering rendering = given->label_sheet
                                        ? render_label_sheet(run, given->out, given->first)
                                        : render_plan(run, given->out);
        for (const RepeatedFinding& repeated : without_repetition(rendering.findings))
            std::cerr << repeated.text() << '\n';
        for (const auto& file : rendering.files)
            std::cout << file.string() << '\n';
        if (!rendering.why_not.empty()) {
            std::cerr << "cageot: à ne pas imprimer: " << rendering.why_not << '\n';
            status = exit_refused;
        }
    });
}

} // namespace cageot
