#include "session/read_session.h"
#include "session/canonical.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

void check(const cageot::SessionReading& reading)
{
    if (reading.session.has_value() == cageot::has_error(reading.findings))
        std::abort();
    for (const cageot::Finding& finding : reading.findings) {
        if (finding.message.empty() || finding.row < 0)
            std::abort();
    }
    if (reading.session &&
        (reading.session->orders.empty() || cageot::canonical_text(*reading.session).empty()))
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// Whatever the bytes are, the answer is a whole session or errors, as the file of orders and
/// beside one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const cageot::InputFile file{"fuzz.csv", std::string(data, data + size)};
    const cageot::InputFile orders{"orders.csv", "order,customer,relay,producer,product,quantity\n"
                                                 "1,Zoé,Conques,Causse,Ail,2\n"};
    check(cageot::read_session({file}));
    check(cageot::read_session({orders, file}));
    check(cageot::read_session({file}, {"Vente"}));
    return 0;
}
