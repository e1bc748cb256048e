#pragma once

#include "layout/fonts.h"
#include "layout/layout.h"

#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// A stretch of a line drawn by one font file, its letters an advance apart: another one begins
/// where kerning moves the pen by half a dot or more.
struct FittedRun {
    FontFile font = 0;
    std::string text;
    double x = 0; ///< pen start from the line's start, in em
};

struct FittedLine {
    std::vector<FittedRun> runs;
    double width = 0; ///< in em
};

/// Text that fits its box at a size of whole dots: smaller first, then words cut at the end of a
/// line, then an ellipsis, never outside.
struct FittedText {
    double em = 0;   ///< in dots
    int ascent = 0;  ///< dots from the top of capitals (or digits) to the baseline
    int descent = 0; ///< dots below the last baseline
    int pitch = 0;   ///< dots from baseline to baseline
    std::vector<FittedLine> lines;
    bool shortened = false;
    /// Outside all the same: the box has no room for one letter of the smallest size.
    bool overflows = false;
    std::u32string missing; ///< characters that no file of the face has, replaced by □
};

/// `text` in at most `item.lines` lines of `width` dots and `height` dots in all. The size goes
/// from the wanted to the smallest x-height (or digit height) in whole dots. What stands between
/// two asterisks, letters next to both, is set in the face `item.emphasis` at the same em.
FittedText fit_text(const FontSet& fonts, const TextItem& item, std::string_view text, int width,
                    int height, int dpi);

} // namespace cageot
