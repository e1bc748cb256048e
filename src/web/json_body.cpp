#include "web/json_body.h"

#include "plan/json_writer.h"

#include <algorithm>
#include <limits>

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

void check_members(const JsonValue& object, const std::vector<std::string_view>& known)
{
    if (object.kind != JsonValue::Kind::object)
        throw HttpRefusal(400, "Envoyez un objet JSON entier, comme docs/openapi.yaml le montre.");
    for (const JsonMember& member : object.members)
        if (std::find(known.begin(), known.end(), member.name) == known.end())
            throw HttpRefusal(400,
                              "Il y a un membre de trop: seuls " + listed(known) + " sont connus.");
}

JsonValue json_object(const std::string& body, const std::vector<std::string_view>& known)
{
    FileFindings findings("");
    auto root = parse_json(body.empty() ? "{}" : body, findings);
    check_members(root ? *root : JsonValue{}, known);
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

long number_member(const JsonValue& object, std::string_view name, long absent)
{
    const JsonValue* value = object.find(name);
    if (value == nullptr)
        return absent;
    std::string_view digits = value->text;
    const bool negative = digits.starts_with('-');
    const long number = parse_count(digits.substr(negative ? 1 : 0));
    if (value->kind != JsonValue::Kind::number || number < 0)
        throw HttpRefusal(400, "«" + std::string(name) + "» veut un nombre entier.");
    return negative ? -number : number;
}

int int_member(const JsonValue& object, std::string_view name, int absent)
{
    const long number = number_member(object, name, absent);
    if (number > std::numeric_limits<int>::max() || number < std::numeric_limits<int>::min())
        throw HttpRefusal(400, "«" + std::string(name) + "» est trop grand.");
    return static_cast<int>(number);
}

bool truth_member(const JsonValue& object, std::string_view name, bool absent)
{
    const JsonValue* value = object.find(name);
    if (value == nullptr)
        return absent;
    if (value->kind != JsonValue::Kind::truth)
        throw HttpRefusal(400, "«" + std::string(name) + "» veut true ou false.");
    return value->text == "true";
}

const std::vector<JsonValue>& list_member(const JsonValue& object, std::string_view name)
{
    const JsonValue* list = object.find(name);
    if (list == nullptr || list->kind != JsonValue::Kind::list || list->items.empty())
        throw HttpRefusal(400, "«" + std::string(name) + "» veut une liste qui n’est pas vide.");
    return list->items;
}

HttpResponse json_answer(std::string text, int status)
{
    return {status, "application/json", std::move(text), {{"Cache-Control", "no-store"}}};
}

HttpResponse refused_answer(const Refused& refused)
{
    std::string sentences;
    for (const std::string& fault : refused.faults())
        sentences += (sentences.empty() ? "" : " ") + fault;
    JsonWriter json;
    json.begin_object();
    json.member("error", sentences);
    json.array("faults", refused.faults(), [&](const std::string& fault) { json.value(fault); });
    json.end_object();
    return json_answer(json.text(), 422);
}

} // namespace cageot
