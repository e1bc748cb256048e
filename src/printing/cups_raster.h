#pragma once

#include "base/dots.h"
#include "printing/printer_queue.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// What a queue or a job sets of its driver, by the keyword of the PPD file: {"Darkness", "20"}.
struct DriverOption {
    std::string keyword;
    std::string value;
};

/// The pages of `document.dots` as application/vnd.cups-raster: what CUPS' own filters would give
/// the last filter before the printer, but with our dots. `ppd` is the driver's file and `options`
/// what is set of it, the later ones before the earlier; those it does not have count for nothing. What the driver reads of them from the page header (darkness, speed, kind of
/// stock) stands there as ghostscript would write it. Throws PrintingError when the driver takes
/// something else than black dots at `document.dpi`.
std::string to_cups_raster(const PrintDocument& document, std::string_view ppd,
                           std::span<const DriverOption> options);

} // namespace cageot
