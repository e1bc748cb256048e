#include "virtual_printer/png.h"

#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace cageot {

namespace {

constexpr int maximum_side = 32'000; // a ZPL label has no longer one

/// libpng's two structures, for writing or for reading.
class PngStructs {
public:
    enum class Use { writing, reading };
    explicit PngStructs(Use use)
        : use_(use)
    {
        png = use == Use::writing
                  ? png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, ignore_warning)
                  : png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, fail, ignore_warning);
        info = png != nullptr ? png_create_info_struct(png) : nullptr;
        if (info == nullptr) {
            destroy();
            throw std::runtime_error("libpng: out of memory");
        }
    }
    ~PngStructs() { destroy(); }
    PngStructs(const PngStructs&) = delete;
    PngStructs& operator=(const PngStructs&) = delete;

    png_structp png = nullptr;
    png_infop info = nullptr;

private:
    [[noreturn]] static void fail(png_structp png, png_const_charp) { png_longjmp(png, 1); }
    static void ignore_warning(png_structp, png_const_charp) {}
    void destroy()
    {
        if (use_ == Use::writing)
            png_destroy_write_struct(&png, &info);
        else
            png_destroy_read_struct(&png, &info, nullptr);
    }

    Use use_;
};

void append(png_structp png, png_bytep bytes, png_size_t size)
{
    static_cast<std::string*>(png_get_io_ptr(png))->append(bytes, bytes + size);
}

void flush(png_structp) {}

void consume(png_structp png, png_bytep bytes, png_size_t size)
{
    auto& left = *static_cast<std::string_view*>(png_get_io_ptr(png));
    if (left.size() < size)
        png_error(png, "the picture ends too early");
    std::copy_n(left.begin(), size, bytes);
    left.remove_prefix(size);
}

// libpng leaves by longjmp when it fails, past no object with a destructor: the following two
// functions have none.

bool write(const PngStructs& structs, png_bytepp rows, png_uint_32 width, png_uint_32 height,
           int dpi)
{
    png_structp png = structs.png;
    if (setjmp(png_jmpbuf(png)) != 0)
        return false;
    png_set_IHDR(png, structs.info, width, height, 1, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    const auto dots_per_metre = static_cast<png_uint_32>((dpi * 10'000 + 127) / 254);
    png_set_pHYs(png, structs.info, dots_per_metre, dots_per_metre, PNG_RESOLUTION_METER);
    png_set_compression_level(png, 1);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_write_info(png, structs.info);
    png_set_invert_mono(png);
    png_write_image(png, rows);
    png_write_end(png, nullptr);
    return true;
}

bool read_header(const PngStructs& structs)
{
    if (setjmp(png_jmpbuf(structs.png)) != 0)
        return false;
    png_read_info(structs.png, structs.info);
    return true;
}

bool read_rows(const PngStructs& structs, png_bytepp rows)
{
    if (setjmp(png_jmpbuf(structs.png)) != 0)
        return false;
    png_set_invert_mono(structs.png);
    png_read_image(structs.png, rows);
    png_read_end(structs.png, nullptr);
    return true;
}

std::vector<png_bytep> row_pointers(Dots& dots)
{
    std::vector<png_bytep> rows;
    for (int y = 0; y < dots.height(); ++y)
        rows.push_back(dots.row(y).data());
    return rows;
}

} // namespace

std::string encode_png(const Dots& dots, int dpi)
{
    if (dots.bounds().empty())
        throw std::invalid_argument("a picture without dots cannot be a PNG");
    Dots copy = dots; // libpng takes rows that it could change
    std::vector<png_bytep> rows = row_pointers(copy);
    std::string png;
    const PngStructs structs(PngStructs::Use::writing);
    png_set_write_fn(structs.png, &png, append, flush);
    if (!write(structs, rows.data(), static_cast<png_uint_32>(dots.width()),
               static_cast<png_uint_32>(dots.height()), dpi))
        throw std::runtime_error("libpng cannot write the picture");
    return png;
}

Dots decode_png(std::string_view png)
{
    const PngStructs structs(PngStructs::Use::reading);
    png_set_read_fn(structs.png, &png, consume);
    png_set_user_limits(structs.png, maximum_side, maximum_side);
    if (!read_header(structs))
        throw std::runtime_error("not a PNG, or damaged");
    if (png_get_color_type(structs.png, structs.info) != PNG_COLOR_TYPE_GRAY ||
        png_get_bit_depth(structs.png, structs.info) != 1)
        throw std::runtime_error("not a 1-bit grayscale PNG");
    Dots dots(static_cast<int>(png_get_image_width(structs.png, structs.info)),
              static_cast<int>(png_get_image_height(structs.png, structs.info)));
    std::vector<png_bytep> rows = row_pointers(dots);
    if (!read_rows(structs, rows.data()))
        throw std::runtime_error("a damaged PNG");
    // Inverted with the rest, the padding is black now; Dots keeps it white.
    const auto padding =
        static_cast<std::uint8_t>(0xFF << (dots.bytes_per_row() * 8 - dots.width()));
    for (int y = 0; y < dots.height(); ++y)
        dots.row(y).back() &= padding;
    return dots;
}

Dots read_png(const std::filesystem::path& path)
{
    const std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    if (!file || bytes.str().empty())
        throw std::runtime_error(path.string() + ": cannot be read");
    try {
        return decode_png(bytes.view());
    } catch (const std::runtime_error& error) {
        throw std::runtime_error(path.string() + ": " + error.what());
    }
}

} // namespace cageot
