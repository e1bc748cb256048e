#pragma once

#include "app/config.h"

#include <stdexcept>
#include <string>

namespace cageot {

/// The options that every command takes.
struct GlobalOptions {
    std::string config; ///< a file; empty: /etc/cageot/cageot.toml when it is there
    std::string data;   ///< a folder; empty: the config's
};

/// The input refused what a person gave: the program ends with status 1.
class Refusal : public std::runtime_error {
    using std::runtime_error::runtime_error;
};
/// The call itself is wrong: status 2.
class UsageError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Config, defaults and options together. The installation's layouts and fonts are looked for
/// beside the program: in share/cageot when installed, else in the checkout that it was built in.
/// The table of products that the config names is read too. Throws UsageError with every fault of
/// the config or of that table, std::runtime_error when layouts are not found.
Config load_config(const GlobalOptions& options);

} // namespace cageot
