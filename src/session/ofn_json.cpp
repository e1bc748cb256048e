#include "session/ofn_json.h"

#include "base/text.h"
#include "session/cell_text.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr const char* way_out =
    ": relancez la lecture du site; si cela se répète, donnez «Totaux Cycle de Vente par Acheteur» "
    "en CSV.";

std::string_view kind_name(JsonValue::Kind kind)
{
    switch (kind) {
    case JsonValue::Kind::null:
        return "vide";
    case JsonValue::Kind::truth:
        return "vrai ou faux";
    case JsonValue::Kind::number:
        return "un nombre";
    case JsonValue::Kind::text:
        return "un texte";
    case JsonValue::Kind::list:
        return "une liste";
    case JsonValue::Kind::object:
        return "un objet";
    }
    return {};
}

} // namespace

OfnObject::OfnObject(const JsonValue& value, std::string about, FileFindings& findings)
    : value_(&value)
    , about_(std::move(about))
    , findings_(&findings)
{
}

bool OfnObject::is_null(std::string_view member) const
{
    const JsonValue* value = value_->find(member);
    return value == nullptr || value->kind == JsonValue::Kind::null;
}

std::string OfnObject::path_of(const std::string& member) const
{
    return path_.empty() ? member : path_ + "." + member;
}

OfnObject OfnObject::inner(const JsonValue& value, const std::string& path) const
{
    OfnObject object(value, about_, *findings_);
    object.path_ = path_of(path);
    return object;
}

void OfnObject::error(const std::string& member, const std::string& message) const
{
    findings_->error(0, path_of(member), about_ + " " + message);
}

void OfnObject::warning(const std::string& member, const std::string& message) const
{
    findings_->warning(0, path_of(member), about_ + " " + message);
}

const JsonValue* OfnObject::needed(const std::string& member, JsonValue::Kind kind) const
{
    const JsonValue* value = value_->find(member);
    if (value != nullptr && value->kind == kind)
        return value;
    if (value == nullptr)
        error(member, std::string("n'a pas ce champ") + way_out);
    else if (value->kind == JsonValue::Kind::null)
        error(member, std::string("a ce champ vide") + way_out);
    else
        error(member, "a dans ce champ autre chose (" + std::string(kind_name(value->kind)) +
                          ") que ce qu'il faut (" + std::string(kind_name(kind)) + ")" + way_out);
    return nullptr;
}

std::optional<OfnObject> OfnObject::object(const std::string& member) const
{
    const JsonValue* value = needed(member, JsonValue::Kind::object);
    return value ? std::optional(inner(*value, member)) : std::nullopt;
}

std::optional<OfnObject> OfnObject::optional_object(const std::string& member) const
{
    return is_null(member) ? std::nullopt : object(member);
}

std::optional<std::vector<OfnObject>> OfnObject::list(const std::string& member) const
{
    const JsonValue* value = needed(member, JsonValue::Kind::list);
    if (value == nullptr)
        return std::nullopt;
    std::vector<OfnObject> objects;
    for (std::size_t i = 0; i < value->items.size(); ++i) {
        const std::string path = member + "[" + std::to_string(i + 1) + "]";
        if (value->items[i].kind == JsonValue::Kind::object)
            objects.push_back(inner(value->items[i], path));
        else
            error(path, std::string("a dans cette liste autre chose que des objets") + way_out);
    }
    return objects;
}

std::optional<std::string> OfnObject::text(const std::string& member, Field field) const
{
    const JsonValue* value = needed(member, JsonValue::Kind::text);
    if (value == nullptr)
        return std::nullopt;
    std::string_view raw = trimmed(value->text);
    if (field == Field::comment && first_code_points(raw, longest_text_of(field)) != raw) {
        raw = trimmed(first_code_points(raw, longest_text_of(field)));
        warning(member, "a un commentaire de plus de 2000 caractères, dont seul le début est "
                        "gardé: lisez la suite sur le site.");
    }
    const std::string fault = fault_of_text(raw, field, TextOrigin::answer);
    if (fault.empty())
        return on_one_line(raw);
    error(member, "a un texte à corriger: " + fault);
    return std::nullopt;
}

std::optional<std::string> OfnObject::filled_text(const std::string& member, Field field) const
{
    std::optional<std::string> told = text(member, field);
    if (!told || !told->empty())
        return told;
    error(member, "a ce texte vide: remplissez-le dans la boutique puis relancez la lecture.");
    return std::nullopt;
}

std::optional<std::string> OfnObject::nullable_text(const std::string& member, Field field) const
{
    return has(member) && is_null(member) ? std::optional(std::string()) : text(member, field);
}

std::string OfnObject::optional_text(const std::string& member, Field field) const
{
    return is_null(member) ? std::string() : text(member, field).value_or("");
}

std::optional<std::string> OfnObject::digits(const std::string& member) const
{
    const JsonValue* value = value_->find(member);
    if (value == nullptr || value->kind != JsonValue::Kind::text)
        value = needed(member, JsonValue::Kind::number);
    if (value == nullptr)
        return std::nullopt;
    const std::string_view digits = trimmed(value->text);
    if (!digits.empty() && digits.size() <= 30 &&
        digits.find_first_not_of("0123456789.-") == std::string_view::npos)
        return std::string(digits);
    error(member, "a dans ce champ «" + std::string(first_code_points(digits, 30)) +
                      "», qui n'est pas un nombre" + way_out);
    return std::nullopt;
}

std::optional<std::string> OfnObject::optional_digits(const std::string& member) const
{
    return is_null(member) ? std::nullopt : digits(member);
}

std::optional<bool> OfnObject::truth(const std::string& member) const
{
    const JsonValue* value = needed(member, JsonValue::Kind::truth);
    return value ? std::optional(value->text == "true") : std::nullopt;
}

} // namespace cageot
