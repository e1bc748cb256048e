#pragma once

// What scanning a thing tells, as a fact that is never changed. What it comes to is worked out from all
// facts (scan/packing.h), so that they may arrive late, twice and in any order.

#include "base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// How it is known that a thing is in its crate, the surest first. Stored by name: never rename.
enum class Evidence {
    scanned, ///< scanned while its crate was the station's context
    shown,   ///< scanned, and the screen showed its crate
    counted, ///< somebody counted all that is in the crate
    seen,    ///< somebody ticked it, by eye
};
std::string_view to_string(Evidence evidence);
std::optional<Evidence> parse_evidence(std::string_view text);

/// Stored by name: never rename.
enum class ScanKind {
    none,        ///< changes nothing: a crate that was opened, a code that nobody knows
    put,         ///< the thing under a unit label, or a product's units of one crate, goes in
    spread,      ///< the units of a product without labels went into all their crates
    counted,     ///< `amount` articles were counted in `crate`
    missing,     ///< the label is there, its goods are not
    damaged,     ///< its goods are there and broken
    replaced,    ///< another product went in instead
    crate_done,  ///< nothing more goes into `crate`
    more_crates, ///< `crate` is full: one container more
    loaded,      ///< the container is in the van of the relay `target`
    departed,    ///< the van of the relay `target` left
    undo,        ///< the event `target` is taken back
};
std::string_view to_string(ScanKind kind);
std::optional<ScanKind> parse_scan_kind(std::string_view text);

struct ScanEvent {
    /// Its station chose it: 1 to 64 of [A-Za-z0-9_-]; the same id is the same event.
    std::string id;
    std::string station;
    UtcMs at = 0; ///< by the station's clock
    ScanKind kind = ScanKind::none;
    std::string code;  ///< of what was scanned; empty when it has none
    std::string crate; ///< the code of the crate that was the station's context; empty: none was
    std::string target;
    int amount = 0;
    Evidence evidence = Evidence::shown; ///< of `put` and `spread`
    friend bool operator==(const ScanEvent&, const ScanEvent&) = default;
};

} // namespace cageot
