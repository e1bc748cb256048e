#include "barcode/print_quality.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <stdexcept>
#include <vector>

namespace cageot {
namespace {

/// The least value of each grade.
struct Bands {
    double a, b, c, d;
};
// ISO/IEC 15416 (decodability) and ISO/IEC 15415 (modulation).
constexpr Bands decodability_bands = {0.62, 0.50, 0.37, 0.25};
constexpr Bands modulation_bands = {0.50, 0.40, 0.30, 0.20};

Grade grade_of(double value, const Bands& bands)
{
    if (value >= bands.a)
        return Grade::a;
    if (value >= bands.b)
        return Grade::b;
    if (value >= bands.c)
        return Grade::c;
    return value >= bands.d ? Grade::d : Grade::f;
}

/// A bar or space, bars first: as drawn in modules, as printed in dots.
struct Element {
    int modules = 0;
    double printed = 0;
    bool bar = false;
};

std::vector<Element> printed_elements(const Dots& modules, int module_dots, double gain_dots)
{
    std::vector<Element> elements;
    for (int x = 0; x < modules.width(); ++x) {
        const bool bar = modules.at(x, 0);
        if (elements.empty() || elements.back().bar != bar)
            elements.push_back({0, 0, bar});
        ++elements.back().modules;
    }
    for (Element& element : elements)
        element.printed = element.modules * module_dots + (element.bar ? gain_dots : -gain_dots);
    return elements;
}

/// A character between two edges of the same kind, as both reference decode algorithms take it.
struct Character {
    std::span<const Element> elements;
    /// Modules of any of its symbology.
    int modules = 0;

    /// Printed width of a module, of this character's own measure.
    double module() const
    {
        double width = 0;
        for (const Element& element : elements)
            width += element.printed;
        return width / modules;
    }
    /// Printed minus drawn width of all bars.
    double bars_too_wide() const
    {
        double difference = 0;
        for (const Element& element : elements)
            if (element.bar)
                difference += element.printed - element.modules * module();
        return std::abs(difference);
    }
    int edge_to_edge(std::size_t at) const
    {
        return elements[at].modules + elements[at + 1].modules;
    }
    /// What is left of the half module on each side of the edge-to-similar-edge distances e1…e`count`.
    double edges_left(std::size_t count) const
    {
        double worst = 1;
        for (std::size_t i = 0; i < count; ++i) {
            const double printed = elements[i].printed + elements[i + 1].printed;
            const double off = std::abs(printed - edge_to_edge(i) * module());
            worst = std::min(worst, 1 - off / (0.5 * module()));
        }
        return worst;
    }
};

/// ISO/IEC 15417, reference decode: e1…e4 within half a module, and the sum of the bars within 1.75.
double code128_left(const Character& character)
{
    return std::min(character.edges_left(4),
                    1 - character.bars_too_wide() / (1.75 * character.module()));
}

/// ISO/IEC 15420, reference decode: e1 and e2 within half a module; they are the same for 1 and 7
/// and for 2 and 8, which the sum of the bars tells apart, a module on each side of the threshold.
double ean_left(const Character& character)
{
    const auto shared = [](int e) { return e == 3 || e == 4; };
    const double edges = character.edges_left(2);
    if (!shared(character.edge_to_edge(0)) || !shared(character.edge_to_edge(1)))
        return edges;
    return std::min(edges, 1 - character.bars_too_wide() / character.module());
}

double worst_of(std::span<const Element> elements, std::size_t size, int modules,
                double (*left)(const Character&))
{
    double worst = 1;
    for (std::size_t at = 0; at + size <= elements.size(); at += size)
        worst = std::min(worst, left({elements.subspan(at, size), modules}));
    return worst;
}

/// Code 128 is characters of six elements, and a last bar.
double code128_decodability(std::span<const Element> elements)
{
    return worst_of(elements, 6, 11, code128_left);
}

/// An EAN has guard patterns of 3, 5 and 3 elements round two halves of digits.
double ean_decodability(std::span<const Element> elements)
{
    const std::size_t half = (elements.size() - 11) / 2;
    return std::min(worst_of(elements.subspan(3, half), 4, 7, ean_left),
                    worst_of(elements.subspan(3 + half + 5, half), 4, 7, ean_left));
}

bool is_ean(Symbology symbology)
{
    return symbology == Symbology::ean13 || symbology == Symbology::ean8;
}

} // namespace

std::string_view to_string(Grade grade)
{
    constexpr std::array<std::string_view, 5> letters = {"A", "B", "C", "D", "F"};
    return letters.at(static_cast<std::size_t>(grade));
}

double decodability(const Symbol& symbol, int module_dots, double gain_dots)
{
    if (!is_linear(symbol.symbology))
        throw std::invalid_argument("decodability is of bars");
    // the narrowest elements close before any tolerance is used up
    if (std::abs(gain_dots) >= module_dots)
        return 0;
    const auto elements = printed_elements(symbol.modules, module_dots, gain_dots);
    return std::max(0.0, is_ean(symbol.symbology) ? ean_decodability(elements)
                                                  : code128_decodability(elements));
}

double modulation(const Symbol& symbol, int module_dots, double gain_dots)
{
    if (is_linear(symbol.symbology))
        throw std::invalid_argument("modulation is of squares");
    constexpr double aperture = 0.8;
    // what a neighbour of the other colour takes of the aperture's side, in modules
    const double bite =
        std::max(0.0, std::abs(gain_dots) / module_dots / 2 - (1 - aperture) / 2) / aperture;
    const bool hit = gain_dots < 0; // the colour that loses: light under growth
    const Dots& modules = symbol.modules;
    double worst = 1;
    for (int y = 0; y < modules.height(); ++y) {
        for (int x = 0; x < modules.width(); ++x) {
            if (modules.at(x, y) != hit)
                continue;
            const int across = (modules.at(x - 1, y) != hit) + (modules.at(x + 1, y) != hit);
            const int along = (modules.at(x, y - 1) != hit) + (modules.at(x, y + 1) != hit);
            worst =
                std::min(worst, std::max(0.0, 1 - across * bite) * std::max(0.0, 1 - along * bite));
        }
    }
    // of its own colour 1, of the other 0, threshold between: 2 · |R − GT| / SC
    return std::max(0.0, 2 * (worst - 0.5));
}

Grade predicted_grade(const Symbol& symbol, int module_dots, double gain_dots)
{
    if (is_linear(symbol.symbology))
        return grade_of(decodability(symbol, module_dots, gain_dots), decodability_bands);
    return grade_of(modulation(symbol, module_dots, gain_dots), modulation_bands);
}

} // namespace cageot
