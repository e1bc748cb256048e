#include "preflight/photograph.h"

#include "preflight/mupdf_context.h"
#include "preflight/photograph_header.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <string>

namespace cageot {
namespace {

/// Finer than any symbol needs whose label fills a tenth of the picture.
constexpr int max_side = 3200;
/// Of a JPEG in several scans libjpeg keeps all pixels, up to 8 bytes each, and goes over all of
/// them in each: common programs make ten.
constexpr std::int64_t max_scanned_pixels = 24'000'000;
constexpr std::int64_t max_pixel_passes = 300'000'000;
constexpr std::size_t max_memory = 256 << 20; ///< MuPDF's share

[[noreturn]] void refuse(const std::string& why)
{
    throw UnreadablePhotograph("Cette photo ne se lit pas: " + why);
}

/// What MuPDF may take for one picture; beyond, its allocations fail and it throws.
class LimitedMemory {
public:
    fz_alloc_context functions() { return {this, allocate, reallocate, release}; }

private:
    static void* allocate(void* self, std::size_t size) { return reallocate(self, nullptr, size); }
    static void* reallocate(void* self, void* old, std::size_t size)
    {
        auto& taken = static_cast<LimitedMemory*>(self)->taken_;
        const std::size_t before = malloc_usable_size(old);
        if (size > max_memory || taken - before > max_memory - size)
            return nullptr;
        void* memory = std::realloc(old, size);
        if (memory != nullptr)
            taken += malloc_usable_size(memory) - before;
        return memory;
    }
    static void release(void* self, void* memory)
    {
        static_cast<LimitedMemory*>(self)->taken_ -= malloc_usable_size(memory);
        std::free(memory);
    }

    std::size_t taken_ = 0;
};

void check_header(std::string_view bytes)
{
    if (bytes.empty())
        refuse("elle est vide, reprenez-la.");
    if (bytes.size() > max_photograph_bytes)
        refuse("elle est trop lourde, reprenez-la en qualité normale.");
    const auto header = read_photograph_header(bytes);
    if (!header)
        refuse("ce n’est ni un JPEG ni un PNG, prenez-la avec l’appareil photo.");
    const std::int64_t most = header->passes > 1 ? max_scanned_pixels : max_photograph_pixels;
    if (header->width > most / header->height ||
        header->passes > max_pixel_passes / (header->width * header->height))
        refuse("elle est trop grande, reprenez-la en qualité normale.");
    if (!header->whole)
        refuse("il en manque la fin, envoyez-la de nouveau.");
}

/// Draws the picture upright on white, in gray; the caller drops it. Null when it cannot be.
fz_pixmap* draw(fz_context* context, const unsigned char* bytes, std::size_t size)
{
    fz_buffer* buffer = nullptr;
    fz_image* image = nullptr;
    fz_pixmap* pixmap = nullptr;
    fz_device* device = nullptr;
    bool failed = false;
    fz_var(buffer);
    fz_var(image);
    fz_var(pixmap);
    fz_var(device);
    fz_try(context)
    {
        buffer = fz_new_buffer_from_shared_data(context, bytes, size);
        image = fz_new_image_from_buffer(context, buffer);
        fz_matrix place = fz_image_orientation_matrix(context, image);
        const bool lying = place.a == 0;
        const int longer = std::max(image->w, image->h);
        const float scale =
            longer > max_side ? static_cast<float>(max_side) / static_cast<float>(longer) : 1.0F;
        const float width =
            std::max(1.0F, std::round(scale * static_cast<float>(lying ? image->h : image->w)));
        const float height =
            std::max(1.0F, std::round(scale * static_cast<float>(lying ? image->w : image->h)));
        place = fz_post_scale(place, width, height);
        const fz_irect box = {0, 0, static_cast<int>(width), static_cast<int>(height)};
        pixmap = fz_new_pixmap_with_bbox(context, fz_device_gray(context), box, nullptr, 0);
        fz_clear_pixmap_with_value(context, pixmap, 0xFF);
        device = fz_new_draw_device(context, fz_identity, pixmap);
        fz_fill_image(context, device, image, place, 1.0F, fz_default_color_params);
        fz_close_device(context, device);
    }
    fz_always(context)
    {
        fz_drop_device(context, device);
        fz_drop_image(context, image);
        fz_drop_buffer(context, buffer);
    }
    fz_catch(context)
    {
        fz_drop_pixmap(context, pixmap);
        failed = true;
    }
    return failed ? nullptr : pixmap;
}

GrayPicture decode(std::string_view bytes)
{
    LimitedMemory memory;
    const fz_alloc_context functions = memory.functions();
    const MuPdfContext owner = new_mupdf_context(&functions);
    fz_context* context = owner.get();
    fz_disable_icc(context); // colours do not matter here, and a profile may be anything
    fz_pixmap* pixmap =
        draw(context, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    if (pixmap == nullptr)
        refuse(fz_caught(context) == FZ_ERROR_MEMORY
                   ? "elle est trop grande, reprenez-la en qualité normale."
                   : "elle est abîmée, reprenez-la.");
    GrayPicture picture =
        plain_picture(fz_pixmap_width(context, pixmap), fz_pixmap_height(context, pixmap), 0);
    const unsigned char* samples = fz_pixmap_samples(context, pixmap);
    const auto width = static_cast<std::size_t>(picture.width);
    for (int y = 0; y < picture.height; ++y)
        std::memcpy(picture.pixels.data() + static_cast<std::size_t>(y) * width,
                    samples + static_cast<std::ptrdiff_t>(y) * fz_pixmap_stride(context, pixmap),
                    width);
    fz_drop_pixmap(context, pixmap);
    return picture;
}

} // namespace

std::vector<FoundSymbol> read_photograph(std::string_view bytes)
{
    check_header(bytes);
    return find_symbols(decode(bytes));
}

} // namespace cageot
