#pragma once

#include "app/config.h"

namespace cageot {

/// Reads the shop's key and the mail server's password from the files that the config names: below
/// $CREDENTIALS_DIRECTORY when systemd brings one of that name (LoadCredential=), else beside the
/// config, and then readable by their owner only. Throws UsageError with the next step in French,
/// never with what the file holds.
void load_secrets(Config& config);

} // namespace cageot
