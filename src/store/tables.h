#pragma once

// The one list of what a depot remembers: a backup holds it, and a table that is not in it fails a
// test.

#include "store/rows.h"

#include <array>
#include <string_view>
#include <type_traits>

namespace cageot {

template <class... Rows>
struct RowList {
    /// Calls visit with an empty row of each type.
    static void each(auto visit) { (visit(Rows{}), ...); }
    /// The same from the last to the first.
    static void each_backwards(auto visit) { backwards<Rows...>(visit); }

private:
    template <class First, class... Rest>
    static void backwards(auto visit)
    {
        if constexpr (sizeof...(Rest) > 0)
            backwards<Rest...>(visit);
        visit(First{});
    }
};

/// Each after those that it refers to.
using RememberedRows =
    RowList<DepotRow, StoredSession, RawFileRow, DiscardRow, LedgerRow, SpoolJob, JobPageRow,
            JobEvent, StoredFact, ToldShortage, StoredScan, StoredStation, StoredCoordinator,
            Interruption, WatchedCycle, OpenedCycle, WatchMemory, Notice, QueuedMail, Printer,
            CounterRow, Rehearsal, PrinterCare, SessionHold, StoredDeed>;

/// Those whose table counts them by itself, as `place`.
template <class Row>
inline constexpr bool is_counted =
    std::is_same_v<Row, SpoolJob> || std::is_same_v<Row, JobEvent> || std::is_same_v<Row, Notice> ||
    std::is_same_v<Row, StoredScan> || std::is_same_v<Row, StoredDeed>;

/// True of the moment only: no backup holds them.
inline constexpr std::array<std::string_view, 2> passing_tables = {"leases", "logins"};

} // namespace cageot
