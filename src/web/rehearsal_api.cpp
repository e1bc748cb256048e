#include "web/json_body.h"
#include "web/pages.h"

#include "depot/rehearse.h"
#include "plan/json_writer.h"

namespace cageot {
namespace {

std::string who_in(const JsonValue& object)
{
    const std::string who = text_member(object, "who");
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
    return json_answer(state_text(site));
}

HttpResponse api_begin_rehearsal(Site& site, const HttpRequest& request)
{
    const JsonValue asked = json_object(request.body, {"printer", "who"});
    std::vector<PrinterName> printers;
    if (const std::string name = text_member(asked, "printer"); !name.empty())
        printers.push_back({name});
    try {
        start_rehearsal(site.depot(), printers, who_in(asked));
    } catch (const UnknownName& error) {
        throw HttpRefusal(404, error.what());
    } catch (const std::runtime_error& error) {
        throw HttpRefusal(409, error.what());
    }
    return json_answer(state_text(site), 201);
}

HttpResponse api_scan_rehearsal(Site& site, const HttpRequest& request)
{
    const JsonValue scanned = json_object(request.body, {"printer", "text"});
    const std::string at = text_member(scanned, "printer");
    if (!scanned.has("text"))
        throw HttpRefusal(400, "«text» manque: envoyez ce que la douchette a lu.");
    Diagnosis diagnosis;
    try {
        diagnosis = rehearsal_scan(site.depot(), text_member(scanned, "text"),
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
    return json_answer(json.text());
}

} // namespace cageot
