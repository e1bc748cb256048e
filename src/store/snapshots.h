#pragma once

// Frozen versions of sessions, and the printed things of each.

#include "base/clock.h"
#include "base/code_sequence.h"
#include "base/id.h"
#include "printing/ledger.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// One version of a session, without its plan.
struct StoredSession {
    SessionId id;
    int version = 1;
    std::string hub;
    std::string name;
    std::string sha256; ///< of the frozen content, hex
    UtcMs frozen_at = 0;
    std::string cycle = {}; ///< the shop's id of the order cycle; empty when unknown
    UtcMs purged_at = 0;    ///< when the names of people were removed; 0: they are there
    friend bool operator==(const StoredSession&, const StoredSession&) = default;
};

/// What kind of page a printed thing is. Stored by name: never rename.
enum class PageKind {
    unit,
    head,
    order,
    bag,
    sheet,       ///< the A4 fallback: printed as a whole, without ledger rows
    slip,        ///< what to throw away after a version: printed as a whole, without ledger rows
    calibration, ///< a rehearsal's label: of no session, without ledger rows
    missing,     ///< a sticker for one line of an order, "<crate code>-<line>": without ledger rows
    more,        ///< of a container more of a full crate, "<crate code>+1": without ledger rows
};
std::string_view to_string(PageKind kind);
std::optional<PageKind> parse_page_kind(std::string_view text);

/// One printed thing: a unit or head label by its own code, a ticket by its crate's code.
struct LedgerRow {
    SessionId session;
    PageKind kind = PageKind::unit;
    std::string code;
    std::string batch; ///< the farm for labels, empty for tickets
    int place = 0;     ///< position in the plan's order within its kind of paper, from 0
    LabelState state = LabelState::planned;
    int copies = 0;  ///< how often it was given to a printer
    int version = 1; ///< the newest version of the plan that has it
    int since = 1;   ///< the version that brought what is printed on it
    friend bool operator==(const LedgerRow&, const LedgerRow&) = default;
};

/// A frozen version and everything that comes with it, saved in one transaction.
struct NewSnapshot {
    StoredSession session;
    std::vector<std::string> raw_files; ///< names under the version's archive folder
    std::string plan_json;              ///< to_stored_json of the plan
    CodeCounters counters;              ///< first unused codes after this plan
    /// First unused codes when the plan was begun; none: nobody else can have drawn any since.
    std::optional<CodeCounters> drawn_from = {};
    /// Every page of the new plan; `since` is the new version for what says something new, anything
    /// older for what stays as it was.
    std::vector<LedgerRow> ledger;
};

} // namespace cageot
