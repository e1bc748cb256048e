#include "app/surroundings.h"

#include "program.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;

/// The program alone in a folder, with its layouts and fonts at `share`, if any.
fs::path program_in(const fs::path& root, const fs::path& share)
{
    fs::create_directories(root / "bin");
    fs::copy_file(program_in_checkout(), root / "bin/cageot");
    if (!share.empty()) {
        fs::create_directories(share);
        for (const char* name : {"layouts", "fonts"})
            fs::create_directory_symlink(fs::path(CAGEOT_SOURCE_DIR) / name, share / name);
    }
    return root / "bin/cageot";
}

} // namespace

TEST_CASE("in a checkout the depot's memory is beside the layouts", "[app]")
{
    const TestDepot depot;
    const fs::path program = program_in_checkout();
    const Outcome outcome = run_program(program, {"--config", depot.config.string(), "sessions"});
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
    CHECK(fs::exists(program.parent_path().parent_path().parent_path() / ".depot/cageot.sqlite"));
}

TEST_CASE("an installed program finds its layouts in share", "[app]")
{
    const TestDepot depot;
    const fs::path root = depot.folder.path() / "usr";
    const fs::path program = program_in(root, root / "share/cageot");
    const Outcome imported =
        run_program(program, depot.words({"import", fixture("odd/good.csv").string()}));
    CHECK(imported.status == 0);
    CHECK(imported.out == "S1\n");
    CHECK(fs::exists(depot.data / "archive/S1/v1/labels-001.pdf"));
    CHECK_FALSE(fs::exists(root / ".depot"));
}

TEST_CASE("a program without layouts says what to do and ends with status 3", "[app]")
{
    const TestDepot depot;
    const fs::path program = program_in(depot.folder.path() / "lost", {});
    const Outcome outcome = run_program(program, depot.words({"sessions"}));
    CHECK(outcome.status == 3);
    CHECK(outcome.err == "cageot: Les modèles d'étiquettes ne sont pas à côté du programme: "
                         "réinstallez Cageot.\n");
}

TEST_CASE("the data folder is the option's, else the config's, from wherever it is started",
          "[app]")
{
    const TestDepot depot("data = \"mémoire\"");
    const Outcome by_config =
        run_program(program_in_checkout(), {"sessions", "--config", depot.config.string()});
    CHECK(by_config.status == 0);
    CHECK(fs::exists(depot.folder.path() / "mémoire/cageot.sqlite"));
    CHECK_FALSE(fs::exists(depot.data));
    CHECK(depot.run({"sessions"}).status == 0);
    CHECK(fs::exists(depot.data / "cageot.sqlite"));
}

TEST_CASE("every fault of the config is told, and status 2", "[app]")
{
    const TestDepot depot("dta = \"x\"\ntime_zone = \"Paris\"");
    const Outcome outcome = depot.run({"sessions"});
    CHECK(outcome.status == 2);
    CHECK(outcome.out == "");
    const std::string name = depot.config.string();
    CHECK(outcome.err ==
          "cageot: " + name +
              ", ligne 2, «time_zone»: écrivez un fuseau horaire comme «Europe/Paris».\n" + name +
              ", ligne 1, «dta»: mot inconnu: écrivez «data».\n");
    CHECK_FALSE(fs::exists(depot.data));
}

TEST_CASE("a config that is not there is named, and nothing is begun", "[app]")
{
    const TestDepot depot;
    fs::remove(depot.config);
    const Outcome outcome = depot.run({"sessions"});
    CHECK(outcome.status != 0);
    CHECK(lines_of(outcome.err).size() == 1);
    CHECK_THAT(outcome.err, ContainsSubstring("«" + depot.config.string() + "»"));
    CHECK_FALSE(fs::exists(depot.data));
}

TEST_CASE("a data folder that cannot be made is broken surroundings: status 3", "[app]")
{
    const TestDepot depot;
    write_text(depot.data, "un fichier");
    const Outcome outcome = depot.run({"sessions"});
    CHECK(outcome.status == 3);
    CHECK(lines_of(outcome.err).size() == 1);
    CHECK_THAT(outcome.err, ContainsSubstring(depot.data.string()));
}
