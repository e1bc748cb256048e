#include "layout/layout.h"

#include "layout/read_marks.h"
#include "layout/toml_table.h"

#include <algorithm>
#include <utility>

namespace cageot {
namespace {

const TomlWords<MediaMode> mode_names = {
    {to_string(MediaMode::printer), MediaMode::printer},
    {to_string(MediaMode::tear), MediaMode::tear},
    {to_string(MediaMode::peel), MediaMode::peel},
    {to_string(MediaMode::cut), MediaMode::cut},
    {to_string(MediaMode::rewind), MediaMode::rewind},
};

std::optional<DocumentKind> read_document(TomlTable& table)
{
    const std::string word = table.text("document");
    if (word.empty())
        return std::nullopt;
    const auto document = parse_document(word);
    if (!document) {
        std::vector<std::string> known;
        for (const DocumentKind one : all_documents())
            known.emplace_back(to_string(one));
        table.fault("document", unknown_word(word, known), table.find("document"));
    }
    return document;
}

void read_media(TomlTable& table, Layout& layout)
{
    const auto size = table.lengths("media", 2, 2);
    layout.width = size[0];
    layout.height = size[1];
    if (layout.width <= Length() || layout.height <= Length())
        table.fault("media",
                    "écrivez la largeur et la hauteur de l'étiquette en millimètres, "
                    "par exemple [57, 32].",
                    table.find("media"));
    const std::string length = table.text("length", "fixed");
    layout.height_follows = length == "content";
    if (length != "content" && length != "fixed")
        table.fault("length", unknown_word(length, {"fixed", "content"}), table.find("length"));
    layout.mode = table.word("mode", mode_names, MediaMode::printer);
}

/// One margin for all sides, or top, right, bottom, left.
Margins read_margin(TomlTable& table)
{
    if (table.find("margin") == nullptr)
        return {};
    const auto sides = table.lengths("margin", 1, 4);
    return {sides[0], sides[1], sides[2], sides[3]};
}

std::vector<int> read_dpi(TomlTable& table)
{
    if (table.find("dpi") == nullptr)
        return Layout{}.dpi;
    std::vector<int> all = table.wholes("dpi");
    const auto known = [](int dpi) { return dpi == 203 || dpi == 300; };
    if (all.empty() || !std::all_of(all.begin(), all.end(), known))
        table.fault("dpi", "écrivez [203], [300] ou [203, 300].", table.find("dpi"));
    return all;
}

SheetGrid read_grid(const toml::table& source, const std::string& name,
                    std::vector<Finding>& findings)
{
    TomlTable table(source, name, findings);
    SheetGrid grid;
    grid.columns = table.whole("columns", 1, 1, 20);
    grid.rows = table.whole("rows", 1, 1, 40);
    const auto origin = table.lengths("origin", 2, 2);
    const auto pitch = table.lengths("pitch", 2, 2);
    grid.x = origin[0];
    grid.y = origin[1];
    grid.width = pitch[0];
    grid.height = pitch[1];
    table.finish();
    return grid;
}

bool has_table(const Layout& layout)
{
    return std::any_of(layout.items.begin(), layout.items.end(), [](const LayoutItem& item) {
        return std::holds_alternative<TableItem>(item.what);
    });
}

Layout read_root(const toml::table& root, const std::string& source, const LayoutWords& words,
                 std::vector<Finding>& findings)
{
    TomlTable table(root, source, findings);
    Layout layout;
    layout.name = table.text("name", source);
    layout.document = read_document(table);
    read_media(table, layout);
    layout.dpi = read_dpi(table);
    layout.margin = read_margin(table);
    layout.particulars = table.yes("particulars");
    if (const toml::table* grid = table.table("grid"))
        layout.grid = read_grid(*grid, source, findings);
    layout.items = MarkReader(source, words, findings).read(table, "mark");
    if (layout.items.empty() && !layout.grid)
        table.fault("mark", "il faut au moins une marque [[mark]].");
    for (const LayoutItem& item : layout.items)
        if (std::holds_alternative<TableItem>(item.what) &&
            item.box.y + item.box.height > layout.height)
            findings.push_back({Severity::error, source, item.line, "box",
                                "la table dépasse le bas de la page: raccourcissez sa boîte."});
    if (layout.height_follows && !has_table(layout))
        table.fault("length", "«content» veut une table, dont les lignes font la longueur.",
                    table.find("length"));
    table.finish();
    return layout;
}

} // namespace

LayoutReading read_layout(std::string_view toml, const std::string& source,
                          const LayoutWords& words)
{
    LayoutReading reading;
    if (const auto root = parse_toml(toml, source, reading.findings)) {
        Layout layout = read_root(*root, source, words, reading.findings);
        if (!has_error(reading.findings))
            reading.layout = std::move(layout);
    }
    return reading;
}

} // namespace cageot
