#include "base/zone.h"

#include "support/catch2_compat.h"

#include <stdexcept>

using namespace cageot;

namespace {

constexpr UtcMs second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
const std::string paris = "Europe/Paris";

/// 2026-03-29 01:00 UTC: 02:00 in Paris becomes 03:00.
constexpr UtcMs spring = 1'774'746'000'000;
/// 2026-10-25 01:00 UTC: 03:00 in Paris becomes 02:00.
constexpr UtcMs autumn = 1'792'890'000'000;

std::string clock_in_paris(UtcMs moment)
{
    return short_french(local_time(moment, paris));
}

} // namespace

TEST_CASE("the system's zones are known by name", "[base]")
{
    CHECK(is_time_zone("Europe/Paris"));
    CHECK(is_time_zone("Indian/Reunion"));
    CHECK_FALSE(is_time_zone("Europe/Fontiers"));
    CHECK_FALSE(is_time_zone(""));
    CHECK_THROWS_AS(local_time(0, "Europe/Fontiers"), std::runtime_error);
}

TEST_CASE("a moment is told on the wall clock of its place", "[base]")
{
    CHECK(local_time(0, paris) == LocalTime{1970, 1, 1, 4, 1, 0});
    CHECK(local_time(-1, "UTC") == LocalTime{1969, 12, 31, 3, 23, 59, 59});
    CHECK(local_time(spring, "Indian/Reunion") == LocalTime{2026, 3, 29, 7, 5, 0});
}

TEST_CASE("clocks jump in Paris on 29 March and on 25 October 2026", "[base]")
{
    CHECK(clock_in_paris(spring - minute) == "dim. 01:59");
    CHECK(clock_in_paris(spring) == "dim. 03:00");
    CHECK(clock_in_paris(autumn - minute) == "dim. 02:59");
    CHECK(clock_in_paris(autumn) == "dim. 02:00");
    CHECK(clock_in_paris(autumn + hour) == "dim. 03:00");
}

TEST_CASE("a moment is written in French, short and long", "[base]")
{
    CHECK(short_french({2026, 11, 12, 4, 6, 12}) == "jeu. 06:12");
    CHECK(long_french({2026, 11, 12, 4, 6, 12}) == "jeudi 12 novembre 2026, 06:12");
    CHECK(long_french({2026, 8, 2, 7, 23, 5}) == "dimanche 2 août 2026, 23:05");
}

TEST_CASE("a weekly time is read as people write it", "[base]")
{
    const std::optional<WeeklyTime> thursday = WeeklyTime{4, 6, 30};
    for (const char* text :
         {"jeudi 06:30", "Jeudi 6h30", "jeu. 6:30", "JEU. 06h30", "  jeudi   6h30 "})
        CHECK(parse_weekly_time(text) == thursday);
    CHECK(parse_weekly_time("lundi 20h") == WeeklyTime{1, 20, 0});
    CHECK(parse_weekly_time("dim. 0:00") == WeeklyTime{7, 0, 0});
    CHECK(parse_weekly_time("mercredi 23:59") == WeeklyTime{3, 23, 59});
}

TEST_CASE("what is no weekly time is nothing", "[base]")
{
    const std::string text =
        GENERATE(as<std::string>(), "", "jeudi", "06:30", "jeudi 24:00", "jeudi 6:60", "jeu 6:30",
                 "jeud. 6:30", "thursday 6:30", "jeudi 6", "jeudi six:30", "jeudi 6:30:15",
                 "jeudi :30", "jeudi 006:30", "jeudi -1:30");
    CAPTURE(text);
    CHECK_FALSE(parse_weekly_time(text));
}

TEST_CASE("the next weekly time is the first at or after the moment asked from", "[base]")
{
    const WeeklyTime thursday{4, 6, 30};
    const UtcMs at = 1'794'461'400'000; // 2026-11-12 06:30 in Paris, a Thursday
    CHECK(clock_in_paris(at) == "jeu. 06:30");
    CHECK(next_weekly_time(at, thursday, paris) == at);
    CHECK(next_weekly_time(at - 1, thursday, paris) == at);
    CHECK(next_weekly_time(at - 7 * day + 1, thursday, paris) == at);
    CHECK(next_weekly_time(at + 1, thursday, paris) == at + 7 * day);
}

TEST_CASE("a weekly time keeps its wall clock over both clock changes", "[base]")
{
    const WeeklyTime thursday{4, 6, 30};
    for (const UtcMs change : {spring, autumn}) {
        const UtcMs before = next_weekly_time(change - 6 * day, thursday, paris);
        const UtcMs after = next_weekly_time(before + 1, thursday, paris);
        CHECK(before < change);
        CHECK(after > change);
        CHECK(clock_in_paris(before) == "jeu. 06:30");
        CHECK(clock_in_paris(after) == "jeu. 06:30");
        CHECK(after - before == 7 * day + (change == spring ? -hour : hour));
    }
}

TEST_CASE("a weekly time in the skipped hour comes at its end, in the doubled hour once", "[base]")
{
    const WeeklyTime night{7, 2, 30};
    CHECK(next_weekly_time(spring - 3 * hour, night, paris) == spring);
    CHECK(next_weekly_time(spring + 1, night, paris) == spring + 7 * day - 30 * minute);

    const UtcMs first = autumn - 30 * minute;
    CHECK(next_weekly_time(autumn - 3 * hour, night, paris) == first);
    CHECK(clock_in_paris(first) == "dim. 02:30");
    CHECK(clock_in_paris(first + hour) == "dim. 02:30");
    CHECK(next_weekly_time(first + 1, night, paris) == autumn + 7 * day + 30 * minute);
}
