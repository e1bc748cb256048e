#include "layout/page_faults.h"

#include "barcode/print_quality.h"

namespace cageot {
namespace {

std::string name_of(const Mark& mark)
{
    if (const auto* symbol = std::get_if<SymbolMark>(&mark))
        return "le code-barres «" + symbol->symbol.payload + "»";
    if (const auto* text = std::get_if<TextMark>(&mark))
        return "«" + text->text + "»";
    return "un trait";
}

/// Why readers would fail on a symbol whatever its surroundings; empty when they would not.
std::string illegible(const SymbolMark& mark, int dpi)
{
    if (mark.trial)
        return {};
    if (auto fault = size_fault(mark.symbol, mark.module, mark.area.height, dpi, mark.use))
        return *fault;
    // Thermal heads gain up to a dot; half of one is an ordinary day.
    const Grade grade = predicted_grade(mark.symbol, mark.module, 0.5);
    if (grade <= Grade::c)
        return {};
    return "Le code-barres «" + mark.symbol.payload + "» serait de qualité " +
           std::string(to_string(grade)) +
           " dès un demi-point d'étalement: agrandissez ses modules.";
}

bool leaves(const Page& page, const DotRect& extent)
{
    return !extent.empty() && intersection(extent, page.printable) != extent;
}

} // namespace

std::vector<MarkFault> faults_of(const Page& page)
{
    std::vector<MarkFault> faults;
    const DotRect paper{0, 0, page.width, page.height};
    const bool has_margin = page.printable != paper;
    for (const Mark& mark : page.marks) {
        const DotRect extent = extent_of(mark);
        if (leaves(page, extent))
            faults.push_back(
                {line_of(mark), name_of(mark) + (has_margin ? " sort de la zone imprimable."
                                                            : " sort de l'étiquette.")});
        const auto* symbol = std::get_if<SymbolMark>(&mark);
        if (symbol == nullptr)
            continue;
        if (std::string why = illegible(*symbol, page.dpi); !why.empty())
            faults.push_back({symbol->line, std::move(why)});
        for (const Mark& other : page.marks)
            if (&other != &mark && !intersection(extent_of(other), symbol->quiet).empty())
                faults.push_back({line_of(other), name_of(other) +
                                                      " touche la marge du code-barres «" +
                                                      symbol->symbol.payload + "»."});
    }
    return faults;
}

} // namespace cageot
