#pragma once

#include "plan/plan.h"

#include <string>
#include <string_view>

namespace cageot {

/// What a scan at the door means.
struct DoorScan {
    enum class Meaning {
        leftover, ///< `code` is a label that was left over: its goods are missing
        product,  ///< `code` is of a head label: its goods are counted now
        card,     ///< MANQUANT: the labels that are scanned next were left over
        label,    ///< a label that is left over if MANQUANT is scanned next
        unknown,  ///< neither a label of this session nor the card
    };
    Meaning meaning = Meaning::unknown;
    std::string code;   ///< of the unit label or head
    std::string before; ///< what the next scan is judged with
    friend bool operator==(const DoorScan&, const DoorScan&) = default;
};

/// MANQUANT and labels that stayed on the roll may be scanned in either order: after the card each label
/// is left over until something else is scanned, after a label the card is about this one. `before` is
/// the DoorScan::before of the scan before it, "" at first. `text` may be the QR of label and crate.
DoorScan judge_door_scan(const PrintPlan& plan, std::string_view before, std::string_view text);

} // namespace cageot
