#include "base/money.h"

namespace cageot {

std::string to_french(Cents amount)
{
    const std::int64_t size = amount.value < 0 ? -amount.value : amount.value;
    std::string cents = std::to_string(size % 100);
    if (cents.size() < 2)
        cents.insert(0, "0");
    return (amount.value < 0 ? "-" : "") + std::to_string(size / 100) + "," + cents + "\u00A0€";
}

} // namespace cageot
