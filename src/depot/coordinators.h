#pragma once

// Coordinators: who may use the pages that decide. Each has a name and a password, which only its
// argon2id hash is kept of (RFC 9106); what a browser or a program proves itself with afterwards is
// kept as its SHA-256. As long as a depot has none, its pages are open on the machine itself.

#include "depot/depot.h"
#include "depot/refused.h"

#include <optional>
#include <string>
#include <string_view>

namespace cageot {

class CoordinatorRefused : public Refused {
    using Refused::Refused;
};

/// Code points (NIST SP 800-63B-4, 3.1.1.2: eight at least, fifteen better; longer ones must be taken).
inline constexpr std::size_t shortest_password = 12, longest_password = 256;
/// A morning and its evening, in ms.
inline constexpr UtcMs login_length = 12 * 3'600'000;
/// Of a program's key.
inline constexpr UtcMs key_length = UtcMs{400} * 24 * 3'600'000;

/// Adds a coordinator or gives one another password, which ends all that begun with the old one. Throws
/// CoordinatorRefused: a name that is not 1 to 64 of [a-z0-9_-] (capitals become small), a password too
/// short, too long or easily guessed.
void set_password(Depot& depot, const std::string& name, const std::string& password);
/// With all their logins. Throws UnknownName.
void remove_coordinator(Depot& depot, const std::string& name);

/// Whether the pages ask who one is.
bool has_coordinators(Depot& depot);

/// Takes as long for a name that nobody has: a processor 0.1 s and 64 MiB.
bool is_password_of(Depot& depot, const std::string& name, const std::string& password);
/// What the visitor shows from then on: 64 hex digits. Nothing when name and password are none of a
/// coordinator (is_password_of).
std::optional<std::string> log_in(Depot& depot, const std::string& name,
                                  const std::string& password);
/// A program's key, which it sends as its bearer token. Throws UnknownName.
std::string new_program_key(Depot& depot, const std::string& name);
/// Whose secret it is; nothing when nobody's, or over.
std::optional<std::string> coordinator_of(Depot& depot, std::string_view secret);
void log_out(Depot& depot, std::string_view secret);

} // namespace cageot
