#pragma once

// A word with a Zebra printer itself, past CUPS. Most of them take one connection at a time, so
// only when nothing is being sent to it (is_sent_to). Never throws; a silent printer costs 2 s.

#include "printing/zebra_status.h"

#include <optional>
#include <string>

namespace cageot {

/// Its answer to ~HS; nothing for another device than "socket://…", when it does not take the
/// connection within a second, does not answer within two, or answers something else.
std::optional<ZebraStatus> ask_status(const std::string& uri);
/// How it stands and how many labels it has ever printed: ~HS, then a getvar of
/// odometer.total_label_count (Set-Get-Do, ZPL II Programming Guide), which printers with Link-OS
/// know. A printer that is silent, or does not know its counter, costs 1 s.
std::optional<ZebraCount> ask_count(const std::string& uri);
/// ~JA, "Cancel All" (ZPL II): formats in its buffer and the rest of the batch are forgotten, the
/// label being printed comes out. Waits until the printer has read it. False when it did not say
/// so: then it may still print them.
bool clear(const std::string& uri);

} // namespace cageot
