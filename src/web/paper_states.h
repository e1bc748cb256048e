#pragma once

#include "depot/depot.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// Where one label or ticket stands for people: the ledger's state, with `sent` told apart by what
/// became of its job. Published by the API by name: never rename.
enum class PaperState {
    planned,     ///< nobody asked for it yet
    waiting,     ///< asked for, not yet out
    handed_over, ///< the printer took its bytes, which does not mean that it is on paper
    confirmed,   ///< scanned: it exists
    doubtful,    ///< may or may not be on paper
    void_,       ///< must not be used any more, or not while its goods are absent; shown as "void"
    short_,      ///< never given to a printer, and its goods are absent; shown as "short"
};
std::string_view to_string(PaperState state);

/// How many labels or tickets are in which state.
struct Progress {
    long planned = 0;
    long waiting = 0;
    long handed_over = 0;
    long confirmed = 0;
    long doubtful = 0;
    long void_ = 0;
    long short_ = 0;

    void add(PaperState state);
    Progress& operator+=(const Progress& other);
    /// All that is to be on paper in the end.
    long total() const { return planned + waiting + handed_over + confirmed + doubtful; }
    long done() const { return handed_over + confirmed; }
};

/// One page of the ledger as people see it.
struct PaperRow {
    LedgerRow row;
    PaperState state = PaperState::planned;
};

/// The ledger of a session by code: units, heads and crates never share one.
using PaperStates = std::map<std::string, PaperRow>;
PaperStates paper_states(Depot& depot, const SessionId& session);

bool is_ticket(PageKind kind);

/// A session in numbers.
struct SessionOverview {
    StoredSession session;
    std::size_t orders = 0;
    long articles = 0; ///< ordered units
    std::size_t crates = 0;
    Progress labels;  ///< unit and head labels
    Progress tickets; ///< order and bag tickets
};
SessionOverview overview_of(Depot& depot, const StoredSession& session);

} // namespace cageot
