#pragma once

#include "app/config.h"
#include "layout/toml_table.h"

namespace cageot {

/// One [[printer]]; paths are below the config's folder.
void read_printer(TomlTable& table, Config& config);

} // namespace cageot
