#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// True when `text` is well-formed UTF-8 without NUL (RFC 3629: no surrogates, no overlong forms).
bool is_utf8(std::string_view text);
/// Code points of well-formed UTF-8; U+FFFD for each byte that is not.
std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view code_points);
/// Reads Windows-1252 (what a French Excel writes) as UTF-8; nothing for a byte it leaves
/// undefined.
std::optional<std::string> from_windows_1252(std::string_view bytes);

/// Without white space at both ends; no-break spaces (U+00A0, U+202F) count as white.
std::string_view trimmed(std::string_view text);
/// True for 1 to 64 of [A-Za-z0-9_-]: ids that others choose.
bool is_plain_id(std::string_view text);
/// For comparing what people write: trimmed, lower case, without accents, œ as oe, every run of
/// white space one space, typographic apostrophes and dashes plain. "ŒUFS  d’Ôde" → "oeufs d'ode".
std::string folded_text(std::string_view text);
/// The first `count` code points, whole.
std::string_view first_code_points(std::string_view text, std::size_t count);
std::vector<std::string_view> split(std::string_view text, char separator);
/// How many letters must change, come or go to make `b` of `a`: to name the nearest known word.
std::size_t edit_distance(std::string_view a, std::string_view b);
/// The known word nearest to `word`, if any is near enough to be what was meant.
std::optional<std::string> nearest_word(std::string_view word,
                                        const std::vector<std::string>& known);

} // namespace cageot
