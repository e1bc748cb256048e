#include "preflight/check.h"

#include "base/text.h"
#include "layout/composed_labels.h"
#include "pdf/write_pdf.h"

using namespace cageot;

namespace {

/// Relay letters, digits of numbers, and what stands out above or below in French words.
constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ÀÉÇÎŒÔaçfgijqyœ&?";

/// One letter in the middle of a page of its own, as high as `millimetres` say of its capitals.
Page page_of(const std::string& letter, const std::string& face, const std::string& millimetres,
             int dpi)
{
    const LayoutReading reading = read_layout(
        "name = \"lettre\"\nmedia = [60, 60]\n[[mark]]\ntype = \"text\"\ntext = \"{letter}\"\n"
        "face = \"" +
            face + "\"\ndigit_height = " + millimetres +
            "\nalign = \"center\"\nvalign = \"middle\"\nbox = [5, 10, 50, 40]\n",
        "lettre.toml", project_words());
    REQUIRE(reading.layout);
    return compose(*reading.layout, {{{"letter", letter}}, {}}, project_fonts(), dpi).pages.at(0);
}

} // namespace

TEST_CASE("no letter of any face and size leaves the dots that it was given", "[preflight]")
{
    const auto dpi = GENERATE(203, 300);
    for (const std::string face : {"regular", "bold", "narrow-bold"})
        for (const std::string millimetres :
             {"1.0", "1.4", "1.9", "2.7", "4.3", "5.4", "7.1", "9.8", "12.6", "15.2", "23.0"}) {
            std::vector<Page> pages;
            std::vector<std::string> names;
            for (const char32_t letter : to_code_points(letters)) {
                names.push_back(to_utf8(std::u32string_view(&letter, 1)));
                pages.push_back(page_of(names.back(), face, millimetres, dpi));
            }
            const std::string pdf = write_pdf(pages, project_fonts(), "lettres");
            for (const PageFault& fault : check_document(pdf, pages)) {
                UNSCOPED_INFO(face << " " << millimetres << " mm at " << dpi << " dpi, "
                                   << names[static_cast<std::size_t>(fault.page - 1)] << ": "
                                   << fault.message);
                CHECK(fault.message.empty());
            }
        }
}
