#pragma once

#include "session/columns.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace cageot {

/// Where a text comes from: a CSV file, which a spreadsheet may have damaged, or an answer of Open
/// Food Network, which holds what people typed.
enum class TextOrigin { file, answer };

/// In code points.
std::size_t longest_text_of(Field field);
/// What no good text holds (French, what to do about it); empty when nothing is wrong with a
/// trimmed text. Line breaks in a file are good in addresses and comments only.
std::string fault_of_text(std::string_view text, Field field, TextOrigin origin);
/// Trimmed, every run of white space one space, without marks that turn the direction of writing.
std::string on_one_line(std::string_view text);
/// Without U+202A…U+202E and U+2066…U+2069 (Unicode Standard Annex 9): pasted into a name they turn round
/// whatever stands behind it on a page, numbers too.
std::string without_direction_marks(std::string_view text);

} // namespace cageot
