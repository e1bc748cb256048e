#include "layout/intended_dots.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>

namespace cageot {
namespace {

void paint(Dots& dots, const SymbolMark& mark)
{
    const bool linear = is_linear(mark.symbol.symbology);
    for (int y = 0; y < mark.symbol.modules.height(); ++y)
        for (int x = 0; x < mark.symbol.modules.width(); ++x)
            if (mark.symbol.modules.at(x, y))
                dots.fill({mark.area.x + x * mark.module,
                           linear ? mark.area.y : mark.area.y + y * mark.module, mark.module,
                           linear ? mark.area.height : mark.module});
}

} // namespace

IntendedDots intended_dots(const Page& page)
{
    IntendedDots result{
        Dots(raster_dots(page.width_points, page.dpi), raster_dots(page.height_points, page.dpi)),
        {}};
    for (const Mark& mark : page.marks) {
        if (const auto* rect = std::get_if<RectMark>(&mark))
            result.dots.fill(rect->rect, !rect->white);
        else if (const auto* symbol = std::get_if<SymbolMark>(&mark))
            paint(result.dots, *symbol);
        else
            result.text.push_back(std::get<TextMark>(mark).ink);
    }
    return result;
}

long wrong_dots(const IntendedDots& intended, const Dots& actual)
{
    Dots text(intended.dots.width(), intended.dots.height());
    for (const DotRect& area : intended.text)
        text.fill(area);
    if (actual.width() == intended.dots.width() && actual.height() == intended.dots.height()) {
        long wrong = 0;
        for (int y = 0; y < actual.height(); ++y) {
            const std::span<const std::uint8_t> want = intended.dots.row(y), got = actual.row(y),
                                                free = text.row(y);
            for (std::size_t i = 0; i < want.size(); ++i)
                if (const int differing = (want[i] ^ got[i]) & ~free[i]; differing != 0)
                    wrong += std::popcount(static_cast<std::uint8_t>(differing));
        }
        return wrong;
    }
    long wrong = 0;
    for (int y = 0; y < std::max(actual.height(), intended.dots.height()); ++y)
        for (int x = 0; x < std::max(actual.width(), intended.dots.width()); ++x)
            wrong += !text.at(x, y) && actual.at(x, y) != intended.dots.at(x, y) ? 1 : 0;
    return wrong;
}

} // namespace cageot
