#pragma once

#include "barcode/symbol.h"

#include <optional>
#include <string>

namespace cageot {

/// What a reader makes of one symbol of known symbology in `picture`, which is cut to the symbol
/// and its quiet zone; nothing when it cannot read it. The text is that of Symbol::payload: a GS1
/// symbol's in brackets, and nothing when it is against GS1's rules or no GS1. Never turns, scales
/// or guesses the picture.
std::optional<std::string> read_symbol(const Dots& picture, Symbology symbology);

} // namespace cageot
