#include "app/commands.h"

#include "depot/layout_proof.h"
#include "depot/render.h"

#include <algorithm>
#include <iostream>
#include <memory>

namespace cageot {
namespace {

namespace fs = std::filesystem;

struct Words {
    std::string file;
    std::string out;
    int dpi = 0; ///< 0: those that the layout is made for
};

/// The file itself, or the one of that name among the installation's layouts.
fs::path find_layout(const DepotSettings& settings, const std::string& name)
{
    for (const fs::path& path :
         {fs::path(name), settings.layouts / name, settings.layouts / (name + ".toml")})
        if (fs::is_regular_file(path))
            return path;
    throw UsageError("Il n'y a pas de modèle «" + name + "»: ceux de l'installation sont dans «" +
                     settings.layouts.string() + "».");
}

Stationery stationery_of(const DepotSettings& settings)
{
    return {settings.layouts, settings.faces, settings.font_directories};
}

/// What is wrong with the file itself is the person's to mend.
Layout load(const fs::path& file, const Stationery& stationery)
{
    try {
        return load_layout(file, stationery.words());
    } catch (const std::runtime_error& error) {
        throw Refusal(error.what());
    }
}

std::vector<int> wanted_dpi(const Words& given, const Layout& layout)
{
    if (given.dpi == 0)
        return layout.dpi;
    if (std::find(layout.dpi.begin(), layout.dpi.end(), given.dpi) == layout.dpi.end())
        throw Refusal("Le modèle «" + layout.name + "» n'est pas fait pour " +
                      std::to_string(given.dpi) + " points par pouce.");
    return {given.dpi};
}

int check(const Words& given, const GlobalOptions& options)
{
    const DepotSettings settings = load_config(options).depot;
    const Stationery stationery = stationery_of(settings);
    const fs::path file = find_layout(settings, given.file);
    int status = exit_done;
    for (const int dpi : wanted_dpi(given, load(file, stationery))) {
        const LayoutProof proof = prove_layout(stationery, file, dpi);
        for (const RepeatedFinding& repeated : without_repetition(proof.findings))
            std::cout << (repeated.finding.severity == Severity::error ? "à corriger: "
                                                                       : "attention: ")
                      << "à " << dpi << " dpi: " << repeated.text() << '\n';
        if (has_error(proof.findings))
            status = exit_refused;
        else
            std::cout << proof.layout.name << " à " << dpi << " dpi: " << proof.pages.size()
                      << " pages d'exemple, toutes imprimables.\n";
    }
    return status;
}

void preview(const Words& given, const GlobalOptions& options)
{
    const DepotSettings settings = load_config(options).depot;
    const Stationery stationery = stationery_of(settings);
    const fs::path file = find_layout(settings, given.file);
    const int dpi = wanted_dpi(given, load(file, stationery)).front();
    const LayoutProof proof = prove_layout(stationery, file, dpi);
    const fs::path out = given.out.empty() ? file.stem().string() + ".png" : given.out;
    write_file(out, out.extension() == ".pdf" ? proof.pdf : picture_of(proof));
    for (const RepeatedFinding& repeated : without_repetition(proof.findings))
        std::cerr << repeated.text() << '\n';
    std::cout << out.string() << '\n';
}

} // namespace

void add_layout(CLI::App& app, const GlobalOptions& options, int& status)
{
    const auto given = std::make_shared<Words>();
    CLI::App* command = app.add_subcommand("layout", "Vérifie et montre les modèles");
    command->require_subcommand(1);
    const auto add = [&](const char* name, const char* help) {
        CLI::App* part = command->add_subcommand(name, help);
        part->add_option("FILE", given->file, "Fichier du modèle, ou son nom: unit-57x32")
            ->required();
        part->add_option("--dpi", given->dpi, "Points par pouce de l'imprimante")
            ->check(CLI::IsMember({203, 300}));
        return part;
    };
    add("check", "Dit ce qui ne va pas dans un modèle")->callback([given, &options, &status] {
        status = check(*given, options);
    });
    CLI::App* preview_command =
        add("preview", "Dessine le modèle rempli d'exemples, les plus longs compris");
    preview_command->add_option("--out", given->out,
                                "Image .png, ou document .pdf; sinon NOM.png dans ce dossier");
    preview_command->callback([given, &options] { preview(*given, options); });
}

} // namespace cageot
