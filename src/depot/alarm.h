#pragma once

#include "depot/depot.h"
#include "printing/printer_queue.h"
#include "printing/printer_words.h"

#include <map>
#include <optional>
#include <string>

namespace cageot {

/// How long a printer may take for so many labels before somebody must look: their length at 100
/// mm/s, which the slowest thermal printers reach, a second a cut, and 20 s for the print server
/// and the connection. Nothing for one whose labels wait for a hand.
std::optional<UtcMs> expected_ms(long pages, Media media, Handling handling);

/// Whether a job that its printer began at `since` takes longer than its labels need.
bool is_overdue(long pages, const Printer& printer, UtcMs since, UtcMs now);

/// Looks after the printers that have something to print and says on the board what a person must
/// do there, until it is done. Of the printing thread alone.
class PrinterWatch {
public:
    PrinterWatch(Depot& depot, PrinterQueue& queue, AskPrinter ask);

    /// One round, at most every second: asks the print server about printers with jobs under way
    /// and those that are in trouble, nobody when there are none. A printer itself is asked when its
    /// job is overdue or its queue stopped, one printer every 10 s, since that takes up to 2 s.
    void look();

private:
    /// The job that a printer is busy with.
    struct Front {
        JobKey job;
        long pages = 0;
        UtcMs since = 0;     ///< it is busy with it, or with the label that it prints
        long still_left = 0; ///< labels and formats it had left when it was asked last
    };

    std::map<PrinterName, Front> fronts_of_jobs() const;
    std::string trouble_of(const Printer& printer, Front* front);
    void ask_printer_itself(const Printer& printer, Front* front, PrinterSigns& signs);
    void tell(const Printer& printer, const std::string& words);

    Depot& depot_;
    PrinterQueue& queue_;
    AskPrinter ask_;
    UtcMs next_look_ = 0;
    UtcMs next_question_ = 0;
    std::map<PrinterName, Front> fronts_;
    std::map<PrinterName, std::string> told_;      ///< what the board says of each
    std::map<PrinterName, PrinterAnswer> answers_; ///< of printers in trouble
    std::map<PrinterName, UtcMs> asked_at_;
};

/// The board's key for a printer in trouble: "printer froid-1".
std::string trouble_key(const PrinterName& printer);

} // namespace cageot
