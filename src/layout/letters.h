#pragma once

#include "layout/fonts.h"
#include "layout/layout.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// One character with who draws it and how far the pen moves, in em.
struct Letter {
    char32_t character = 0;
    FontFile font = 0;
    double advance = 0;
    double kerning = 0; ///< before it, unless it begins a line
};
using Letters = std::vector<Letter>;

/// Drawn by the first file of the face that has it.
std::optional<Letter> find_letter(const FontSet& fonts, const std::vector<FontFile>& face,
                                  char32_t character);

/// `text` as `item` has it set: printable, emphasised, kerned. What no file has becomes □ and is
/// added to `missing`.
Letters letters_of(const FontSet& fonts, const TextItem& item, std::string_view text,
                   std::u32string& missing);

} // namespace cageot
