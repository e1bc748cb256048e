#include "printing/cups_queue.h"

#include "base/text.h"
#include "printing/cups_raster.h"
#include "printing/device.h"
#include "printing/ipp.h"
#include "printing/printer_setup.h"
#include "printing/queue_settings.h"
#include "printing/server_life.h"
#include "printing/zebra_printer.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace cageot {
namespace {

constexpr const char* key_attribute = "x-cageot-key";
/// Without a limit CUPS stops at 500 (measured, 2.4.2).
constexpr int most_unfinished_jobs = 100'000;
constexpr int most_finished_jobs = 500;
/// An IPP name holds 255 bytes, a code point of UTF-8 at most 4.
constexpr std::size_t longest_title = 63;

const std::vector<const char*> job_attributes{"job-id",
                                              "job-uuid",
                                              key_attribute,
                                              "job-state",
                                              "job-state-reasons",
                                              "job-printer-state-message",
                                              "job-k-octets",
                                              "number-of-documents",
                                              "time-at-processing"};

PrintingError refused(const PrinterName& printer, const Ipp& answer)
{
    const std::string name = "L'imprimante «" + printer.value + "»";
    const ipp_status_t status = ippGetStatusCode(answer.get());
    if (status == IPP_STATUS_ERROR_NOT_FOUND)
        return {name + " n'existe pas dans CUPS: créez-la avec «cageot printer add».", false};
    if (status == IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS)
        return {name + " refuse les travaux: rouvrez sa file avec «cageot printer add».", false};
    return {name + " refuse la demande (" + refusal(answer) +
                "): vérifiez-la avec «cageot doctor».",
            false};
}

/// One attribute of a job, into the field it belongs to.
void read_attribute(ipp_attribute_t* attribute, JobStatus& job)
{
    const std::string_view name = ippGetName(attribute);
    if (name == "job-id")
        job.id = ippGetInteger(attribute, 0);
    else if (name == "job-uuid")
        job.uuid = first_text(attribute);
    else if (name == key_attribute)
        job.key.value = first_text(attribute);
    else if (name == "job-state")
        job.state = static_cast<JobState>(ippGetInteger(attribute, 0));
    else if (name == "job-state-reasons")
        job.reasons = texts(attribute);
    else if (name == "job-printer-state-message")
        job.message = first_text(attribute);
    else if (name == "job-k-octets")
        job.has_document = ippGetInteger(attribute, 0) > 0;
    else if (name == "time-at-processing")
        job.begun = ippGetValueTag(attribute) == IPP_TAG_INTEGER;
    else if (name == "number-of-documents")
        job.document_gone = ippGetInteger(attribute, 0) == 0;
}

/// The jobs of an answer: groups of attributes with a nameless separator between them.
std::vector<JobStatus> read_jobs(const Ipp& answer)
{
    std::vector<JobStatus> jobs;
    bool inside = false;
    for (ipp_attribute_t* attribute = ippFirstAttribute(answer.get()); attribute != nullptr;
         attribute = ippNextAttribute(answer.get())) {
        if (ippGetGroupTag(attribute) != IPP_TAG_JOB || ippGetName(attribute) == nullptr) {
            inside = false;
            continue;
        }
        if (!std::exchange(inside, true))
            jobs.emplace_back();
        read_attribute(attribute, jobs.back());
    }
    // CUPS always deletes the document of a job that ended.
    for (JobStatus& job : jobs)
        job.document_gone = job.document_gone && job.has_document && !is_final(job.state);
    return jobs;
}

int create_job(const CupsServer& server, const PrinterName& printer, const PrintDocument& document)
{
    Ipp request = request_about(IPP_OP_CREATE_JOB, printer);
    add_name(request, IPP_TAG_OPERATION, "job-name",
             std::string(first_code_points(document.title, longest_title)));
    add_name(request, IPP_TAG_JOB, key_attribute, document.key.value);
    // Labels by PageSize: CUPS takes `media` through millimetres and loses a point on the way.
    const std::string paper = office_paper(document.width_points, document.height_points);
    if (paper.empty())
        add_name(request, IPP_TAG_JOB, "PageSize",
                 custom_page_size(document.width_points, document.height_points));
    else
        ippAddString(request.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, paper.c_str());
    if (!document.print_mode.empty())
        add_name(request, IPP_TAG_JOB, "zePrintMode", document.print_mode);
    const Ipp answer = ask(server, std::move(request));
    if (!succeeded(answer))
        throw refused(printer, answer);
    return ippGetInteger(find(answer, "job-id"), 0);
}

/// What is set of the driver's options: by the queue, then by the job.
std::vector<DriverOption> driver_options(const CupsServer& server, const PrinterName& printer,
                                         const PrintDocument& document)
{
    constexpr std::string_view suffix = "-default";
    const Ipp queue = ask(server, request_about(IPP_OP_GET_PRINTER_ATTRIBUTES, printer));
    if (!succeeded(queue))
        throw refused(printer, queue);
    std::vector<DriverOption> options;
    for (ipp_attribute_t* attribute = ippFirstAttribute(queue.get()); attribute != nullptr;
         attribute = ippNextAttribute(queue.get())) {
        const char* name = ippGetName(attribute);
        if (name == nullptr || !std::string_view(name).ends_with(suffix))
            continue;
        options.push_back({std::string(name, std::string_view(name).size() - suffix.size()),
                           first_text(attribute)});
    }
    options.push_back(
        {"PageSize", custom_page_size(document.width_points, document.height_points)});
    if (!document.print_mode.empty())
        options.push_back({"zePrintMode", document.print_mode});
    return options;
}

std::string raster_of(const CupsServer& server, const PrinterName& printer,
                      const PrintDocument& document)
{
    const auto ppd = server.driver_file(printer);
    if (!ppd)
        throw PrintingError("La file «" + printer.value +
                                "» n'a pas de pilote: réparez-la avec «cageot printer add " +
                                printer.value + "».",
                            false);
    return to_cups_raster(document, *ppd, driver_options(server, printer, document));
}

void send_document(const CupsServer& server, const PrinterName& printer, int job_id,
                   const char* format, std::string_view bytes)
{
    Ipp request = request_about_job(IPP_OP_SEND_DOCUMENT, job_id);
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr,
                 format);
    ippAddBoolean(request.get(), IPP_TAG_OPERATION, "last-document", 1);
    const Ipp answer = ask(server, std::move(request), bytes);
    if (!succeeded(answer))
        throw refused(printer, answer);
}

JobStatus job_of(const CupsServer& server, const PrinterName& printer, int job_id)
{
    Ipp request = request_about_job(IPP_OP_GET_JOB_ATTRIBUTES, job_id);
    ask_for(request, job_attributes);
    const Ipp answer = ask(server, std::move(request));
    std::vector<JobStatus> jobs = read_jobs(answer);
    if (!succeeded(answer) || jobs.empty())
        throw refused(printer, answer);
    return std::move(jobs.front());
}

struct Device {
    std::string uri; ///< without credentials
    std::string model;
};

Device device_of(const CupsServer& server, const PrinterName& printer)
{
    Ipp request = request_about(IPP_OP_GET_PRINTER_ATTRIBUTES, printer);
    ask_for(request, {"device-uri", "printer-make-and-model"});
    const Ipp answer = ask(server, std::move(request));
    if (!succeeded(answer))
        throw refused(printer, answer);
    return {first_text(find(answer, "device-uri")),
            first_text(find(answer, "printer-make-and-model"))};
}

std::vector<JobStatus> jobs_in(const CupsServer& server, const PrinterName& printer,
                               const char* which_jobs, int first, int limit)
{
    Ipp request = request_about(IPP_OP_GET_JOBS, printer);
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr,
                 which_jobs);
    ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "limit", limit);
    if (first > 1) // PWG 5100.11
        ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "first-job-id", first);
    ask_for(request, job_attributes);
    const Ipp answer = ask(server, std::move(request));
    if (!succeeded(answer))
        throw refused(printer, answer);
    return read_jobs(answer);
}

} // namespace

CupsQueue::CupsQueue(const CupsServer& server)
    : server_(server)
{
}

JobStatus CupsQueue::submit(const PrinterName& printer, const PrintDocument& document)
{
    const bool dots = document.format() == DocumentFormat::raster;
    const std::string raster = dots ? raster_of(server_, printer, document) : std::string();
    const int job_id = create_job(server_, printer, document);
    std::string trouble;
    try {
        send_document(server_, printer, job_id,
                      dots ? "application/vnd.cups-raster" : "application/pdf",
                      dots ? std::string_view(raster) : std::string_view(document.pdf));
    } catch (const PrintingError& error) {
        trouble = error.what();
    }
    bool has_document = false;
    try {
        JobStatus job = job_of(server_, printer, job_id);
        if (job.key != document.key)
            throw PrintingError(
                "Le serveur d'impression a oublié un travail: mettez «DirtyCleanInterval"
                " 0» dans cupsd.conf et redémarrez CUPS.",
                true);
        if (trouble.empty() || job.has_document)
            return job;
        // From here on a document that still arrives is refused, because its job has ended.
        cancel(printer, job_id);
        has_document = job_of(server_, printer, job_id).has_document;
    } catch (const PrintingError& error) {
        throw PrintingError(error.what(), true);
    }
    throw PrintingError(trouble, has_document);
}

std::vector<JobStatus> CupsQueue::jobs_from(const PrinterName& printer, int first)
{
    // In this order, a job that ends between the two questions is met twice and never missed.
    std::vector<JobStatus> found =
        jobs_in(server_, printer, "not-completed", 1, most_unfinished_jobs);
    std::vector<JobStatus> finished =
        jobs_in(server_, printer, "completed", first, most_finished_jobs);
    std::erase_if(found, [&finished](const JobStatus& job) {
        return std::ranges::find(finished, job.uuid, &JobStatus::uuid) != finished.end();
    });
    // CUPS orders them by the second in which they ended.
    std::ranges::sort(finished, std::ranges::greater(), &JobStatus::id);
    std::ranges::move(finished, std::back_inserter(found));
    std::erase_if(found, [](const JobStatus& job) { return job.key.value.empty(); });
    return found;
}

void CupsQueue::cancel(const PrinterName& printer, int job_id)
{
    const Ipp answer = ask(server_, request_about_job(IPP_OP_CANCEL_JOB, job_id));
    // Not possible: the job has already ended.
    if (!succeeded(answer) && ippGetStatusCode(answer.get()) != IPP_STATUS_ERROR_NOT_POSSIBLE)
        throw refused(printer, answer);
}

PrinterStatus CupsQueue::status(const PrinterName& printer)
{
    Ipp request = request_about(IPP_OP_GET_PRINTER_ATTRIBUTES, printer);
    ask_for(request, {"printer-state", "printer-is-accepting-jobs", "printer-state-reasons",
                      "printer-state-message"});
    const Ipp answer = ask(server_, std::move(request));
    if (!succeeded(answer))
        throw refused(printer, answer);
    PrinterStatus status;
    status.state = static_cast<PrinterState>(ippGetInteger(find(answer, "printer-state"), 0));
    status.accepting = ippGetBoolean(find(answer, "printer-is-accepting-jobs"), 0) != 0;
    status.reasons = texts(find(answer, "printer-state-reasons"));
    std::erase(status.reasons, "none");
    status.message = first_text(find(answer, "printer-state-message"));
    return status;
}

std::string CupsQueue::life()
{
    return life_of(server_);
}

bool CupsQueue::is_quiet(const PrinterName& printer)
{
    return !server_.is_local() || !is_sent_to(device_of(server_, printer).uri);
}

void CupsQueue::clear(const PrinterName& printer)
{
    try {
        const Device device = device_of(server_, printer);
        if (device.model == zebra_model && is_quiet(printer))
            cageot::clear(device.uri);
    } catch (const PrintingError&) {
        // Without an answer of CUPS there is no address to clear.
    }
}

std::optional<ZebraCount> CupsQueue::counted(const PrinterName& printer)
{
    try {
        const Device device = device_of(server_, printer);
        if (server_.is_local() && device.model == zebra_model && !is_sent_to(device.uri))
            return ask_count(device.uri);
    } catch (const PrintingError&) {
        // Without an answer of CUPS there is no address to ask.
    }
    return std::nullopt;
}

void CupsQueue::resume(const PrinterName& printer)
{
    start_queue(server_, printer);
}

} // namespace cageot
