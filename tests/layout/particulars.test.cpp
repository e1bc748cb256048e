#include "layout/particulars.h"

#include "composed_labels.h"

using namespace cageot;

namespace {

Layout legal_label(const std::string& media, const std::string& marks)
{
    const LayoutReading reading =
        read_layout("name = \"essai\"\ndocument = \"unit\"\nmedia = " + media +
                        "\nparticulars = true\n" + marks,
                    "essai.toml", project_words());
    REQUIRE(reading.layout);
    return *reading.layout;
}

std::string text(const std::string& words, const std::string& more)
{
    return "[[mark]]\ntype = \"text\"\ntext = \"" + words + "\"\nbox = [2, 2, 40, 8]\n" + more;
}

} // namespace

TEST_CASE("letters are at least 1.2 mm, or 0.9 mm on a face under 80 cm²", "[layout]")
{
    CHECK(least_x_height(legal_label("[57, 32]", text("x", "x_height = 2.0\n"))) ==
          Length::um(900));
    CHECK(least_x_height(legal_label("[100, 79]", text("x", "x_height = 2.0\n"))) ==
          Length::um(900));
    CHECK(least_x_height(legal_label("[100, 80]", text("x", "x_height = 2.0\n"))) ==
          Length::um(1200));
    const Layout large = legal_label("[100, 150]", text("{product}", "x_height = [2.0, 1.1]\n"));
    const auto findings = particulars_faults(large);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == Severity::error);
    CHECK_THAT(findings[0].message, Catch::Matchers::ContainsSubstring("au moins 1,2\u00A0mm"));
    CHECK(particulars_faults(legal_label("[57, 32]", text("{product}", "x_height = [2.0, 0.9]\n")))
              .empty());
}

TEST_CASE("a net quantity's digits grow with the quantity", "[layout]")
{
    CHECK(least_digit_height("50 g") == Length::mm(2));
    CHECK(least_digit_height("51 g") == Length::mm(3));
    CHECK(least_digit_height("200 ml") == Length::mm(3));
    CHECK(least_digit_height("25 cl") == Length::mm(4));
    CHECK(least_digit_height("1 kg") == Length::mm(4));
    CHECK(least_digit_height("1,5 kg") == Length::mm(6));
    CHECK_FALSE(least_digit_height("6 œufs"));
    CHECK_FALSE(least_digit_height(""));
}

TEST_CASE("a net quantity that came out too small is an error of its page", "[layout]")
{
    const Layout layout =
        legal_label("[57, 32]", text("{net_quantity}", "digit_height = [4.0, 2.0]\n"));
    const auto errors = [&](const std::string& quantity, int dpi) {
        return has_error(
            compose(layout, {{{"net_quantity", quantity}}, {}}, project_fonts(), dpi).findings);
    };
    for (const int dpi : {203, 300}) {
        CHECK_FALSE(errors("500 g", dpi));
        CHECK(errors("1,5 kg", dpi));
        CHECK_FALSE(errors("", dpi));
    }
}

TEST_CASE("allergens that nothing sets off are an error", "[layout]")
{
    CHECK(has_error(particulars_faults(
        legal_label("[57, 32]", text("Contient : {allergens}", "x_height = 1.5\n")))));
    for (const char* more : {"face = \"bold\"\n", "reversed = true\n", "emphasis = \"bold\"\n"})
        CHECK(particulars_faults(
                  legal_label("[57, 32]", text("Contient : {allergens}",
                                               "x_height = 1.5\n" + std::string(more))))
                  .empty());
}
