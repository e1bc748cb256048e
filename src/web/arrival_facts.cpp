#include "web/arrival_facts.h"

#include "web/json_body.h"

#include <array>

namespace cageot {
namespace {

Product product_member(const JsonValue& object)
{
    return {text_member(object, "producer"), text_member(object, "name"),
            text_member(object, "unit")};
}

using What = decltype(ArrivalFact::what);

What farm_fact(const JsonValue& object)
{
    const auto state = parse_farm_state(text_member(object, "state"));
    if (!state)
        throw HttpRefusal(400, "«state» veut awaited, here ou never.");
    return FarmFact{text_member(object, "producer"), *state};
}

What count_fact(const JsonValue& object)
{
    return CountFact{product_member(object), int_member(object, "missing", 0),
                     int_member(object, "refused", 0)};
}

What chosen_fact(const JsonValue& object)
{
    return ChosenFact{
        product_member(object), {text_member(object, "order")}, int_member(object, "quantity", -1)};
}

What leftover_fact(const JsonValue& object)
{
    return LeftoverFact{text_member(object, "code"), truth_member(object, "left", true)};
}

What weight_fact(const JsonValue& object)
{
    return WeightFact{text_member(object, "code"), number_member(object, "grams", 0)};
}

struct Kind {
    std::string_view name;
    What (*read)(const JsonValue&);
    /// Besides id, kind and at.
    std::array<std::string_view, 5> members;
};
constexpr std::array kinds = {
    Kind{"farm", farm_fact, {"producer", "state"}},
    Kind{"count", count_fact, {"producer", "name", "unit", "missing", "refused"}},
    Kind{"chosen", chosen_fact, {"producer", "name", "unit", "order", "quantity"}},
    Kind{"leftover", leftover_fact, {"code", "left"}},
    Kind{"weight", weight_fact, {"code", "grams"}},
};

void check_members(const JsonValue& object, const Kind& kind)
{
    for (const JsonMember& member : object.members) {
        bool known = member.name == "id" || member.name == "kind" || member.name == "at";
        for (const std::string_view name : kind.members)
            known = known || (!name.empty() && name == member.name);
        if (!known)
            throw HttpRefusal(400, "Un fait «" + std::string(kind.name) +
                                       "» a un membre de trop: docs/openapi.yaml dit lesquels.");
    }
}

ArrivalFact fact_in(const JsonValue& object, const std::string& who, UtcMs now)
{
    if (object.kind != JsonValue::Kind::object)
        throw HttpRefusal(400, "«facts» veut une liste d’objets.");
    const std::string named = text_member(object, "kind");
    for (const Kind& kind : kinds)
        if (kind.name == named) {
            check_members(object, kind);
            return {text_member(object, "id"), number_member(object, "at", now), who,
                    kind.read(object)};
        }
    throw HttpRefusal(400, "«kind» veut farm, count, chosen, leftover ou weight.");
}

} // namespace

std::vector<ArrivalFact> facts_in(const std::string& body, UtcMs now)
{
    const JsonValue root = json_object(body, {"facts", "who"});
    std::string who = text_member(root, "who");
    if (who.empty())
        who = "api";
    std::vector<ArrivalFact> facts;
    for (const JsonValue& item : list_member(root, "facts"))
        facts.push_back(fact_in(item, who, now));
    return facts;
}

} // namespace cageot
