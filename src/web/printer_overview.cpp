#include "web/printer_overview.h"

#include "web/http.h"

#include "depot/care.h"

#include <algorithm>
#include <stdexcept>

namespace cageot {
namespace {

/// The word on an open job is what a person must do before anything comes out.
bool is_held_up(const SpoolJob& job)
{
    return !job.message.empty();
}

void add_job(PrinterOverview& overview, const SpoolJob& job, UtcMs now)
{
    overview.pages_waiting += std::ssize(job.codes);
    if (overview.work == PrinterWork::stuck)
        return;
    if (is_held_up(job)) {
        overview.message = job.message;
        overview.work = PrinterWork::stuck;
    } else if (job.state != SpoolState::wanted || job.not_before <= now) {
        overview.work = PrinterWork::printing;
    } else if (overview.work == PrinterWork::idle) {
        overview.work = PrinterWork::later;
    }
}

} // namespace

std::string_view to_string(PrinterWork work)
{
    switch (work) {
    case PrinterWork::idle:
        return "idle";
    case PrinterWork::later:
        return "later";
    case PrinterWork::printing:
        return "printing";
    case PrinterWork::paused:
        return "paused";
    case PrinterWork::stuck:
        return "stuck";
    }
    throw std::logic_error("unknown work of a printer");
}

std::vector<PrinterOverview> printer_overviews(Depot& depot)
{
    std::vector<PrinterOverview> overviews;
    const std::vector<SpoolJob> open = depot.store().open_jobs();
    const std::vector<Question> asked = questions(depot);
    const std::set<PrinterName> paused = paused_printers(depot);
    for (const Printer& printer : depot.store().printers()) {
        PrinterOverview overview;
        overview.printer = printer;
        for (const ConfiguredPrinter& configured : depot.settings().printers)
            if (configured.printer.name == printer.name)
                overview.received = configured.received;
        for (const SpoolJob& job : open)
            if (job.printer == printer.name)
                add_job(overview, job, depot.now());
        if (paused.contains(printer.name)) {
            overview.work = PrinterWork::paused;
            overview.message = "Rien ne lui est envoyé: pressez «Reprendre» pour qu’elle reparte.";
        }
        for (const Question& question : asked)
            if (question.printer == printer.name) {
                overview.question = question;
                overview.work = PrinterWork::stuck;
                overview.message = question.sentence;
            }
        overviews.push_back(std::move(overview));
    }
    return overviews;
}

std::vector<long> received_pictures(const std::filesystem::path& folder)
{
    std::vector<long> numbers;
    std::error_code error;
    for (auto entry = std::filesystem::directory_iterator(folder, error);
         !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        const long number = parse_count(entry->path().stem().string());
        if (number > 0 && entry->path().extension() == ".png")
            numbers.push_back(number);
    }
    std::sort(numbers.rbegin(), numbers.rend());
    return numbers;
}

} // namespace cageot
