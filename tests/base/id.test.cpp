#include "base/id.h"

#include "support/catch2_compat.h"

#include <type_traits>

using namespace cageot;

TEST_CASE("names of one kind compare as texts, names of two kinds do not mix", "[base]")
{
    CHECK(OrderNumber{"R1"} == OrderNumber{"R1"});
    CHECK(OrderNumber{"R1"} < OrderNumber{"R2"});
    CHECK(OrderNumber{"R10"} < OrderNumber{"R9"}); // texts, not numbers
    STATIC_REQUIRE_FALSE(std::is_convertible_v<OrderNumber, SessionId>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<std::string, SessionId>);
}
