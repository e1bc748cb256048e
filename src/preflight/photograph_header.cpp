#include "preflight/photograph_header.h"

namespace cageot {
namespace {

using namespace std::literals;

constexpr std::string_view jpeg_start = "\xFF\xD8\xFF"sv;
constexpr std::string_view png_start = "\x89PNG\r\n\x1A\n"sv;

/// A big-endian number of `size` bytes; 0 beyond the end.
std::int64_t number_at(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::int64_t number = 0;
    for (std::size_t i = at; i < at + size; ++i)
        number = number << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0);
    return number;
}

/// T.81 table B.1
enum Marker : std::int64_t {
    stuffed = 0x00,
    tem = 0x01,
    sof0 = 0xC0,
    dht = 0xC4,
    jpg = 0xC8,
    dac = 0xCC,
    sof15 = 0xCF,
    rst0 = 0xD0,
    rst7 = 0xD7,
    soi = 0xD8,
    eoi = 0xD9,
    sos = 0xDA,
    fill = 0xFF
};

bool begins_frame(std::int64_t marker)
{
    return marker >= sof0 && marker <= sof15 && marker != dht && marker != jpg && marker != dac;
}

/// SOF2, 6, 10 and 14
bool is_progressive(std::int64_t marker)
{
    return begins_frame(marker) && marker % 4 == 2;
}

bool stands_alone(std::int64_t marker)
{
    return marker == stuffed || marker == tem || marker == fill ||
           (marker >= rst0 && marker <= soi);
}

/// Entropy-coded data between segments has no marker but stuffed zeros and restarts, which are
/// passed over like those that stand alone.
PhotographHeader jpeg_header(std::string_view bytes)
{
    PhotographHeader header;
    std::size_t at = 2;
    while ((at = bytes.find('\xFF', at)) != bytes.npos && at + 1 < bytes.size()) {
        const std::int64_t marker = number_at(bytes, at + 1, 1);
        if (marker == eoi) {
            header.whole = true;
            break;
        }
        if (stands_alone(marker)) {
            at += marker == fill ? 1 : 2;
            continue;
        }
        if (begins_frame(marker) && header.width == 0) {
            header.height = number_at(bytes, at + 5, 2);
            header.width = number_at(bytes, at + 7, 2);
        }
        header.passes += marker == sos || is_progressive(marker) ? 1 : 0;
        at += 2 + static_cast<std::size_t>(number_at(bytes, at + 2, 2));
    }
    return header;
}

PhotographHeader png_header(std::string_view bytes)
{
    constexpr std::size_t frame = 12; // length, type and check of a chunk
    PhotographHeader header;
    header.passes = 1;
    for (std::size_t at = png_start.size(); at + frame <= bytes.size();
         at += frame + static_cast<std::size_t>(number_at(bytes, at, 4))) {
        const std::string_view type = bytes.substr(at + 4, 4);
        if (type == "IHDR" && header.width == 0) {
            header.width = number_at(bytes, at + 8, 4);
            header.height = number_at(bytes, at + 12, 4);
        }
        if (type == "IEND") {
            header.whole = true;
            break;
        }
    }
    return header;
}

} // namespace

std::optional<PhotographHeader> read_photograph_header(std::string_view bytes)
{
    PhotographHeader header;
    if (bytes.starts_with(jpeg_start))
        header = jpeg_header(bytes);
    else if (bytes.starts_with(png_start))
        header = png_header(bytes);
    if (header.width <= 0 || header.height <= 0)
        return std::nullopt;
    return header;
}

} // namespace cageot
