#include "barcode/zxing_reader.h"

// The one place that knows which ZXing-C++ is installed: 1.4 on Debian 12 (DecodeHints), 2.x on
// Debian 13 (ReaderOptions). bytes() is the same in both; what text() gives differs.
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

struct Sought {
    ZXing::BarcodeFormat format;
    /// How the identifier of such a symbol begins (ISO/IEC 15424): it tells GS1 from the rest.
    std::string_view identifier;
};

Sought sought(Symbology symbology)
{
    switch (symbology) {
    case Symbology::code128:
        return {ZXing::BarcodeFormat::Code128, "]C0"};
    case Symbology::qr:
        return {ZXing::BarcodeFormat::QRCode, "]Q1"};
    case Symbology::ean13:
        return {ZXing::BarcodeFormat::EAN13, "]E0"};
    case Symbology::ean8:
        return {ZXing::BarcodeFormat::EAN8, "]E4"};
    case Symbology::datamatrix:
        return {ZXing::BarcodeFormat::DataMatrix, "]d1"};
    case Symbology::gs1_128:
        return {ZXing::BarcodeFormat::Code128, "]C1"};
    case Symbology::gs1_datamatrix:
        return {ZXing::BarcodeFormat::DataMatrix, "]d2"};
    }
    throw std::logic_error("unknown symbology");
}

} // namespace

std::optional<std::string> zxing_read(std::span<const std::uint8_t> gray, int width, int height,
                                      Symbology symbology)
{
    const Sought wanted = sought(symbology);
    Options options;
    options.setFormats(wanted.format);
    options.setTryRotate(false);
    // ZXing 1.4.0 aborts when it finds a linear code in two layers of its pyramid.
    options.setTryDownscale(false);
    options.setMaxNumberOfSymbols(1);
    options.setBinarizer(ZXing::Binarizer::FixedThreshold);
    const auto result =
        ZXing::ReadBarcode({gray.data(), width, height, ZXing::ImageFormat::Lum}, options);
    if (!result.isValid() || result.format() != wanted.format ||
        result.symbologyIdentifier() != wanted.identifier)
        return std::nullopt;
    const auto& bytes = result.bytes();
    return std::string(bytes.begin(), bytes.end());
}

} // namespace cageot
