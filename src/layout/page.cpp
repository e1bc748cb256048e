#include "layout/page.h"

namespace cageot {
namespace {

void move(DotRect& rect, int x, int y)
{
    rect.x += x;
    rect.y += y;
}

void move(TextMark& mark, int x, int y)
{
    mark.x += x;
    mark.baseline += y;
    move(mark.ink, x, y);
}

void move(RectMark& mark, int x, int y)
{
    move(mark.rect, x, y);
}

void move(SymbolMark& mark, int x, int y)
{
    move(mark.area, x, y);
    move(mark.quiet, x, y);
}

} // namespace

Page blank_page(Length width, Length height, int dpi)
{
    Page page;
    page.dpi = dpi;
    page.width_points = width.points_up();
    page.height_points = height.points_up();
    page.width = page.width_points * dpi / 72;
    page.height = page.height_points * dpi / 72;
    page.printable = {0, 0, page.width, page.height};
    return page;
}

DotRect extent_of(const Mark& mark)
{
    if (const auto* symbol = std::get_if<SymbolMark>(&mark))
        return symbol->area;
    if (const auto* rect = std::get_if<RectMark>(&mark))
        return rect->rect;
    return std::get<TextMark>(mark).ink;
}

int line_of(const Mark& mark)
{
    return std::visit([](const auto& one) { return one.line; }, mark);
}

void move_marks(Page& page, int x, int y)
{
    for (Mark& mark : page.marks)
        std::visit([&](auto& one) { move(one, x, y); }, mark);
}

} // namespace cageot
