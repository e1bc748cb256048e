#include "layout/impose.h"

#include <stdexcept>
#include <string>

namespace cageot {
namespace {

DotRect place_of(const SheetGrid& grid, int index, int dpi)
{
    const int column = index % grid.columns, row = index / grid.columns;
    const int x = (grid.x + grid.width * column).dots(dpi);
    const int y = (grid.y + grid.height * row).dots(dpi);
    return {x, y, (grid.x + grid.width * (column + 1)).dots(dpi) - x,
            (grid.y + grid.height * (row + 1)).dots(dpi) - y};
}

} // namespace

std::vector<Page> imposed(const Layout& layout, const Page& background,
                          std::span<const Page> labels, int first)
{
    if (!layout.grid)
        throw std::runtime_error("Le modèle «" + layout.name +
                                 "» n'a pas de section [grid]: il ne range pas d'étiquettes.");
    const SheetGrid& grid = *layout.grid;
    const int places = grid.columns * grid.rows;
    if (first < 1 || first > places)
        throw std::runtime_error("La première place libre va de 1 à " + std::to_string(places) +
                                 ".");
    std::vector<Page> sheets;
    int place = first - 1;
    for (const Page& label : labels) {
        if (sheets.empty() || place == places) {
            sheets.push_back(background);
            place = sheets.size() == 1 ? first - 1 : 0;
        }
        const DotRect room = place_of(grid, place++, background.dpi);
        if (label.width > room.width || label.height > room.height)
            throw std::runtime_error("Les étiquettes sont plus grandes que les places de «" +
                                     layout.name + "»: choisissez un autre modèle de planche.");
        Page moved = label;
        move_marks(moved, room.x + (room.width - label.width) / 2,
                   room.y + (room.height - label.height) / 2);
        std::vector<Mark>& marks = sheets.back().marks;
        marks.insert(marks.end(), moved.marks.begin(), moved.marks.end());
    }
    return sheets;
}

} // namespace cageot
