#include "preflight/photograph_files.h"

#include <png.h>
#include <zlib.h>

#include <cstdio>
#include <cstdlib>
#include <vector>

#include <jpeglib.h>

namespace cageot {
namespace {

std::string big_endian(unsigned long number)
{
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(number >> shift & 0xFF);
    return bytes;
}

std::string chunk(const std::string& type, const std::string& content)
{
    const std::string checked = type + content;
    const auto* bytes = reinterpret_cast<const Bytef*>(checked.data());
    return big_endian(content.size()) + checked +
           big_endian(crc32(0, bytes, static_cast<uInt>(checked.size())));
}

std::string compressed_zeros(std::size_t count)
{
    std::vector<Bytef> zeros(1 << 16), out(1 << 16);
    z_stream stream{};
    deflateInit(&stream, Z_BEST_SPEED);
    std::string all;
    do {
        const std::size_t part = std::min(count, zeros.size());
        count -= part;
        stream.next_in = zeros.data();
        stream.avail_in = static_cast<uInt>(part);
        do {
            stream.next_out = out.data();
            stream.avail_out = static_cast<uInt>(out.size());
            deflate(&stream, count == 0 ? Z_FINISH : Z_NO_FLUSH);
            all.append(reinterpret_cast<char*>(out.data()), out.size() - stream.avail_out);
        } while (stream.avail_out == 0);
    } while (count > 0);
    deflateEnd(&stream);
    return all;
}

} // namespace

std::string jpeg_of(const GrayPicture& picture, int quality, bool progressive)
{
    jpeg_compress_struct writer{};
    jpeg_error_mgr errors{};
    writer.err = jpeg_std_error(&errors);
    jpeg_create_compress(&writer);
    unsigned char* out = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&writer, &out, &size);
    writer.image_width = static_cast<JDIMENSION>(picture.width);
    writer.image_height = static_cast<JDIMENSION>(picture.height);
    writer.input_components = 1;
    writer.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&writer);
    jpeg_set_quality(&writer, quality, TRUE);
    if (progressive)
        jpeg_simple_progression(&writer);
    jpeg_start_compress(&writer, TRUE);
    std::vector<JSAMPLE> line(static_cast<std::size_t>(picture.width));
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x)
            line[static_cast<std::size_t>(x)] = picture.at(x, y);
        JSAMPROW row = line.data();
        jpeg_write_scanlines(&writer, &row, 1);
    }
    jpeg_finish_compress(&writer);
    std::string bytes(reinterpret_cast<char*>(out), size);
    jpeg_destroy_compress(&writer);
    std::free(out);
    return bytes;
}

std::string png_of(const GrayPicture& picture)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = PNG_FORMAT_GRAY;
    std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
    png_alloc_size_t size = bytes.size();
    png_image_write_to_memory(&image, bytes.data(), &size, 0, picture.pixels.data(), 0, nullptr);
    bytes.resize(size);
    return bytes;
}

std::string png_bomb(unsigned width, unsigned height)
{
    const std::string header =
        big_endian(width) + big_endian(height) + std::string("\x10\x06\0\0\0", 5);
    const std::size_t bytes = (std::size_t{width} * 8 + 1) * height;
    return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) + chunk("IDAT", compressed_zeros(bytes)) +
           chunk("IEND", "");
}

} // namespace cageot
