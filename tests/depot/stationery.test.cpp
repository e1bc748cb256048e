#include "depot/stationery.h"

#include "depot/sample_depot.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"

#include <fstream>

namespace cageot {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

const fs::path source = CAGEOT_SOURCE_DIR;
const fs::path faces = source / "fonts/faces.toml";
const std::vector<fs::path> fonts = {"/usr/share/fonts/truetype"};

/// What an ordinary Thursday prints.
const std::vector<std::pair<DocumentKind, Media>> shipped = {
    {DocumentKind::unit, {Length::mm(57), Length::mm(32)}},
    {DocumentKind::head, {Length::mm(57), Length::mm(32)}},
    {DocumentKind::bag, {Length::mm(57), Length::mm(32)}},
    {DocumentKind::order, {Length::mm(100), Length::mm(150)}},
    {DocumentKind::tick_list, a4_media},
};

std::string told_of(const fs::path& layouts)
{
    return message_of([&] {
        const Stationery stationery(layouts, faces, fonts);
        for (const auto& [document, media] : shipped)
            stationery.layout(document, media);
    });
}

} // namespace

TEST_CASE("the project's own layouts are for the paper in their names", "[depot]")
{
    const Stationery stationery(source / "layouts", faces, fonts);
    for (const auto& [document, media] : shipped) {
        const Layout& layout = stationery.layout(document, media);
        CHECK(layout.width == media.width);
        CHECK(layout.height == media.height);
        CHECK(layout.document == document);
    }
}

TEST_CASE("a layout that is missing stops the loading with its name", "[depot]")
{
    const TemporaryFolder folder;
    fs::copy(source / "layouts", folder.path() / "layouts");
    const char* name = GENERATE("unit-57x32.toml", "head-57x32.toml", "bag-57x32.toml",
                                "order-100x150.toml", "tick-list-a4.toml");
    fs::remove(folder.path() / "layouts" / name);
    CHECK_THAT(told_of(folder.path() / "layouts"),
               ContainsSubstring("Il n'y a pas de modèle «" + std::string(name) + "» dans «" +
                                 folder.path().string() + "/layouts»"));
}

TEST_CASE("every fault of a layout file is told, one a line", "[depot]")
{
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "mine.toml")
        << "name = \"mine\"\nmedia = [57, 32]\n"
           "[[mark]]\ntype = \"txet\"\nbox = [0, 0, 1, 1]\n"
           "[[mark]]\ntype = \"text\"\ntext = \"x\"\nface = \"blod\"\nx_height = 1.0\n"
           "box = [0, 0, 10, 5]\n";
    const std::string told = message_of([&] {
        load_layout(folder.path() / "mine.toml", {{"regular", "bold"}, {}});
    });
    CHECK_THAT(told, StartsWith("mine.toml, ligne 4, «type»: "));
    CHECK_THAT(told, ContainsSubstring("\nmine.toml, ligne 9, «face»: "));
}

TEST_CASE("a layout in which nothing is right is refused before anything is printed", "[depot]")
{
    const TemporaryFolder folder;
    const fs::path layouts = layouts_with(folder.path(), "bag-57x32.toml", "[[mark]]", "[[makr]]");
    CHECK_THAT(told_of(layouts), ContainsSubstring("bag-57x32.toml, ligne "));
}

TEST_CASE("fonts that are not installed are told of", "[depot]")
{
    const TemporaryFolder folder;
    CHECK_FALSE(
        message_of([&] { Stationery(source / "layouts", faces, {folder.path()}); }).empty());
    CHECK_THAT(
        message_of([&] { Stationery(source / "layouts", folder.path() / "faces.toml", fonts); }),
        ContainsSubstring(folder.path().string() + "/faces.toml"));
}

TEST_CASE("a depot loads its stationery again after it failed", "[depot]")
{
    const TemporaryFolder elsewhere;
    DepotSettings settings = sample_settings(elsewhere.path());
    settings.layouts = elsewhere.path() / "layouts";
    SampleDepot sample(settings);
    CHECK_THROWS_AS(sample.depot.stationery(), std::runtime_error);
    fs::copy(source / "layouts", settings.layouts);
    CHECK(sample.depot.stationery()
              .layout(DocumentKind::unit, {Length::mm(57), Length::mm(32)})
              .name == "unit-57x32");
    CHECK(&sample.depot.stationery() == &sample.depot.stationery());
}

} // namespace cageot
