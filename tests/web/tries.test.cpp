#include "web/tries.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("five wrong tries are free, then the waits grow from one minute to fifteen", "[web]")
{
    Tries tries;
    UtcMs now = 1'000'000;
    for (int i = 1; i < Tries::free_tries; ++i) {
        tries.failed("marie", now);
        CHECK(tries.wait("marie", now) == 0);
    }
    for (const UtcMs minutes : {1, 2, 4, 8, 15, 15}) {
        tries.failed("marie", now);
        CHECK(tries.wait("marie", now) == minutes * 60'000);
        CHECK(tries.wait("zoe", now) == 0);
        now += minutes * 60'000;
        CHECK(tries.wait("marie", now) == 0);
    }
}

TEST_CASE("a right password, an hour away or a clock that was put back begins anew", "[web]")
{
    Tries tries;
    const UtcMs now = 10'000'000;
    const auto exhaust = [&] {
        for (int i = 0; i < Tries::free_tries; ++i)
            tries.failed("marie", now);
        REQUIRE(tries.wait("marie", now) > 0);
    };
    exhaust();
    tries.succeeded("marie");
    CHECK(tries.wait("marie", now) == 0);
    exhaust();
    CHECK(tries.wait("marie", now - 1) == 0);
    tries.failed("zoe", now + 3'600'001); // whoever comes next sweeps
    tries.failed("marie", now + 3'600'001);
    CHECK(tries.wait("marie", now + 3'600'001) == 0);
}
