#pragma once

// Pages → PDF bytes with libharu, by a recipe that ghostscript, poppler and MuPDF rasterise to the
// same dots. Decides nothing: every mark already has its place.

#include "layout/fonts.h"
#include "layout/page.h"

#include <span>
#include <string>

namespace cageot {

/// One document of `pages`, byte for byte the same for the same pages. Coordinates are whole dots
/// from the top left corner; every filled rectangle is 0.2 dot smaller on each side, since
/// rasterisers paint any dot that a shape so much as touches. Throws std::runtime_error when
/// libharu reports an error; never returns half a document.
std::string write_pdf(std::span<const Page> pages, const FontSet& fonts, const std::string& title);

} // namespace cageot
