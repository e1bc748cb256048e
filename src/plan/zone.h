#pragma once

#include <optional>
#include <string_view>

namespace cageot {

/// The temperature a product travels at. Stored by name: never rename.
enum class Zone { ambient, chilled, frozen };
std::string_view to_string(Zone zone);
std::optional<Zone> parse_zone(std::string_view text);
/// Printed after the number: "" for ambient, "F", "S".
std::string_view letter_of(Zone zone);
/// Said in French: "sec", "frais", "surgelé".
std::string_view french_name(Zone zone);

} // namespace cageot
