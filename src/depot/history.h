#pragma once

// What was done in a depot, by whom and when, as far as the store remembers it: for people who ask
// what happened.

#include "depot/depot.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// Part of addresses by name: never rename.
enum class HistoryKind {
    printing,  ///< jobs that were asked for, and what became of them
    reprint,   ///< those of them that print something again
    arrival,   ///< what was told of goods
    version,   ///< snapshots that were frozen
    station,   ///< stations that were invited, opened, closed
    notice,    ///< what was told on the board
    rehearsal, ///< labels that were tried at a printer
    deed,      ///< what coordinators did to printers, sessions, tables
};
std::string_view to_string(HistoryKind kind);
std::optional<HistoryKind> parse_history_kind(std::string_view text);

struct HistoryEntry {
    UtcMs at = 0;
    HistoryKind kind = HistoryKind::printing;
    SessionId session; ///< may be empty
    std::string who;   ///< a person, a station, a command, the service; empty: not remembered
    std::string
        what; ///< French: "Réimpression demandée, déchirée: 14 · Tomates 500g 1/2 (froid-1)"
    std::string detail; ///< what the print server or we said of it; may be empty
    /// Of a reprint that was asked for and may be on paper: which copy of which page, by code.
    std::map<std::string, int> copies = {};
    friend bool operator==(const HistoryEntry&, const HistoryEntry&) = default;
};

struct HistoryFilter {
    std::optional<HistoryKind> kind = {}; ///< nothing: every kind
    SessionId session = {};               ///< empty: every session, and what is of none
    UtcMs before = 0;                     ///< 0: from the newest on
};
struct HistoryPage {
    std::vector<HistoryEntry> entries; ///< newest first: a hundred, and more of the last moment
    UtcMs older = 0;                   ///< `before` of the next page; 0: there is none
};
HistoryPage history(Depot& depot, const HistoryFilter& filter);

/// What was printed of one order and told of its goods, newest first.
std::vector<HistoryEntry> order_history(Depot& depot, const SessionId& session, int number);

} // namespace cageot
