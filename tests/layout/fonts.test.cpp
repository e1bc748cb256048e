#include "layout/fonts.h"

#include "composed_labels.h"
#include "support/message_of.h"
#include "support/temporary_folder.h"

#include <fstream>
#include <stdexcept>
#include <thread>

using namespace cageot;

namespace {

const std::filesystem::path fonts_folder = "/usr/share/fonts/truetype";

std::filesystem::path written(const TemporaryFolder& folder, const std::string& text)
{
    const auto path = folder.path() / "faces.toml";
    std::ofstream(path) << text;
    return path;
}

} // namespace

TEST_CASE("the project's faces are regular, bold and narrow-bold", "[layout]")
{
    auto names = project_fonts().face_names();
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string>{"bold", "narrow-bold", "regular"});
}

TEST_CASE("a face is its font files in order of fallback", "[layout]")
{
    const FontSet& fonts = project_fonts();
    const auto& regular = fonts.face("regular");
    REQUIRE(regular.size() == 2);
    CHECK(fonts.path(regular[0]) == fonts_folder / "liberation/LiberationSans-Regular.ttf");
    CHECK(fonts.path(regular[1]) == fonts_folder / "dejavu/DejaVuSans.ttf");
}

TEST_CASE("a file that several faces share is loaded once", "[layout]")
{
    const FontSet& fonts = project_fonts();
    CHECK(fonts.face("bold").back() == fonts.face("narrow-bold").back());
}

TEST_CASE("an unknown face is refused", "[layout]")
{
    CHECK_THROWS_AS(project_fonts().face("italic"), std::out_of_range);
    CHECK_THROWS_AS(project_fonts().path(99), std::out_of_range);
}

TEST_CASE("a font file knows which characters it has", "[layout]")
{
    const FontSet& fonts = project_fonts();
    const FontFile liberation = fonts.face("regular")[0], dejavu = fonts.face("regular")[1];
    for (const char32_t letter : U"éèêëàâçîïôöùûüÿœŒÉÀÇÔ€×…«»–—’\u00A0")
        if (letter != 0)
            CHECK(fonts.has(liberation, letter));
    CHECK_FALSE(fonts.has(liberation, U'☀'));
    CHECK(fonts.has(dejavu, U'☀'));
    CHECK_FALSE(fonts.has(dejavu, U'中'));
    CHECK_FALSE(fonts.has(liberation, char32_t{0x1F955}));
}

TEST_CASE("a font file is measured on its outlines", "[layout]")
{
    const FontSet& fonts = project_fonts();
    const FontFile font = fonts.face("regular")[0];
    CHECK(fonts.units_per_em(font) == 2048);
    CHECK(fonts.x_height(font) == 1082);
    CHECK(fonts.cap_height(font) == 1409);
    CHECK(fonts.digit_height(font) == 1409);
    CHECK(fonts.bounds(font, U'0').advance == 1139);
    CHECK(fonts.bounds(font, U'H').bottom == 0);
    CHECK(fonts.bounds(font, U'p').bottom < 0);
    CHECK(fonts.bounds(font, U'É').top > 1409);
    CHECK(fonts.bounds(font, U' ').advance == 569);
    CHECK(fonts.bounds(font, U'œ').right > fonts.bounds(font, U'o').right);
}

TEST_CASE("a font file tells how near two of its letters stand", "[layout]")
{
    const FontSet& fonts = project_fonts();
    const FontFile font = fonts.face("regular")[0];
    CHECK(fonts.kerning(font, U'T', U'o') == -227);
    CHECK(fonts.kerning(font, U'A', U'V') == -152);
    CHECK(fonts.kerning(font, U'Y', U'a') < 0);
    CHECK(fonts.kerning(font, U'H', U'n') == 0);
    CHECK(fonts.kerning(font, U'f', U'i') == 0); // no ligature
    CHECK(fonts.kerning(font, U'1', U'1') == 0);
    CHECK(fonts.kerning(font, U'A', U' ') == 0);
    CHECK(fonts.kerning(font, U'\u00A0', U'A') == 0);
    CHECK(fonts.kerning(font, U'Т', U'о') == 0); // past Latin
    CHECK(fonts.kerning(font, U'中', U'T') == 0);
    CHECK(fonts.kerning(font, U'T', U'o') == -227);
}

TEST_CASE("several threads may ask for the same pairs", "[layout]")
{
    const FontSet fonts = FontSet::load(CAGEOT_SOURCE_DIR "/fonts/faces.toml", {fonts_folder});
    const FontFile font = fonts.face("bold")[0];
    std::vector<long> sums(4);
    {
        std::vector<std::jthread> threads;
        for (long& sum : sums)
            threads.emplace_back([&] {
                for (char32_t left = U'A'; left <= U'z'; ++left)
                    for (char32_t right = U'A'; right <= U'z'; ++right)
                        sum += fonts.kerning(font, left, right);
            });
    }
    CHECK(sums[0] < 0);
    CHECK(std::all_of(sums.begin(), sums.end(), [&](long sum) { return sum == sums[0]; }));
}

TEST_CASE("a font file knows the characters that a letter is made of by way of another's",
          "[layout]")
{
    const FontSet& fonts = project_fonts();
    const FontFile liberation = fonts.face("regular")[0], dejavu = fonts.face("regular")[1];
    for (const char32_t simple : {U'e', U'é', U'ş', U'中'})
        CHECK(fonts.inner_parts(liberation, simple).empty());
    const std::u32string parts = fonts.inner_parts(dejavu, U'ǖ');
    CHECK(parts.find(U'u') != std::u32string::npos);
    CHECK(parts.find(U'¨') != std::u32string::npos);
}

TEST_CASE("a missing font file names its Debian package", "[layout]")
{
    const TemporaryFolder folder;
    const auto faces = written(
        folder, "regular = [{ file = \"nulle/Part.ttf\", package = \"fonts-nulle-part\" }]\n");
    CHECK(message_of([&] { FontSet::load(faces, {fonts_folder}); }) ==
          "Police absente: «nulle/Part.ttf». Installez le paquet Debian «fonts-nulle-part».");
}

TEST_CASE("font files are looked for in each folder in turn", "[layout]")
{
    const TemporaryFolder folder;
    const auto faces =
        written(folder, "one = [{ file = \"DejaVuSans.ttf\", package = \"fonts-dejavu-core\" }]\n");
    const FontSet fonts = FontSet::load(faces, {folder.path(), fonts_folder / "dejavu"});
    CHECK(fonts.path(fonts.face("one").at(0)) == fonts_folder / "dejavu/DejaVuSans.ttf");
}

TEST_CASE("a face that is no list of files is refused", "[layout]")
{
    const TemporaryFolder folder;
    const auto text =
        GENERATE(as<std::string>(), "regular = \"DejaVuSans.ttf\"\n", "regular = []\n");
    const std::string message =
        message_of([&] { FontSet::load(written(folder, text), {fonts_folder}); });
    CHECK_THAT(message, Catch::Matchers::ContainsSubstring("«regular» must be a list"));
}

TEST_CASE("a faces file that is absent or no TOML is refused", "[layout]")
{
    const TemporaryFolder folder;
    CHECK_THROWS_AS(FontSet::load(folder.path() / "faces.toml", {}), std::runtime_error);
    CHECK_THROWS_AS(FontSet::load(written(folder, "regular = [\n"), {}), std::runtime_error);
}

TEST_CASE("a file that is no font is named when it is first needed", "[layout]")
{
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "Rien.ttf") << "pas une police";
    const FontSet fonts = FontSet::load(
        written(folder, "one = [{ file = \"Rien.ttf\", package = \"x\" }]\n"), {folder.path()});
    CHECK(message_of([&] { fonts.has(0, U'a'); }) ==
          "Police illisible: «" + (folder.path() / "Rien.ttf").string() + "».");
}

TEST_CASE("several threads may read one set of fonts", "[layout]")
{
    const FontSet fonts = FontSet::load(CAGEOT_SOURCE_DIR "/fonts/faces.toml", {fonts_folder});
    std::vector<int> advances(4);
    {
        std::vector<std::jthread> threads;
        for (int& advance : advances)
            threads.emplace_back(
                [&] { advance = fonts.bounds(fonts.face("regular")[0], U'0').advance; });
    }
    CHECK(advances == std::vector<int>{1139, 1139, 1139, 1139});
}
