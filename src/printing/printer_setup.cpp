#include "printing/printer_setup.h"

#include "printing/ipp.h"
#include "printing/printer_queue.h"
#include "printing/queue_settings.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace cageot {
namespace {

/// What CUPS 2.4 calls a queue without a driver.
constexpr const char* raw_model = "Local Raw Printer";

std::string shown(const PrinterName& printer)
{
    return "«" + printer.value + "»";
}

[[noreturn]] void refuse(const PrinterName& printer, const Ipp& answer)
{
    throw PrintingError("CUPS refuse de régler la file " + shown(printer) + " (" + refusal(answer) +
                            "): recommencez en administrateur.",
                        false);
}

/// All attributes of the queue, or nothing when it does not exist.
std::optional<Ipp> attributes_of(const CupsServer& server, const PrinterName& printer)
{
    Ipp answer = ask(server, request_about(IPP_OP_GET_PRINTER_ATTRIBUTES, printer));
    if (ippGetStatusCode(answer.get()) == IPP_STATUS_ERROR_NOT_FOUND)
        return std::nullopt;
    if (!succeeded(answer))
        refuse(printer, answer);
    return answer;
}

bool is_stopped(const Ipp& queue)
{
    return ippGetInteger(find(queue, "printer-state"), 0) ==
           static_cast<int>(PrinterState::stopped);
}

/// True when an unfinished job of the queue has already been processed for a while.
bool has_begun_job(const CupsServer& server, const PrinterName& printer)
{
    Ipp request = request_about(IPP_OP_GET_JOBS, printer);
    ask_for(request, {"time-at-processing"});
    const Ipp answer = ask(server, std::move(request));
    if (!succeeded(answer))
        refuse(printer, answer);
    for (ipp_attribute_t* attribute = ippFirstAttribute(answer.get()); attribute != nullptr;
         attribute = ippNextAttribute(answer.get()))
        if (ippGetGroupTag(attribute) == IPP_TAG_JOB &&
            ippGetValueTag(attribute) == IPP_TAG_INTEGER)
            return true;
    return false;
}

void write_settings(const CupsServer& server, const Printer& printer)
{
    Ipp request = request_about(IPP_OP_CUPS_ADD_MODIFY_PRINTER, printer.name);
    if (!printer.uri.empty() && printer.role != PrinterRole::office) {
        add_name(request, IPP_TAG_OPERATION, "ppd-name", zebra_driver);
        ippAddString(request.get(), IPP_TAG_PRINTER, IPP_TAG_URI, "device-uri", nullptr,
                     printer.uri.c_str());
    }
    for (const QueueSetting& setting : wanted_settings(printer))
        add_name(request, IPP_TAG_PRINTER, setting.attribute.c_str(), setting.value);
    ippAddBoolean(request.get(), IPP_TAG_PRINTER, "printer-is-accepting-jobs", 1);
    const Ipp answer = ask(server, std::move(request));
    if (!succeeded(answer))
        refuse(printer.name, answer);
}

/// Findings about one queue, all of the same source.
class QueueCheck {
public:
    explicit QueueCheck(const Printer& printer)
        : printer_(printer)
    {
    }

    void add(Severity severity, std::string field, const std::string& fault,
             const std::string& remedy)
    {
        findings_.push_back(
            {severity, printer_.name.value, 0, std::move(field),
             "La file " + shown(printer_.name) + " " + fault + ": " + remedy + "."});
    }
    /// Something that set_up_queue mends.
    void add_repairable(Severity severity, std::string field, const std::string& fault)
    {
        add(severity, std::move(field), fault,
            "réparez-la avec «cageot printer add " + printer_.name.value + "»");
    }
    /// A setting that set_up_queue writes.
    void expect(const Ipp& queue, const QueueSetting& setting)
    {
        const std::string found = first_text(find(queue, setting.attribute.c_str()));
        if (found != setting.value)
            add_repairable(Severity::error, setting.attribute,
                           "a «" + setting.attribute + "» réglé sur «" + found + "» au lieu de «" +
                               setting.value + "»");
    }
    std::vector<Finding> take() { return std::move(findings_); }

private:
    const Printer& printer_;
    std::vector<Finding> findings_;
};

void check_driver(const Ipp& queue, const Printer& printer, QueueCheck& check)
{
    const std::string model = first_text(find(queue, "printer-make-and-model"));
    if (printer.role == PrinterRole::office || model == zebra_model)
        return;
    if (model == raw_model && printer.uri.empty())
        return; // check_kind says so
    const std::string fault = "utilise le pilote «" + model + "» au lieu de «" + zebra_model + "»";
    if (!printer.uri.empty())
        check.add_repairable(Severity::error, "printer-make-and-model", fault);
    else
        check.add(Severity::warning, "printer-make-and-model", fault,
                  "imprimez une étiquette d'essai et scannez-la");
}

/// A class chooses a printer for each job, so that nobody knows whose paper to look at; a raw queue
/// prints the letters of a PDF.
void check_kind(const Ipp& queue, const Printer& printer, QueueCheck& check)
{
    const auto type = static_cast<unsigned>(ippGetInteger(find(queue, "printer-type"), 0));
    const std::string device = first_text(find(queue, "device-uri"));
    if ((type & CUPS_PRINTER_CLASS) != 0 || device.starts_with("implicitclass:"))
        check.add(Severity::error, "printer-type",
                  "est une classe et CUPS y choisit l'imprimante lui-même",
                  "nommez une seule imprimante par file");
    if (printer.uri.empty() && first_text(find(queue, "printer-make-and-model")) == raw_model)
        check.add(Severity::error, "printer-make-and-model",
                  "n'a pas de pilote et imprimerait le texte des PDF", "recréez-la avec un pilote");
}

void check_readiness(const Ipp& queue, QueueCheck& check)
{
    if (is_stopped(queue))
        check.add(Severity::error, "printer-state",
                  "est arrêtée (" + first_text(find(queue, "printer-state-message")) + ")",
                  "regardez l'imprimante, puis relancez la file");
    if (ippGetBoolean(find(queue, "printer-is-accepting-jobs"), 0) == 0)
        check.add_repairable(Severity::error, "printer-is-accepting-jobs", "refuse les travaux");
}

/// What is wrong with the queue itself.
std::vector<Finding> check_attributes(const Ipp& queue, const Printer& printer)
{
    QueueCheck check(printer);
    check_kind(queue, printer, check);
    check_driver(queue, printer, check);
    if (!printer.uri.empty() && printer.role != PrinterRole::office)
        check.expect(queue, {"device-uri", printer.uri});
    for (const QueueSetting& setting : wanted_settings(printer))
        check.expect(queue, setting);
    check_readiness(queue, check);
    return check.take();
}

std::vector<Finding> check_server(const CupsServer& server)
{
    if (const auto configuration = server.configuration_file("cupsd.conf"))
        return find_lossy_directives(*configuration);
    return {{Severity::warning, "cupsd.conf", 0, "DirtyCleanInterval",
             "CUPS ne montre pas ses réglages à ce compte: vérifiez que cupsd.conf contient "
             "«DirtyCleanInterval 0», sinon une panne efface des travaux."}};
}

} // namespace

void set_up_queue(const CupsServer& server, const Printer& printer)
{
    const auto queue = attributes_of(server, printer.name);
    if (queue && !has_error(check_attributes(*queue, printer)))
        return;
    if (!queue && (printer.uri.empty() || printer.role == PrinterRole::office))
        throw PrintingError("La file " + shown(printer.name) +
                                " n'existe pas dans CUPS: créez-la d'abord avec «lpadmin -p " +
                                printer.name.value + " -E -v URI -m everywhere».",
                            false);
    // CUPS restarts the job of a printer that is modified or resumed (measured, 2.4.2).
    if (queue && has_begun_job(server, printer.name))
        throw PrintingError("La file " + shown(printer.name) +
                                " est au milieu d'un travail: attendez sa fin ou annulez-le puis "
                                "recommencez, pour ne rien imprimer deux fois.",
                            false);
    write_settings(server, printer);
    start_queue(server, printer.name);
}

void start_queue(const CupsServer& server, const PrinterName& printer)
{
    const Ipp answer = ask(server, request_about(IPP_OP_RESUME_PRINTER, printer));
    if (!succeeded(answer))
        refuse(printer, answer);
}

std::vector<Finding> check_queue(const CupsServer& server, const Printer& printer)
{
    std::vector<Finding> findings;
    if (const auto queue = attributes_of(server, printer.name)) {
        findings = check_attributes(*queue, printer);
    } else {
        QueueCheck check(printer);
        check.add_repairable(Severity::error, "", "n'existe pas dans CUPS");
        findings = check.take();
    }
    std::ranges::move(check_server(server), std::back_inserter(findings));
    return findings;
}

} // namespace cageot
