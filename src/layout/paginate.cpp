#include "layout/paginate.h"

#include <algorithm>

namespace cageot {
namespace {

/// The longest page of a roll; PDF ends at 14,400 points (ISO 32000-1 Annex C), which is 5 m.
constexpr Length longest_roll = Length::mm(3000);

struct Table {
    const TableItem* item = nullptr;
    Length height;
};

Table find_table(const Layout& layout)
{
    for (const LayoutItem& item : layout.items)
        if (const auto* table = std::get_if<TableItem>(&item.what))
            return {table, layout.height_follows ? longest_roll : item.box.height};
    return {};
}

const RowForm* form_of(const TableItem& table, const std::string& kind)
{
    const auto form = std::find_if(table.forms.begin(), table.forms.end(),
                                   [&](const RowForm& f) { return f.kind == kind; });
    return form == table.forms.end() ? nullptr : &*form;
}

std::vector<PlacedRow> rows_of(const TableItem& table, const Content& content)
{
    std::vector<PlacedRow> rows;
    const auto source = content.tables.find(table.rows);
    if (source == content.tables.end())
        return rows;
    for (const ContentRow& row : source->second)
        if (const RowForm* form = form_of(table, row.kind)) {
            Fields fields = row.fields;
            fields.insert(content.fields.begin(), content.fields.end());
            rows.push_back({form, std::move(fields)});
        }
    return rows;
}

} // namespace

Length height_of(const Stretch& stretch)
{
    Length height;
    for (const PlacedRow& row : stretch.rows)
        height = height + row.form->height;
    return height;
}

std::vector<Stretch> paginate(const Layout& layout, const Content& content)
{
    std::vector<Stretch> pages(1);
    const Table table = find_table(layout);
    if (table.item == nullptr)
        return pages;
    const std::vector<PlacedRow> rows = rows_of(*table.item, content);
    const PlacedRow* heading = nullptr;
    Length used;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const PlacedRow& row = rows[i];
        Length needed = row.form->height;
        if (row.form->heading && i + 1 < rows.size())
            needed = needed + rows[i + 1].form->height;
        if (used + needed > table.height && !pages.back().rows.empty()) {
            pages.emplace_back();
            used = Length();
            if (heading != nullptr && !row.form->heading) {
                pages.back().rows.push_back(*heading);
                pages.back().rows.back().fields["continued"] = "suite";
                used = heading->form->height;
            }
        }
        if (row.form->heading)
            heading = &row;
        pages.back().rows.push_back(row);
        used = used + row.form->height;
    }
    return pages;
}

} // namespace cageot
