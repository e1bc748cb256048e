#pragma once

#include "base/clock.h"

#include <optional>
#include <string>

namespace cageot {

/// ISO 8601 with a zone, as Open Food Network writes it: "2026-09-14T22:00:00.000+02:00",
/// "2026-09-12T07:41:09Z". Nothing for any other text.
std::optional<UtcMs> parse_moment(const std::string& text);
/// The Date header of HTTP: "Mon, 14 Sep 2026 20:00:00 GMT" (RFC 9110 §5.6.7).
std::optional<UtcMs> parse_http_date(const std::string& text);
/// "2026-09-12T07:41:09Z"
std::string to_iso8601(UtcMs moment);

} // namespace cageot
