#pragma once

#include "base/id.h"
#include "base/length.h"

#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// What a printer is for. Stored by name: never rename.
enum class PrinterRole { labels, tickets, office };
std::string_view to_string(PrinterRole role);
std::optional<PrinterRole> parse_printer_role(std::string_view text);

/// A label or ticket stock: "57x32" is 57 mm wide (across the feed) and 32 mm long.
struct Media {
    Length width;
    Length height; ///< 0: a roll that is cut where the content ends
    bool is_roll() const { return height == Length() && width > Length(); }
    friend bool operator==(Media, Media) = default;
};
inline constexpr Media a4_media{Length::mm(210), Length::mm(297)};
std::string to_string(Media media);
/// "57x32", "100x150", "57.5x32", "A4", "A5", or "80" for a roll 80 mm wide; sides 5…1000 mm.
std::optional<Media> parse_media(std::string_view text);

/// A printer as the depot knows it.
struct Printer {
    PrinterName name;
    std::string uri; ///< CUPS device URI; empty when the queue was made by somebody else
    PrinterRole role = PrinterRole::labels;
    Media media{Length::mm(57), Length::mm(32)};
    int dpi = 203; ///< 203 or 300
    friend bool operator==(const Printer&, const Printer&) = default;
};

} // namespace cageot
