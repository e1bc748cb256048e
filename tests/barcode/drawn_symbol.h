#pragma once

#include "barcode/symbol.h"

namespace cageot {

/// The symbol as a printer puts it on paper, with its quiet zone: `dots` dots a module, bars
/// `height` dots high.
inline Dots drawn_symbol(const Symbol& symbol, int dots, int height)
{
    const QuietZone quiet = quiet_zone_of(symbol.symbology);
    const Dots& modules = symbol.modules;
    const bool bars = is_linear(symbol.symbology);
    const int module_height = bars ? height : dots;
    Dots picture((quiet.left + modules.width() + quiet.right) * dots,
                 (quiet.top + quiet.bottom) * dots + modules.height() * module_height);
    for (int y = 0; y < modules.height(); ++y)
        for (int x = 0; x < modules.width(); ++x)
            if (modules.at(x, y))
                picture.fill({(quiet.left + x) * dots, quiet.top * dots + y * module_height, dots,
                              module_height});
    return picture;
}

} // namespace cageot
