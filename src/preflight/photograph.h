#pragma once

#include "barcode/find_symbols.h"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace cageot {

inline constexpr std::size_t max_photograph_bytes = 12 << 20;
/// More than any telephone takes without being told to.
inline constexpr std::int64_t max_photograph_pixels = 60'000'000;

/// A file that is no picture or too much of one; what() is a French sentence for who sent it.
class UnreadablePhotograph : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The symbols on a JPEG or PNG photograph, which is turned as it says itself (EXIF); places are
/// pixels of the picture with its longer side at most 3200. Empty when there are none. Throws
/// UnreadablePhotograph, and takes at most half a gigabyte and some seconds whatever `bytes` are.
std::vector<FoundSymbol> read_photograph(std::string_view bytes);

} // namespace cageot
