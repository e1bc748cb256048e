#pragma once

#include "app/config.h"

#include <vector>

namespace cageot {

/// Reads the shop's key and the mail server's password from the files that the config names: below
/// $CREDENTIALS_DIRECTORY when systemd brings one of that name (LoadCredential=), else beside the
/// config, and then readable by their owner only. What cannot be read is an error with the next
/// step, never with what the file holds.
std::vector<Finding> read_secrets(Config& config);

/// The password of the database, which every command needs. Throws UsageError in French.
void load_database_password(Config& config);

/// read_secrets; throws UsageError with the first error, in French.
void load_secrets(Config& config);

} // namespace cageot
