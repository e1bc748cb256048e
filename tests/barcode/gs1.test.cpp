#include "barcode/gs1.h"

#include "barcode/check_digit.h"
#include "barcode/gs1_rules.h"
#include "support/catch2_compat.h"

#include <random>
#include <set>

using namespace cageot;

namespace {

const std::string gtin = "03412345678900";

class RandomElements {
public:
    explicit RandomElements(unsigned seed)
        : random_(seed)
    {
    }

    /// A GTIN and some of what may stand beside it, each identifier once.
    std::vector<Gs1Element> next()
    {
        std::vector<Gs1Element> elements = {{"01", checked(13)}};
        const std::vector<std::string> others = {"10",   "11",  "13",  "15",   "17",   "21", "30",
                                                 "3103", "400", "422", "7003", "7007", "90", "97"};
        for (const std::string& ai : others)
            if (number(0, 2) == 0)
                elements.push_back({ai, value_of(*gs1_rule_of(ai))});
        std::shuffle(elements.begin(), elements.end(), random_);
        return elements;
    }

private:
    int number(int least, int most)
    {
        return std::uniform_int_distribution<>(least, most)(random_);
    }
    std::string digits(int count)
    {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += static_cast<char>('0' + number(0, 9));
        return text;
    }
    std::string checked(int count)
    {
        const std::string body = digits(count);
        return body + gs1_check_digit(body);
    }
    std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }
    std::string text(int most)
    {
        std::string value;
        for (int count = number(1, most); count > 0;) {
            const char c = static_cast<char>(number('!', 'z'));
            if (!is_gs1_character(c))
                continue;
            value += c;
            --count;
        }
        return value;
    }
    std::string value_of(const Gs1Rule& rule)
    {
        std::string value;
        for (const Gs1Part& part : rule.parts) {
            if (part.most == 0 || (part.optional && number(0, 1) == 0))
                continue;
            switch (part.test) {
            case Gs1Test::none:
                value += part.numeric ? digits(number(part.least, part.most)) : text(part.most);
                break;
            case Gs1Test::csum:
                value += checked(part.most - 1);
                break;
            case Gs1Test::yymmdd:
            case Gs1Test::yymmd0:
                value += digits(2) + two(number(1, 12)) + two(number(1, 28));
                break;
            case Gs1Test::hhmi:
                value += two(number(0, 23)) + two(number(0, 59));
                break;
            case Gs1Test::iso3166:
                value += "250";
                break;
            }
        }
        return value;
    }

    std::mt19937 random_;
};

} // namespace

TEST_CASE("brackets and element string hold the same elements", "[barcode]")
{
    const std::vector<Gs1Element> elements = {{"01", gtin}, {"10", "LOT42"}, {"21", "7"}};
    CHECK(to_brackets(elements) == "(01)03412345678900(10)LOT42(21)7");
    // a separator behind the lot, whose end nothing else tells; none behind GTIN and last value
    CHECK(to_element_string(elements) == "010341234567890010LOT42\x1D"
                                         "217");
    CHECK(parse_gs1(to_brackets(elements)).elements == elements);
    CHECK(parse_gs1_scan(to_element_string(elements)).elements == elements);
}

TEST_CASE("random element strings survive both forms", "[barcode]")
{
    RandomElements random(20260731);
    for (int i = 0; i < 2'000; ++i) {
        const std::vector<Gs1Element> elements = random.next();
        const std::string brackets = to_brackets(elements);
        CAPTURE(brackets);
        const Gs1Reading written = parse_gs1(brackets);
        REQUIRE(written.faults.empty());
        REQUIRE(written.elements == elements);
        const Gs1Reading scanned = parse_gs1_scan(to_element_string(elements));
        REQUIRE(scanned.faults.empty());
        REQUIRE(scanned.elements == elements);
    }
}

TEST_CASE("a scanner's prefix and separators that are not needed do no harm", "[barcode]")
{
    const std::vector<Gs1Element> elements = {{"01", gtin}, {"10", "A"}};
    for (const char* scanned :
         {"010341234567890010A", "]C1010341234567890010A", "]d2010341234567890010A",
          "0103412345678900\x1D"
          "10A",
          "010341234567890010A\x1D"}) {
        CAPTURE(scanned);
        const Gs1Reading reading = parse_gs1_scan(scanned);
        CHECK(reading.faults.empty());
        CHECK(reading.elements == elements);
    }
}

TEST_CASE("scanned data that is no GS1 says so", "[barcode]")
{
    // GS in front is plain data in a DataMatrix, not the FNC1 that makes it GS1
    for (const char* scanned : {"",
                                "\x1D"
                                "0103412345678900",
                                "U1234567874", "0503412345678900", "01034123456789",
                                "0103412345678901", "10LOT42", "01", "3103", "]C1"}) {
        CAPTURE(scanned);
        CHECK_FALSE(parse_gs1_scan(scanned).faults.empty());
    }
}

TEST_CASE("cut or changed scans never crash and are never taken for the whole", "[barcode]")
{
    const std::string whole = "0103412345678900152612311"
                              "0LOT42\x1D"
                              "217";
    const auto elements = parse_gs1_scan(whole).elements;
    REQUIRE(elements.size() == 4);
    std::mt19937 random(7);
    for (int i = 0; i < 5'000; ++i) {
        std::string damaged = whole;
        damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        if (random() % 2 == 0)
            damaged.resize(random() % damaged.size());
        const Gs1Reading reading = parse_gs1_scan(damaged);
        if (damaged != whole)
            CHECK((!reading.faults.empty() || reading.elements != elements));
    }
}

TEST_CASE("faults are told in French, with what would be right", "[barcode]")
{
    const auto message = [](std::string_view text) {
        const auto faults = parse_gs1(text).faults;
        REQUIRE(faults.size() == 1);
        return faults.front().message;
    };
    CHECK(message("(01)03412345678908") ==
          "(01) article (GTIN) «03412345678908»: la clé est fausse: écrivez 0 à la fin.");
    CHECK(message("(01)0341234567890") ==
          "(01) article (GTIN) «0341234567890»: il y faut 14 chiffres, en voici 13.");
    CHECK(message("(01)03412345678900(7007)2607") ==
          "(7007) date de récolte «2607»: il y faut 6 ou 12 chiffres, en voici 4.");
    CHECK(message("(10)LOT42") ==
          "(10) lot n'a de sens qu'avec (01) ou (02): ajoutez ce qui manque.");
    CHECK(message("(01)03412345678900(3922)150") ==
          "(3922) prix n'a de sens qu'avec (01) et (30) ou (01) et (310n): ajoutez ce qui manque.");
    CHECK(message("(01)03412345678900(10)été") ==
          "(10) lot «été»: «é» n'y va pas: il y faut des lettres sans accent, des chiffres ou "
          "!\"%&'()*+,-./:;<=>?_.");
    CHECK(message("(01)03412345678900(422)999") ==
          "(422) pays d'origine «999»: aucun pays n'a ce numéro ISO 3166: la France a le 250.");
    CHECK(message("(98x)A") == "L'identifiant «98x» n'est pas connu ici: voici ceux qui le sont: "
                               "00 01 02 10 11 13 15 17 21 "
                               "30 3100–3105 37 3920–3929 400 422 7003 7007 90 91–99.");
}

TEST_CASE("values of fixed length first is advice, not a rule", "[barcode]")
{
    const auto advice = [](std::string_view text) {
        return gs1_order_advice(parse_gs1(text).elements);
    };
    CHECK(advice("(01)03412345678900(10)A(17)261231") ==
          "Écrivez (17) avant (10): les valeurs de longueur fixe d'abord épargnent un séparateur.");
    CHECK_FALSE(advice("(01)03412345678900(17)261231(10)A"));
    CHECK_FALSE(advice("(01)03412345678900(10)A(21)B"));
    CHECK_FALSE(advice("(90)A"));
}

TEST_CASE("a GS1-128 holds 48 characters, identifiers and separators counted", "[barcode]")
{
    // 16 + 22 + separator + 2 + 7
    const auto fault = [](std::size_t serial) {
        return gs1_128_fault(
            {{"01", gtin}, {"10", std::string(20, 'A')}, {"21", std::string(serial, '1')}});
    };
    CHECK_FALSE(fault(7));
    CHECK(fault(8)->source == "GS1 General Specifications, §5.4.4.3");
}

TEST_CASE("the table of identifiers is of one piece", "[barcode]")
{
    std::set<std::string_view> seen;
    for (const Gs1Rule& rule : gs1_rules()) {
        CAPTURE(rule.first);
        CHECK(seen.insert(rule.first).second);
        CHECK(rule.first.size() == rule.last.size());
        CHECK(gs1_rule_of(rule.first) == &rule);
        CHECK(gs1_rule_of(rule.last) == &rule);
        CHECK(gs1_rule_at(std::string(rule.last) + "123") == &rule);
        // none begins with another, so a scan is read in one way
        for (const Gs1Rule& other : gs1_rules())
            CHECK((&other == &rule || rule.first.substr(0, other.first.size()) != other.first));
        if (rule.predefined)
            CHECK(gs1_least_length(rule) == gs1_most_length(rule));
    }
    CHECK(gs1_rule_of("310") == nullptr);
    CHECK(gs1_rule_of("3106") == nullptr);
}

TEST_CASE("82 characters may stand in a value", "[barcode]")
{
    int count = 0;
    for (int c = 0; c < 256; ++c)
        count += is_gs1_character(static_cast<char>(c)) ? 1 : 0;
    CHECK(count == 82);
}
