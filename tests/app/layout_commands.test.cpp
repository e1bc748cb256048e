#include "program.h"

#include "support/catch2_compat.h"
#include "support/temporary_folder.h"

#include <filesystem>
#include <fstream>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

Outcome run(const std::vector<std::string>& words)
{
    return TestDepot().run(words);
}

} // namespace

TEST_CASE("a shipped layout is checked by its name", "[app]")
{
    const Outcome done = run({"layout", "check", "unit-57x32", "--dpi", "203"});
    CHECK(done.status == 0);
    CHECK_THAT(done.out, ContainsSubstring("unit-57x32 à 203 dpi: 8 pages d'exemple"));
}

TEST_CASE("a layout's faults are told, and the status says so", "[app]")
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "mine.toml";
    std::ofstream(file) << "name = \"mine\"\ndocument = \"bag\"\nmedia = [57, 32]\n[[mark]]\n"
                           "type = \"text\"\ntext = \"{numbre}\"\nx_height = 2.0\n"
                           "box = [2, 2, 30, 6]\n";
    const Outcome done = run({"layout", "check", file.string()});
    CHECK(done.status == 1);
    CHECK_THAT(done.out, ContainsSubstring("à corriger: à 203 dpi: mine, ligne 4: le champ "
                                           "«numbre» n'existe pas sur ce document: écrivez "
                                           "«number»."));
}

TEST_CASE("a preview is a picture or a document, as its name ends", "[app]")
{
    const TemporaryFolder folder;
    for (const auto& [name, start] : {std::pair{"a.png", "\x89PNG"}, std::pair{"a.pdf", "%PDF"}}) {
        const auto out = folder.path() / name;
        const Outcome done = run({"layout", "preview", "scanner-card-a4", "--out", out.string()});
        CHECK(done.status == 0);
        CHECK(done.out == out.string() + "\n");
        std::ifstream file(out, std::ios::binary);
        std::string head(4, '\0');
        file.read(head.data(), 4);
        CHECK(head == start);
    }
}

TEST_CASE("a preview without a folder in its name stands where the person is", "[app]")
{
    const TemporaryFolder folder;
    const auto here = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    const Outcome done = run({"layout", "preview", "unit-57x32"});
    std::filesystem::current_path(here);
    CHECK(done.status == 0);
    CHECK(done.out == "unit-57x32.png\n");
    CHECK(std::filesystem::file_size(folder.path() / "unit-57x32.png") > 1000);
}

TEST_CASE("a layout that is not there, or not for this printer, is refused in French", "[app]")
{
    const Outcome absent = run({"layout", "check", "unit-60x40"});
    CHECK(absent.status == 2);
    CHECK_THAT(absent.err, ContainsSubstring("Il n'y a pas de modèle «unit-60x40»"));
    const Outcome grid = run({"layout", "preview", "bay-card-a4", "--dpi", "203"});
    CHECK(grid.status == 1);
    CHECK_THAT(grid.err, ContainsSubstring("n'est pas fait pour 203 points par pouce"));
}
