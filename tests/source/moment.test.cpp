#include "source/moment.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("moments of Open Food Network are read with their offset")
{
    CHECK(parse_moment("2026-09-14T22:00:00.000+02:00") == 1789416000000);
    CHECK(parse_moment("2026-09-14T20:00:00Z") == 1789416000000);
    CHECK(parse_moment("2026-09-14T20:00:00.250Z") == 1789416000250);
    CHECK(parse_moment("2026-09-14T18:00:00-02:00") == 1789416000000);
}

TEST_CASE("a text that is no moment, or one of an unknown place, is none")
{
    for (const char* text :
         {"", "2026-09-14", "2026-09-14T22:00:00", "2026-13-14T22:00:00Z", "septembre 14, 2026",
          "2026-09-14 22:00:00 +0200", "2026-09-14T25:00:00Z", "2026-09-14T22:00:00Zx"}) {
        CAPTURE(text);
        CHECK(parse_moment(text) == std::nullopt);
    }
}

TEST_CASE("the Date header is read")
{
    CHECK(parse_http_date("Mon, 14 Sep 2026 20:00:00 GMT") == 1789416000000);
    CHECK(parse_http_date("14 Sep 2026") == std::nullopt);
    CHECK(parse_http_date("") == std::nullopt);
}

TEST_CASE("a moment is written in UTC, and read again")
{
    CHECK(to_iso8601(1789416000000) == "2026-09-14T20:00:00Z");
    CHECK(parse_moment(to_iso8601(1789416000000)) == 1789416000000);
}
