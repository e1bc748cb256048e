#pragma once

#include "depot/depot.h"
#include "depot/diagnose.h"

#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace cageot {

/// The label and ticket printers: each prints a calibration label in a rehearsal.
std::vector<Printer> thermal_printers(Depot& depot);

/// Asks each of `printers` for a label that was never printed before; without names, every thermal
/// printer. The spooler sends them, before what nobody waits for. Throws UnknownName for a printer
/// that is no thermal one, std::runtime_error in French when there is none at all.
std::vector<Rehearsal> start_rehearsal(Depot& depot, const std::vector<PrinterName>& printers,
                                       const std::string& who);

/// Somebody scanned `text`, perhaps in front of the printer `at`. Remembers what it tells of the
/// printer whose label it is on. Throws UnknownName for a printer that there is not.
Diagnosis rehearsal_scan(Depot& depot, const std::string& text,
                         const std::optional<PrinterName>& at);

/// Where one printer stands.
struct PrinterRehearsal {
    PrinterName printer;
    Diagnosis diagnosis;
    UtcMs asked_at = 0; ///< 0: it never had a rehearsal
};
struct RehearsalState {
    std::vector<PrinterRehearsal> printers; ///< every thermal one, by name
    long ready = 0;
    UtcMs asked_at = 0;    ///< of the newest rehearsal; 0: there was none
    bool is_fresh = false; ///< not older than six days: this week's
    bool all_ready() const { return ready > 0 && ready == std::ssize(printers); }
    /// "Répétition: 2 imprimantes sur 3 prêtes."
    std::string sentence() const;
};
/// Reads the store alone.
RehearsalState rehearsal_state(Depot& depot);

/// Starts the config's weekly rehearsal when its moment has come and nobody did, and says so on the
/// board until every printer is ready. Not when the moment is past by more than 3 hours, since a
/// depot that was switched off has another plan by then. True when it started one.
bool start_due_rehearsal(Depot& depot);

/// How a printer and its queue are asked.
struct PrinterQuestions {
    AskPrinter ask;
    /// check_queue. May throw PrintingError.
    std::function<std::vector<Finding>(const Printer&)> check;
};
/// The real ones: the printer's own address and the print server `cups_server`.
PrinterQuestions real_questions(const std::string& cups_server);

/// Asks the printers of a rehearsal that goes on what they say of themselves. Of the printing
/// thread alone.
class RehearsalWatch {
public:
    RehearsalWatch(Depot& depot, PrinterQuestions questions);
    /// One round: at most every second the store is read, at most every 10 s one printer is asked,
    /// and none while no rehearsal goes on.
    void look();
    /// Asks every printer whose rehearsal goes on, one after the other.
    void look_at_all();

private:
    bool goes_on(const Rehearsal& rehearsal) const;
    void examine(const Printer& printer, Rehearsal rehearsal);

    Depot& depot_;
    PrinterQuestions questions_;
    UtcMs next_look_ = 0;
    UtcMs next_question_ = 0;
};

} // namespace cageot
