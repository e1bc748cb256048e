#pragma once

#include "base/dots.h"
#include "base/finding.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// Pictures by name, one dot a cell.
using Icons = std::map<std::string, Dots, std::less<>>;

/// Reads layouts/icons.toml: name = """rows of "#" (black) and "." (white)""". Rows of one icon are
/// equally long; every fault is a finding with its line.
Icons read_icons(std::string_view toml, const std::string& source, std::vector<Finding>& findings);

} // namespace cageot
