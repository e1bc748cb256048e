#pragma once

// A farm of 120 labels on one roll, through a real print scheduler to a printer that fails.

#include "depot/answer.h"
#include "depot/depot.h"
#include "depot/spooler.h"
#include "printing/cups_queue.h"
#include "support/private_cupsd.h"
#include "support/temporary_folder.h"
#include "virtual_printer/virtual_printer.h"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cageot {

class LongRoll {
public:
    static constexpr int labels = 120;

    /// `labels_per_second`: 0 = at once.
    explicit LongRoll(PrinterFault fault, double labels_per_second = 0);
    LongRoll(const LongRoll&) = delete;
    LongRoll& operator=(const LongRoll&) = delete;

    /// One round of the spooler every 30 ms until `condition`; false when that takes too long.
    bool comes(const std::function<bool()>& condition);
    bool comes_within(const std::function<bool()>& condition, std::chrono::seconds limit);
    /// The program died and was started again.
    void restart();
    /// Codes of the roll's labels, in the order in which they must come out.
    const std::vector<std::string>& wanted() const { return wanted_; }
    /// Codes of what came out, in order; "?" for a label that is no first print of this roll.
    std::vector<std::string> out();
    bool has_question() { return !questions(depot_).empty(); }
    /// As somebody does who holds the last label.
    Answered answer_with(const std::string& code);
    std::vector<std::string> notices();
    std::vector<SpoolJob> jobs();
    bool all_ended();
    bool is_off() const { return device_.status().state == VirtualPrinterState::off; }

    Depot& depot() { return depot_; }
    VirtualPrinter& device() { return device_; }
    PrivateCupsd& cupsd() { return cupsd_; }
    const PrinterName printer{"etiquettes"};

private:
    DepotSettings settings();
    void remember_dots();

    TemporaryFolder folder_;
    PrivateCupsd cupsd_;
    VirtualPrinter device_;
    SystemClock clock_;
    Depot depot_;
    CupsServer server_;
    CupsQueue queue_;
    std::optional<Spooler> spooler_;
    SessionId session_;
    std::vector<std::string> wanted_;
    std::map<std::string, std::string> code_of_; ///< by hash_of
};

} // namespace cageot
