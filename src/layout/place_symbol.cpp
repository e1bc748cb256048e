#include "layout/place_marks.h"

#include "base/code.h"

#include <stdexcept>

namespace cageot {
namespace {

/// Between the symbol and its human-readable line.
constexpr Length hri_gap = Length::mm(0.5);

/// How the payload is read aloud: our own codes in groups, everything else as it is.
std::string hri_of(const Symbol& symbol)
{
    const auto code = parse_code(symbol.payload);
    return code ? to_spaced_string(*code) : symbol.payload;
}

void place_hri(const Placing& placing, const SymbolItem& item, const SymbolMark& mark, DotRect box)
{
    TextItem text;
    text.text = hri_of(mark.symbol);
    text.size_of = SizeOf::digit_height;
    text.size = text.min_size = item.hri;
    text.fit = Fit::whole;
    text.align = Align::center;
    const int top = mark.quiet.bottom() + hri_gap.dots(placing.page.dpi);
    // A payload is no pattern: its braces are its own.
    const Fields fields{{"hri", text.text}};
    text.text = "{hri}";
    place({placing.page, placing.fonts, fields, placing.line, placing.findings}, text,
          {mark.quiet.x, top, mark.quiet.width, box.bottom() - top});
}

/// The symbol in its box, without a place yet: modules, size of a module, sizes in dots.
SymbolMark sized(const Placing& placing, const SymbolItem& item, Symbol symbol)
{
    SymbolMark mark;
    mark.symbol = std::move(symbol);
    mark.line = placing.line;
    mark.trial = item.trial;
    mark.use = item.use.value_or(default_use(item.symbology));
    mark.module = placing.page.dpi >= 300 ? item.dots_300 : item.dots_203;
    const QuietZone quiet = quiet_zone_of(item.symbology);
    mark.area = {quiet.left * mark.module, quiet.top * mark.module,
                 mark.symbol.modules.width() * mark.module,
                 is_linear(item.symbology) ? item.height.dots(placing.page.dpi)
                                           : mark.symbol.modules.height() * mark.module};
    mark.quiet = {0, 0, mark.area.width + (quiet.left + quiet.right) * mark.module,
                  mark.area.height + (quiet.top + quiet.bottom) * mark.module};
    return mark;
}

} // namespace

void place(const Placing& placing, const SymbolItem& item, DotRect box)
{
    const std::string payload = filled(item.payload, placing.fields);
    if (payload.empty())
        return;
    SymbolMark mark;
    try {
        mark = sized(placing, item, encode(item.symbology, payload));
    } catch (const std::invalid_argument& error) {
        return placing.find(Severity::error,
                            std::string("code-barres impossible: ") + error.what());
    }
    const int dpi = placing.page.dpi;
    const int wide = mark.quiet.width;
    const int high =
        mark.quiet.height + (item.hri > Length() ? hri_gap.dots(dpi) + item.hri.dots(dpi) : 0);
    if (wide > box.width || high > box.height)
        return placing.find(Severity::error, "le code-barres «" + payload + "» veut " +
                                                 std::to_string(wide) + " × " +
                                                 std::to_string(high) + " points, la boîte en a " +
                                                 std::to_string(box.width) + " × " +
                                                 std::to_string(box.height) + ".");
    const int x = aligned(item.align, box.x, box.width, wide);
    const int y = aligned(item.valign, box.y, box.height, high);
    for (DotRect* rect : {&mark.area, &mark.quiet}) {
        rect->x += x;
        rect->y += y;
    }
    placing.page.marks.emplace_back(mark);
    if (item.hri > Length())
        place_hri(placing, item, mark, box);
}

} // namespace cageot
