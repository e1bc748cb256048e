#pragma once

#include "session/file_findings.h"

#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// The UTF-8 text of a CSV file that came as UTF-8 (with or without byte order mark) or
/// Windows-1252. Nothing, and one error that says what to hand over instead, for anything that is
/// no such text: a spreadsheet, a PDF, a web page, an empty, huge or damaged file.
std::optional<std::string> decode_text_file(std::string_view bytes, FileFindings& findings);

} // namespace cageot
