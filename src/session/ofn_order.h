#pragma once

#include "session/ofn_answers.h"
#include "session/session.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace cageot {

/// What the other answers tell about the orders.
struct OfnSurroundings {
    std::map<std::string, std::string> producers; ///< id → name
    std::map<std::string, std::string> codes;     ///< customer's id → the hub's code
    std::string time_zone;                        ///< IANA
    std::set<std::string> unnamed_producers;      ///< ids that were warned of
};

struct OfnDetail {
    OfnListed listed; ///< what the detail says as the list does
    Order order;
    std::string hub_name;       ///< may be empty
    std::size_t line_count = 0; ///< before lines at one price are added up
    bool masked = false;        ///< who asked may not see the customer
};

/// One order with its lines. Nothing after an error; of a cart or a cancelled order `listed` alone
/// is told.
std::optional<OfnDetail> read_ofn_order(const JsonValue& answer, OfnSurroundings& surroundings,
                                        FileFindings& findings);

/// Open Food Network's own rule for the text of a variant, as reports have it ("Variante"): "500g",
/// "Demi-agneau découpé (1 colis env. 6 kg)".
std::string full_variant_name(const std::string& display_name, const std::string& unit);

/// "2026-09-12 09:41:09" on the wall clock of `zone`, of ISO 8601 "2026-09-12T07:41:09Z" or with an
/// offset; nothing for other texts.
std::optional<std::string> local_text_of(std::string_view iso_8601, const std::string& zone);

} // namespace cageot
