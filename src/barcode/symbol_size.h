#pragma once

#include "barcode/symbol.h"

#include <optional>
#include <string>

namespace cageot {

/// Who reads a symbol: the depot's own readers; a shop's till; a carrier or warehouse.
enum class SymbolUse { internal, retail, distribution };

/// EAN: retail; GS1-128: distribution; the others are the depot's own.
SymbolUse default_use(Symbology symbology);

/// The smallest module, in dots of a `dpi` printer, that this use allows; 0 when no such symbol is
/// read there.
int smallest_module(Symbology symbology, int dpi, SymbolUse use);

/// Nothing when a symbol of this size may be printed for `use`; else a French sentence with the size
/// it needs. `bar_height_dots` is the height of bars, of no meaning for a symbol without.
std::optional<std::string> size_fault(const Symbol& symbol, int module_dots, int bar_height_dots,
                                      int dpi, SymbolUse use);

} // namespace cageot
