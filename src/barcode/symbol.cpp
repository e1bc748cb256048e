#include "barcode/symbol.h"

#include "barcode/check_digit.h"
#include "barcode/gs1.h"
#include "barcode/zint_writer.h"
#include "barcode/zxing_writer.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace cageot {
namespace {

std::string plain(std::string_view payload)
{
    if (payload.empty())
        throw std::invalid_argument("il ne contient rien: écrivez ce qu'il dit.");
    const auto wrong =
        std::find_if(payload.begin(), payload.end(), [](char c) { return c < ' ' || c > '~'; });
    if (wrong != payload.end())
        throw std::invalid_argument("«" + std::string(payload) +
                                    "»: seulement lettres sans accent, chiffres et signes.");
    return std::string(payload);
}

template <std::size_t digits>
std::string ean(std::string_view payload)
{
    const std::string name = "EAN-" + std::to_string(digits);
    const std::string shown = "«" + std::string(payload) + "»: ";
    if (!is_digits(payload) || (payload.size() != digits && payload.size() != digits - 1))
        throw std::invalid_argument(shown + "un " + name + " a " + std::to_string(digits - 1) +
                                    " chiffres, ou " + std::to_string(digits) + " avec la clé.");
    const std::string_view body = payload.substr(0, digits - 1);
    const char check = gs1_check_digit(body);
    if (payload.size() == digits && payload.back() != check)
        throw std::invalid_argument(shown + "la clé est fausse: le dernier chiffre devrait être " +
                                    check + ".");
    return std::string(body) + check;
}

std::vector<Gs1Element> gs1_elements(std::string_view payload)
{
    Gs1Reading reading = parse_gs1(payload);
    std::string faults;
    for (const Gs1Fault& fault : reading.faults)
        faults += (faults.empty() ? "" : " ") + fault.message;
    if (!faults.empty())
        throw std::invalid_argument(faults);
    return std::move(reading.elements);
}

std::string gs1(std::string_view payload)
{
    return to_brackets(gs1_elements(payload));
}

std::string gs1_for_bars(std::string_view payload)
{
    const auto elements = gs1_elements(payload);
    if (const auto fault = gs1_128_fault(elements))
        throw std::invalid_argument(fault->message);
    return to_brackets(elements);
}

Dots write_gs1_128(std::string_view brackets)
{
    return zxing_gs1_128(to_element_string(parse_gs1(brackets).elements));
}

Dots write_gs1_datamatrix(std::string_view brackets)
{
    return zint_gs1_datamatrix(parse_gs1(brackets).elements);
}

struct SymbologyRow {
    Symbology symbology;
    std::string_view name, french;
    bool linear;
    QuietZone quiet;
    /// The one form of a payload; throws std::invalid_argument when there is none.
    std::string (*canonical)(std::string_view payload);
    /// The modules of a payload in that form, a linear symbol as one row.
    Dots (*write)(std::string_view canonical);
};

// Quiet zones: Code 128 ISO/IEC 15417:2007 §4.6; QR ISO/IEC 18004:2015 §6.3.8; EAN ISO/IEC
// 15420:2009 and GS1 General Specifications §5.2.3; GS1-128 GS1 General Specifications §5.4.4.2.
// DataMatrix demands one module (ISO/IEC 16022:2006, symbol dimensions); a second is for print
// growth.
constexpr std::array<SymbologyRow, 7> table = {{
    {Symbology::code128, "code128", "Code 128", true, {10, 10, 0, 0}, plain, zxing_code128},
    {Symbology::qr, "qr", "code QR", false, {4, 4, 4, 4}, plain, zint_qr},
    {Symbology::ean13, "ean13", "code EAN-13", true, {11, 7, 0, 0}, ean<13>, zxing_ean13},
    {Symbology::ean8, "ean8", "code EAN-8", true, {7, 7, 0, 0}, ean<8>, zxing_ean8},
    {Symbology::datamatrix,
     "datamatrix",
     "code DataMatrix",
     false,
     {2, 2, 2, 2},
     plain,
     zint_datamatrix},
    {Symbology::gs1_128,
     "gs1-128",
     "code GS1-128",
     true,
     {10, 10, 0, 0},
     gs1_for_bars,
     write_gs1_128},
    {Symbology::gs1_datamatrix,
     "gs1-datamatrix",
     "code GS1 DataMatrix",
     false,
     {2, 2, 2, 2},
     gs1,
     write_gs1_datamatrix},
}};

const SymbologyRow& row_of(Symbology symbology)
{
    for (const SymbologyRow& row : table)
        if (row.symbology == symbology)
            return row;
    throw std::logic_error("unknown symbology");
}

} // namespace

std::string_view to_string(Symbology symbology)
{
    return row_of(symbology).name;
}

std::optional<Symbology> parse_symbology(std::string_view text)
{
    for (const SymbologyRow& row : table)
        if (row.name == text)
            return row.symbology;
    return std::nullopt;
}

std::string_view french_name(Symbology symbology)
{
    return row_of(symbology).french;
}

QuietZone quiet_zone_of(Symbology symbology)
{
    return row_of(symbology).quiet;
}

bool is_linear(Symbology symbology)
{
    return row_of(symbology).linear;
}

Symbol encode(Symbology symbology, std::string_view payload)
{
    const SymbologyRow& row = row_of(symbology);
    std::string canonical = row.canonical(payload);
    try {
        Dots modules = row.write(canonical);
        return {symbology, std::move(canonical), std::move(modules)};
    } catch (const std::exception&) {
        throw std::invalid_argument("«" + canonical + "» est trop long pour un " +
                                    std::string(row.french) + ".");
    }
}

} // namespace cageot
