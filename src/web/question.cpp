#include "web/json_body.h"
#include "web/page_fields.h"
#include "web/pages.h"
#include "web/request_checks.h"

#include "depot/answer.h"
#include "plan/json_writer.h"

namespace cageot {
namespace {

/// Longer marks are names of farms and products: smaller.
constexpr std::size_t longest_number = 4;

PrinterName printer_of(Site& site, const HttpRequest& request)
{
    for (const Printer& printer : site.depot().store().printers())
        if (printer.name.value == request.parts.at("printer"))
            return printer.name;
    throw not_found("Cette imprimante n’existe pas: choisissez-en une sur le tableau.");
}

/// A page's value in the form: its job and its code.
std::string choice_of(const QuestionPage& page)
{
    return page.job.value + " " + page.code;
}

/// What the form says: a button "none" or "all", a typed or scanned code, or a page of the list.
DoubtAnswer form_answer(const HttpRequest& request)
{
    DoubtAnswer given;
    given.question = field(request.form, "question");
    given.who = request.visitor.name;
    const std::string pressed = field(request.form, "answer");
    const std::string typed = field(request.form, "code");
    const std::string chosen = field(request.form, "page");
    if (pressed == "none") {
        given.last = DoubtAnswer::Last::none;
    } else if (pressed == "all") {
        given.last = DoubtAnswer::Last::all;
    } else if (!typed.empty()) {
        given.code = typed;
    } else if (const std::size_t space = chosen.find(' '); space != std::string::npos) {
        given.job = {chosen.substr(0, space)};
        given.code = chosen.substr(space + 1);
    } else {
        throw HttpRefusal(400, "Rien n’est choisi: choisissez la dernière étiquette sortie.");
    }
    return given;
}

/// {"code": "U…"} or {"answer": "none"}, {"answer": "all"}; with "question" only that one.
DoubtAnswer posted_answer(const std::string& body)
{
    const JsonValue object = json_object(body, {"code", "answer", "question"});
    DoubtAnswer given;
    given.question = text_member(object, "question");
    given.code = text_member(object, "code");
    given.who = "api";
    const std::string word = text_member(object, "answer");
    if (word == "none")
        given.last = DoubtAnswer::Last::none;
    else if (word == "all")
        given.last = DoubtAnswer::Last::all;
    if (given.code.empty() == (given.last == DoubtAnswer::Last::page))
        throw HttpRefusal(400, "Envoyez {\"code\": \"U…\"}, {\"answer\": \"none\"} ou {\"answer\": "
                               "\"all\"}.");
    return given;
}

std::string_view word_of(Answered::Outcome outcome)
{
    return outcome == Answered::Outcome::taken ? "taken" : "settled_before";
}

} // namespace

Fields fields_of(const Question& question)
{
    Fields fields;
    fields.set("question", question.id);
    fields.set("sentence", question.sentence);
    FieldList asked, before;
    for (const QuestionPage& page : question.pages) {
        Fields shown;
        const bool last_counted =
            question.counted &&
            static_cast<std::size_t>(&page - question.pages.data()) + 1 == *question.counted;
        shown.set("counted", last_counted);
        shown.set("choice", choice_of(page));
        shown.set("code", page.code);
        shown.set("mark", page.mark);
        shown.set("size", page.mark.size() > longest_number ? "name" : "");
        shown.set("what", page.what);
        (page.part == QuestionPage::Part::asked ? asked : before).push_back(shown);
    }
    fields.set("pages", asked);
    fields.set("before", before);
    fields.set("has-before", !before.empty());
    return fields;
}

HttpResponse answer_question(Site& site, const HttpRequest& request)
{
    const PrinterName printer = printer_of(site, request);
    check_token(request);
    const Answered answered = answer(site.depot(), printer, form_answer(request));
    if (answered.outcome == Answered::Outcome::refused)
        throw HttpRefusal(409, answered.sentence);
    const std::string said = answered.outcome == Answered::Outcome::taken
                                 ? std::to_string(answered.again)
                                 : std::string("before");
    return {303,
            "",
            "",
            {{"Location", "/printers/" + encode(printer.value) + "?answered=" + said},
             {"Cache-Control", "no-store"}}};
}

HttpResponse api_last_label(Site& site, const HttpRequest& request)
{
    const PrinterName printer = printer_of(site, request);
    const Answered answered = answer(site.depot(), printer, posted_answer(request.body));
    if (answered.outcome == Answered::Outcome::refused)
        throw HttpRefusal(409, answered.sentence);
    JsonWriter json;
    json.begin_object();
    json.member("outcome", word_of(answered.outcome));
    json.member("again", static_cast<std::int64_t>(answered.again));
    json.member("sentence", std::string_view(answered.sentence));
    json.end_object();
    return json_answer(json.text());
}

HttpResponse api_label(Site& site, const HttpRequest& request)
{
    const StoredSession session = session_of(site, request);
    const std::string& code = request.parts.at("code");
    const LedgerRow* found = nullptr;
    const std::vector<LedgerRow> ledger = site.depot().store().ledger(session.id);
    for (const LedgerRow& row : ledger)
        if (row.code == code)
            found = &row;
    if (found == nullptr)
        throw not_found("Cette vente n’a pas ce code: scannez l’étiquette encore une fois.");
    JsonWriter json;
    json.begin_object();
    json.member("code", std::string_view(code));
    json.member("kind", to_string(found->kind));
    json.member("state", to_string(found->state));
    json.member("copies", found->copies);
    json.array("jobs", site.depot().store().history(session.id, code), [&](const PaperJob& paper) {
        json.begin_object();
        json.member("job", std::string_view(paper.job.key.value));
        json.member("printer", std::string_view(paper.job.printer.value));
        json.member("reason", std::string_view(paper.job.reason));
        json.member("came_out", paper.came_out);
        json.array("events", paper.events, [&](const JobEvent& event) {
            json.begin_object();
            json.member("at", event.at);
            json.member("state", to_string(event.state));
            json.member("who", std::string_view(event.who));
            json.member("message", std::string_view(event.message));
            json.end_object();
        });
        json.end_object();
    });
    json.end_object();
    return json_answer(json.text());
}

} // namespace cageot
