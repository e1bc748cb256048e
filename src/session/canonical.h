#pragma once

#include "session/session.h"

#include <string>

namespace cageot {

/// The whole session as one unambiguous text: equal exactly when the sessions are equal but for the
/// shop's ids (Session::cycle, Relay::id), which some sources do not tell, and the order of lines.
/// Its SHA-256 is the identity of a snapshot: never change the form.
std::string canonical_text(const Session& session);

} // namespace cageot
