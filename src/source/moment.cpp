#include "source/moment.h"

#include <Poco/DateTimeFormat.h>
#include <Poco/DateTimeFormatter.h>
#include <Poco/DateTimeParser.h>
#include <Poco/RegularExpression.h>

namespace cageot {
namespace {

UtcMs milliseconds(const Poco::DateTime& time)
{
    return time.timestamp().epochMicroseconds() / 1000;
}

std::optional<UtcMs> parse(const std::string& format, const std::string& text)
{
    Poco::DateTime time;
    int zone = 0;
    if (!Poco::DateTimeParser::tryParse(format, text, time, zone))
        return std::nullopt;
    time.makeUTC(zone);
    return milliseconds(time);
}

} // namespace

std::optional<UtcMs> parse_moment(const std::string& text)
{
    // Poco's parser takes many an odd text.
    static const Poco::RegularExpression iso8601(
        R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:?\d\d)$)");
    if (!iso8601.match(text))
        return std::nullopt;
    return parse(Poco::DateTimeFormat::ISO8601_FRAC_FORMAT, text);
}

std::optional<UtcMs> parse_http_date(const std::string& text)
{
    static const Poco::RegularExpression imf(R"(^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$)");
    if (!imf.match(text))
        return std::nullopt;
    return parse(Poco::DateTimeFormat::HTTP_FORMAT, text);
}

std::string to_iso8601(UtcMs moment)
{
    return Poco::DateTimeFormatter::format(Poco::Timestamp(moment * 1000),
                                           Poco::DateTimeFormat::ISO8601_FORMAT);
}

} // namespace cageot
