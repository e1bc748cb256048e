#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cageot {

/// What a picture file tells before it is decoded.
struct PhotographHeader {
    std::int64_t width = 0, height = 0; ///< pixels, each at least 1
    /// How often a decoder goes over all of the picture: the scans of a JPEG, one more when it is
    /// progressive, 1 for a PNG.
    int passes = 0;
    bool whole = false; ///< the file goes on to its end mark
};

/// Of a JPEG (ITU-T T.81 annex B) or a PNG (W3C PNG §5); nothing for every other file and for one
/// that ends before its size is told.
std::optional<PhotographHeader> read_photograph_header(std::string_view bytes);

} // namespace cageot
