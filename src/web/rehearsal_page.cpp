#include "web/page_fields.h"
#include "web/pages.h"
#include "web/request_checks.h"

#include "depot/rehearse.h"

namespace cageot {
namespace {

constexpr std::size_t longest_scan = 200;

StateWords words_of(RehearsalFault fault)
{
    switch (fault) {
    case RehearsalFault::none:
        return {"prête", "done"};
    case RehearsalFault::asked:
        return {"attend", "todo"};
    case RehearsalFault::to_scan:
        return {"à scanner", "go"};
    case RehearsalFault::blurred:
    case RehearsalFault::not_scanned:
    case RehearsalFault::old_label:
    case RehearsalFault::unknown_code:
        return {"pas encore prête", "unsure"};
    case RehearsalFault::printer_off:
    case RehearsalFault::no_paper:
    case RehearsalFault::cover_open:
    case RehearsalFault::in_the_way:
    case RehearsalFault::queue:
    case RehearsalFault::not_printed:
    case RehearsalFault::wrong_stock:
    case RehearsalFault::other_dpi:
    case RehearsalFault::pale:
    case RehearsalFault::swapped:
    case RehearsalFault::wrong_keyboard:
        return {"pas prête", "stop"};
    }
    throw std::logic_error("unknown fault of a rehearsal");
}

/// What was scanned last, told by the printers as they stand now.
Fields scan_fields(Site& site, const HttpRequest& request, const RehearsalState& state)
{
    const std::string text = field(request.query, "text").substr(0, longest_scan);
    if (text.empty())
        return Fields(false);
    const std::string at = field(request.query, "at");
    const ScanDiagnosis scan =
        diagnose_scan(text, at.empty() ? std::nullopt : std::optional(PrinterName{at}),
                      site.depot().store().rehearsals());
    Diagnosis told = scan.diagnosis;
    for (const PrinterRehearsal& one : state.printers)
        if (scan.read && scan.read->printer == one.printer)
            told = one.diagnosis;
    Fields fields = fields_of(words_of(told.fault));
    fields.set("sentence", told.sentence);
    return fields;
}

} // namespace

HttpResponse rehearsal_page(Site& site, const HttpRequest& request)
{
    Fields fields = site.page(request, "Répétition");
    const RehearsalState state = rehearsal_state(site.depot());
    const std::string& zone = site.depot().settings().time_zone;
    const std::string at = field(request.query, "at");
    FieldList printers, choices;
    for (const PrinterRehearsal& one : state.printers) {
        Fields printer = fields_of(words_of(one.diagnosis.fault));
        printer.set("name", one.printer.value);
        printer.set("sentence", one.diagnosis.sentence);
        printer.set("asked",
                    shown_if(one.asked_at > 0,
                             "étiquette demandée " + short_french(local_time(one.asked_at, zone))));
        printers.push_back(printer);
        Fields choice;
        choice.set("name", one.printer.value);
        choice.set("chosen", one.printer.value == at);
        choices.push_back(choice);
    }
    fields.set("always", true); // what is to be done changes with time alone
    fields.set("said", scan_fields(site, request, state));
    fields.set("sum", state.sentence());
    fields.set("when", shown_if(state.asked_at > 0, long_french(local_time(state.asked_at, zone))));
    fields.set("has-printers", !printers.empty());
    fields.set("printers", printers);
    fields.set("choices", choices);
    fields.set("begun", state.is_fresh);
    fields.set("start", state.is_fresh ? "Recommencer avec des étiquettes neuves"
                                       : "Commencer la répétition");
    return html("rehearsal", std::move(fields));
}

HttpResponse begin_rehearsal(Site& site, const HttpRequest& request)
{
    check_token(request);
    try {
        start_rehearsal(site.depot(), {}, request.visitor.name);
    } catch (const std::runtime_error& error) {
        throw HttpRefusal(409, error.what());
    }
    return see("/rehearsal");
}

HttpResponse scan_rehearsal(Site& site, const HttpRequest& request)
{
    check_token(request);
    const std::string text = field(request.form, "text").substr(0, longest_scan);
    const std::string at = field(request.form, "at");
    try {
        rehearsal_scan(site.depot(), text,
                       at.empty() ? std::nullopt : std::optional(PrinterName{at}));
    } catch (const UnknownName& error) {
        throw HttpRefusal(404, error.what());
    }
    return see("/rehearsal?at=" + encode(at) + "&text=" + encode(text));
}

} // namespace cageot
