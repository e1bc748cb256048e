#include "base/french_number.h"

namespace cageot {

std::string french_number(long number)
{
    std::string text = std::to_string(number);
    const std::ptrdiff_t first = number < 0 ? 1 : 0;
    for (std::ptrdiff_t at = std::ssize(text) - 3; at > first; at -= 3)
        text.insert(static_cast<std::size_t>(at), "\u202f");
    return text;
}

std::string count_of(long number, std::string_view singular, std::string_view plural)
{
    return french_number(number) + " " + std::string(number > 1 ? plural : singular);
}

} // namespace cageot
