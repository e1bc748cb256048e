#include "session/read_session.h"
#include "session/canonical.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

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

/// The answers around one order R310000029 of tests/session/answers.
const std::vector<cageot::InputFile> answers = {
    {"cycle.json", R"({"hub":2207,"hub_name":"Viaduc","order_cycle":{"id":5113,"name":"Vente"}})"},
    {"shop.json", R"({"id":2207,"name":"Viaduc","producers":[{"id":102,"name":"Brasserie"}]})"},
    {"orders.json", R"({"orders":[{"number":"R310000029","state":"complete",)"
                    R"("completed_at_utc_iso8601":"2026-11-08T18:40:02Z","item_count":1,)"
                    R"("order_cycle":{"id":5113},"distributor":{"id":2207}}],)"
                    R"("pagination":{"results":1}})"}};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// Whatever the bytes are, the answer is a whole session or errors: as the file of orders, beside
/// one, and as one of the answers of Open Food Network's API.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const cageot::InputFile file{"fuzz.csv", std::string(data, data + size)};
    const cageot::InputFile orders{"orders.csv", "order,customer,relay,producer,product,quantity\n"
                                                 "1,Zoé,Conques,Causse,Ail,2\n"};
    check(cageot::read_session({file}));
    check(cageot::read_session({orders, file}));
    check(cageot::read_session({file}, {"Vente"}));
    std::vector<cageot::InputFile> together = answers;
    together.push_back(file);
    check(cageot::read_session(together));
    return 0;
}
