#include "web/json_body.h"
#include "web/pages.h"

#include "depot/reprint.h"
#include "plan/json_writer.h"

#include <algorithm>

namespace cageot {
namespace {

/// A double click, a message that was sent again: longer than they take, shorter than a person
/// needs to see that a new label is torn too.
constexpr UtcMs same_wish = 5000;

std::vector<std::string> codes_in(const JsonValue& root)
{
    const JsonValue* list = root.find("codes");
    std::vector<std::string> codes;
    if (list != nullptr && list->kind == JsonValue::Kind::list)
        for (const JsonValue& item : list->items)
            if (item.kind == JsonValue::Kind::text)
                codes.push_back(item.text);
    if (codes.empty() || codes.size() != list->items.size())
        throw HttpRefusal(400, "«codes» veut une liste de codes: [\"U1234567874\"].");
    return codes;
}

ReprintRequest request_in(const std::string& body)
{
    const JsonValue object = json_object(body, {"codes", "reason", "printer", "key"});
    ReprintRequest request;
    request.codes = codes_in(object);
    const auto reason = parse_reprint_reason(text_member(object, "reason"));
    if (!reason)
        throw HttpRefusal(400, "«reason» veut torn, unreadable, lost ou changed.");
    request.reason = *reason;
    if (const std::string printer = text_member(object, "printer"); !printer.empty())
        request.printer = PrinterName{printer};
    request.key = text_member(object, "key");
    if (request.key.empty())
        request.not_again_within = same_wish;
    request.asked_by = "api";
    return request;
}

std::string written(Depot& depot, const ReprintAnswer& answer)
{
    JsonWriter json;
    json.begin_object();
    json.member("duplicates", answer.duplicates);
    json.member("first_prints", answer.first_prints);
    json.member("hurried", answer.hurried);
    json.member("known", answer.known);
    json.array("jobs", answer.jobs, [&](const JobKey& key) {
        const SpoolJob job = depot.store().find_job(key).value_or(SpoolJob{});
        json.begin_object();
        json.member("key", key.value);
        json.member("title", job.title);
        json.member("printer", job.printer.value);
        json.end_object();
    });
    json.end_object();
    return json.text();
}

} // namespace

HttpResponse api_reprints(Site& site, const HttpRequest& request)
{
    const ReprintRequest wanted = request_in(request.body);
    try {
        const ReprintAnswer answer = reprint(site.depot(), wanted);
        return json_answer(written(site.depot(), answer));
    } catch (const ReprintRefused& refused) {
        std::string sentences;
        for (const std::string& fault : refused.faults())
            sentences += (sentences.empty() ? "" : " ") + fault;
        throw HttpRefusal(422, sentences);
    } catch (const std::runtime_error& error) { // no such printer, or none of the role
        throw HttpRefusal(409, error.what());
    }
}

} // namespace cageot
