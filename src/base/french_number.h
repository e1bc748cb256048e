#pragma once

#include <string>
#include <string_view>

namespace cageot {

/// "1 280" with a narrow no-break space.
std::string french_number(long number);
/// "1 commande", "1 280 articles", "0 commande": nothing is singular in French.
std::string count_of(long number, std::string_view singular, std::string_view plural);

} // namespace cageot
