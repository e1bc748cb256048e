#pragma once

// The tables that a hub keeps beside its config, of what the shop does not say.

#include "depot/depot.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// Reads the tables that the settings name, if any, into their rules of planning. Their faults are
/// findings under the file's name; none of its rows is taken then. Throws std::runtime_error when there
/// is no such file.
std::vector<Finding> load_hub_tables(DepotSettings& settings);

/// Part of addresses by name: never rename.
enum class HubTable { products, farms, relays, rules };
inline constexpr std::array all_hub_tables = {HubTable::products, HubTable::farms, HubTable::relays,
                                              HubTable::rules};
std::string_view to_string(HubTable table);
std::optional<HubTable> parse_hub_table(std::string_view text);
/// The part of the config that names the table's file: "products".
std::string_view config_section(HubTable table);
/// Empty: the config names none.
const std::filesystem::path& file_of(const DepotSettings& settings, HubTable table);
std::filesystem::path& file_of(DepotSettings& settings, HubTable table);

/// The bytes of the table: its file, else what the config says instead, as such a file. Empty: the config
/// says nothing either.
std::string table_bytes(Depot& depot, HubTable table);

/// What a file says as a table.
struct TableReading {
    long rows = 0;                 ///< 0 when a finding is an error
    std::vector<Finding> findings; ///< with row and column
};
/// The file becomes the table and counts from the next planning on; a bad one is refused whole and
/// changes nothing. The table before is kept beside it as "produits.csv.avant". Throws
/// std::runtime_error in French when the config names no such table or the disk does not take it.
TableReading replace_table(Depot& depot, HubTable table, const std::string& bytes,
                           const std::string& who);

} // namespace cageot
