#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>

namespace cageot {

/// For characters whose glyph is put together of glyphs that are put together themselves:
/// characters that stand for the parts of these, or have them as their own parts.
using InnerParts = std::unordered_map<char32_t, std::u32string>;

/// Throws std::runtime_error when the file is no font.
InnerParts read_inner_parts(const std::filesystem::path& font);

} // namespace cageot
