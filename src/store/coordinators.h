#pragma once

#include "base/clock.h"

#include <string>

namespace cageot {

/// Somebody who may use the coordinators' pages.
struct StoredCoordinator {
    std::string name; ///< "marie"
    std::string
        password; ///< argon2id hash (RFC 9106) as libsodium writes it, with its salt and limits
    UtcMs made_at = 0;
    UtcMs changed_at = 0; ///< the password
    friend bool operator==(const StoredCoordinator&, const StoredCoordinator&) = default;
};

/// What proves for a while that a visitor is a coordinator, or that a program works for one.
struct StoredLogin {
    std::string secret; ///< SHA-256 of it, hex
    std::string coordinator;
    bool program = false; ///< a key of a program, not a browser's cookie
    UtcMs begun_at = 0;
    UtcMs until = 0;
    friend bool operator==(const StoredLogin&, const StoredLogin&) = default;
};

} // namespace cageot
