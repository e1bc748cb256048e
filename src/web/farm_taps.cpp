#include "web/farm_taps.h"

#include "web/site.h"

#include <algorithm>
#include <functional>

namespace cageot {
namespace {

constexpr std::size_t longest_once = 32;

bool is_id_letter(char letter)
{
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z');
}

} // namespace

std::string new_once()
{
    return random_hex(12);
}

std::string fact_id(const HttpRequest& request, const std::string& tap)
{
    const std::string once = field(request.form, "once");
    if (once.empty() || once.size() > longest_once ||
        !std::all_of(once.begin(), once.end(), is_id_letter))
        throw HttpRefusal(400, "Ce formulaire n’est pas entier: rouvrez la page.");
    // An order's number may be anything: the hash alone is sure to be letters of an id.
    return once + "-" + std::to_string(std::hash<std::string>{}(tap));
}

Product product_in(const HttpRequest& request, const std::string& place,
                   const std::string& producer)
{
    const auto name = request.form.find("name-" + place);
    if (name == request.form.end())
        throw HttpRefusal(400, "Rien n’est choisi: pressez un bouton de la page.");
    const std::string farm = field(request.form, "farm-" + place);
    return {farm.empty() ? producer : farm, name->second, field(request.form, "unit-" + place)};
}

} // namespace cageot
