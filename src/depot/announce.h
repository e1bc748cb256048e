#pragma once

#include "depot/depot.h"
#include "session/session.h"

#include <string>
#include <vector>

namespace cageot {

/// Tells people of a version that is safe, once: the first one's summary, a later one's changes,
/// each as a text file in the version's folder and, where the config says so, as an e-mail; on the
/// board what of a later version must be thrown away.
void announce(Depot& depot, const StoredSession& stored, const Session& session,
              const std::vector<Finding>& findings);

/// Puts a sentence on the board, once while it is open. `urgent`: something stands still until it
/// is done.
void tell(Depot& depot, const std::string& key, const std::string& sentence, bool urgent,
          const SessionId& session = {});

/// The summary of the session's first version, or what this later version changed; empty while
/// it was not written yet.
std::string announced_text(const Depot& depot, const SessionId& session, int version);

/// What the summary of the session's first version told people to look at, a sentence each.
std::vector<std::string> told_oddities(const Depot& depot, const SessionId& session);

/// Gives due messages to the mail server. Those that fail are tried again later, less and less
/// often; after an hour the board says so.
void send_due_mails(Depot& depot);

} // namespace cageot
