#pragma once

// One scan, judged: what it tells, and what the station shows. Pure: the same list, packing and scan
// give the same judgement.

#include "scan/event.h"
#include "scan/packing.h"
#include "scan/raw_text.h"
#include "scan/verdict.h"

#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// What a station remembers from one scan to the next. It says it with every scan, so that a scan is
/// judged alike whoever judges it, and however late.
struct Standing {
    std::string crate; ///< code of the crate that is the context; empty: none is
    UtcMs since = 0;   ///< when that crate was last scanned or filled
    std::string van;   ///< letter of the relay whose van is being loaded; empty: crates are packed
    std::string card;  ///< "missing", "damaged" or "replaced": the card waits for its label
    std::string unit;  ///< code of the unit label that was scanned just before
    std::string undo;  ///< id of the event that ANNULER takes back
    std::string text;  ///< what was scanned last
    UtcMs text_at = 0; ///< and when
    friend bool operator==(const Standing&, const Standing&) = default;
};

/// A crate is no context any more so long after it was last scanned or filled, in ms.
constexpr UtcMs context_length = 45'000;
/// The same text again within it is the same scan, in ms: scanners and hands repeat themselves.
constexpr UtcMs debounce = 1'500;

struct Scan {
    /// What a person does without a code. Published by name: never rename.
    enum class Action {
        scan, ///< `text` came from a scanner, a photograph or a hand
        mark, ///< `text` is a crate's mark, typed: "14 F"
        tick, ///< `text` is the code of a label or of a product without labels: it is in the context, by eye
        spread, ///< `text` is the code of a product without labels: all its crates got it
        count,  ///< `amount` articles are in the context
        close,  ///< no crate is the context any more
        depart, ///< the van leaves
    };
    std::string id; ///< becomes ScanEvent::id
    std::string station;
    UtcMs at = 0;
    Action action = Action::scan;
    std::string text;
    int amount = 0;
    Standing before;
    bool offline = false; ///< its station has judged it by itself
    int version = 0;      ///< of the plan that its station had; 0: none
};
std::string_view to_string(Scan::Action action);
std::optional<Scan::Action> parse_scan_action(std::string_view text);

/// What the depot knows of a code that is not in the list.
struct Elsewhere {
    std::string session; ///< of an older sale; empty: nobody knows it
};

struct Judgement {
    bool repeated = false; ///< the scan before, once more: nothing is shown, nothing told
    Reason reason = Reason::misread;
    ScanEvent event; ///< what it tells
    Standing after;
    std::optional<std::size_t> crate; ///< to be shown: where the thing goes, what was opened
    std::string code;                 ///< of the label or product that was scanned
    std::string station;              ///< already_in, already_loaded: who had scanned it
    UtcMs at = 0;                     ///< and when
    KeyboardFault fault = KeyboardFault::none; ///< the scanner was not set like the keyboard
    Verdict verdict() const { return verdict_of(reason); }
};

/// What the scan tells, whatever is in which crate already: so it does not matter when it arrives.
ScanEvent event_of(const PackList& list, const Scan& scan);
/// `packing` is without the scan.
Judgement judge(const Packing& packing, const Scan& scan, const Elsewhere& elsewhere = {});

} // namespace cageot
