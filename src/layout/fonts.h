#pragma once

#include "layout/page.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// Outline bounds of one glyph in font units, y upwards.
struct GlyphBounds {
    int advance = 0;
    int left = 0, right = 0, bottom = 0, top = 0;
};

/// The faces that layouts may name, each a chain of font files: the first that has a character
/// draws it. Metrics only; the files are drawn by `pdf`. Safe to read from several threads once
/// loaded.
class FontSet {
public:
    /// Reads a faces file (see fonts/faces.toml); `directories` are searched for its font files.
    /// Throws std::runtime_error that names the Debian package of a missing file.
    static FontSet load(const std::filesystem::path& faces,
                        const std::vector<std::filesystem::path>& directories);
    FontSet(FontSet&&) noexcept;
    FontSet& operator=(FontSet&&) noexcept;
    ~FontSet();

    std::vector<std::string> face_names() const;
    /// Font files of a face in order of fallback. Throws std::out_of_range for an unknown face.
    const std::vector<FontFile>& face(std::string_view name) const;
    const std::filesystem::path& path(FontFile font) const;

    /// Nothing when the file lacks the character.
    const GlyphBounds* find(FontFile font, char32_t character) const;
    bool has(FontFile font, char32_t character) const;
    /// Of a character that the file has.
    const GlyphBounds& bounds(FontFile font, char32_t character) const;
    int units_per_em(FontFile font) const;
    /// Font units between two letters beside their advances; mostly 0, negative for nearer ("To").
    int kerning(FontFile font, char32_t left, char32_t right) const;
    /// Heights of "x", of "H" and of "1" in font units, measured on the outlines.
    int x_height(FontFile font) const;
    int cap_height(FontFile font) const;
    int digit_height(FontFile font) const;

    /// Characters of the file whose outlines `character` is put together of by way of another's:
    /// "ǖ" of "ü" of "u" and "¨". Who embeds part of a file must embed these too.
    std::u32string inner_parts(FontFile font, char32_t character) const;

private:
    struct Files;
    FontSet();
    std::unique_ptr<Files> files_;
};

} // namespace cageot
