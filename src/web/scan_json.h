#pragma once

// Scans as they are sent and answered: docs/stations.md.

#include "depot/scans.h"

#include "plan/json_writer.h"

#include <string>
#include <vector>

namespace cageot {

/// "scans" of a body, each of this station. Throws HttpRefusal 400 for what is none, or for more than 50.
std::vector<Scan> scans_in(const std::string& body, const std::string& station);
/// One scan of a line of JSON: its action, text, amount and moment. Throws HttpRefusal 400.
Scan scan_in_line(const std::string& line);
/// The members of an answer, without the braces.
void write_answer(JsonWriter& json, const ScanAnswer& answer);
void write_event(JsonWriter& json, const ScanEvent& event);
/// What a station judges by: PackList.
void write_list(JsonWriter& json, const PackList& list);

} // namespace cageot
