#include "outline_witness.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace cageot {
namespace {

int depth_of(FT_Face face, FT_UInt glyph)
{
    FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_RECURSE);
    std::vector<FT_UInt> parts;
    for (FT_UInt i = 0; i < face->glyph->num_subglyphs; ++i) {
        FT_Int part = 0, first = 0, second = 0;
        FT_UInt flags = 0;
        FT_Matrix matrix;
        FT_Get_SubGlyph_Info(face->glyph, i, &part, &flags, &first, &second, &matrix);
        parts.push_back(static_cast<FT_UInt>(part));
    }
    int depth = 0;
    for (const FT_UInt part : parts)
        depth = std::max(depth, 1 + depth_of(face, part));
    return depth;
}

} // namespace

struct OutlineWitness::State {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    ~State()
    {
        FT_Done_Face(face);
        FT_Done_FreeType(library);
    }
};

OutlineWitness::OutlineWitness(const std::filesystem::path& font)
    : state_(std::make_unique<State>())
{
    if (FT_Init_FreeType(&state_->library) != 0 ||
        FT_New_Face(state_->library, font.c_str(), 0, &state_->face) != 0)
        throw std::runtime_error("no font: " + font.string());
}

OutlineWitness::~OutlineWitness() = default;

bool OutlineWitness::has(char32_t character) const
{
    return FT_Get_Char_Index(state_->face, character) != 0;
}

int OutlineWitness::depth(char32_t character) const
{
    return depth_of(state_->face, FT_Get_Char_Index(state_->face, character));
}

Dots OutlineWitness::draw(char32_t character, int em, int x, int baseline, int width,
                          int height) const
{
    FT_Set_Pixel_Sizes(state_->face, 0, static_cast<FT_UInt>(em));
    FT_Load_Char(state_->face, character, FT_LOAD_TARGET_MONO | FT_LOAD_NO_BITMAP);
    FT_Render_Glyph(state_->face->glyph, FT_RENDER_MODE_MONO);
    const FT_GlyphSlot slot = state_->face->glyph;
    Dots dots(width, height);
    for (unsigned row = 0; row < slot->bitmap.rows; ++row)
        for (unsigned column = 0; column < slot->bitmap.width; ++column) {
            const unsigned char* line =
                slot->bitmap.buffer + static_cast<std::ptrdiff_t>(row) * slot->bitmap.pitch;
            if ((line[column / 8] >> (7 - column % 8) & 1) != 0)
                dots.set(x + slot->bitmap_left + static_cast<int>(column),
                         baseline - slot->bitmap_top + static_cast<int>(row));
        }
    return dots;
}

} // namespace cageot
