#include "app/surroundings.h"

#include "app/secrets.h"
#include "depot/hub_tables.h"
#include "source/drop_folder.h"

namespace cageot {
namespace {

namespace fs = std::filesystem;

constexpr const char* system_config = "/etc/cageot/cageot.toml";

/// Where layouts/ and fonts/ are, and whether the program is installed.
struct Home {
    fs::path share;
    bool installed = false;
};

Home find_home()
{
    const fs::path program = fs::read_symlink("/proc/self/exe");
    const fs::path share = program.parent_path().parent_path() / "share/cageot";
    if (fs::exists(share / "fonts/faces.toml"))
        return {share, true};
    for (fs::path folder = program.parent_path(); folder != folder.parent_path();
         folder = folder.parent_path())
        if (fs::exists(folder / "fonts/faces.toml") && fs::exists(folder / "layouts"))
            return {folder, false};
    throw std::runtime_error("Les modèles d'étiquettes ne sont pas à côté du programme: "
                             "réinstallez Cageot.");
}

Config defaults_of(const Home& home)
{
    Config config;
    config.depot.data = home.installed ? fs::path("/var/lib/cageot") : home.share / ".depot";
    config.depot.layouts = home.share / "layouts";
    config.depot.faces = home.share / "fonts/faces.toml";
    return config;
}

} // namespace

Config load_config(const GlobalOptions& options)
{
    Config config = defaults_of(find_home());
    fs::path file = options.config;
    if (file.empty() && fs::exists(system_config))
        file = system_config;
    if (!file.empty()) {
        ConfigReading reading =
            read_config(read_file(file), file.string(), fs::absolute(file).parent_path(), config);
        if (reading.config)
            reading.findings = load_hub_tables(reading.config->depot);
        std::string faults;
        for (const Finding& finding : reading.findings)
            faults += (faults.empty() ? "" : "\n") + to_string(finding);
        if (has_error(reading.findings))
            throw UsageError(faults);
        config = *reading.config;
        load_database_password(config);
    }
    if (!options.data.empty())
        config.depot.data = fs::absolute(options.data);
    if (config.depot.drop.empty())
        config.depot.drop = config.depot.data / "drop";
    if (config.depot.keeping.backups.empty())
        config.depot.keeping.backups = config.depot.data / "backups";
    return config;
}

} // namespace cageot
