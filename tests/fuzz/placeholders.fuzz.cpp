#include "store/placeholders.h"

#include <cstddef>
#include <cstdint>
#include <stdexcept>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string input(data, data + size);
    try {
        cageot::numbered_placeholders(input);
    } catch (const std::logic_error&) { // refused
        return 0;
    }
    return 0;
}
