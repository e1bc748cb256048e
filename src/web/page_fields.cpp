#include "web/page_fields.h"

#include <algorithm>
#include <stdexcept>

namespace cageot {
namespace {

/// The gravest thing that is so of some of them: what a person would be told first.
PaperState state_of_all(const Progress& progress)
{
    if (progress.doubtful > 0)
        return PaperState::doubtful;
    if (progress.waiting > 0)
        return PaperState::waiting;
    if (progress.planned > 0)
        return PaperState::planned;
    return progress.handed_over > 0 ? PaperState::handed_over : PaperState::confirmed;
}

StateWords words_of(PrinterWork work)
{
    switch (work) {
    case PrinterWork::idle:
        return {"prête", "done"};
    case PrinterWork::later:
        return {"attend l’heure", "todo"};
    case PrinterWork::printing:
        return {"imprime", "go"};
    case PrinterWork::paused:
        return {"en pause", "unsure"};
    case PrinterWork::stuck:
        return {"n’imprime pas", "stop"};
    }
    throw std::logic_error("unknown work of a printer");
}

} // namespace

Fields shown_if(bool shown, const std::string& text)
{
    return shown ? Fields(text) : Fields(false);
}

FieldList fault_fields(const std::vector<std::string>& faults)
{
    FieldList sentences;
    for (const std::string& fault : faults) {
        Fields shown;
        shown.set("sentence", fault);
        sentences.push_back(shown);
    }
    return sentences;
}

FieldList finding_fields(const std::vector<Finding>& findings)
{
    FieldList shown;
    for (const Severity severity : {Severity::error, Severity::warning})
        for (const RepeatedFinding& repeated : without_repetition(findings)) {
            if (repeated.finding.severity != severity)
                continue;
            Fields fields;
            fields.set("sentence", repeated.text());
            fields.set("tone", severity == Severity::error ? "stop" : "unsure");
            shown.push_back(fields);
        }
    return shown;
}

std::string print_notice(const HttpRequest& request)
{
    const auto asked = request.query.find("asked");
    const long pages = asked == request.query.end() ? -1 : parse_count(asked->second);
    if (pages < 0)
        return {};
    if (pages == 0)
        return "Tout était déjà demandé: rien n’est imprimé deux fois.";
    return counted(pages, "page part", "pages partent") + " à l’imprimante.";
}

Fields fields_of(const StateWords& words)
{
    Fields fields;
    fields.set("word", std::string(words.word));
    fields.set("tone", std::string(words.tone));
    return fields;
}

Fields fields_of(const Progress& progress)
{
    const StateWords all = words_of(state_of_all(progress));
    Fields fields;
    fields.set("done", french_number(progress.done()));
    fields.set("total", french_number(progress.total()));
    fields.set("bar-value", std::to_string(progress.done()));
    fields.set("bar-max", std::to_string(std::max(1L, progress.total())));
    fields.set("whole", progress.total() > 0 && progress.done() == progress.total());
    fields.set("tone", std::string(all.tone));
    fields.set("doubtful", shown_if(progress.doubtful > 0, french_number(progress.doubtful)));
    fields.set("waiting", shown_if(progress.waiting > 0, french_number(progress.waiting)));
    return fields;
}

Fields fields_of(const FarmCount& count)
{
    Fields fields;
    fields.set("here", french_number(count.here));
    fields.set("total", french_number(count.total));
    fields.set("bar-value", std::to_string(count.here));
    fields.set("bar-max", std::to_string(std::max(1L, count.total)));
    fields.set("whole", count.total > 0 && count.here + count.never == count.total);
    fields.set("never",
               shown_if(count.never > 0, counted(count.never, "ne vient pas", "ne viennent pas")));
    return fields;
}

Fields fields_of(const PlannedRelay& relay)
{
    Fields fields;
    fields.set("letter", relay.letter);
    fields.set("colour", relay.colour);
    fields.set("class", relay_class(relay.colour));
    fields.set("relay-name", relay.name);
    return fields;
}

Fields fields_of(const PrinterOverview& overview)
{
    Fields fields = fields_of(words_of(overview.work));
    fields.set("name", overview.printer.name.value);
    fields.set("url", "/printers/" + encode(overview.printer.name.value));
    fields.set("role", std::string(french_name(overview.printer.role)));
    fields.set("media", to_string(overview.printer.media));
    fields.set("dpi", std::to_string(overview.printer.dpi));
    fields.set("message", overview.message);
    fields.set("has-message", !overview.message.empty());
    fields.set("message-tone", std::string(words_of(overview.work).tone));
    fields.set("waiting",
               shown_if(overview.pages_waiting > 0,
                        counted(overview.pages_waiting, "page attend", "pages attendent")));
    const long pictures = std::ssize(received_pictures(overview.received));
    fields.set("received",
               shown_if(pictures > 0, counted(pictures, "page sortie", "pages sorties")));
    return fields;
}

} // namespace cageot
