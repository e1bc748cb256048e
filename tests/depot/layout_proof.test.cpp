#include "depot/layout_proof.h"

#include "layout/intended_dots.h"
#include "preflight/rasteriser.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"
#include "support/temporary_folder.h"

#include <fstream>

using namespace cageot;

namespace {

namespace fs = std::filesystem;

const fs::path source = CAGEOT_SOURCE_DIR;

const Stationery& stationery()
{
    static const Stationery all(source / "layouts", source / "fonts/faces.toml",
                                {"/usr/share/fonts/truetype"});
    return all;
}

fs::path written(const TemporaryFolder& folder, const std::string& toml)
{
    std::ofstream(folder.path() / "mine.toml") << toml;
    return folder.path() / "mine.toml";
}

} // namespace

TEST_CASE("a preview is drawn with the dots that are proved", "[depot]")
{
    const LayoutProof proof = prove_layout(stationery(), source / "layouts/unit-57x32.toml", 203);
    CHECK_FALSE(has_error(proof.findings));
    REQUIRE(proof.pages.size() == 8);
    const std::vector<Dots> drawn = Rasteriser(proof.pdf).rasterise_all(203);
    REQUIRE(drawn.size() == proof.pages.size());
    for (std::size_t i = 0; i < drawn.size(); ++i)
        CHECK(wrong_dots(intended_dots(proof.pages[i]), drawn[i]) == 0);
    CHECK(picture_of(proof) == to_png(stacked(drawn), 203));
}

TEST_CASE("a sheet of labels is previewed with labels on it", "[depot]")
{
    const LayoutProof proof =
        prove_layout(stationery(), source / "layouts/label-sheet-a4.toml", 300);
    CHECK_FALSE(has_error(proof.findings));
    CHECK(proof.pages.size() == 2); // of ordinary labels and of the fullest
}

TEST_CASE("what lint finds is told with the preview", "[depot]")
{
    const TemporaryFolder folder;
    const LayoutProof proof = prove_layout(
        stationery(),
        written(folder,
                "name = \"mine\"\ndocument = \"unit\"\nmedia = [57, 32]\n[[mark]]\n"
                "type = \"text\"\ntext = \"{numbre}\"\nx_height = 2.0\nbox = [2, 2, 30, 6]\n"),
        203);
    CHECK(has_error(proof.findings));
    CHECK_THAT(proof.findings.front().message, Catch::Matchers::ContainsSubstring("«number»"));
}

TEST_CASE("a layout that is for no document cannot be previewed", "[depot]")
{
    const TemporaryFolder folder;
    const fs::path file =
        written(folder, "media = [57, 32]\n[[mark]]\ntype = \"box\"\nbox = [1, 1, 2, 2]\n");
    CHECK_THAT(message_of([&] { prove_layout(stationery(), file, 203); }),
               Catch::Matchers::ContainsSubstring("document = \"unit\""));
}
