#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// What is printed, whatever its size: a layout file is made for one of them, and its name begins
/// with it. Written in layout files: never rename.
enum class DocumentKind {
    unit,
    head,
    bag,
    missing, ///< stuck on a ticket that is already in its crate
    order,
    slip, ///< papers to find and throw away, after orders changed
    relay_sheet,
    bay_card,
    tick_list,
    label_sheet, ///< unit, head and bag labels on sheets of an office printer
    scanner_card,
    command_card,
    calibration,
};
std::string_view to_string(DocumentKind document);
std::optional<DocumentKind> parse_document(std::string_view text);
const std::vector<DocumentKind>& all_documents();

/// How a stock leaves its printer. Written in layout files: never rename.
enum class MediaMode {
    printer, ///< as the printer itself is set
    tear,
    peel,
    cut,
    rewind,
};
std::string_view to_string(MediaMode mode);

} // namespace cageot
