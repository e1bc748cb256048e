#include "layout/icons.h"

#include "base/text.h"
#include "layout/toml_table.h"

#include <algorithm>
#include <optional>

namespace cageot {
namespace {

/// Cells of an icon; nothing when the rows are not of one length or hold another letter.
std::optional<Dots> read_cells(std::string_view text)
{
    std::vector<std::string_view> rows;
    for (const std::string_view line : split(text, '\n'))
        if (const std::string_view row = trimmed(line); !row.empty())
            rows.push_back(row);
    if (rows.empty())
        return std::nullopt;
    Dots cells(static_cast<int>(rows.front().size()), static_cast<int>(rows.size()));
    for (int y = 0; y < cells.height(); ++y) {
        const std::string_view row = rows[static_cast<std::size_t>(y)];
        if (row.size() != rows.front().size() ||
            row.find_first_not_of("#.") != std::string_view::npos)
            return std::nullopt;
        for (int x = 0; x < cells.width(); ++x)
            cells.set(x, y, row[static_cast<std::size_t>(x)] == '#');
    }
    return cells;
}

} // namespace

Icons read_icons(std::string_view toml, const std::string& source, std::vector<Finding>& findings)
{
    Icons icons;
    const auto file = parse_toml(toml, source, findings);
    if (!file)
        return icons;
    TomlTable table(*file, source, findings);
    for (const auto& [key, node] : *file) {
        const std::string name(key.str());
        if (auto cells = read_cells(table.text(name)))
            icons.emplace(name, std::move(*cells));
        else
            table.fault(name,
                        "dessinez des lignes de même longueur avec «#» (noir) et «.» (blanc).",
                        &node);
    }
    return icons;
}

} // namespace cageot
