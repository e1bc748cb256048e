#include "base/typed_code.h"

namespace cageot {

std::string plain_code(std::string_view text)
{
    std::string plain;
    for (const char letter : text)
        if (letter >= 'a' && letter <= 'z')
            plain += static_cast<char>(letter - 'a' + 'A');
        else if (letter != ' ' && letter != '\t' && letter != '\r' && letter != '\n')
            plain += letter;
    if (const auto pair = parse_unit_in_crate(plain))
        return to_string(pair->unit);
    return plain;
}

std::optional<Code> typed_code(std::string_view text)
{
    return parse_code(plain_code(text));
}

} // namespace cageot
