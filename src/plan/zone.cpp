#include "plan/zone.h"

#include <array>
#include <stdexcept>

namespace cageot {
namespace {

struct ZoneWords {
    Zone zone;
    std::string_view stored, letter, french;
};
constexpr std::array<ZoneWords, 3> zone_words = {{{Zone::ambient, "ambient", "", "sec"},
                                                  {Zone::chilled, "chilled", "F", "frais"},
                                                  {Zone::frozen, "frozen", "S", "surgelé"}}};

const ZoneWords& words_of(Zone zone)
{
    for (const ZoneWords& words : zone_words)
        if (words.zone == zone)
            return words;
    throw std::logic_error("unknown zone");
}

} // namespace

std::string_view to_string(Zone zone)
{
    return words_of(zone).stored;
}

std::optional<Zone> parse_zone(std::string_view text)
{
    for (const ZoneWords& words : zone_words)
        if (words.stored == text)
            return words.zone;
    return std::nullopt;
}

std::string_view letter_of(Zone zone)
{
    return words_of(zone).letter;
}

std::string_view french_name(Zone zone)
{
    return words_of(zone).french;
}

} // namespace cageot
