#pragma once

// What a scanner typed, and what it meant: pure. A cheap scanner types what it reads as a keyboard
// would; nobody configures it. So a text is tried as every keyboard could have made it, and counts
// only when exactly one meaning passes the check that its code carries.

#include "base/code.h"
#include "scan/keyboards.h"

#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// What a raw text of a scanner is.
enum class TextKind {
    unit, ///< a code of ours with its valid check, as are the next three
    crate,
    product,
    command,
    foreign,    ///< a farm's or a shop's: EAN-8, UPC, EAN-13, GTIN-14, or a GS1 element string
    test,       ///< the second symbol of the scanner card
    unreadable, ///< nothing, or more than one meaning
};
/// "unit", "unreadable" …
std::string_view to_string(TextKind kind);

struct RawText {
    TextKind kind = TextKind::unreadable;
    std::optional<Code> code;
    std::optional<Code> crate; ///< of the QR of a unit label, which holds both
    /// Of what is foreign: the GTIN as it was scanned, or the (01), (02) or (00) of GS1; else empty.
    std::string digits;
    /// The likeliest one that explains the text.
    KeyboardFault fault = KeyboardFault::none;
    friend bool operator==(const RawText&, const RawText&) = default;
};

/// Any bytes; more than 512, or what is no UTF-8, is unreadable. Around a text, blanks, line ends and
/// a symbology identifier (ISO/IEC 15424: "]C0") do not count, on whichever keyboard; within it,
/// spaces do not, as people type codes in groups. Two texts with a line end between them are none.
/// Only digits are never ours.
RawText read_raw_text(std::string_view text);

} // namespace cageot
