#include "barcode/symbol_size.h"

#include "base/length.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace cageot {
namespace {

struct SizeRow {
    Symbology symbology;
    SymbolUse use;
    /// Width of a module (X-dimension); no limit above is 0.
    Length least_module, most_module;
    /// Of the bars; 0 for a symbol without.
    Length least_height;
    /// With quiet zones; no limit is 0.
    Length most_width;
};

constexpr Length mm(double value)
{
    return Length::mm(value);
}

// Retail and distribution: GS1 General Specifications, §5.9 (later 5.12) tables 1 and 2; the height
// is that of the smallest module. Square symbols have 1.5 times the module of bars (note of the same
// tables). A plain Code 128 or DataMatrix is none of GS1's carriers; a QR may hold a Digital Link.
//
// Internal, from decoding printed-like pictures at 4, 6, 8 and 12 pixels a millimetre: bars are read
// from 2 dots of 203 dpi or 3 of 300 dpi (0.250 mm) on, squares from 3 or 4 (0.338 mm). Bars of 5 mm
// and of 15 % of the width: ISO/IEC 15417:2007, application parameters, for readers held by hand.
constexpr Length bars = mm(0.250), squares = mm(0.338), by_hand = mm(5.0), none;
constexpr std::array<SizeRow, 16> table = {{
    {Symbology::code128, SymbolUse::internal, bars, none, by_hand, none},
    {Symbology::qr, SymbolUse::internal, squares, none, none, none},
    {Symbology::qr, SymbolUse::retail, mm(0.396), mm(0.990), none, none},
    {Symbology::qr, SymbolUse::distribution, mm(0.495), mm(1.500), none, none},
    {Symbology::ean13, SymbolUse::internal, bars, none, by_hand, none},
    {Symbology::ean13, SymbolUse::retail, mm(0.264), mm(0.660), mm(18.28), none},
    {Symbology::ean13, SymbolUse::distribution, mm(0.495), mm(0.660), mm(34.28), none},
    {Symbology::ean8, SymbolUse::internal, bars, none, by_hand, none},
    {Symbology::ean8, SymbolUse::retail, mm(0.264), mm(0.660), mm(14.58), none},
    {Symbology::ean8, SymbolUse::distribution, mm(0.495), mm(0.660), mm(27.35), none},
    {Symbology::datamatrix, SymbolUse::internal, squares, none, none, none},
    {Symbology::gs1_128, SymbolUse::internal, bars, none, by_hand, mm(165.10)},
    {Symbology::gs1_128, SymbolUse::distribution, mm(0.495), mm(1.016), mm(31.75), mm(165.10)},
    {Symbology::gs1_datamatrix, SymbolUse::internal, squares, none, none, none},
    {Symbology::gs1_datamatrix, SymbolUse::retail, mm(0.396), mm(0.990), none, none},
    {Symbology::gs1_datamatrix, SymbolUse::distribution, mm(0.495), mm(1.500), none, none},
}};

const SizeRow* row_of(Symbology symbology, SymbolUse use)
{
    const auto row = std::find_if(table.begin(), table.end(), [&](const SizeRow& candidate) {
        return candidate.symbology == symbology && candidate.use == use;
    });
    return row == table.end() ? nullptr : &*row;
}

struct Reader {
    SymbolUse use;
    std::string_view name;
    /// What it does read.
    std::string_view instead;
};
constexpr std::array<Reader, 3> readers = {{
    {SymbolUse::internal, "un lecteur du dépôt", "un Code 128 ou un code QR"},
    {SymbolUse::retail, "une caisse", "un code EAN-13"},
    {SymbolUse::distribution, "le transport", "un code GS1-128 ou GS1 DataMatrix"},
}};

const Reader& reader_of(SymbolUse use)
{
    return *std::find_if(readers.begin(), readers.end(),
                         [&](const Reader& reader) { return reader.use == use; });
}

constexpr std::int64_t um_per_inch = 25'400;

/// "0,250" with three decimals, "42,4" with one; never with the process's locale.
std::string shown_mm(std::int64_t um, int decimals)
{
    const std::int64_t unit = decimals == 1 ? 100 : 1;
    const std::int64_t rounded = (um + unit / 2) / unit;
    const std::int64_t base = decimals == 1 ? 10 : 1000;
    const std::string fraction = std::to_string(rounded % base);
    return std::to_string(rounded / base) + "," +
           std::string(static_cast<std::size_t>(decimals) - fraction.size(), '0') + fraction +
           " mm";
}

std::string shown_dots(int dots)
{
    return std::to_string(dots) + (dots == 1 ? " point" : " points");
}

std::int64_t um_of(int dots, int dpi)
{
    return (dots * um_per_inch + dpi / 2) / dpi;
}

int least_dots(const SizeRow& row, int dpi)
{
    return static_cast<int>((row.least_module.um() * dpi + um_per_inch - 1) / um_per_inch);
}

/// A large number when there is no limit.
int most_dots(const SizeRow& row, int dpi)
{
    constexpr int no_limit = 1'000'000;
    return row.most_module == none ? no_limit
                                   : static_cast<int>(row.most_module.um() * dpi / um_per_inch);
}

std::int64_t width_um(const Symbol& symbol, int module_dots, int dpi)
{
    const QuietZone quiet = quiet_zone_of(symbol.symbology);
    return um_of((quiet.left + symbol.modules.width() + quiet.right) * module_dots, dpi);
}

std::string module_fault(const Symbol& symbol, int module_dots, int dpi, const SizeRow& row)
{
    const bool small = module_dots < least_dots(row, dpi);
    const int right = small ? least_dots(row, dpi) : most_dots(row, dpi);
    return "Le " + std::string(french_name(symbol.symbology)) + " de " + shown_dots(module_dots) +
           " par module (" + shown_mm(um_of(module_dots, dpi), 3) + ") est trop " +
           (small ? "petit" : "grand") + " pour " + std::string(reader_of(row.use).name) +
           ", qui veut " + (small ? "" : "au plus ") +
           shown_mm((small ? row.least_module : row.most_module).um(), 3) + ": il faut " +
           shown_dots(right) + ", donc " + shown_mm(width_um(symbol, right, dpi), 1) +
           " de large avec ses marges.";
}

/// Bars for readers held by hand grow with the width of the symbol.
Length least_height(const Symbol& symbol, int module_dots, int dpi, const SizeRow& row)
{
    if (row.use != SymbolUse::internal || row.least_height == none)
        return row.least_height;
    return std::max(row.least_height,
                    Length::um(um_of(symbol.modules.width() * module_dots, dpi) * 15 / 100));
}

} // namespace

SymbolUse default_use(Symbology symbology)
{
    switch (symbology) {
    case Symbology::ean13:
    case Symbology::ean8:
        return SymbolUse::retail;
    case Symbology::gs1_128:
        return SymbolUse::distribution;
    case Symbology::code128:
    case Symbology::qr:
    case Symbology::datamatrix:
    case Symbology::gs1_datamatrix:
        return SymbolUse::internal;
    }
    return SymbolUse::internal;
}

int smallest_module(Symbology symbology, int dpi, SymbolUse use)
{
    const SizeRow* row = row_of(symbology, use);
    if (row == nullptr || least_dots(*row, dpi) > most_dots(*row, dpi))
        return 0;
    return least_dots(*row, dpi);
}

std::optional<std::string> size_fault(const Symbol& symbol, int module_dots, int bar_height_dots,
                                      int dpi, SymbolUse use)
{
    const std::string name(french_name(symbol.symbology));
    const Reader& reader = reader_of(use);
    const SizeRow* row = row_of(symbol.symbology, use);
    if (row == nullptr)
        return "Le " + name + " n'est pas pour " + std::string(reader.name) + ": prenez " +
               std::string(reader.instead) + ".";
    if (smallest_module(symbol.symbology, dpi, use) == 0)
        return "Une imprimante de " + std::to_string(dpi) + " points par pouce n'imprime pas de " +
               name + " pour " + std::string(reader.name) + ": prenez-en une plus fine.";
    if (module_dots < least_dots(*row, dpi) || module_dots > most_dots(*row, dpi))
        return module_fault(symbol, module_dots, dpi, *row);
    const Length height = least_height(symbol, module_dots, dpi, *row);
    if (bar_height_dots < height.dots(dpi))
        return "Les barres du " + name + " font " + shown_mm(um_of(bar_height_dots, dpi), 1) +
               " de haut, trop peu pour " + std::string(reader.name) + ", qui veut " +
               shown_mm(height.um(), 1) + ": il faut " + shown_dots(height.dots(dpi)) + ".";
    const std::int64_t width = width_um(symbol, module_dots, dpi);
    if (row->most_width != none && width > row->most_width.um())
        return "Le " + name + " fait " + shown_mm(width, 1) +
               " de large avec ses marges, plus que " + shown_mm(row->most_width.um(), 1) +
               ": répartissez ses données sur deux codes, ou prenez un GS1 DataMatrix.";
    return std::nullopt;
}

} // namespace cageot
