#include "depot/paper.h"

#include "depot/handling.h"

#include <utility>

namespace cageot {
bool takes_dots(const Printer& printer)
{
    return printer.format == DocumentFormat::raster && printer.role != PrinterRole::office;
}

PrintDocument paper_of(const JobKey& key, const std::string& title, MadeDocument document,
                       const Printer& printer)
{
    PrintDocument paper{key, title, std::move(document.pdf), document.pages.front().width_points,
                        document.pages.front().height_points};
    if (printer.role != PrinterRole::office)
        paper.print_mode = zebra_print_mode(media_mode(printer.handling, document.mode));
    if (takes_dots(printer)) {
        paper.pdf.clear();
        paper.dots = std::move(document.dots);
        paper.dpi = document.pages.front().dpi;
    }
    return paper;
}

} // namespace cageot
