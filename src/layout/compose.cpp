#include "layout/compose.h"

#include "base/text.h"
#include "layout/page_faults.h"
#include "layout/paginate.h"
#include "layout/text_fit.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace cageot {
namespace {

/// `box` moved by `origin`, on the dot grid: edges are rounded, so neighbours in mm touch in dots.
DotRect to_dots(const Box& box, Length x, Length y, int dpi)
{
    const int left = (x + box.x).dots(dpi), top = (y + box.y).dots(dpi);
    return {left, top, (x + box.x + box.width).dots(dpi) - left,
            (y + box.y + box.height).dots(dpi) - top};
}

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

/// Dots by which a font's own instructions move accents and feet when a rasteriser follows them, as
/// MuPDF does without anti-aliasing (seen with Liberation Sans: é, ç).
constexpr int hinting = 2;

DotRect ink_of(const FontSet& fonts, const TextMark& mark)
{
    const double scale = mark.em / fonts.units_per_em(mark.font);
    double pen = mark.x;
    DotRect ink;
    for (const char32_t character : to_code_points(mark.text)) {
        const GlyphBounds& glyph = fonts.bounds(mark.font, character);
        if (glyph.right > glyph.left) {
            const int left = static_cast<int>(std::floor(pen + glyph.left * scale)) - 1;
            const int right = static_cast<int>(std::ceil(pen + glyph.right * scale)) + 1;
            const int top =
                static_cast<int>(std::floor(mark.baseline - glyph.top * scale)) - hinting;
            const int bottom =
                static_cast<int>(std::ceil(mark.baseline - glyph.bottom * scale)) + hinting;
            ink = around(ink, {left, top, right - left, bottom - top});
        }
        pen += glyph.advance * scale;
    }
    return ink;
}

class Composer {
public:
    Composer(const Layout& layout, const FontSet& fonts, int dpi)
        : layout_(layout)
        , fonts_(fonts)
        , dpi_(dpi)
    {
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
            page_ = blank_page(layout_.width, layout_.height, dpi_);
            rows_ = &stretches[i];
            place(layout_.items, fields, {}, {});
            for (std::string& fault : faults_of(page_))
                find(Severity::error, 0, std::move(fault));
            result_.pages.push_back(std::move(page_));
        }
        return std::move(result_);
    }

private:
    void find(Severity severity, int line, std::string message)
    {
        result_.findings.push_back({severity, layout_.name, line, "", std::move(message)});
    }

    void place(const std::vector<LayoutItem>& items, const Fields& fields, Length x, Length y)
    {
        for (const LayoutItem& item : items) {
            const auto field = fields.find(item.when.field);
            if (!holds(item.when, field == fields.end() ? std::string_view{} : field->second))
                continue;
            const DotRect box = to_dots(item.box, x, y, dpi_);
            if (const auto* text = std::get_if<TextItem>(&item.what))
                place_text(*text, box, fields, item.line);
            else if (const auto* symbol = std::get_if<SymbolItem>(&item.what))
                place_symbol(*symbol, box, fields, item.line);
            else if (const auto* frame = std::get_if<BoxItem>(&item.what))
                place_box(*frame, box);
            else
                place_rows(std::get<TableItem>(item.what), item.box);
        }
    }

    void place_text(const TextItem& item, DotRect box, const Fields& fields, int line)
    {
        const std::string text = filled(item.text, fields);
        if (trimmed(text).empty())
            return;
        const int padding = item.reversed && item.hug ? item.size.dots(dpi_) / 2 : 0;
        const int above = item.reversed && item.size_of == SizeOf::x_height ? hinting : 0;
        const FittedText fitted =
            fit_text(fonts_, item, text, box.width - 2 * padding, box.height - 2 * above, dpi_);
        // A number without its last digit is another number.
        if (fitted.shortened)
            find(item.size_of == SizeOf::digit_height ? Severity::error : Severity::warning, line,
                 "texte raccourci: «" + text + "».");
        if (fitted.overflows)
            find(Severity::warning, line, "le texte «" + text + "» dépasse de sa boîte.");
        if (!fitted.missing.empty())
            find(Severity::warning, line,
                 "«" + text + "» a un caractère qu'aucune police n'a, remplacé par □.");
        place_lines(item, fitted, box, padding);
    }

    void place_lines(const TextItem& item, const FittedText& fitted, DotRect box, int padding)
    {
        const int below = static_cast<int>(fitted.lines.size() - 1) * fitted.pitch;
        // Feet of letters must stand in their black block; in the open capitals are what is centred.
        const bool feet = item.valign == VAlign::bottom || item.reversed;
        const int used = fitted.ascent + below + (feet ? fitted.descent : 0);
        int baseline = aligned(item.valign, box.y, box.height, used) + fitted.ascent;
        double widest = 0;
        for (const FittedLine& line : fitted.lines)
            widest = std::max(widest, line.width * fitted.em);
        if (item.reversed) {
            DotRect block = box;
            if (item.hug) {
                block.width =
                    std::min(box.width, static_cast<int>(std::ceil(widest)) + 2 * padding);
                block.x = aligned(item.align, box.x, box.width, block.width);
            }
            page_.marks.emplace_back(RectMark{block, false});
        }
        for (const FittedLine& line : fitted.lines) {
            const int width = static_cast<int>(std::ceil(line.width * fitted.em));
            const int start = aligned(item.align, box.x + padding, box.width - 2 * padding, width);
            for (const FittedRun& run : line.runs) {
                TextMark mark{
                    run.font, fitted.em, start + static_cast<int>(std::lround(run.x * fitted.em)),
                    baseline, run.text,  item.reversed,
                    {}};
                mark.ink = ink_of(fonts_, mark);
                page_.marks.emplace_back(std::move(mark));
            }
            if (item.underline > Length()) {
                const int thickness = std::max(1, item.underline.dots(dpi_));
                page_.marks.emplace_back(
                    RectMark{{start, baseline + thickness, width, thickness}, false});
            }
            baseline += fitted.pitch;
        }
    }

    void place_symbol(const SymbolItem& item, DotRect box, const Fields& fields, int line)
    {
        const std::string payload = filled(item.payload, fields);
        if (payload.empty())
            return;
        SymbolMark mark;
        try {
            mark.symbol = encode(item.symbology, payload);
        } catch (const std::invalid_argument& error) {
            return find(Severity::error, line,
                        std::string("code-barres impossible: ") + error.what());
        }
        mark.module = dpi_ >= 300 ? item.dots_300 : item.dots_203;
        const QuietZone quiet = quiet_zone_of(item.symbology);
        const int width = mark.symbol.modules.width() * mark.module;
        const int height = is_linear(item.symbology) ? item.height.dots(dpi_)
                                                     : mark.symbol.modules.height() * mark.module;
        const int wide = width + (quiet.left + quiet.right) * mark.module;
        const int high = height + (quiet.top + quiet.bottom) * mark.module;
        if (wide > box.width || high > box.height)
            return find(Severity::error, line,
                        "le code-barres «" + payload + "» veut " + std::to_string(wide) + " × " +
                            std::to_string(high) + " points, la boîte en a " +
                            std::to_string(box.width) + " × " + std::to_string(box.height) + ".");
        mark.quiet = {aligned(item.align, box.x, box.width, wide),
                      aligned(item.valign, box.y, box.height, high), wide, high};
        mark.area = {mark.quiet.x + quiet.left * mark.module,
                     mark.quiet.y + quiet.top * mark.module, width, height};
        page_.marks.emplace_back(std::move(mark));
    }

    void place_box(const BoxItem& item, DotRect box)
    {
        if (item.stroke <= Length()) {
            page_.marks.emplace_back(RectMark{box, false});
            return;
        }
        const int stroke = std::max(1, item.stroke.dots(dpi_));
        const int dash = item.dash.dots(dpi_);
        const auto side = [&](DotRect rect, bool along_x) {
            const int length = along_x ? rect.width : rect.height;
            const int step = dash > 0 ? 2 * dash : length;
            for (int at = 0; at < length && step > 0; at += step) {
                const int part = std::min(dash > 0 ? dash : length, length - at);
                page_.marks.emplace_back(
                    RectMark{along_x ? DotRect{rect.x + at, rect.y, part, rect.height}
                                     : DotRect{rect.x, rect.y + at, rect.width, part},
                             false});
            }
        };
        side({box.x, box.y, box.width, stroke}, true);
        side({box.x, box.bottom() - stroke, box.width, stroke}, true);
        side({box.x, box.y, stroke, box.height}, false);
        side({box.right() - stroke, box.y, stroke, box.height}, false);
    }

    void place_rows(const TableItem&, const Box& box)
    {
        Length y = box.y;
        for (const PlacedRow& row : rows_->rows) {
            place(row.form->items, row.fields, box.x, y);
            y = y + row.form->height;
        }
    }

    const Layout& layout_;
    const FontSet& fonts_;
    int dpi_;
    Page page_;
    const Stretch* rows_ = nullptr;
    Composition result_;
};

} // namespace

Composition compose(const Layout& layout, const Content& content, const FontSet& fonts, int dpi)
{
    return Composer(layout, fonts, dpi).run(content);
}

} // namespace cageot
