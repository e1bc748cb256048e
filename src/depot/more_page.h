#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// The ticket of a container more, as jobs name it: "C0000001187+1".
struct MorePage {
    std::string crate; ///< the code of the full one, which the ticket carries
    int more = 1;      ///< 1 for the first beyond it: "14 +1"
    friend bool operator==(const MorePage&, const MorePage&) = default;
};
std::string to_string(const MorePage& page);
/// Nothing for the code of any other page.
std::optional<MorePage> parse_more_page(std::string_view code);

} // namespace cageot
