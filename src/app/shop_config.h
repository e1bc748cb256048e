#pragma once

#include "app/config.h"
#include "layout/toml_table.h"

namespace cageot {

/// The table [ofn]: the shop that is watched. The file of its key is not read here.
void read_shop(TomlTable& table, Config& config);
/// The table [mail]: who is told by e-mail. The file of the password is not read here.
void read_mail(TomlTable& table, Config& config);

} // namespace cageot
