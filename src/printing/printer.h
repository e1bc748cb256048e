#pragma once

#include "base/id.h"
#include "base/length.h"

#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// What a printer is for: its group. Work for `cold`, the labels of chilled and frozen products, is
/// the label printers' where no printer has that role. Stored by name: never rename.
enum class PrinterRole { labels, cold, tickets, office };
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

/// How its labels leave a printer. Stored by name: never rename.
enum class Handling {
    layout, ///< as the layout file says
    tear,
    peel, ///< each label waits for a hand before the next one comes
    cut,
    rewind,
};
std::string_view to_string(Handling handling);
std::optional<Handling> parse_handling(std::string_view text);

/// How what it prints lies when somebody takes it. Stored by name: never rename.
enum class Stacking {
    face_down, ///< the first page is on top, or first on the roll
    face_up,   ///< the last page is on top: a pile is printed from its end
};
std::string_view to_string(Stacking stacking);
std::optional<Stacking> parse_stacking(std::string_view text);

/// What CUPS is given. Stored by name: never rename.
enum class DocumentFormat {
    pdf,    ///< CUPS' own filters draw it
    raster, ///< the dots that preflight proved
};
std::string_view to_string(DocumentFormat format);
std::optional<DocumentFormat> parse_document_format(std::string_view text);

/// Whether its stock is labels, so that it takes no roll without end.
bool takes_labels(PrinterRole role);
/// What a printer of that role takes when nobody says otherwise.
Media usual_media(PrinterRole role);

/// A printer as the depot knows it.
struct Printer {
    PrinterName name;
    std::string uri; ///< CUPS device URI; empty when the queue was made by somebody else
    PrinterRole role = PrinterRole::labels;
    Media media{Length::mm(57), Length::mm(32)};
    int dpi = 203; ///< 203 or 300
    Handling handling = Handling::layout;
    Stacking stacking = Stacking::face_down;
    DocumentFormat format = DocumentFormat::pdf;
    friend bool operator==(const Printer&, const Printer&) = default;
};

/// Whether what it prints is taken up from its end, so that what is asked for at once is printed in
/// reverse, jobs and pages: a pile that lies face up, and a rewound roll, whose outer end is what
/// was printed last. (A roll that only its layout calls rewound is not known to be one here: say so
/// of the printer.)
bool prints_from_end(const Printer& printer);

} // namespace cageot
