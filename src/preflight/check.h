#pragma once

#include "base/dots.h"
#include "layout/page.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// Why a page must not be printed.
struct PageFault {
    int page = 1;        ///< from 1
    std::string message; ///< French, one sentence
    friend bool operator==(const PageFault&, const PageFault&) = default;
};

/// Rasterises every page of `pdf` at its printer's dpi and proves it against what was intended:
/// same number and size of pages, every symbol read back from its own dots with its own payload,
/// and dot for dot equality outside text. Empty when all pages may be printed. `drawn` is given the
/// dots of each page, in order, faults or not.
std::vector<PageFault> check_document(std::string_view pdf, std::span<const Page> pages,
                                      const std::function<void(Dots)>& drawn = {});

} // namespace cageot
