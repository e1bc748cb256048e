#include "preflight/rasteriser.h"

#include "preflight/mupdf_context.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace cageot {
namespace {

/// Runs `page` of `document` into a new gray pixmap; the caller drops it.
fz_pixmap* draw(fz_context* context, fz_document* document, int index, int dpi)
{
    fz_page* page = nullptr;
    fz_pixmap* pixmap = nullptr;
    fz_device* device = nullptr;
    const float scale = static_cast<float>(dpi) / 72.0F;
    fz_var(page);
    fz_var(pixmap);
    fz_var(device);
    bool failed = false;
    fz_try(context)
    {
        page = fz_load_page(context, document, index);
        const fz_rect bounds = fz_bound_page(context, page);
        const fz_irect box = {
            0, 0, static_cast<int>(std::ceil((bounds.x1 - bounds.x0) * scale - 0.001F)),
            static_cast<int>(std::ceil((bounds.y1 - bounds.y0) * scale - 0.001F))};
        pixmap = fz_new_pixmap_with_bbox(context, fz_device_gray(context), box, nullptr, 0);
        fz_clear_pixmap_with_value(context, pixmap, 0xFF);
        device = fz_new_draw_device(context, fz_scale(scale, scale), pixmap);
        fz_run_page(context, page, device, fz_identity, nullptr);
        fz_close_device(context, device);
    }
    fz_always(context)
    {
        fz_drop_device(context, device);
        fz_drop_page(context, page);
    }
    fz_catch(context)
    {
        fz_drop_pixmap(context, pixmap);
        failed = true;
    }
    if (failed)
        fail_as_mupdf(context, "drawing a page");
    return pixmap;
}

/// `count` gray samples, at most 8, as the bits of a byte: dark is 1, the first is the highest.
std::uint8_t black_of(const unsigned char* samples, int count)
{
    // Most of a sheet is white.
    std::uint64_t eight = 0;
    if (count == 8 && (std::memcpy(&eight, samples, 8), eight == ~std::uint64_t{0}))
        return 0;
    unsigned byte = 0;
    for (int i = 0; i < count; ++i)
        byte |= static_cast<unsigned>(samples[i] < 128) << (7 - i);
    return static_cast<std::uint8_t>(byte);
}

} // namespace

struct Rasteriser::State {
    MuPdfContext context = new_mupdf_context();
    fz_stream* stream = nullptr;
    fz_document* document = nullptr;
    int pages = 0;

    ~State()
    {
        fz_drop_document(context.get(), document);
        fz_drop_stream(context.get(), stream);
    }
};

Rasteriser::Rasteriser(std::string_view pdf)
    : state_(std::make_unique<State>())
{
    fz_context* context = state_->context.get();
    State* state = state_.get();
    const auto* bytes = reinterpret_cast<const unsigned char*>(pdf.data());
    const std::size_t size = pdf.size();
    bool failed = false;
    fz_try(context)
    {
        fz_register_document_handlers(context);
        state->stream = fz_open_memory(context, bytes, size);
        state->document = fz_open_document_with_stream(context, "application/pdf", state->stream);
        state->pages = fz_count_pages(context, state->document);
    }
    fz_catch(context)
    {
        failed = true;
    }
    if (failed)
        fail_as_mupdf(context, "opening a PDF");
}

Rasteriser::~Rasteriser() = default;

int Rasteriser::page_count() const
{
    return state_->pages;
}

Dots Rasteriser::rasterise(int index, int dpi) const
{
    fz_context* context = state_->context.get();
    fz_pixmap* pixmap = draw(context, state_->document, index, dpi);
    Dots dots(fz_pixmap_width(context, pixmap), fz_pixmap_height(context, pixmap));
    const unsigned char* samples = fz_pixmap_samples(context, pixmap);
    const int stride = fz_pixmap_stride(context, pixmap);
    for (int y = 0; y < dots.height(); ++y) {
        const unsigned char* line = samples + static_cast<std::ptrdiff_t>(y) * stride;
        const auto row = dots.row(y);
        for (int x = 0; x < dots.width(); x += 8)
            row[static_cast<std::size_t>(x / 8)] =
                black_of(line + x, std::min(8, dots.width() - x));
    }
    fz_drop_pixmap(context, pixmap);
    return dots;
}

std::vector<Dots> Rasteriser::rasterise_all(int dpi) const
{
    std::vector<Dots> pages;
    for (int i = 0; i < page_count(); ++i)
        pages.push_back(rasterise(i, dpi));
    return pages;
}

Dots stacked(std::span<const Dots> pages)
{
    int width = 0, height = 0;
    for (const Dots& page : pages) {
        width = std::max(width, page.width());
        height += page.height();
    }
    Dots all(width, height);
    int top = 0;
    for (const Dots& page : pages) {
        for (int x = 0; top > 0 && x < width; x += 16)
            all.fill({x, top, 8, 1});
        for (int y = 0; y < page.height(); ++y)
            for (int x = 0; x < page.width(); ++x)
                if (page.at(x, y))
                    all.set(x, top + y);
        top += page.height();
    }
    return all;
}

std::string to_png(const Dots& dots, int dpi)
{
    const MuPdfContext owner = new_mupdf_context();
    fz_context* context = owner.get();
    fz_pixmap* pixmap = nullptr;
    fz_buffer* buffer = nullptr;
    unsigned char* data = nullptr;
    std::size_t size = 0;
    const fz_irect box = {0, 0, dots.width(), dots.height()};
    const Dots* source = &dots;
    bool failed = false;
    fz_var(pixmap);
    fz_var(buffer);
    fz_try(context)
    {
        pixmap = fz_new_pixmap_with_bbox(context, fz_device_gray(context), box, nullptr, 0);
        fz_set_pixmap_resolution(context, pixmap, dpi, dpi);
        data = fz_pixmap_samples(context, pixmap);
        const int stride = fz_pixmap_stride(context, pixmap);
        for (int y = 0; y < source->height(); ++y)
            for (int x = 0; x < source->width(); ++x)
                data[static_cast<std::ptrdiff_t>(y) * stride + x] = source->at(x, y) ? 0 : 255;
        buffer = fz_new_buffer_from_pixmap_as_png(context, pixmap, fz_default_color_params);
        size = fz_buffer_storage(context, buffer, &data);
    }
    fz_catch(context)
    {
        failed = true;
    }
    std::string png;
    if (!failed)
        png.assign(reinterpret_cast<const char*>(data), size);
    fz_drop_buffer(context, buffer);
    fz_drop_pixmap(context, pixmap);
    if (failed)
        fail_as_mupdf(context, "writing a PNG");
    return png;
}

} // namespace cageot
