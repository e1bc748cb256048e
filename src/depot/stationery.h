#pragma once

#include "layout/fonts.h"
#include "layout/layout.h"

#include <filesystem>
#include <string>
#include <vector>

namespace cageot {

/// The fonts and layouts that a depot prints with.
struct Stationery {
    FontSet fonts;
    Layout unit;
    Layout head;
    Layout bag;
    Layout order;
    Layout tick_list;
};

/// Reads one layout file. Throws std::runtime_error with every fault, one a line.
Layout load_layout(const std::filesystem::path& file, const FontSet& fonts);
/// Throws std::runtime_error in French when a font, a package or a layout is missing or wrong.
Stationery load_stationery(const std::filesystem::path& layouts, const std::filesystem::path& faces,
                           const std::vector<std::filesystem::path>& font_directories);

} // namespace cageot
