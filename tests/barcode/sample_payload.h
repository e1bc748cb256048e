#pragma once

#include "barcode/symbol.h"

#include <array>
#include <stdexcept>

namespace cageot {

constexpr std::array all_symbologies = {
    Symbology::code128,    Symbology::qr,      Symbology::ean13,         Symbology::ean8,
    Symbology::datamatrix, Symbology::gs1_128, Symbology::gs1_datamatrix};

/// What a depot would print in that symbology, in the one form that it has.
inline std::string sample_payload(Symbology symbology)
{
    switch (symbology) {
    case Symbology::code128:
        return "U1234567874";
    case Symbology::qr:
    case Symbology::datamatrix:
        return "U1234567874C12666744";
    case Symbology::ean13:
        return "3412345678900";
    case Symbology::ean8:
        return "96385074";
    case Symbology::gs1_128:
    case Symbology::gs1_datamatrix:
        return "(01)03412345678900(10)LOT42(21)7";
    }
    throw std::logic_error("unknown symbology");
}

} // namespace cageot
