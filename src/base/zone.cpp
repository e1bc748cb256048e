#include "base/zone.h"

#include "base/text.h"

#include <date/tz.h>

#include <array>
#include <chrono>
#include <stdexcept>

namespace cageot {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<std::string_view, 7> weekdays = {"lundi",    "mardi",  "mercredi", "jeudi",
                                                      "vendredi", "samedi", "dimanche"};
constexpr std::array<std::string_view, 12> months = {
    "janvier", "février", "mars",      "avril",   "mai",      "juin",
    "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};

const date::time_zone& find_zone(const std::string& name)
{
    try {
        return *date::locate_zone(name);
    } catch (const std::exception&) {
        throw std::runtime_error("Fuseau horaire inconnu: «" + name +
                                 "». Écrivez par exemple «Europe/Paris» (paquet tzdata).");
    }
}

date::sys_time<milliseconds> moment_of(UtcMs moment)
{
    return date::sys_time<milliseconds>(milliseconds(moment));
}

std::string two_digits(int value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string_view weekday_name(int weekday)
{
    return weekdays.at(static_cast<std::size_t>(weekday - 1));
}

std::optional<int> number_below(std::string_view text, int end)
{
    if (text.empty() || text.size() > 2)
        return std::nullopt;
    int value = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value < end ? std::optional(value) : std::nullopt;
}

} // namespace

bool is_time_zone(std::string_view name)
{
    try {
        find_zone(std::string(name));
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

LocalTime local_time(UtcMs moment, const std::string& zone)
{
    const auto local = find_zone(zone).to_local(moment_of(moment));
    const auto day = date::floor<days>(local);
    const date::year_month_day ymd(day);
    const date::hh_mm_ss time(date::floor<seconds>(local - day));
    return {static_cast<int>(ymd.year()),
            static_cast<int>(static_cast<unsigned>(ymd.month())),
            static_cast<int>(static_cast<unsigned>(ymd.day())),
            static_cast<int>(date::weekday(day).iso_encoding()),
            static_cast<int>(time.hours().count()),
            static_cast<int>(time.minutes().count()),
            static_cast<int>(time.seconds().count())};
}

std::string short_french(const LocalTime& time)
{
    return std::string(weekday_name(time.weekday).substr(0, 3)) + ". " + two_digits(time.hour) +
           ":" + two_digits(time.minute);
}

std::string long_french(const LocalTime& time)
{
    return std::string(weekday_name(time.weekday)) + " " + std::to_string(time.day) + " " +
           std::string(months.at(static_cast<std::size_t>(time.month - 1))) + " " +
           std::to_string(time.year) + ", " + two_digits(time.hour) + ":" + two_digits(time.minute);
}

std::optional<WeeklyTime> parse_weekly_time(std::string_view text)
{
    const std::string folded = folded_text(text);
    const auto space = folded.find(' ');
    const auto colon = folded.find_first_of(":h", space == std::string::npos ? 0 : space);
    if (space == std::string::npos || colon == std::string::npos)
        return std::nullopt;
    std::string_view day = std::string_view(folded).substr(0, space);
    const bool shortened = day.size() == 4 && day.back() == '.';
    if (shortened)
        day.remove_suffix(1);
    const auto hour =
        number_below(std::string_view(folded).substr(space + 1, colon - space - 1), 24);
    const std::string_view after = std::string_view(folded).substr(colon + 1);
    const auto minute = after.empty() ? std::optional(0) : number_below(after, 60);
    if (!hour || !minute)
        return std::nullopt;
    for (std::size_t i = 0; i < weekdays.size(); ++i)
        if (day == weekdays[i] || (shortened && day == weekdays[i].substr(0, 3)))
            return WeeklyTime{static_cast<int>(i) + 1, *hour, *minute};
    return std::nullopt;
}

UtcMs next_weekly_time(UtcMs from, WeeklyTime time, const std::string& zone)
{
    const date::time_zone& place = find_zone(zone);
    const auto today = date::floor<days>(place.to_local(moment_of(from)));
    for (int ahead = 0; ahead <= 7; ++ahead) {
        const auto day = today + days(ahead);
        if (static_cast<int>(date::weekday(day).iso_encoding()) != time.weekday)
            continue;
        const auto local = day + hours(time.hour) + minutes(time.minute);
        const auto moment = place.to_sys(local, date::choose::earliest);
        const UtcMs found = milliseconds(moment.time_since_epoch()).count();
        if (found >= from)
            return found;
    }
    throw std::logic_error("a week without its weekday");
}

} // namespace cageot
