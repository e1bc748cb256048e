#pragma once

#include "virtual_printer/zpl_reader.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// Eight dots wide, two high: the left half of the first row and the right half of the second.
inline const std::string small_label = "^XA^GFA,2,2,1,F00F^FS^XZ";
inline const std::string small_label_drawn = "####....\n"
                                             "....####\n";

/// Each row with '#' for black and '.' for white, ended by a new line.
inline std::string drawn(const Dots& dots)
{
    std::string text;
    for (int y = 0; y < dots.height(); ++y) {
        for (int x = 0; x < dots.width(); ++x)
            text += dots.at(x, y) ? '#' : '.';
        text += '\n';
    }
    return text;
}

/// All labels of `zpl`, by a reader that may know something from before.
inline std::vector<ZplLabel> labels_of(ZplReader& reader, std::string_view zpl)
{
    std::vector<ZplLabel> labels;
    while (auto label = reader.read(zpl))
        labels.push_back(std::move(*label));
    return labels;
}

inline std::vector<ZplLabel> labels_of(std::string_view zpl)
{
    ZplReader reader;
    return labels_of(reader, zpl);
}

/// The only label of `zpl`; what is drawn on it. Says how many there are when it is not one.
inline std::string only_label(std::string_view zpl)
{
    const std::vector<ZplLabel> labels = labels_of(zpl);
    return labels.size() == 1 ? drawn(labels.front().dots)
                              : std::to_string(labels.size()) + " labels";
}

/// Dots as labels have them: runs, white rows, repeated rows, and some that are mere noise.
inline Dots random_dots(std::mt19937& random, int bytes_per_row, int rows)
{
    Dots dots(bytes_per_row * 8, rows);
    for (int y = 0; y < rows; ++y) {
        const auto row = dots.row(y);
        const auto kind = random() % 6;
        for (auto& byte : row)
            byte = kind == 0   ? 0x00
                   : kind == 1 ? 0xFF
                   : kind == 2 ? static_cast<std::uint8_t>(random())
                   : kind == 3 ? static_cast<std::uint8_t>(random() % 8 == 0 ? 0xF0 : 0x00)
                               : static_cast<std::uint8_t>(random() % 9 == 0 ? 0x0F : 0xFF);
        if (kind == 4 && y > 0)
            for (std::size_t i = 0; i < row.size(); ++i)
                row[i] = dots.row(y - 1)[i];
    }
    return dots;
}

} // namespace cageot
