#include "layout/inner_parts.h"

#include "layout/open_font.h"

#include <map>
#include <vector>

namespace cageot {
namespace {

/// Glyphs that `glyph` is put together of; none when it has an outline of its own.
std::vector<FT_UInt> parts_of(FT_Face face, FT_UInt glyph)
{
    std::vector<FT_UInt> parts;
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_RECURSE) != 0)
        return parts;
    for (FT_UInt i = 0; i < face->glyph->num_subglyphs; ++i) {
        FT_Int part = 0, first = 0, second = 0;
        FT_UInt flags = 0;
        FT_Matrix matrix;
        if (FT_Get_SubGlyph_Info(face->glyph, i, &part, &flags, &first, &second, &matrix) == 0)
            parts.push_back(static_cast<FT_UInt>(part));
    }
    return parts;
}

} // namespace

InnerParts read_inner_parts(const std::filesystem::path& path)
{
    const OpenFont font(path);
    std::map<FT_UInt, char32_t> carriers; // of glyphs that are characters, or a part of one
    std::map<char32_t, std::vector<FT_UInt>> composites;
    font.each_character([&](char32_t character, FT_UInt glyph) {
        auto parts = parts_of(font.face(), glyph);
        if (parts.empty())
            carriers[glyph] = character;
        else
            composites.emplace(character, std::move(parts));
    });
    for (const auto& [character, parts] : composites)
        for (const FT_UInt part : parts)
            carriers.emplace(part, character);
    InnerParts inner;
    for (const auto& [character, parts] : composites) {
        std::vector<FT_UInt> pending = parts;
        while (!pending.empty()) {
            const FT_UInt part = pending.back();
            pending.pop_back();
            for (const FT_UInt deeper : parts_of(font.face(), part)) {
                pending.push_back(deeper);
                if (const auto carrier = carriers.find(deeper); carrier != carriers.end())
                    inner[character] += carrier->second;
            }
        }
    }
    return inner;
}

} // namespace cageot
