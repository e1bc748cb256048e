#include "layout/kerning.h"

#include <algorithm>
#include <hb.h>
#include <limits>

namespace cageot {
namespace {

/// Nothing but pair kerning: no ligatures, no other forms.
constexpr std::array<hb_feature_t, 6> pairs_only = {{
    {HB_TAG('k', 'e', 'r', 'n'), 1, 0, HB_FEATURE_GLOBAL_END},
    {HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'l', 'i', 'g'), 0, 0, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'a', 'l', 't'), 0, 0, HB_FEATURE_GLOBAL_END},
    {HB_TAG('l', 'o', 'c', 'l'), 0, 0, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'c', 'm', 'p'), 0, 0, HB_FEATURE_GLOBAL_END},
}};

bool is_space(char32_t c)
{
    return c == U' ' || c == 0xA0;
}

bool is_digit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

} // namespace

/// Immutable once made: HarfBuzz may use it from several threads.
struct Kerning::Shaper {
    hb_font_t* font = nullptr;

    explicit Shaper(const std::filesystem::path& path)
    {
        hb_blob_t* blob = hb_blob_create_from_file(path.c_str());
        hb_face_t* face = hb_face_create(blob, 0);
        hb_blob_destroy(blob);
        hb_face_make_immutable(face);
        font = hb_font_create(face);
        hb_face_destroy(face);
        hb_font_make_immutable(font);
    }
    ~Shaper() { hb_font_destroy(font); }
    Shaper(const Shaper&) = delete;
    Shaper& operator=(const Shaper&) = delete;

    int width_of(char32_t left, char32_t right) const
    {
        const std::array<hb_codepoint_t, 2> text = {left, right};
        hb_buffer_t* buffer = hb_buffer_create();
        hb_buffer_add_codepoints(buffer, text.data(), 2, 0, right == 0 ? 1 : 2);
        hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
        hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
        hb_shape(font, buffer, pairs_only.data(), pairs_only.size());
        unsigned count = 0;
        const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
        int width = 0;
        for (unsigned i = 0; i < count; ++i)
            width += positions[i].x_advance;
        hb_buffer_destroy(buffer);
        return width;
    }
};

Kerning::Kerning(const std::filesystem::path& font)
    : shaper_(std::make_unique<Shaper>(font))
{
}

Kerning::~Kerning() = default;

int Kerning::between(char32_t left, char32_t right) const
{
    if (left >= letters || right >= letters || is_space(left) || is_space(right) ||
        (is_digit(left) && is_digit(right)))
        return 0;
    std::atomic<std::int16_t>& known = pairs_[left * letters + right];
    int stored = known.load(std::memory_order_relaxed);
    if (stored == 0) {
        constexpr int most = std::numeric_limits<std::int16_t>::max() / 2;
        const int kern = shaper_->width_of(left, right) - shaper_->width_of(left, 0) -
                         shaper_->width_of(right, 0);
        stored = 2 * std::clamp(kern, -most, most) + 1;
        known.store(static_cast<std::int16_t>(stored), std::memory_order_relaxed);
    }
    return (stored - 1) / 2;
}

} // namespace cageot
