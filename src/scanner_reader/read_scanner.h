#pragma once

#include <iosfwd>
#include <stdexcept>
#include <string>

namespace cageot {

/// The scanner cannot be read, or not any more; what() is the French sentence with what to do.
struct ScannerTrouble : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Writes each text of the scanner at `path` as a line of `out`, at once, and takes its keys away from
/// everybody else. A text ends with Enter, Tab, a line end or half a second of silence. A file or a
/// pipe of input events is read to its end; from a device this returns only when `out` fails.
/// Throws ScannerTrouble.
void read_scanner(const std::string& path, std::ostream& out);

} // namespace cageot
