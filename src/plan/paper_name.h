#pragma once

#include "plan/rules.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// The first name and the first `letters` letters of each part of the family name:
/// "Zoé Nuñez-Castel" → "Zoé N.-C.", with two letters "Zoé Nu.-Ca."; "Jean & Lou Martin" →
/// "Jean & Lou M."; "Anne d'Hautpoul" → "Anne d'H.". One word alone stays as it
/// is, and so does what is too long for a person's: "Cantine de l'école Les Œufs d'Or".
std::string shortened_name(std::string_view name, std::size_t letters = 1);

/// Whose name it is: orders of one customer share a name without being homonyms.
struct NameBearer {
    std::string name;         ///< as written by the customer
    std::size_t customer = 0; ///< the same for orders of the same customer
    /// What is on paper already; it stays, whoever comes late.
    std::optional<std::string> kept = std::nullopt;
};

/// The names as the hub wants them on paper, by place. Short names of different customers grow
/// letter by letter until they differ; true homonyms stay equal. Where names are kept only the others
/// grow, also those of true homonyms.
std::vector<std::string> paper_names(const std::vector<NameBearer>& bearers, NameStyle style);

/// Equal for names that a reader takes for the same: case, accents and dots do not count.
std::string read_form(std::string_view name);

} // namespace cageot
