#pragma once

#include "base/clock.h"

#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// The wall clock of a place, for people. Needs the tz database of the system (tzdata).
struct LocalTime {
    int year = 1970;
    int month = 1;   ///< 1…12
    int day = 1;     ///< 1…31
    int weekday = 4; ///< ISO 8601: 1 = Monday … 7 = Sunday
    int hour = 0;
    int minute = 0;
    int second = 0; ///< 0…59
    friend bool operator==(const LocalTime&, const LocalTime&) = default;
};

/// True for an IANA name such as "Europe/Paris" that the system knows.
bool is_time_zone(std::string_view name);
/// Throws std::runtime_error for an unknown zone.
LocalTime local_time(UtcMs moment, const std::string& zone);
/// "jeu. 06:12"
std::string short_french(const LocalTime& time);
/// "jeudi 12 novembre 2026, 06:12"
std::string long_french(const LocalTime& time);
/// A weekly moment as people write it: "jeudi 06:30", "jeu. 6h30", any case.
struct WeeklyTime {
    int weekday = 1; ///< ISO 8601
    int hour = 0;
    int minute = 0;
    friend bool operator==(const WeeklyTime&, const WeeklyTime&) = default;
};
std::optional<WeeklyTime> parse_weekly_time(std::string_view text);
/// The first such moment at or after `from`; in the hour that a clock change skips it is the end of
/// that hour, in the hour that comes twice only the first one counts.
UtcMs next_weekly_time(UtcMs from, WeeklyTime time, const std::string& zone);

} // namespace cageot
