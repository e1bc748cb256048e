#pragma once

#include "base/clock.h"
#include "depot/depot.h"
#include "layout/page.h"
#include "printing/printer.h"
#include "support/private_cupsd.h"
#include "virtual_printer/virtual_printer.h"

#include <filesystem>
#include <string>
#include <vector>

namespace cageot {

/// Runs a program with its output on ours; throws std::runtime_error unless it ends well.
void run_program(const std::vector<std::string>& words);

/// A whole depot on the config of the sample week, with a real print scheduler and two virtual
/// printers that keep what they print in memory.
class PrintedDepot {
public:
    explicit PrintedDepot(int dpi);
    ~PrintedDepot();
    PrintedDepot(const PrintedDepot&) = delete;
    PrintedDepot& operator=(const PrintedDepot&) = delete;

    const std::filesystem::path& directory() const { return directory_; }
    Depot& depot() { return *depot_; }
    /// Freezes the files, prints everything, and waits for the last job's end and the last label.
    StoredSession print(const std::vector<std::filesystem::path>& files);
    /// What lies under each printer afterwards.
    std::vector<Dots> labels() const { return labels_.pictures(); }
    std::vector<Dots> tickets() const { return tickets_.pictures(); }

private:
    std::filesystem::path directory_;
    PrivateCupsd cupsd_;
    VirtualPrinter labels_, tickets_;
    SystemClock clock_;
    std::unique_ptr<Depot> depot_;
};

} // namespace cageot
