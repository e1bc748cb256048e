#include "layout/compose.h"

#include "layout/page_faults.h"
#include "layout/paginate.h"
#include "layout/particulars.h"
#include "layout/place_marks.h"

#include <algorithm>

namespace cageot {
namespace {

/// `box` moved by `origin`, on the dot grid: edges are rounded, so neighbours in mm touch in dots.
DotRect to_dots(const Box& box, Length x, Length y, int dpi)
{
    const int left = (x + box.x).dots(dpi), top = (y + box.y).dots(dpi);
    return {left, top, (x + box.x + box.width).dots(dpi) - left,
            (y + box.y + box.height).dots(dpi) - top};
}

DotRect printable_area(const Page& page, const Margins& margin)
{
    const int left = margin.left.dots(page.dpi), top = margin.top.dots(page.dpi);
    return {left, top, page.width - left - margin.right.dots(page.dpi),
            page.height - top - margin.bottom.dots(page.dpi)};
}

class Composer {
public:
    Composer(const Layout& layout, const FontSet& fonts, int dpi)
        : layout_(layout)
        , fonts_(fonts)
        , dpi_(dpi)
    {
        for (const LayoutItem& item : layout.items)
            if (std::holds_alternative<TableItem>(item.what))
                table_ = &item.box;
    }

    Composition run(const Content& content)
    {
        const auto stretches = paginate(layout_, content);
        for (std::size_t i = 0; i < stretches.size(); ++i) {
            Fields fields = content.fields;
            fields["page"] = std::to_string(i + 1);
            fields["pages"] = std::to_string(stretches.size());
            fields["continued"] = i > 0 ? "suite" : "";
            fields["continues"] = i + 1 < stretches.size() ? "suite" : "";
            compose_page(fields, stretches[i]);
        }
        for (Finding& finding : result_.findings)
            finding.source = layout_.name;
        return std::move(result_);
    }

private:
    void compose_page(const Fields& fields, const Stretch& rows)
    {
        rows_ = &rows;
        moved_ = Length();
        if (layout_.height_follows && table_ != nullptr)
            moved_ = height_of(rows) - table_->height;
        page_ = blank_page(layout_.width, layout_.height + moved_, dpi_);
        page_.printable = printable_area(page_, layout_.margin);
        place_all(layout_.items, fields, {}, {});
        for (MarkFault& fault : faults_of(page_))
            result_.findings.push_back(
                {Severity::error, "", fault.line, "", std::move(fault.message)});
        if (layout_.particulars)
            for (Finding& finding : particulars_faults(layout_, fields, page_, fonts_))
                result_.findings.push_back(std::move(finding));
        result_.pages.push_back(std::move(page_));
    }

    /// What stands below the table of a roll goes where its rows end.
    Length shift_of(const LayoutItem& item) const
    {
        const bool below = table_ != nullptr && item.box.y >= table_->y + table_->height;
        return below ? moved_ : Length();
    }

    void place_all(const std::vector<LayoutItem>& items, const Fields& fields, Length x, Length y)
    {
        const auto met = [&](const Condition& condition) {
            const auto field = fields.find(condition.field);
            return holds(condition, field == fields.end() ? std::string_view{} : field->second);
        };
        for (const LayoutItem& item : items) {
            if (!std::all_of(item.when.begin(), item.when.end(), met))
                continue;
            const Length top = rows_of_page_ ? y : y + shift_of(item);
            place_one({page_, fonts_, fields, item.line, result_.findings}, item,
                      to_dots(item.box, x, top, dpi_));
        }
    }

    void place_one(const Placing& placing, const LayoutItem& item, DotRect box)
    {
        if (std::holds_alternative<TableItem>(item.what))
            return place_rows(item.box);
        std::visit(
            [&](const auto& what) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(what)>, TableItem>)
                    place(placing, what, box);
            },
            item.what);
    }

    void place_rows(const Box& box)
    {
        Length y = box.y;
        rows_of_page_ = true;
        for (const PlacedRow& row : rows_->rows) {
            place_all(row.form->items, row.fields, box.x, y);
            y = y + row.form->height;
        }
        rows_of_page_ = false;
    }

    const Layout& layout_;
    const FontSet& fonts_;
    int dpi_;
    const Box* table_ = nullptr; ///< of the layout's table
    Page page_;
    const Stretch* rows_ = nullptr;
    bool rows_of_page_ = false; ///< while the table's rows are placed
    Length moved_;              ///< what a roll is longer than its layout
    Composition result_;
};

} // namespace

Composition compose(const Layout& layout, const Content& content, const FontSet& fonts, int dpi)
{
    return Composer(layout, fonts, dpi).run(content);
}

} // namespace cageot
