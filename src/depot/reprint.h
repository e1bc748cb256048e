#pragma once

#include "depot/depot.h"
#include "depot/refused.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// Why something is printed again. Stored by name: never rename. A first print has none, whatever was
/// asked for.
enum class ReprintReason { torn, unreadable, lost, changed };
std::string_view to_string(ReprintReason reason);
std::optional<ReprintReason> parse_reprint_reason(std::string_view text);
/// "déchirée" of a label, "déchiré" of a ticket.
std::string_view french_name(ReprintReason reason, bool of_ticket);

struct ReprintRequest {
    /// As somebody typed or scanned them: "u 12345678 74", or the text of a label's QR.
    std::vector<std::string> codes;
    /// Nothing: only what was never printed comes out, the rest is known already.
    std::optional<ReprintReason> reason = ReprintReason::torn;
    std::string asked_by = {};
    std::optional<PrinterName> printer = {}; ///< instead of the groups' choice
    /// Names the request: the same one again does nothing. Empty: each is another.
    std::string key = {};
    /// What was asked for with the same reason so short a time ago is not asked for again: a button
    /// that was pressed twice.
    UtcMs not_again_within = 0;
};

struct ReprintAnswer {
    /// New jobs, then older ones that bring what was not yet sent.
    std::vector<JobKey> jobs;
    long duplicates = 0;   ///< pages that come out once more, with their "DUPLICATA"
    long first_prints = 0; ///< pages that were never printed
    /// Pages that were asked for before and not sent yet: they go first now.
    long hurried = 0;
    long known = 0; ///< pages that the same request asked for a moment ago
};

/// A reprint that was refused.
class ReprintRefused : public Refused {
    using Refused::Refused;
};

/// Asks for labels and tickets once more by their codes, of whatever session, before everything that
/// waits: the same code with one copy more. A crate's code stands for its ticket. Throws
/// ReprintRefused for codes that are misread, unknown or void, UnknownName for a printer that takes
/// none of them, std::runtime_error in French when there is no printer for them.
ReprintAnswer reprint(Depot& depot, const ReprintRequest& request);

} // namespace cageot
