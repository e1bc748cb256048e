#include "base/code.h"

#include "base/code_sequence.h"
#include "support/catch2_compat.h"

#include <set>

using namespace cageot;

TEST_CASE("a code carries ISO 7064 MOD 97-10 over its letter and digits", "[base]")
{
    CHECK(to_string(Code(CodeKind::unit, 12345678)) == "U1234567874");
    CHECK(to_string(Code(CodeKind::unit, 1)) == "U0000000180");
    CHECK(to_spaced_string(Code(CodeKind::unit, 12345678)) == "U 12345678 74");
}

TEST_CASE("a code is read back exactly and anything else is no code", "[base]")
{
    REQUIRE(parse_code("U1234567874"));
    CHECK(parse_code("U1234567874")->number() == 12345678);
    for (const char* text : {"", "U", "u1234567874", "U1234567875", "U12345678 74", "U123456787",
                             "A1234567874", "C1234567874", "U123456787४", "3760123456789"})
        CHECK_FALSE(parse_code(text));
}

TEST_CASE("every single wrong digit and every swap of neighbours breaks the check", "[base]")
{
    const std::string good = to_string(Code(CodeKind::crate, 204815));
    for (std::size_t i = 1; i < good.size(); ++i) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string bad = good;
            bad[i] = digit;
            CHECK(parse_code(bad).has_value() == (bad == good));
        }
        std::string swapped = good;
        std::swap(swapped[i - 1], swapped[i]);
        CHECK(parse_code(swapped).has_value() == (swapped == good));
    }
}

TEST_CASE("a number too long for its kind is refused", "[base]")
{
    CHECK_THROWS_AS(Code(CodeKind::crate, 1000000), std::out_of_range);
}

TEST_CASE("the QR of a unit label is its unit and its crate in twenty characters", "[base]")
{
    const UnitInCrate pair{Code(CodeKind::unit, 12345678), Code(CodeKind::crate, 42)};
    const std::string text = to_string(pair);
    CHECK(text.size() == 20);
    CHECK(parse_unit_in_crate(text) == pair);
    CHECK_FALSE(parse_unit_in_crate(text.substr(1)));
}

TEST_CASE("the sequence of crate codes visits its whole range once", "[base]")
{
    const CodeKey key{1, 2, 3};
    std::set<std::uint32_t> seen;
    for (std::uint64_t i = 0; i < 1'000'000; ++i)
        seen.insert(code_at(key, CodeKind::crate, i).number());
    CHECK(seen.size() == 1'000'000);
    CHECK_THROWS_AS(code_at(key, CodeKind::crate, 1'000'000), std::out_of_range);
}

TEST_CASE("codes that follow each other are not neighbours, and another depot has another order",
          "[base]")
{
    CodeSequence ours(CodeKey{7}, {}), theirs(CodeKey{8}, {});
    std::uint32_t last = ours.next_unit().number();
    int near = 0, equal = 0;
    for (int i = 0; i < 10'000; ++i) {
        const std::uint32_t number = ours.next_unit().number();
        near += number - last + 10 <= 20 ? 1 : 0;
        equal += number == theirs.next_unit().number() ? 1 : 0;
        last = number;
    }
    CHECK(near <= 2);
    CHECK(equal <= 2);
    CHECK(ours.counters() == CodeCounters{10'001, 0, 0});
}

TEST_CASE("the order of codes never changes: stored labels depend on it", "[base]")
{
    const CodeKey key{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    CHECK(to_string(code_at(key, CodeKind::unit, 0)) == "U4820084992");
    CHECK(to_string(code_at(key, CodeKind::crate, 1)) == "C12666744");
}
