#pragma once

// What Open Food Network writes when it has nothing to say or must not say it, in whatever form it
// answers. See docs/session-format.md.

#include <string>
#include <string_view>

namespace cageot {

/// "< Hidden >", "< Masqué >": who asked may not see the customers.
bool is_masked(std::string_view text);
/// The text, or nothing for "aucun", "none" and masked ones.
std::string told_text(std::string text);
/// As told_text; the letter "a" is what an order without billing address has.
std::string told_phone(std::string text);
/// The states of an order and of its shipment.
bool is_cancelled_state(std::string_view state);
/// "12 chemin Vert, 11390 Cuxac-Cabardès": a postal address on one line, without its empty parts.
std::string address_line(const std::string& street, const std::string& street_2,
                         const std::string& postcode, const std::string& city);

} // namespace cageot
