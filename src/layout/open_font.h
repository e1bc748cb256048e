#pragma once

#include <filesystem>
#include <stdexcept>

#include <ft2build.h>
#include FT_FREETYPE_H

namespace cageot {

/// libharu addresses glyphs by 16-bit code points only.
inline constexpr char32_t last_character = 0xFFFF;

/// A font file opened by FreeType.
class OpenFont {
public:
    explicit OpenFont(const std::filesystem::path& path)
    {
        if (FT_Init_FreeType(&library_) != 0)
            throw std::runtime_error("FreeType cannot start");
        if (FT_New_Face(library_, path.c_str(), 0, &face_) != 0) {
            FT_Done_FreeType(library_);
            throw std::runtime_error("Police illisible: «" + path.string() + "».");
        }
    }
    ~OpenFont() { FT_Done_FreeType(library_); }
    OpenFont(const OpenFont&) = delete;
    OpenFont& operator=(const OpenFont&) = delete;

    FT_Face face() const { return face_; }
    /// Calls `take` with each character that libharu can address, and its glyph.
    template <class Take>
    void each_character(Take take) const
    {
        FT_UInt glyph = 0;
        for (FT_ULong code = FT_Get_First_Char(face_, &glyph); glyph != 0;
             code = FT_Get_Next_Char(face_, code, &glyph))
            if (code <= last_character)
                take(static_cast<char32_t>(code), glyph);
    }

private:
    FT_Library library_ = nullptr;
    FT_Face face_ = nullptr;
};

} // namespace cageot
