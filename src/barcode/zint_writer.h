#pragma once

#include "barcode/gs1.h"
#include "base/dots.h"

#include <string_view>
#include <vector>

namespace cageot {

/// Modules by zint, which draws a QR in half of ZXing's time, and squares and GS1 as DataMatrix,
/// which ZXing does not; std::runtime_error when the text is not for that symbology.
Dots zint_qr(std::string_view ascii);
Dots zint_datamatrix(std::string_view ascii);
Dots zint_gs1_datamatrix(const std::vector<Gs1Element>& elements);

} // namespace cageot
