#include "pdf/document.h"

#include "layout/composed_labels.h"
#include "support/message_of.h"
#include "support/temporary_folder.h"

#include <filesystem>
#include <fstream>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

/// One face "regular" whose only file lies in `folder`.
FontSet fonts_in(const std::filesystem::path& folder)
{
    std::filesystem::copy_file("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
                               folder / "DejaVuSans.ttf");
    std::ofstream(folder / "faces.toml")
        << "regular = [{ file = \"DejaVuSans.ttf\", package = \"fonts-dejavu-core\" }]\n";
    return FontSet::load(folder / "faces.toml", {folder});
}

} // namespace

TEST_CASE("a document with one page has its bytes to the end", "[pdf]")
{
    Document document(project_fonts());
    HPDF_AddPage(document.handle());
    const std::string bytes = document.bytes();
    CHECK(bytes.starts_with("%PDF-1."));
    CHECK(bytes.ends_with("%%EOF\n"));
}

TEST_CASE("a font is loaded once in a document", "[pdf]")
{
    Document document(project_fonts());
    const FontFile file = project_fonts().face("regular").front();
    const HPDF_Font font = document.font(file);
    CHECK(font != nullptr);
    CHECK(document.font(file) == font);
    CHECK(document.font(project_fonts().face("bold").front()) != font);
}

TEST_CASE("a call that libharu refuses is told by the next check", "[pdf]")
{
    Document document(project_fonts());
    CHECK_NOTHROW(document.check("doing nothing"));
    const HPDF_Page page = HPDF_AddPage(document.handle());
    HPDF_Page_EndText(page);
    CHECK_THAT(message_of([&] { document.check("drawing a page"); }),
               StartsWith("libharu failed while drawing a page: error 0x"));
    // An error sticks: half a document is never given out.
    CHECK_THAT(message_of([&] { document.bytes(); }), StartsWith("libharu failed"));
}

TEST_CASE("the first of several errors is told", "[pdf]")
{
    Document document(project_fonts());
    const HPDF_Page page = HPDF_AddPage(document.handle());
    HPDF_Page_SetWidth(page, 20000);
    const std::string first = message_of([&] { document.check("drawing a page"); });
    HPDF_Page_EndText(page);
    CHECK(message_of([&] { document.check("drawing a page"); }) == first);
}

TEST_CASE("a font file that went away is an error", "[pdf]")
{
    const TemporaryFolder folder;
    const FontSet fonts = fonts_in(folder.path());
    CHECK(fonts.has(0, U'a'));
    std::filesystem::remove(folder.path() / "DejaVuSans.ttf");
    Document document(fonts);
    CHECK_THAT(message_of([&] { document.font(0); }),
               StartsWith("libharu failed while loading a font: error 0x"));
}

TEST_CASE("a font file that is cut short is an error", "[pdf]")
{
    const TemporaryFolder folder;
    const FontSet fonts = fonts_in(folder.path());
    CHECK(fonts.has(0, U'a'));
    std::filesystem::resize_file(folder.path() / "DejaVuSans.ttf", 5000);
    Document document(fonts);
    CHECK_THAT(message_of([&] { document.font(0); }), ContainsSubstring("libharu failed"));
}
