#include "barcode/variable_measure.h"

#include "barcode/check_digit.h"
#include "barcode/gs1.h"
#include "support/catch2_compat.h"

#include <random>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string gtin = "(01)03412345678900";

ScaleRule rule(std::string_view text)
{
    const ScaleRuleReading reading = parse_scale_rule(text);
    REQUIRE(reading.rule);
    return *reading.rule;
}

std::string ean(const std::string& body)
{
    return body + gs1_check_digit(body);
}

std::optional<long> grams(const std::string& scanned, const std::vector<ScaleRule>& rules = {})
{
    const auto label = read_scale_label(scanned, rules);
    return label ? label->grams : std::nullopt;
}

std::string fault(const std::string& scanned, const std::vector<ScaleRule>& rules = {})
{
    const auto label = read_scale_label(scanned, rules);
    REQUIRE(label);
    CHECK_FALSE(label->grams);
    CHECK_FALSE(label->cents);
    return label->fault;
}

} // namespace

TEST_CASE("a GS1 label tells its net weight whatever its decimals", "[barcode]")
{
    CHECK(grams(gtin + "(3103)001234") == 1234);
    CHECK(grams(gtin + "(3102)000123") == 1230);
    CHECK(grams(gtin + "(3100)000002") == 2000);
    CHECK(grams(gtin + "(3104)012345") == 1235); // rounded
    CHECK(grams(gtin + "(3105)012344") == 123);
    CHECK(read_scale_label(gtin + "(3103)001234", {})->item == "03412345678900");
}

TEST_CASE("a GS1 label is read as a scanner hands it over", "[barcode]")
{
    const std::string elements = "01034123456789003103001234"
                                 "10LOT42";
    CHECK(grams(elements) == 1234);
    CHECK(grams("]C1" + elements) == 1234);
    CHECK(grams("]d2" + elements) == 1234);
}

TEST_CASE("a GS1 label with a fault is not believed", "[barcode]")
{
    CHECK_FALSE(fault("(01)03412345678901(3103)001234").empty()); // check digit of the GTIN
    CHECK_FALSE(fault("(3103)001234").empty());                   // of what?
    CHECK_THAT(fault(gtin + "(3103)000000"), ContainsSubstring("pesez encore"));
}

TEST_CASE("what is no label of a scale is left alone", "[barcode]")
{
    for (const char* scanned : {"", "U1234567874", "U1234567874C12345674", "3412345678903",
                                "(01)03412345678900(10)LOT42", "12", "tomates"})
        CHECK_FALSE(read_scale_label(scanned, {}));
}

TEST_CASE("a shop's own label tells what its rule says", "[barcode]")
{
    const std::vector<ScaleRule> rules{rule("21 AAAAA GGGGG K"), rule("02 AAAA V PPPPP K")};
    const auto weight = read_scale_label(ean("211234500480"), rules);
    REQUIRE(weight);
    CHECK(*weight == ScaleLabel{"12345", 480, std::nullopt, ""});
    CHECK(read_scale_label("]E0" + ean("211234500480"), rules) == weight);
    const auto price = read_scale_label(ean("02"
                                            "9876"
                                            "6"
                                            "14685"),
                                        rules);
    REQUIRE(price);
    CHECK(*price == ScaleLabel{"9876", std::nullopt, 14685, ""});
}

TEST_CASE("the rule with the longest prefix decides", "[barcode]")
{
    const std::vector<ScaleRule> rules{rule("21AAAAAGGGGGK"), rule("215AAAAGGGGGK"),
                                       rule("215AAAAPPPPPK")};
    CHECK(read_scale_label(ean("215123400480"), rules)->item == "1234");
    CHECK(grams(ean("215123400480"), rules) == 480);
    CHECK(read_scale_label(ean("211234500480"), rules)->item == "12345");
}

TEST_CASE("a label that was misread, or that no rule explains, is not believed", "[barcode]")
{
    const std::vector<ScaleRule> rules{rule("21 AAAA V GGGGG K")};
    std::string misread = ean("211234"
                              "6"
                              "14685")
                              .substr(0, 13);
    CHECK(grams(misread, rules) == 14685);
    misread.back() = misread.back() == '9' ? '0' : static_cast<char>(misread.back() + 1);
    CHECK_THAT(fault(misread, rules), ContainsSubstring("mal lue"));
    CHECK_THAT(fault(ean("211234"
                         "7"
                         "14685"),
                     rules),
               ContainsSubstring("vérification"));
    CHECK_THAT(fault(ean("221234614685"), rules), ContainsSubstring("modèle"));
    CHECK_THAT(fault(ean("211234" + std::string(1, price_check_digit("00000")) + "00000"), rules),
               ContainsSubstring("pesez encore"));
}

TEST_CASE("a rule of scales is a picture of thirteen places", "[barcode]")
{
    CHECK(rule("21 AAAAA GGGGG K") == ScaleRule{"21", 5, false, 5, ScaleRule::Value::grams});
    CHECK(rule("0212AAAVPPPPK") == ScaleRule{"0212", 3, true, 4, ScaleRule::Value::cents});
    CHECK(rule("2912345GGGGGK").item_digits == 0);
}

TEST_CASE("a rule that cannot be is told in French", "[barcode]")
{
    const auto fault_of = [](std::string_view text) {
        const ScaleRuleReading reading = parse_scale_rule(text);
        CHECK_FALSE(reading.rule);
        return reading.fault;
    };
    for (const char* text : {"", "2", "31 AAAAA GGGGG K", "AAAAAAA GGGGG K", "01AAAAAGGGGGK"})
        CHECK_THAT(fault_of(text), ContainsSubstring("20 à 29"));
    for (const char* text : {"21 AAAAA GGGGG", "21 AAAAAAAAAAK", "21 AA VV GGGGG K",
                             "21 GGGGG AAAAA K", "21 AAAAA GGPPP K", "21 aaaaa ggggg k"})
        CHECK_THAT(fault_of(text), ContainsSubstring("ne se lit pas"));
    CHECK_THAT(fault_of("21 AAAA GGGGG K"), ContainsSubstring("12 places"));
    CHECK_THAT(fault_of("21 AAA V GGGGGG K"), ContainsSubstring("V devant 6"));
}

TEST_CASE("prices are checked as GS1 says", "[barcode]")
{
    CHECK(price_check_digit("2875") == '9');  // GS1 General Specifications, §7.9.3
    CHECK(price_check_digit("14685") == '6'); // §7.9.4
}

TEST_CASE("every weight comes back, and no label with one digit wrong is believed", "[barcode]")
{
    std::mt19937 random(6);
    const std::vector<ScaleRule> rules{rule("21 AAAAA GGGGG K"), rule("24 AAAA V GGGGG K")};
    for (int i = 0; i < 500; ++i) {
        const long weight = 1 + static_cast<long>(random() % 99'999);
        std::string value = std::to_string(weight);
        value.insert(0, 5 - value.size(), '0');
        CHECK(grams(ean("2112345" + value), rules) == weight);
        const std::string checked =
            ean("241234" + std::string(1, price_check_digit(value)) + value);
        CHECK(grams(checked, rules) == weight);
        std::string wrong = checked;
        char& digit = wrong[2 + random() % 11];
        digit = static_cast<char>('0' + (digit - '0' + 1 + static_cast<int>(random() % 9)) % 10);
        CHECK_FALSE(grams(wrong, rules));
        CHECK(grams("(01)03412345678900(3103)0" + value) == weight);
    }
}
