#include "session/read_session.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Whatever the bytes are, the answer is a session or an error, as the file of orders and beside
/// one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const cageot::InputFile file{"fuzz.csv", std::string(data, data + size)};
    const cageot::InputFile orders{"orders.csv", "order,customer,relay,producer,product,quantity\n"
                                                 "1,Zoé,Conques,Causse,Ail,2\n"};
    for (const auto& reading :
         {cageot::read_session({file}), cageot::read_session({orders, file})}) {
        if (reading.session.has_value() == has_error(reading.findings))
            std::abort();
    }
    return 0;
}
