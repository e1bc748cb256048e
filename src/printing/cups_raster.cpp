#include "printing/cups_raster.h"

#include "printing/queue_settings.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cups/ppd.h>
#include <cups/raster.h>
#include <memory>
#include <system_error>
#include <unistd.h>

// PPD files are deprecated since CUPS 1.6, yet every driver of CUPS 2 has one; there is no other way
// to learn what a driver wants in a page header.
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace cageot {
namespace {

struct FileClose {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
struct PpdClose {
    void operator()(ppd_file_t* ppd) const { ppdClose(ppd); }
};
struct RasterClose {
    void operator()(cups_raster_t* raster) const { cupsRasterClose(raster); }
};
using Ppd = std::unique_ptr<ppd_file_t, PpdClose>;

PrintingError unusable(const std::string& why)
{
    return {"Le pilote de l'imprimante " + why +
                ": mettez «format = \"pdf\"» pour cette imprimante.",
            false};
}

/// The options of a job as libcups passes them around.
class Options {
public:
    /// Those of `options` that the driver has. IPP's own would set the page size a second time.
    Options(ppd_file_t* ppd, std::span<const DriverOption> options)
    {
        for (const DriverOption& option : options)
            if (ppdFindOption(ppd, option.keyword.c_str()) != nullptr)
                count_ =
                    cupsAddOption(option.keyword.c_str(), option.value.c_str(), count_, &options_);
    }
    ~Options() { cupsFreeOptions(count_, options_); }
    Options(const Options&) = delete;
    Options& operator=(const Options&) = delete;

    int count() const { return count_; }
    cups_option_t* data() const { return options_; }

private:
    int count_ = 0;
    cups_option_t* options_ = nullptr;
};

/// libcups reads a PPD file from a file descriptor alone, and closes it.
Ppd read_ppd(std::string_view text)
{
    const std::unique_ptr<std::FILE, FileClose> file(std::tmpfile());
    if (!file || std::fwrite(text.data(), 1, text.size(), file.get()) != text.size())
        throw std::system_error(errno, std::generic_category(), "cannot write a temporary file");
    std::rewind(file.get());
    Ppd ppd(ppdOpenFd(::dup(fileno(file.get()))));
    if (!ppd)
        throw unusable("ne se lit pas");
    return ppd;
}

/// What the driver wants in the header of every page.
cups_page_header2_t driver_header(std::string_view ppd_text, std::span<const DriverOption> given)
{
    const Ppd ppd = read_ppd(ppd_text);
    const Options options(ppd.get(), given);
    ppdMarkDefaults(ppd.get());
    cupsMarkOptions(ppd.get(), options.count(), options.data());
    cups_page_header2_t header{};
    if (cupsRasterInterpretPPD(&header, ppd.get(), options.count(), options.data(), nullptr) != 0)
        throw unusable("a des réglages qui ne se lisent pas");
    return header;
}

/// Whole dots of a side, as ghostscript's cups device counts them (measured, 10.0.0): a dot of which
/// less than a half is page is none. That is at most the last one, which lies beyond the stock.
int whole_dots(int points, int dpi)
{
    return (points * dpi + 36) / 72;
}

bool takes_black_dots(const cups_page_header2_t& header, unsigned dpi)
{
    return header.cupsBitsPerColor == 1 && header.cupsColorSpace == CUPS_CSPACE_K &&
           header.HWResolution[0] == dpi && header.HWResolution[1] == dpi;
}

/// The header of a page of these dots.
cups_page_header2_t page_header(cups_page_header2_t header, const PrintDocument& document,
                                const Dots& dots)
{
    const auto width = static_cast<unsigned>(document.width_points);
    const auto height = static_cast<unsigned>(document.height_points);
    header.PageSize[0] = width;
    header.PageSize[1] = height;
    header.cupsPageSize[0] = static_cast<float>(width);
    header.cupsPageSize[1] = static_cast<float>(height);
    header.ImagingBoundingBox[0] = header.ImagingBoundingBox[1] = 0;
    header.ImagingBoundingBox[2] = width;
    header.ImagingBoundingBox[3] = height;
    header.cupsImagingBBox[0] = header.cupsImagingBBox[1] = 0;
    header.cupsImagingBBox[2] = static_cast<float>(width);
    header.cupsImagingBBox[3] = static_cast<float>(height);
    header.Margins[0] = header.Margins[1] = 0;
    header.cupsWidth = static_cast<unsigned>(dots.width());
    header.cupsHeight = static_cast<unsigned>(dots.height());
    header.cupsBitsPerPixel = header.cupsBitsPerColor = header.cupsNumColors = 1;
    header.cupsBytesPerLine = static_cast<unsigned>(dots.bytes_per_row());
    header.cupsColorOrder = CUPS_ORDER_CHUNKED;
    header.cupsColorSpace = CUPS_CSPACE_K;
    return header;
}

ssize_t append(void* text, unsigned char* bytes, size_t count)
{
    static_cast<std::string*>(text)->append(bytes, bytes + count);
    return static_cast<ssize_t>(count);
}

void write_page(cups_raster_t* raster, cups_page_header2_t header, const Dots& dots)
{
    bool written = cupsRasterWriteHeader2(raster, &header) != 0;
    std::vector<std::uint8_t> row;
    for (int y = 0; written && y < dots.height(); ++y) {
        const auto from = dots.row(y); // libcups wants it writable
        row.assign(from.begin(), from.end());
        written = cupsRasterWritePixels(raster, row.data(), header.cupsBytesPerLine) ==
                  header.cupsBytesPerLine;
    }
    if (!written)
        throw std::runtime_error("libcups does not write a page of raster");
}

} // namespace

std::string to_cups_raster(const PrintDocument& document, std::string_view ppd,
                           std::span<const DriverOption> options)
{
    const cups_page_header2_t wanted = driver_header(ppd, options);
    if (!takes_black_dots(wanted, static_cast<unsigned>(document.dpi)))
        throw unusable("ne prend pas de points noirs à " + std::to_string(document.dpi) +
                       " points par pouce");
    std::string bytes;
    const std::unique_ptr<cups_raster_t, RasterClose> raster(
        cupsRasterOpenIO(append, &bytes, CUPS_RASTER_WRITE_COMPRESSED));
    if (!raster)
        throw std::runtime_error("libcups does not write raster");
    const DotRect page{0, 0, whole_dots(document.width_points, document.dpi),
                       whole_dots(document.height_points, document.dpi)};
    for (const Dots& drawn : document.dots) {
        const Dots dots = drawn.crop(page);
        write_page(raster.get(), page_header(wanted, document, dots), dots);
    }
    return bytes;
}

} // namespace cageot
