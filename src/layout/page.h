#pragma once

// A page as a list of marks on the printer's dot grid: what layout hands to pdf and preflight.

#include "barcode/symbol_size.h"
#include "base/dots.h"
#include "base/length.h"

#include <string>
#include <variant>
#include <vector>

namespace cageot {

/// Index of a font file in its FontSet.
using FontFile = std::size_t;

/// Text of one font file on one baseline. Every character is in that file.
struct TextMark {
    FontFile font = 0;
    double em = 0;    ///< size in dots
    int x = 0;        ///< pen start, dots from the left edge
    int baseline = 0; ///< dots from the top edge; the dot row below the feet of letters
    std::string text; ///< UTF-8, composed (NFC)
    bool white = false;
    DotRect ink;  ///< no dot of the text lies outside
    int line = 0; ///< of the layout file; 0: unknown
};

/// A box or a rule, filled.
struct RectMark {
    DotRect rect;
    bool white = false;
    int line = 0; ///< of the layout file; 0: unknown
};

/// A symbol; linear ones are stretched to the height of `area`.
struct SymbolMark {
    Symbol symbol;
    int module = 2; ///< dots per module (the X-dimension)
    DotRect area;   ///< all modules, without the quiet zone
    DotRect quiet;  ///< with the quiet zone
    int line = 0;   ///< of the layout file; 0: unknown
    SymbolUse use = SymbolUse::internal;
    bool trial = false; ///< its size is not judged
};

using Mark = std::variant<TextMark, RectMark, SymbolMark>;

/// Marks are painted in order, later ones over earlier ones.
struct Page {
    int dpi = 203;
    /// The page in whole PDF points, and the whole dots that lie on it.
    int width_points = 0, height_points = 0;
    int width = 0, height = 0;
    DotRect printable; ///< no mark may leave it
    std::vector<Mark> marks;
};

/// A blank page for a stock of that size, printable to its edges.
Page blank_page(Length width, Length height, int dpi);
/// The dots that hold ink: those of a symbol without its quiet zone.
DotRect extent_of(const Mark& mark);
int line_of(const Mark& mark);
/// Every mark moved to the right and down; the paper stays.
void move_marks(Page& page, int x, int y);

} // namespace cageot
