#include "web/json_body.h"

#include <algorithm>

namespace cageot {
namespace {

std::string listed(const std::vector<std::string_view>& words)
{
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i)
        list += (i == 0 ? "" : i + 1 == words.size() ? " et " : ", ") + std::string(words[i]);
    return list;
}

} // namespace

JsonValue json_object(const std::string& body, const std::vector<std::string_view>& known)
{
    FileFindings findings("");
    auto root = parse_json(body.empty() ? "{}" : body, findings);
    if (!root || root->kind != JsonValue::Kind::object)
        throw HttpRefusal(400, "Envoyez un objet JSON entier, comme docs/openapi.yaml le montre.");
    for (const JsonMember& member : root->members)
        if (std::find(known.begin(), known.end(), member.name) == known.end())
            throw HttpRefusal(400,
                              "Il y a un membre de trop: seuls " + listed(known) + " sont connus.");
    return *std::move(root);
}

std::string text_member(const JsonValue& object, std::string_view name)
{
    const JsonValue* value = object.find(name);
    if (value == nullptr)
        return {};
    if (value->kind != JsonValue::Kind::text)
        throw HttpRefusal(400, "«" + std::string(name) + "» veut un texte.");
    return value->text;
}

HttpResponse json_answer(std::string text, int status)
{
    return {status, "application/json", std::move(text), {{"Cache-Control", "no-store"}}};
}

} // namespace cageot
