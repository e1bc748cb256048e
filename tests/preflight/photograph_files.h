#pragma once

#include "barcode/gray_picture.h"

#include <string>

namespace cageot {

/// The files that telephones and browsers send.
std::string jpeg_of(const GrayPicture& picture, int quality = 85, bool progressive = false);
std::string png_of(const GrayPicture& picture);
/// A PNG that says it is of this size, 16 bits red, green, blue and alpha, all zero: small as a file,
/// 8 bytes a pixel when it is read.
std::string png_bomb(unsigned width, unsigned height);

} // namespace cageot
