#include "barcode/zxing_reader.h"

// The one place that knows which ZXing-C++ is installed: 1.4 on Debian 12 (DecodeHints, text() is a
// wstring unless ZX_USE_UTF8), 2.x on Debian 13 (ReaderOptions).
#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>

#include <stdexcept>

namespace cageot {
namespace {

#if ZXING_VERSION_MAJOR >= 2
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

ZXing::BarcodeFormat format_of(Symbology symbology)
{
    switch (symbology) {
    case Symbology::code128:
        return ZXing::BarcodeFormat::Code128;
    case Symbology::qr:
        return ZXing::BarcodeFormat::QRCode;
    }
    throw std::logic_error("unknown symbology");
}

} // namespace

std::optional<std::string> zxing_read(std::span<const std::uint8_t> gray, int width, int height,
                                      Symbology symbology)
{
    Options options;
    options.setFormats(format_of(symbology));
    options.setTryRotate(false);
    // ZXing 1.4.0 aborts when it finds a linear code in two layers of its pyramid.
    options.setTryDownscale(false);
    options.setMaxNumberOfSymbols(1);
    options.setBinarizer(ZXing::Binarizer::FixedThreshold);
    const auto result =
        ZXing::ReadBarcode({gray.data(), width, height, ZXing::ImageFormat::Lum}, options);
    if (!result.isValid())
        return std::nullopt;
    return result.text();
}

} // namespace cageot
