#include "virtual_printer/zpl_label.h"

#include "virtual_printer/zpl_memory.h"

#include <algorithm>

namespace cageot {

namespace {

void draw(const ZplField& field, Dots& label)
{
    if (field.x >= label.width())
        return;
    const auto first = static_cast<std::size_t>(field.x / 8);
    const int shift = field.x % 8;
    const int unused = label.bytes_per_row() * 8 - label.width();
    const auto inside = static_cast<std::uint8_t>(0xFF << unused);
    for (int row = 0; row < field.dots.height() && field.y + row < label.height(); ++row) {
        const auto from = field.dots.row(row);
        const auto to = label.row(field.y + row).subspan(first);
        for (std::size_t i = 0; i < from.size() && i < to.size(); ++i) {
            to[i] = static_cast<std::uint8_t>(to[i] | from[i] >> shift);
            if (shift > 0 && i + 1 < to.size())
                to[i + 1] = static_cast<std::uint8_t>(to[i + 1] | from[i] << (8 - shift));
        }
        to.back() &= inside;
    }
}

} // namespace

std::optional<Dots> draw_fields(const ZplSettings& settings, const std::vector<ZplField>& fields)
{
    int right = 0, bottom = 0;
    for (const ZplField& field : fields) {
        right = std::max(right, field.x + field.dots.width());
        bottom = std::max(bottom, field.y + field.dots.height());
    }
    // On gaps and marks the sensor ends the label; ^LL has its say on a continuous roll only.
    const int width = settings.width > 0 ? settings.width : right;
    const int height = settings.continuous && settings.length > 0 ? settings.length : bottom;
    if ((static_cast<long>(width) + 7) / 8 * height > maximum_zpl_graphic_bytes)
        return std::nullopt;
    Dots label(width, height);
    for (const ZplField& field : fields)
        draw(field, label);
    return label;
}

} // namespace cageot
