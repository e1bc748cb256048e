#include "base/text.h"
#include "base/zone.h"
#include "session/cells.h"
#include "session/ofn_order.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace cageot {
namespace {

/// Lower case of Latin letters, accents kept.
char32_t lower(char32_t code)
{
    struct Range {
        char32_t first, last;
        char32_t step;   ///< capitals are each, or each second one
        char32_t offset; ///< to the small letter
    };
    static constexpr std::array<Range, 6> capitals = {{{'A', 'Z', 1, 32},
                                                       {0xC0, 0xD6, 1, 32},
                                                       {0xD8, 0xDE, 1, 32},
                                                       {0x100, 0x136, 2, 1},
                                                       {0x139, 0x147, 2, 1},
                                                       {0x14A, 0x176, 2, 1}}};
    for (const Range& range : capitals) {
        if (code >= range.first && code <= range.last && (code - range.first) % range.step == 0)
            return code + range.offset;
    }
    return code;
}

std::string lower_text(std::string_view text)
{
    std::u32string codes = to_code_points(text);
    for (char32_t& code : codes)
        code = lower(code);
    return to_utf8(codes);
}

std::string two_digits(int value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

/// Minutes east of Greenwich of "Z", "+02:00" or "-0330".
std::optional<int> offset_of(std::string_view text)
{
    if (text == "Z" || text == "z")
        return 0;
    const bool colon = text.size() == 6 && text[3] == ':';
    if ((text.size() != 5 && !colon) || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    const std::string digits =
        std::string(text.substr(1, 2)) + std::string(text.substr(colon ? 4 : 3));
    if (digits.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    const int minutes = std::stoi(digits.substr(0, 2)) * 60 + std::stoi(digits.substr(2));
    return text[0] == '-' ? -minutes : minutes;
}

/// The moment that "2026-09-12 07:41:09" is at Greenwich.
UtcMs moment_of(const std::string& text)
{
    const auto number = [&](std::size_t at, std::size_t size) {
        return std::stoi(text.substr(at, size));
    };
    using namespace std::chrono;
    const sys_days day = year(number(0, 4)) / number(5, 2) / number(8, 2);
    const auto time = hours(number(11, 2)) + minutes(number(14, 2)) + seconds(number(17, 2));
    return milliseconds(day.time_since_epoch() + time).count();
}

} // namespace

std::string full_variant_name(const std::string& display_name, const std::string& unit)
{
    const std::string name = lower_text(display_name), small_unit = lower_text(unit);
    if (trimmed(display_name).empty())
        return unit;
    if (name.find(small_unit) != std::string::npos)
        return display_name;
    if (small_unit.find(name) != std::string::npos)
        return unit;
    return display_name + " (" + unit + ")";
}

std::optional<std::string> local_text_of(std::string_view iso_8601, const std::string& zone)
{
    constexpr std::size_t to_seconds = std::string_view("2026-09-12T07:41:09").size();
    if (iso_8601.size() <= to_seconds || iso_8601[10] != 'T')
        return std::nullopt;
    const CellReading<std::string> read = parse_moment(iso_8601.substr(0, to_seconds));
    std::string_view rest = iso_8601.substr(to_seconds);
    if (rest.front() == '.')
        rest.remove_prefix(std::min(rest.find_first_not_of("0123456789", 1), rest.size()));
    const std::optional<int> offset = offset_of(rest);
    if (!read.value || read.value->size() != to_seconds || !offset)
        return std::nullopt;
    const LocalTime local = local_time(moment_of(*read.value) - UtcMs{*offset} * 60 * 1000, zone);
    return std::to_string(local.year) + "-" + two_digits(local.month) + "-" +
           two_digits(local.day) + " " + two_digits(local.hour) + ":" + two_digits(local.minute) +
           ":" + two_digits(local.second);
}

} // namespace cageot
