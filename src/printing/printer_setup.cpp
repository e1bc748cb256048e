#include "printing/printer_setup.h"

#include "printing/ipp.h"
#include "printing/printer_queue.h"
#include "printing/queue_settings.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <thread>
#include <utility>

namespace cageot {
namespace {

/// What CUPS 2.4 calls a queue without a driver.
constexpr const char* raw_model = "Local Raw Printer";
/// CUPS asks the printer itself what it can do, and makes the driver from its answer.
constexpr const char* driverless = "everywhere";
constexpr const char* driverless_model = "IPP Everywhere";
/// Longest that a printer may take to answer CUPS.
constexpr std::chrono::seconds longest_enquiry{20};

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

/// Whether its queue is made and repaired by us, not by somebody for the office.
bool is_ours(const Printer& printer)
{
    return is_driverless(printer) || (!printer.uri.empty() && printer.role != PrinterRole::office);
}

void write_settings(const CupsServer& server, const Printer& printer)
{
    Ipp request = request_about(IPP_OP_CUPS_ADD_MODIFY_PRINTER, printer.name);
    if (is_ours(printer)) {
        add_name(request, IPP_TAG_OPERATION, "ppd-name",
                 is_driverless(printer) ? driverless : zebra_driver);
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

std::string model_of(const Ipp& queue)
{
    return first_text(find(queue, "printer-make-and-model"));
}

bool has_driverless_model(const Ipp& queue)
{
    return model_of(queue).find(driverless_model) != std::string::npos;
}

/// CUPS says yes to a driverless queue before it has asked the printer, and leaves the queue as it
/// was when the printer does not answer.
void wait_for_driver(const CupsServer& server, const Printer& printer)
{
    const auto end = std::chrono::steady_clock::now() + longest_enquiry;
    while (std::chrono::steady_clock::now() < end) {
        if (const auto queue = attributes_of(server, printer.name);
            queue && has_driverless_model(*queue))
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    throw PrintingError("L'imprimante «" + printer.uri +
                            "» ne dit pas à CUPS ce qu'elle sait faire: allumez-la, vérifiez son "
                            "adresse, puis recommencez.",
                        false);
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
    const std::string model = model_of(queue);
    if (is_driverless(printer) && !has_driverless_model(queue))
        return check.add_repairable(Severity::error, "printer-make-and-model",
                                    "utilise le pilote «" + model + "» au lieu de «" +
                                        driverless_model + "»");
    if (printer.role == PrinterRole::office || model == zebra_model)
        return;
    if (model == raw_model && printer.uri.empty())
        return; // check_kind says so
    const std::string fault = "utilise le pilote «" + model + "» au lieu de «" + zebra_model + "»";
    if (!printer.uri.empty() && !is_driverless(printer))
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
    if (is_ours(printer))
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
    if (!queue && !is_ours(printer))
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
    if (is_driverless(printer))
        wait_for_driver(server, printer);
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
