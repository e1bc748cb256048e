#pragma once

// What a rehearsal tells of a printer: pure, from the printer's own words, its queue, and what was
// scanned.

#include "base/clock.h"
#include "base/finding.h"
#include "printing/ledger.h"
#include "printing/printer_words.h"
#include "store/rehearsals.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// What is wrong with a printer, or with what was scanned. Stored by name: never rename.
enum class RehearsalFault {
    none,        ///< its finest code was read: ready
    asked,       ///< its label is on its way
    to_scan,     ///< its label came out and waits for somebody who scans it
    not_scanned, ///< nobody did in time
    printer_off,
    no_paper,
    cover_open,
    in_the_way,     ///< anything else that the printer says: ribbon, pause, heat
    queue,          ///< its queue is stopped, absent or ill set, or its server loses jobs
    not_printed,    ///< the print server or our own proof refused the label
    wrong_stock,    ///< other labels are in it
    other_dpi,      ///< it has another grid of dots than we were told
    pale,           ///< only the coarsest code was read
    blurred,        ///< all but the finest code were read
    swapped,        ///< the label of another printer came out of it
    old_label,      ///< of an earlier rehearsal
    wrong_keyboard, ///< the scanner is set to another country's keyboard
    unknown_code,   ///< something that is on no rehearsal's label
};
std::string_view to_string(RehearsalFault fault);
std::optional<RehearsalFault> parse_rehearsal_fault(std::string_view text);

struct Diagnosis {
    RehearsalFault fault = RehearsalFault::none;
    std::string sentence; ///< French: what to do
    bool ok() const { return fault == RehearsalFault::none; }
    friend bool operator==(const Diagnosis&, const Diagnosis&) = default;
};

/// So long after a label came out somebody should have scanned it.
inline constexpr UtcMs time_to_scan = 10 * 60'000;

/// What the printer and its queue say: `none` when they have nothing against printing. `findings`
/// are check_queue's.
Diagnosis diagnose_printer(const Printer& printer, const PrinterAnswer& answer,
                           const std::vector<Finding>& findings);

/// How far the label came, while nobody scanned it. `message` is the job's.
Diagnosis diagnose_label(const PrinterName& printer, SpoolState state, const std::string& message,
                         UtcMs since, UtcMs now);

/// What a finest read code tells of the print.
Diagnosis diagnose_print(const Rehearsal& rehearsal);

/// What was scanned, in front of the printer `at` if that is known. `rehearsals` are all there were,
/// newest first; the first of a printer counts.
struct ScanDiagnosis {
    Diagnosis diagnosis;
    /// The printer's newest rehearsal whose label was read, with the code; else nothing.
    std::optional<Rehearsal> read;
};
ScanDiagnosis diagnose_scan(std::string_view text, const std::optional<PrinterName>& at,
                            const std::vector<Rehearsal>& rehearsals);

} // namespace cageot
