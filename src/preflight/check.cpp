#include "preflight/check.h"

#include "barcode/read_symbol.h"
#include "layout/intended_dots.h"
#include "preflight/rasteriser.h"

#include <utility>

namespace cageot {
namespace {

std::vector<PageFault> check_page(int number, const Page& page, const Dots& dots)
{
    std::vector<PageFault> faults;
    const auto fault = [&](std::string message) { faults.push_back({number, std::move(message)}); };
    const IntendedDots intended = intended_dots(page);
    if (dots.width() != intended.dots.width() || dots.height() != intended.dots.height())
        fault("la page a " + std::to_string(dots.width()) + " × " + std::to_string(dots.height()) +
              " points au lieu de " + std::to_string(intended.dots.width()) + " × " +
              std::to_string(intended.dots.height()) + ".");
    for (const Mark& mark : page.marks) {
        const auto* symbol = std::get_if<SymbolMark>(&mark);
        if (symbol == nullptr)
            continue;
        const auto text = read_symbol(dots.crop(symbol->quiet), symbol->symbol.symbology);
        if (!text)
            fault("le code-barres «" + symbol->symbol.payload + "» ne se lit pas.");
        else if (*text != symbol->symbol.payload)
            fault("le code-barres «" + symbol->symbol.payload + "» se lit «" + *text + "».");
    }
    if (const long wrong = wrong_dots(intended, dots); wrong > 0)
        fault(std::to_string(wrong) +
              (wrong == 1 ? " point n'est pas à sa place." : " points ne sont pas à leur place."));
    return faults;
}

} // namespace

std::vector<PageFault> check_document(std::string_view pdf, std::span<const Page> pages,
                                      const std::function<void(Dots)>& drawn)
{
    const Rasteriser rasteriser(pdf);
    if (rasteriser.page_count() != static_cast<int>(pages.size()))
        return {{1, "le document a " + std::to_string(rasteriser.page_count()) +
                        " pages au lieu de " + std::to_string(pages.size()) + "."}};
    std::vector<PageFault> faults;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        Dots dots = rasteriser.rasterise(static_cast<int>(i), pages[i].dpi);
        const auto found = check_page(static_cast<int>(i) + 1, pages[i], dots);
        if (drawn)
            drawn(std::move(dots));
        faults.insert(faults.end(), found.begin(), found.end());
    }
    return faults;
}

} // namespace cageot
