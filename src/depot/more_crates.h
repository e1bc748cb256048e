#pragma once

#include "depot/depot.h"
#include "scan/event.h"

namespace cageot {

/// Asks for the ticket of the container more that a scan of kind more_crates tells of, "14 +1", before
/// everything that waits. Does nothing when it was asked for, nor when the scan is taken back. The
/// number is the first that no other container of the crate has. Throws std::runtime_error in French
/// when there is no such crate, or no printer.
void request_more_ticket(Depot& depot, const SessionId& session, const ScanEvent& event);
/// The scan was taken back: its ticket does not come any more, unless it was sent.
void cancel_more_ticket(Depot& depot, const SessionId& session, const ScanEvent& event,
                        const std::string& who);

/// Tells on the board which of those that may be on paper are wrong since this version: the order is
/// gone, or its name or relay is another. The slip does not know them.
void tell_wrong_more_tickets(Depot& depot, const StoredSession& session);

} // namespace cageot
