#include "layout/particulars.h"

#include "layout/french_text.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr Length large_package = Length::um(1200);
constexpr Length small_package = Length::um(900);
/// 80 cm² in square micrometres.
constexpr std::int64_t small_face = 80'00'000'000;

struct DigitRule {
    std::int64_t up_to_micro; ///< of kg or L
    Length height;
};
constexpr DigitRule digit_rules[] = {
    {50'000, Length::mm(2)}, {200'000, Length::mm(3)}, {1'000'000, Length::mm(4)}};
constexpr Length digits_above = Length::mm(6);

bool names(const std::string& pattern, std::string_view field)
{
    const std::vector<std::string> fields = fields_in(pattern);
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

bool is_set_off(const TextItem& text)
{
    return !text.emphasis.empty() || text.face != "regular" || text.reversed;
}

Finding fault(const Layout& layout, int line, std::string message)
{
    return {Severity::error, layout.name, line, "", std::move(message)};
}

} // namespace

Length least_x_height(const Layout& layout)
{
    return layout.width.um() * layout.height.um() < small_face ? small_package : large_package;
}

std::optional<Length> least_digit_height(std::string_view net_quantity)
{
    const auto amount = amount_in_micro(net_quantity);
    if (!amount)
        return std::nullopt;
    for (const DigitRule& rule : digit_rules)
        if (*amount <= rule.up_to_micro)
            return rule.height;
    return digits_above;
}

std::vector<Finding> particulars_faults(const Layout& layout)
{
    std::vector<Finding> findings;
    const Length least = least_x_height(layout);
    for (const LayoutItem& item : layout.items) {
        const auto* text = std::get_if<TextItem>(&item.what);
        if (text == nullptr)
            continue;
        if (text->size_of == SizeOf::x_height && text->min_size < least)
            findings.push_back(fault(layout, item.line,
                                     "le «x» peut descendre à " + to_french_mm(text->min_size) +
                                         ": le règlement (UE) 1169/2011 veut au moins " +
                                         to_french_mm(least) + "."));
        if (names(text->text, "allergens") && !is_set_off(*text))
            findings.push_back(fault(layout, item.line,
                                     "rien ne fait ressortir les allergènes: ajoutez face = "
                                     "\"bold\"."));
    }
    return findings;
}

std::vector<Finding> particulars_faults(const Layout& layout, const Fields& fields,
                                        const Page& page, const FontSet& fonts)
{
    std::vector<Finding> findings;
    const auto quantity = fields.find("net_quantity");
    const auto least =
        quantity == fields.end() ? std::nullopt : least_digit_height(quantity->second);
    if (!least)
        return findings;
    for (const LayoutItem& item : layout.items) {
        const auto* text = std::get_if<TextItem>(&item.what);
        if (text == nullptr || !names(text->text, "net_quantity"))
            continue;
        for (const Mark& mark : page.marks)
            if (const auto* drawn = std::get_if<TextMark>(&mark);
                drawn != nullptr && drawn->line == item.line &&
                drawn->em * fonts.digit_height(drawn->font) / fonts.units_per_em(drawn->font) +
                        0.5 <
                    least->dots(page.dpi))
                findings.push_back(fault(layout, item.line,
                                         "les chiffres de «" + quantity->second +
                                             "» sont trop petits: la directive 76/211/CEE veut " +
                                             to_french_mm(*least) + "."));
    }
    return findings;
}

std::string to_french_mm(Length length)
{
    const auto tenths = (length.um() + 50) / 100;
    return std::to_string(tenths / 10) +
           (tenths % 10 != 0 ? "," + std::to_string(tenths % 10) : "") + "\u00A0mm";
}

} // namespace cageot
