#include "virtual_printer/zpl_reader.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string input(data, data + size);
    cageot::ZplReader reader;
    std::string_view bytes = input;
    while (reader.read(bytes))
        continue;
    return 0;
}
