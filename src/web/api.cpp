#include "web/json_body.h"
#include "web/pages.h"

#include "plan/json_writer.h"
#include "plan/plan_json.h"

#include <algorithm>

namespace cageot {
namespace {

void write_progress(JsonWriter& json, const std::string& name, const Progress& progress)
{
    json.key(name);
    json.begin_object();
    json.member("planned", progress.planned);
    json.member("waiting", progress.waiting);
    json.member("handed_over", progress.handed_over);
    json.member("confirmed", progress.confirmed);
    json.member("doubtful", progress.doubtful);
    json.member("void", progress.void_);
    json.member("short", progress.short_);
    json.end_object();
}

void write_session(JsonWriter& json, const SessionOverview& overview)
{
    json.begin_object();
    json.member("id", overview.session.id.value);
    json.member("version", overview.session.version);
    json.member("hub", overview.session.hub);
    json.member("name", overview.session.name);
    json.member("sha256", overview.session.sha256);
    json.member("frozen_at", overview.session.frozen_at);
    json.member("orders", overview.orders);
    json.member("articles", overview.articles);
    json.member("crates", overview.crates);
    write_progress(json, "labels", overview.labels);
    write_progress(json, "tickets", overview.tickets);
    json.end_object();
}

std::string_view word_of(QuestionPage::Part part)
{
    switch (part) {
    case QuestionPage::Part::asked:
        return "asked";
    case QuestionPage::Part::before:
        return "before";
    case QuestionPage::Part::twice:
        return "twice";
    }
    throw std::logic_error("unknown part of a question");
}

void write_question(JsonWriter& json, const Question& question)
{
    json.key("question");
    json.begin_object();
    json.member("id", std::string_view(question.id));
    json.member("sentence", std::string_view(question.sentence));
    json.array("pages", question.pages, [&](const QuestionPage& page) {
        json.begin_object();
        json.member("session", std::string_view(page.session.value));
        json.member("code", std::string_view(page.code));
        json.member("mark", std::string_view(page.mark));
        json.member("what", std::string_view(page.what));
        json.member("part", word_of(page.part));
        json.end_object();
    });
    json.end_object();
}

} // namespace

HttpResponse api_sessions(Site& site, const HttpRequest&)
{
    JsonWriter json;
    json.begin_object();
    json.array("sessions", site.sessions(),
               [&](const SessionOverview& overview) { write_session(json, overview); });
    json.end_object();
    return json_answer(json.text());
}

HttpResponse api_session(Site& site, const HttpRequest& request)
{
    JsonWriter json;
    write_session(json, overview_of(site.depot(), session_of(site, request)));
    return json_answer(json.text());
}

HttpResponse api_plan(Site& site, const HttpRequest& request)
{
    const StoredSession session = session_of(site, request);
    return json_answer(to_plan_json(*site.depot().plan(session.id, session.version), nullptr));
}

HttpResponse api_printers(Site& site, const HttpRequest&)
{
    JsonWriter json;
    json.begin_object();
    json.array("printers", site.printers(), [&](const PrinterOverview& overview) {
        json.begin_object();
        json.member("name", overview.printer.name.value);
        json.member("role", to_string(overview.printer.role));
        json.member("media", std::string_view(to_string(overview.printer.media)));
        json.member("dpi", overview.printer.dpi);
        json.member("state", to_string(overview.work));
        json.member("pages_waiting", overview.pages_waiting);
        json.member("message", overview.message);
        const std::vector<long> pictures = received_pictures(overview.received);
        json.member("received", pictures.empty() ? 0L : pictures.front());
        if (overview.question)
            write_question(json, *overview.question);
        else
            json.null_member("question");
        json.end_object();
    });
    json.end_object();
    return json_answer(json.text());
}

HttpResponse api_notices(Site& site, const HttpRequest&)
{
    JsonWriter json;
    json.begin_object();
    json.array("notices", site.depot().store().notices(), [&](const Notice& notice) {
        json.begin_object();
        json.member("key", notice.key);
        json.member("told_at", notice.told_at);
        json.member("urgent", notice.urgent);
        json.member("by_hand", notice.by_hand);
        json.member("sentence", notice.sentence);
        json.member("url", notice.url);
        json.end_object();
    });
    json.end_object();
    return json_answer(json.text());
}

HttpResponse api_changes(Site& site, const HttpRequest&)
{
    JsonWriter json;
    json.begin_object();
    json.member("change", site.depot().store().change_count());
    json.member("pulse", site.pulse());
    json.end_object();
    return json_answer(json.text());
}

} // namespace cageot
