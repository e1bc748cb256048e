#include "web/page_fields.h"
#include "web/pages.h"
#include "web/printer_care.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr long pictures_per_page = 60;
/// Jobs of older sessions no longer matter to anybody at the printer.
constexpr std::size_t sessions_shown = 3;
constexpr std::size_t jobs_shown = 30;

/// Newest first.
std::vector<SpoolJob> jobs_of(Site& site, const PrinterName& printer)
{
    std::vector<SpoolJob> jobs;
    std::vector<StoredSession> sessions = site.depot().store().sessions();
    sessions.resize(std::min(sessions.size(), sessions_shown));
    for (const StoredSession& session : sessions)
        for (SpoolJob& job : site.depot().store().jobs(session.id))
            if (job.printer == printer)
                jobs.push_back(std::move(job));
    std::stable_sort(jobs.begin(), jobs.end(),
                     [](const SpoolJob& a, const SpoolJob& b) { return a.asked_at > b.asked_at; });
    return jobs;
}

FieldList job_list(Site& site, const std::vector<SpoolJob>& jobs)
{
    FieldList list;
    for (const SpoolJob& job : jobs) {
        if (list.size() == jobs_shown)
            break;
        Fields fields = fields_of(words_of(job.state));
        fields.set("job", job.title);
        fields.set("pages", counted(std::ssize(job.codes), "page", "pages"));
        fields.set("time",
                   short_french(local_time(job.asked_at, site.depot().settings().time_zone)));
        fields.set("message", shown_if(!job.message.empty(), job.message));
        list.push_back(fields);
    }
    return list;
}

/// One leaf of the received pictures, newest first.
void add_pictures(Fields& fields, const PrinterOverview& printer, const HttpRequest& request)
{
    const std::vector<long> numbers = received_pictures(printer.received);
    const auto asked = request.query.find("leaf");
    const long leaves =
        std::max(1L, (std::ssize(numbers) + pictures_per_page - 1) / pictures_per_page);
    const long leaf =
        std::clamp(asked == request.query.end() ? 1 : parse_count(asked->second), 1L, leaves);
    const std::string url = "/printers/" + encode(printer.printer.name.value);
    FieldList pictures;
    const long begin = (leaf - 1) * pictures_per_page;
    const long end = std::min(std::ssize(numbers), begin + pictures_per_page);
    for (long i = begin; i < end; ++i) {
        const std::string number = std::to_string(numbers[static_cast<std::size_t>(i)]);
        Fields picture;
        picture.set("picture", number);
        picture.set("src", url + "/received/" + number + ".png");
        pictures.push_back(picture);
    }
    fields.set("virtual", !printer.received.empty());
    fields.set("pictures", pictures);
    fields.set("has-pictures", !pictures.empty());
    fields.set("pictures-count", counted(std::ssize(numbers), "page sortie", "pages sorties"));
    fields.set("leaf", "page " + std::to_string(leaf) + " sur " + std::to_string(leaves));
    fields.set("leaves", leaves > 1);
    if (leaf > 1)
        fields.set("newer-url", url + "?leaf=" + std::to_string(leaf - 1) + "#received");
    if (leaf < leaves)
        fields.set("older-url", url + "?leaf=" + std::to_string(leaf + 1) + "#received");
}

/// What somebody's answer came to.
Fields answered_words(const HttpRequest& request)
{
    const auto answered = request.query.find("answered");
    if (answered == request.query.end())
        return shown_if(false, "");
    const long again = parse_count(answered->second);
    if (again < 0)
        return shown_if(true, "La question est déjà réglée: il n’y a rien à faire.");
    return shown_if(true, again == 0 ? "C’est noté, rien n’est à refaire."
                                     : "C’est noté: " +
                                           counted(again, "page repart.", "pages repartent."));
}

} // namespace

HttpResponse printer_page(Site& site, const HttpRequest& request)
{
    for (const PrinterOverview& printer : site.printers()) {
        if (printer.printer.name.value != request.parts.at("printer"))
            continue;
        Fields fields = site.page(request, "Imprimante " + printer.printer.name.value);
        fields.set("printer-fields", fields_of(printer));
        fields.set("name", printer.printer.name.value);
        fields.set("asks", printer.question.has_value());
        if (printer.question)
            fields.set("ask", fields_of(*printer.question));
        fields.set("path", encode(printer.printer.name.value));
        fields.set("answered", answered_words(request));
        fields.set("cared", shown_if(!care_notice(request).empty(), care_notice(request)));
        fields.set("care", care_fields(site, printer.printer.name));
        fields.set("always", !printer.received.empty());
        fields.set("paper", takes_labels(printer.printer.role) ? "labels" : "tickets");
        const std::vector<SpoolJob> jobs = jobs_of(site, printer.printer.name);
        fields.set("jobs", job_list(site, jobs));
        fields.set("has-jobs", !jobs.empty());
        if (jobs.size() > jobs_shown)
            fields.set("more-jobs",
                       "et " + french_number(std::ssize(jobs) - static_cast<long>(jobs_shown)) +
                           " plus anciens");
        add_pictures(fields, printer, request);
        return html("printer", std::move(fields));
    }
    throw not_found("Cette imprimante n’existe pas: choisissez-en une sur le tableau.");
}

} // namespace cageot
