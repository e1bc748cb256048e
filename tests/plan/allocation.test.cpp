#include "plan/allocation.h"

#include "support/catch2_compat.h"

using namespace cageot;

namespace {

using Units = std::vector<int>;

} // namespace

TEST_CASE("every order gets one before any gets two, the first first", "[plan]")
{
    const std::vector<Claim> claims{{3, {}}, {1, {}}, {3, {}}};
    CHECK(allocate(claims, 0) == Units{0, 0, 0});
    CHECK(allocate(claims, 2) == Units{1, 1, 0});
    CHECK(allocate(claims, 3) == Units{1, 1, 1});
    CHECK(allocate(claims, 4) == Units{2, 1, 1});
    CHECK(allocate(claims, 6) == Units{3, 1, 2});
    CHECK(allocate(claims, 7) == Units{3, 1, 3});
    CHECK(allocate(claims, 9000) == Units{3, 1, 3});
    CHECK(allocate({{9999, {}}, {9999, {}}, {2, {}}}, 9999) == Units{4999, 4998, 2});
}

TEST_CASE("what a person chose comes first, and is all that this order gets", "[plan]")
{
    CHECK(allocate({{3, {}}, {3, 3}}, 4) == Units{1, 3});
    CHECK(allocate({{3, {}}, {3, 0}}, 4) == Units{3, 0});
    CHECK(allocate({{3, {}}, {3, 1}}, 9) == Units{3, 1});
}

TEST_CASE("more than there is, or than was ordered, cannot be chosen", "[plan]")
{
    CHECK(allocate({{3, 9}, {3, {}}}, 5) == Units{3, 2});
    CHECK(allocate({{3, 2}, {3, 2}, {3, 2}}, 3) == Units{2, 1, 0});
    CHECK(allocate({{3, -1}}, 3) == Units{0});
}

TEST_CASE("nothing is given when nothing is there, or nobody wants it", "[plan]")
{
    CHECK(allocate({}, 5).empty());
    CHECK(allocate({{0, {}}, {0, {}}}, 5) == Units{0, 0});
    CHECK(allocate({{2, {}}, {2, 1}}, -3) == Units{0, 0});
}
