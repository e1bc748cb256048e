#pragma once

#include "barcode/gray_picture.h"
#include "barcode/symbol.h"

#include <string>
#include <vector>

namespace cageot {

/// A symbol somewhere in a picture.
struct FoundSymbol {
    Symbology symbology = Symbology::code128;
    /// What a scanner would type: UTF-8, with GS (0x1D) where FNC1 separates GS1 values.
    std::string text;
    int x = 0, y = 0; ///< its centre in pixels
};

/// Every QR, Code 128, EAN-13 and EAN-8 that can be read in `picture`, whichever way it lies; the
/// same text of the same symbology once; an EAN only if it was read twice. Looks at it at several
/// scales, and turned too when nothing was found. The time it takes grows with the pixels: a second
/// for 3 megapixels of nothing.
std::vector<FoundSymbol> find_symbols(const GrayPicture& picture);

} // namespace cageot
