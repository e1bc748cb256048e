#include "barcode/zxing_reader.h"

#include "base/text.h"

// The one place that knows which ZXing-C++ is installed: 1.4 on Debian 12 (DecodeHints), 2.x on
// Debian 13 (ReaderOptions). bytes() is the same in both; what text() gives differs.
#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>

#include <algorithm>
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

/// Lines of a linear symbol that must agree: its check digit alone lets one blurred line in ten pass.
constexpr int agreeing_lines = 3;
constexpr int most_symbols = 32;
/// Of a linear symbol's length, how far from the lines that were read its bars may go on.
constexpr int bars_per_length = 3;

Options for_photographs(ZXing::BarcodeFormats formats, Threshold threshold)
{
    Options options;
    options.setFormats(formats);
    options.setTryHarder(true);
    options.setTryRotate(true);
    options.setTryDownscale(false); // as above
    options.setMinLineCount(agreeing_lines);
    options.setMaxNumberOfSymbols(most_symbols);
    options.setBinarizer(threshold == Threshold::local ? ZXing::Binarizer::LocalAverage
                                                       : ZXing::Binarizer::GlobalHistogram);
#if ZXING_VERSION_MAJOR >= 2
    options.setTryInvert(false);
#endif
    return options;
}

ZXing::ImageView view_of(const GrayPicture& picture)
{
    return {picture.pixels.data(), picture.width, picture.height, ZXing::ImageFormat::Lum};
}

std::optional<Symbology> symbology_of(ZXing::BarcodeFormat format, std::string_view identifier)
{
    if (identifier == sought(Symbology::gs1_128).identifier)
        return Symbology::gs1_128;
    for (const Symbology one :
         {Symbology::qr, Symbology::code128, Symbology::ean13, Symbology::ean8})
        if (sought(one).format == format)
            return one;
    return std::nullopt;
}

/// A foreign QR may hold anything.
std::optional<std::string> as_utf8(std::string text)
{
    return is_utf8(text) ? std::move(text) : from_windows_1252(text);
}

DotRect around(const ZXing::Position& corners)
{
    const auto [left, right] =
        std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
    const auto [top, bottom] =
        std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
    return {left, top, right - left + 1, bottom - top + 1};
}

template <class Result>
void keep(const Result& result, std::vector<FoundSymbol>& found)
{
    const auto symbology = symbology_of(result.format(), result.symbologyIdentifier());
    const auto& bytes = result.bytes();
    const auto text = as_utf8(std::string(bytes.begin(), bytes.end()));
    if (!symbology || !text || text->empty())
        return;
    const DotRect place = around(result.position());
    found.push_back({*symbology, *text, place.x + place.width / 2, place.y + place.height / 2});
}

void find_matrices(const GrayPicture& picture, Threshold threshold, std::vector<FoundSymbol>& found)
{
    const auto options = for_photographs(ZXing::BarcodeFormat::QRCode, threshold);
    for (const auto& result : ZXing::ReadBarcodes(view_of(picture), options))
        if (result.isValid())
            keep(result, found);
}

/// One at a time, each made white before the next is looked for: ZXing 1.4.0 aborts when it finds
/// the same linear code in two places, and two jars of one farm are that.
void find_bars(GrayPicture picture, Threshold threshold, std::vector<FoundSymbol>& found)
{
    const auto options = for_photographs(
        ZXing::BarcodeFormat::Code128 | ZXing::BarcodeFormat::EAN13 | ZXing::BarcodeFormat::EAN8,
        threshold);
    for (int i = 0; i < most_symbols; ++i) {
        const auto result = ZXing::ReadBarcode(view_of(picture), options);
        if (!result.isValid())
            break;
        keep(result, found);
        DotRect bars = around(result.position());
        const int beyond = std::max(bars.width, bars.height) / bars_per_length;
        (bars.width > bars.height ? bars.y : bars.x) -= beyond;
        (bars.width > bars.height ? bars.height : bars.width) += 2 * beyond;
        whiten(picture, bars);
    }
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

std::vector<FoundSymbol> zxing_find(const GrayPicture& picture, Threshold threshold)
{
    std::vector<FoundSymbol> found;
    find_matrices(picture, threshold, found);
    find_bars(picture, threshold, found);
    return found;
}

} // namespace cageot
