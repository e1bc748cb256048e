#pragma once

#include "barcode/drawn_symbol.h"
#include "barcode/gray_picture.h"

namespace cageot {

inline const std::string photographed_unit = "U1234567874";
inline const std::string photographed_pair = "U1234567874C12666744";

/// The dots on white, with `margin` around them.
inline GrayPicture gray_of(const Dots& dots, int margin)
{
    GrayPicture picture = plain_picture(dots.width() + 2 * margin, dots.height() + 2 * margin, 255);
    for (int y = 0; y < dots.height(); ++y)
        for (int x = 0; x < dots.width(); ++x)
            if (dots.at(x, y))
                picture
                    .pixels[static_cast<std::size_t>((y + margin) * picture.width + x + margin)] =
                    0;
    return picture;
}

inline void copy_into(Dots& page, const Dots& part, int left, int top)
{
    for (int y = 0; y < part.height(); ++y)
        for (int x = 0; x < part.width(); ++x)
            page.set(left + x, top + y, part.at(x, y));
}

/// Both symbols of a unit label: bars with their centre at (244, 140), a QR with its centre at
/// (560, 147); 640 × 320 pixels.
inline GrayPicture label_picture()
{
    Dots page(640, 320);
    copy_into(page, drawn_symbol(encode(Symbology::code128, photographed_unit), 3, 80), 46, 100);
    copy_into(page, drawn_symbol(encode(Symbology::qr, photographed_pair), 4, 0), 502, 89);
    return gray_of(page, 0);
}

} // namespace cageot
