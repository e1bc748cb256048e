#include "base/code_sequence.h"

#include "support/catch2_compat.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <stdexcept>

using namespace cageot;

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

TEST_CASE("no unit code comes twice, wherever in the range one looks", "[base]")
{
    const CodeKey key{4, 2};
    std::set<std::uint32_t> seen;
    std::mt19937_64 random(11);
    std::set<std::uint64_t> indexes;
    for (int i = 0; i < 50'000; ++i)
        indexes.insert(random() % 100'000'000);
    for (const std::uint64_t index : indexes)
        seen.insert(code_at(key, CodeKind::unit, index).number());
    CHECK(seen.size() == indexes.size());
    CHECK_NOTHROW(code_at(key, CodeKind::unit, 99'999'999));
    CHECK_THROWS_AS(code_at(key, CodeKind::unit, 100'000'000), std::out_of_range);
    CHECK_THROWS_AS(code_at(key, CodeKind::product, 1'000'000), std::out_of_range);
}

TEST_CASE("the kinds of one depot do not share an order", "[base]")
{
    const CodeKey key{9};
    int equal = 0;
    for (std::uint64_t i = 0; i < 1000; ++i)
        equal +=
            code_at(key, CodeKind::crate, i).number() == code_at(key, CodeKind::product, i).number()
                ? 1
                : 0;
    CHECK(equal <= 2);
}

TEST_CASE("the labels of one week are spread over the whole range", "[base]")
{
    const CodeKey key{1, 6, 1, 8};
    std::map<std::uint32_t, int> by_first_digit;
    for (std::uint64_t i = 0; i < 10'000; ++i)
        ++by_first_digit[code_at(key, CodeKind::unit, i).number() / 10'000'000];
    REQUIRE(by_first_digit.size() == 10);
    for (const auto& [digit, count] : by_first_digit) {
        CHECK(count > 800);
        CHECK(count < 1200);
    }
}

TEST_CASE("a sequence that goes on from stored counters gives the codes that follow", "[base]")
{
    CodeSequence whole(CodeKey{3}, {});
    for (int i = 0; i < 5; ++i)
        whole.next_unit();
    whole.next_crate();
    CodeSequence restarted(CodeKey{3}, whole.counters());
    CHECK(restarted.next_unit() == code_at(CodeKey{3}, CodeKind::unit, 5));
    CHECK(restarted.next_crate() == code_at(CodeKey{3}, CodeKind::crate, 1));
    CHECK(restarted.next_product() == code_at(CodeKey{3}, CodeKind::product, 0));
    CHECK(restarted.counters() == CodeCounters{6, 2, 1});
}
