#include "base/finding.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("a finding says where it is before what it is", "[base]")
{
    const auto said = [](const std::string& source, int row, const std::string& field) {
        return to_string({Severity::error, source, row, field, "corrigez-la."});
    };
    CHECK(said("totaux.csv", 12, "Quantité") == "totaux.csv, ligne 12, «Quantité»: corrigez-la.");
    CHECK(said("totaux.csv", 0, "Quantité") == "totaux.csv, «Quantité»: corrigez-la.");
    CHECK(said("", 12, "") == "ligne 12: corrigez-la.");
    CHECK(said("", 0, "") == "corrigez-la.");
}

TEST_CASE("warnings let through, one error refuses", "[base]")
{
    const Finding warning{Severity::warning, "", 0, "", "regardez."};
    const Finding error{Severity::error, "", 0, "", "corrigez."};
    CHECK_FALSE(has_error({}));
    CHECK_FALSE(has_error({warning, warning}));
    CHECK(has_error({warning, error, warning}));
}

TEST_CASE("what is the same for many places is told once, at the first", "[base]")
{
    const auto finding = [](const std::string& source, const std::string& message) {
        return Finding{Severity::warning, source, 0, "", message};
    };
    const Finding error{Severity::error, "C1", 0, "", "raccourci."};
    const auto told = without_repetition({finding("U1", "raccourci."), finding("U2", "emoji."),
                                          finding("U3", "raccourci."), error,
                                          finding("U4", "raccourci."), finding("U5", "emoji.")});
    REQUIRE(told.size() == 3);
    CHECK(told[0].text() == "U1: raccourci. (et 2 autres fois)");
    CHECK(told[1].text() == "U2: emoji. (et une autre fois)");
    CHECK(told[2].text() == "C1: raccourci.");
    CHECK(without_repetition({}).empty());
}

TEST_CASE("the same fault in two rows or columns is two faults", "[base]")
{
    const auto finding = [](int row, const std::string& field) {
        return Finding{Severity::error, "totaux.csv", row, field, "cellule vide."};
    };
    CHECK(without_repetition({finding(2, "Client"), finding(3, "Client"), finding(3, "Produit"),
                              finding(3, "Produit")})
              .size() == 3);
}
