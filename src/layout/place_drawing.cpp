#include "layout/place_marks.h"

#include <algorithm>
#include <stdexcept>

namespace cageot {
namespace {

void add_rect(const Placing& placing, DotRect rect, bool white = false)
{
    if (!rect.empty())
        placing.page.marks.emplace_back(RectMark{rect, white, placing.line});
}

/// One side of a frame, in dashes when `dash` is not 0.
void add_side(const Placing& placing, DotRect side, int dash)
{
    const bool along_x = side.width > side.height;
    const int length = along_x ? side.width : side.height;
    if (dash <= 0)
        return add_rect(placing, side);
    for (int at = 0; at < length; at += 2 * dash) {
        const int part = std::min(dash, length - at);
        add_rect(placing, along_x ? DotRect{side.x + at, side.y, part, side.height}
                                  : DotRect{side.x, side.y + at, side.width, part});
    }
}

/// How long a ruler's mark is at `millimetre`.
Length ruler_mark(int millimetre)
{
    return millimetre % 10 == 0  ? Length::mm(3)
           : millimetre % 5 == 0 ? Length::mm(2)
                                 : Length::mm(1);
}

} // namespace

int aligned(Align align, int start, int room, int used)
{
    switch (align) {
    case Align::left:
        return start;
    case Align::center:
        return start + (room - used) / 2;
    case Align::right:
        return start + room - used;
    }
    throw std::logic_error("unknown alignment");
}

int aligned(VAlign align, int start, int room, int used)
{
    switch (align) {
    case VAlign::top:
        return start;
    case VAlign::middle:
        return start + (room - used) / 2;
    case VAlign::bottom:
        return start + room - used;
    }
    throw std::logic_error("unknown alignment");
}

void place(const Placing& placing, const BoxItem& item, DotRect box)
{
    if (item.stroke <= Length())
        return add_rect(placing, box);
    const int stroke = std::max(1, item.stroke.dots(placing.page.dpi));
    const int dash = item.dash.dots(placing.page.dpi);
    add_side(placing, {box.x, box.y, box.width, stroke}, dash);
    add_side(placing, {box.x, box.bottom() - stroke, box.width, stroke}, dash);
    add_side(placing, {box.x, box.y, stroke, box.height}, dash);
    add_side(placing, {box.right() - stroke, box.y, stroke, box.height}, dash);
}

void place(const Placing& placing, const IconItem& item, DotRect box)
{
    if (item.cells.width() == 0 || item.cells.height() == 0)
        return;
    const int cell = std::min(box.width / item.cells.width(), box.height / item.cells.height());
    if (cell < 1)
        return placing.find(Severity::error,
                            "le dessin veut au moins " + std::to_string(item.cells.width()) +
                                " × " + std::to_string(item.cells.height()) +
                                " points, la boîte en a " + std::to_string(box.width) + " × " +
                                std::to_string(box.height) + ".");
    if (item.reversed)
        add_rect(placing, box);
    const int left = aligned(item.align, box.x, box.width, item.cells.width() * cell);
    const int top = aligned(item.valign, box.y, box.height, item.cells.height() * cell);
    for (int y = 0; y < item.cells.height(); ++y)
        for (int x = 0, end = 0; x < item.cells.width(); x = end + 1) {
            end = x;
            while (item.cells.at(end, y))
                ++end;
            add_rect(placing, {left + x * cell, top + y * cell, (end - x) * cell, cell},
                     item.reversed);
        }
}

void place(const Placing& placing, const RulerItem&, DotRect box)
{
    const int dpi = placing.page.dpi;
    for (int mm = 0; Length::mm(mm).dots(dpi) < box.width; ++mm)
        add_rect(placing, {box.x + Length::mm(mm).dots(dpi), box.y, 1, ruler_mark(mm).dots(dpi)});
    for (int mm = 0; Length::mm(mm).dots(dpi) < box.height; ++mm)
        add_rect(placing, {box.x, box.y + Length::mm(mm).dots(dpi), ruler_mark(mm).dots(dpi), 1});
}

void place(const Placing& placing, const LadderItem& item, DotRect box)
{
    const int step = box.height / item.steps;
    if (step < 1)
        return placing.find(Severity::error, "l'escalier veut au moins " +
                                                 std::to_string(item.steps) +
                                                 " points de hauteur: agrandissez sa boîte.");
    for (int x = 0; x < box.width; ++x)
        add_rect(placing, {box.x + x, box.y + x % item.steps * step, 1, step});
}

} // namespace cageot
