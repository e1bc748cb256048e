#include "layout/page.h"

namespace cageot {

Page blank_page(Length width, Length height, int dpi)
{
    Page page;
    page.dpi = dpi;
    page.width_points = width.points_up();
    page.height_points = height.points_up();
    page.width = page.width_points * dpi / 72;
    page.height = page.height_points * dpi / 72;
    return page;
}

} // namespace cageot
