#pragma once

#include "depot/depot.h"
#include "depot/sole_holder.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace cageot {

/// The name of the lease of a printer.
std::string right_to(const PrinterName& printer);

/// At which printers this program may print. On SQLite one lock of the data folder is the right to
/// all of them. On PostgreSQL each printer has a lease of its own, so that several machines may
/// print, each at the printers that it reaches. One thread holds it.
class PrintingRights {
public:
    /// Nothing while another program has the data folder's lock.
    static std::optional<PrintingRights> try_take(Depot& depot);
    /// Waits for that lock.
    static PrintingRights take(Depot& depot);

    /// The right to all printers at once, which is never lost.
    bool are_whole() const { return all_.has_value(); }
    /// Takes the leases of these printers that are free, looking at each now and then; gives back
    /// those of others.
    void refresh(const std::set<PrinterName>& printers);
    bool may_print(const PrinterName& printer) const { return still(printer, 0); }
    /// Whether there is time to give it a document: a print server takes seconds when it is busy.
    bool may_send(const PrinterName& printer) const { return still(printer, sending_ms); }

    /// Its queue answered.
    void note_reached(const PrinterName& printer);
    /// Whether its queue has answered since it was taken.
    bool was_reached(const PrinterName& printer) const;
    /// Lets another program have it first. Nothing with SQLite, where there is no other.
    void give_back(const PrinterName& printer);

private:
    static constexpr UtcMs sending_ms = SoleHolder::lease_ms / 2;

    PrintingRights(Depot& depot, std::optional<SoleHolder> all);
    bool still(const PrinterName& printer, UtcMs longer) const;

    struct Held {
        SoleHolder right;
        bool reached = false;
    };
    Depot* depot_;
    std::optional<SoleHolder> all_; ///< with SQLite
    std::map<PrinterName, Held> held_;
    std::map<PrinterName, UtcMs> look_again_;
};

} // namespace cageot
