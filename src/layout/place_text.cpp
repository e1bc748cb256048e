#include "layout/place_marks.h"

#include "base/text.h"
#include "layout/text_fit.h"

#include <algorithm>
#include <cmath>

namespace cageot {
namespace {

/// Dots by which a font's own instructions move accents and feet when a rasteriser follows them, as
/// MuPDF does without anti-aliasing (seen with Liberation Sans: é, ç).
constexpr int hinting = 2;

/// Dots by which they widen a letter on each side: one, and more when it is large (a bold W 159 dots
/// wide came out 3 dots wider).
int widening(double em)
{
    return 1 + static_cast<int>(em / 60);
}

/// Letters of a text that a finding repeats: enough to find it again.
constexpr std::size_t longest_shown = 100;

DotRect ink_of(const FontSet& fonts, const TextMark& mark)
{
    const double scale = mark.em / fonts.units_per_em(mark.font);
    const int wide = widening(mark.em);
    double pen = mark.x;
    DotRect ink;
    for (const char32_t character : to_code_points(mark.text)) {
        const GlyphBounds& glyph = fonts.bounds(mark.font, character);
        if (glyph.right > glyph.left) {
            const int left = static_cast<int>(std::floor(pen + glyph.left * scale)) - wide;
            const int right = static_cast<int>(std::ceil(pen + glyph.right * scale)) + wide;
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

/// The black block that a reversed text stands on.
DotRect block_of(const TextItem& item, const FittedText& fitted, DotRect box, int padding)
{
    if (!item.hug)
        return box;
    double widest = 0;
    for (const FittedLine& line : fitted.lines)
        widest = std::max(widest, line.width * fitted.em);
    DotRect block = box;
    block.width = std::min(box.width, static_cast<int>(std::ceil(widest)) + 2 * padding);
    block.x = aligned(item.align, box.x, box.width, block.width);
    return block;
}

void place_line(const Placing& placing, const TextItem& item, const FittedLine& line, double em,
                DotRect room, int baseline)
{
    const int width = static_cast<int>(std::ceil(line.width * em));
    const int start = aligned(item.align, room.x, room.width, width);
    for (const FittedRun& run : line.runs) {
        TextMark mark;
        mark.font = run.font;
        mark.em = em;
        mark.x = start + static_cast<int>(std::lround(run.x * em));
        mark.baseline = baseline;
        mark.text = run.text;
        mark.white = item.reversed;
        mark.ink = ink_of(placing.fonts, mark);
        mark.line = placing.line;
        placing.page.marks.emplace_back(std::move(mark));
    }
    if (item.underline > Length()) {
        const int thickness = std::max(1, item.underline.dots(placing.page.dpi));
        placing.page.marks.emplace_back(
            RectMark{{start, baseline + thickness, width, thickness}, false, placing.line});
    }
}

void place_lines(const Placing& placing, const TextItem& item, const FittedText& fitted,
                 DotRect box, int padding)
{
    const int below = static_cast<int>(fitted.lines.size() - 1) * fitted.pitch;
    // Feet of letters must stand in their black block; in the open capitals are what is centred.
    const bool feet = item.valign == VAlign::bottom || item.reversed;
    const int used = fitted.ascent + below + (feet ? fitted.descent : 0);
    int baseline = aligned(item.valign, box.y, box.height, used) + fitted.ascent;
    if (item.reversed)
        placing.page.marks.emplace_back(
            RectMark{block_of(item, fitted, box, padding), false, placing.line});
    const DotRect room{box.x + padding, box.y, box.width - 2 * padding, box.height};
    for (const FittedLine& line : fitted.lines) {
        place_line(placing, item, line, fitted.em, room, baseline);
        baseline += fitted.pitch;
    }
}

void tell_misfit(const Placing& placing, const TextItem& item, const FittedText& fitted,
                 const std::string& text)
{
    std::string shown(first_code_points(text, longest_shown));
    if (shown.size() < text.size())
        shown += "…";
    // A number without its last digit is another number.
    if (fitted.shortened)
        placing.find(item.fit == Fit::whole ? Severity::error : Severity::warning,
                     "texte raccourci: «" + shown + "».");
    if (fitted.overflows)
        placing.find(item.fit == Fit::whole ? Severity::error : Severity::warning,
                     "le texte «" + shown + "» dépasse de sa boîte.");
    if (!fitted.missing.empty())
        placing.find(Severity::warning,
                     "«" + shown + "» a un caractère qu'aucune police n'a, remplacé par □.");
}

} // namespace

void place(const Placing& placing, const TextItem& item, DotRect box)
{
    const std::string text = filled(item.text, placing.fields);
    if (trimmed(text).empty())
        return;
    const int dpi = placing.page.dpi;
    const int padding = item.reversed && item.hug ? item.size.dots(dpi) / 2 : 0;
    const int above = item.reversed && item.size_of == SizeOf::x_height ? hinting : 0;
    const FittedText fitted =
        fit_text(placing.fonts, item, text, box.width - 2 * padding, box.height - 2 * above, dpi);
    tell_misfit(placing, item, fitted, text);
    place_lines(placing, item, fitted, box, padding);
}

} // namespace cageot
