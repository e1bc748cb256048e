#pragma once

#include "printing/cups_server.h"

#include <string>

namespace cageot {

/// What PrinterQueue::life says for a CUPS server. It costs two requests, at the very first call
/// four, and needs no privilege.
///
/// A subscription of ours without an end, which CUPS keeps over its restarts, collects its events
/// "server-started" and "server-restarted" (a reading of its configuration, which may begin jobs
/// again too). The life is named by the subscription, by the number of the last such event and by
/// its second. CUPS writes the number down before it answers anybody (DirtyCleanInterval 0); with
/// a longer interval two lives that begin in the same second may have one name.
/// Throws PrintingError.
std::string life_of(const CupsServer& server);

} // namespace cageot
