#pragma once

#include "base/finding.h"
#include "depot/settings.h"
#include "web/web_settings.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// What the config file says. docs: packaging/cageot.toml is the commented example.
struct Config {
    DepotSettings depot;
    WebSettings web;
    std::filesystem::path folder; ///< of the config file
    /// Files of the shop's key and of the passwords of the mail server and the database. That of the
    /// database is read by load_config, the others by load_secrets.
    std::string shop_key, mail_password, database_password;
};

struct ConfigReading {
    std::optional<Config> config; ///< nothing when a finding is an error
    std::vector<Finding> findings;
};

/// Reads a config file on top of `defaults`; relative paths are below `folder`. An unknown key is
/// an error that names the nearest known one.
ConfigReading read_config(std::string_view toml, const std::string& source,
                          const std::filesystem::path& folder, const Config& defaults);

} // namespace cageot
