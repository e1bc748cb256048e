#include "web/pages.h"

#include "depot/rehearse.h"
#include "plan/json_writer.h"

#include <Poco/Exception.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

namespace cageot {
namespace {

HttpResponse json_answer(int status, std::string text)
{
    return {status, "application/json", std::move(text), {{"Cache-Control", "no-store"}}};
}

/// The object that a program sent; an empty body is an empty one.
Poco::JSON::Object::Ptr object_in(const std::string& body)
{
    try {
        return body.empty() ? Poco::JSON::Object::Ptr(new Poco::JSON::Object)
                            : Poco::JSON::Parser().parse(body).extract<Poco::JSON::Object::Ptr>();
    } catch (const Poco::Exception&) {
        throw HttpRefusal(400, "Ce n’est pas du JSON: envoyez un objet comme la documentation "
                               "le montre.");
    }
}

/// A member that is text, or "" when it is absent.
std::string text_in(const Poco::JSON::Object::Ptr& object, const std::string& name)
{
    if (!object->has(name))
        return {};
    const Poco::Dynamic::Var value = object->get(name);
    if (!value.isString())
        throw HttpRefusal(400, "«" + name + "» veut un texte.");
    return value.extract<std::string>();
}

std::string who_in(const Poco::JSON::Object::Ptr& object)
{
    const std::string who = text_in(object, "who");
    return who.empty() ? "api" : who;
}

std::string state_text(Site& site)
{
    const RehearsalState state = rehearsal_state(site.depot());
    JsonWriter json;
    json.begin_object();
    json.member("asked_at", state.asked_at);
    json.member("ready", state.ready);
    json.member("sentence", std::string_view(state.sentence()));
    json.array("printers", state.printers, [&](const PrinterRehearsal& one) {
        json.begin_object();
        json.member("name", one.printer.value);
        json.member("asked_at", one.asked_at);
        json.member("ok", one.diagnosis.ok());
        json.member("fault", to_string(one.diagnosis.fault));
        json.member("sentence", one.diagnosis.sentence);
        json.end_object();
    });
    json.end_object();
    return json.text();
}

} // namespace

HttpResponse api_rehearsals(Site& site, const HttpRequest&)
{
    return json_answer(200, state_text(site));
}

HttpResponse api_begin_rehearsal(Site& site, const HttpRequest& request)
{
    const auto asked = object_in(request.body);
    std::vector<PrinterName> printers;
    if (const std::string name = text_in(asked, "printer"); !name.empty())
        printers.push_back({name});
    try {
        start_rehearsal(site.depot(), printers, who_in(asked));
    } catch (const UnknownName& error) {
        throw HttpRefusal(404, error.what());
    } catch (const std::runtime_error& error) {
        throw HttpRefusal(409, error.what());
    }
    return json_answer(201, state_text(site));
}

HttpResponse api_scan_rehearsal(Site& site, const HttpRequest& request)
{
    const auto scanned = object_in(request.body);
    const std::string at = text_in(scanned, "printer");
    if (!scanned->has("text"))
        throw HttpRefusal(400, "«text» manque: envoyez ce que la douchette a lu.");
    Diagnosis diagnosis;
    try {
        diagnosis = rehearsal_scan(site.depot(), text_in(scanned, "text"),
                                   at.empty() ? std::nullopt : std::optional(PrinterName{at}));
    } catch (const UnknownName& error) {
        throw HttpRefusal(404, error.what());
    }
    JsonWriter json;
    json.begin_object();
    json.member("ok", diagnosis.ok());
    json.member("fault", to_string(diagnosis.fault));
    json.member("sentence", diagnosis.sentence);
    json.end_object();
    return json_answer(200, json.text());
}

} // namespace cageot
