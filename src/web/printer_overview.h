#pragma once

#include "depot/doubt.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// What a printer is doing, as far as the store's jobs tell. Published by name: never rename.
enum class PrinterWork {
    idle,     ///< nothing is asked of it
    later,    ///< its next job waits for its time
    printing, ///< jobs are under way
    paused,   ///< a coordinator wants nothing sent to it for now
    stuck,    ///< a job cannot be given to the print server, which said why, or a person is asked
};
std::string_view to_string(PrinterWork work);

struct PrinterOverview {
    Printer printer;
    /// Where a virtual printer leaves what it received; empty for a real one.
    std::filesystem::path received;
    PrinterWork work = PrinterWork::idle;
    long pages_waiting = 0;           ///< in jobs that have not ended
    std::string message;              ///< why it is stuck or paused; else empty
    std::optional<Question> question; ///< nothing is sent to it until that is answered
};
std::vector<PrinterOverview> printer_overviews(Depot& depot);

/// The numbers of the pictures 1.png, 2.png … in a virtual printer's folder, newest first. Empty
/// when there is no such folder.
std::vector<long> received_pictures(const std::filesystem::path& folder);

} // namespace cageot
