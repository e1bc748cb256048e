#include "session/shop_words.h"

#include "base/text.h"
#include "session/cells.h"

namespace cageot {

bool is_masked(std::string_view text)
{
    const std::string folded = folded_text(text);
    return folded == "< masque >" || folded == "< hidden >";
}

std::string told_text(std::string text)
{
    return is_nothing(text) || is_masked(text) ? std::string() : std::move(text);
}

std::string told_phone(std::string text)
{
    return folded_text(text) == "a" ? std::string() : told_text(std::move(text));
}

bool is_cancelled_state(std::string_view state)
{
    const std::string folded = folded_text(state);
    return folded == "canceled" || folded == "cancelled" || folded == "annule" ||
           folded == "annulee";
}

std::string address_line(const std::string& street, const std::string& street_2,
                         const std::string& postcode, const std::string& city)
{
    const std::string town =
        postcode.empty() || city.empty() ? postcode + city : postcode + " " + city;
    std::string address;
    for (const std::string& part : {street, street_2, town}) {
        if (!is_nothing(part))
            address += address.empty() ? part : ", " + part;
    }
    return address;
}

} // namespace cageot
