#include "layout/page_faults.h"

namespace cageot {
namespace {

DotRect extent_of(const Mark& mark)
{
    if (const auto* symbol = std::get_if<SymbolMark>(&mark))
        return symbol->area;
    if (const auto* rect = std::get_if<RectMark>(&mark))
        return rect->rect;
    return std::get<TextMark>(mark).ink;
}

std::string name_of(const Mark& mark)
{
    if (const auto* symbol = std::get_if<SymbolMark>(&mark))
        return "le code-barres «" + symbol->symbol.payload + "»";
    if (const auto* text = std::get_if<TextMark>(&mark))
        return "«" + text->text + "»";
    return "un trait";
}

} // namespace

std::vector<std::string> faults_of(const Page& page)
{
    std::vector<std::string> faults;
    const DotRect paper{0, 0, page.width, page.height};
    for (const Mark& mark : page.marks) {
        const DotRect extent = extent_of(mark);
        if (!extent.empty() && intersection(extent, paper) != extent)
            faults.push_back(name_of(mark) + " sort de l'étiquette.");
        const auto* symbol = std::get_if<SymbolMark>(&mark);
        if (symbol == nullptr)
            continue;
        for (const Mark& other : page.marks)
            if (&other != &mark && !intersection(extent_of(other), symbol->quiet).empty())
                faults.push_back(name_of(other) + " touche la marge du code-barres «" +
                                 symbol->symbol.payload + "».");
    }
    return faults;
}

} // namespace cageot
