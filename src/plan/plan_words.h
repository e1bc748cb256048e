#pragma once

#include "plan/plan.h"

#include <optional>
#include <string_view>

namespace cageot {

// Stored and published by name: never rename.
std::string_view to_string(HeadLabel::Of of);
std::optional<HeadLabel::Of> parse_head_of(std::string_view text);
std::string_view to_string(CrateTicket::Kind kind);
std::optional<CrateTicket::Kind> parse_ticket_kind(std::string_view text);

} // namespace cageot
