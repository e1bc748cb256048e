#include "flow/long_roll.h"

#include "depot/documents.h"
#include "depot/sample_depot.h"
#include "printing/printer_setup.h"
#include "support/wait_until.h"

#include <algorithm>
#include <stdexcept>
#include <thread>

namespace cageot {
namespace {

VirtualPrinterOptions device_options(PrinterFault fault, double labels_per_second)
{
    VirtualPrinterOptions options;
    options.fault = fault;
    options.engine.labels_per_second = labels_per_second;
    return options;
}

} // namespace

LongRoll::LongRoll(PrinterFault fault, double labels_per_second)
    : device_(device_options(fault, labels_per_second))
    , depot_(settings(), clock_)
    , server_(cupsd_.address())
    , queue_(server_)
{
    set_up_queue(server_, depot_.settings().printers.front().printer);
    const Freezing freezing =
        freeze(depot_, {{"commandes.csv", week_of({{"A", labels - 2}})}}); // and two heads
    if (!freezing.session)
        throw std::runtime_error(report(freezing));
    session_ = freezing.session->id;
    remember_dots();
    PrintRequest request;
    request.tickets = false;
    request_print(depot_, *freezing.session, request);
    restart();
}

DepotSettings LongRoll::settings()
{
    DepotSettings settings = sample_settings(folder_.path());
    settings.cups_server = cupsd_.address();
    settings.printers.resize(1);
    Printer& device = settings.printers.front().printer;
    device.uri = "socket://127.0.0.1:" + std::to_string(device_.port());
    device.format = DocumentFormat::raster; // so that the dots are known before
    return settings;
}

void LongRoll::remember_dots()
{
    const StoredSession session = depot_.store().find_session(session_).value();
    const auto plan = depot_.plan(session_, session.version);
    const PlanPages pages(*plan);
    PrintRun run{pages, depot_.stationery(), 203, depot_.stamp(session), papers_of(depot_)};
    run.keep_dots = true;
    const MadeDocument document = make_document(run, pages.label_pages(), "");
    for (std::size_t i = 0; i < document.dots.size(); ++i)
        code_of_[hash_of(document.dots[i])] = document.codes.at(i);
    wanted_ = document.codes;
    if (wanted_.size() != labels || code_of_.size() != labels)
        throw std::logic_error("the roll has other labels than expected");
}

bool LongRoll::comes(const std::function<bool()>& condition)
{
    return comes_within(condition, std::chrono::seconds(90));
}

bool LongRoll::comes_within(const std::function<bool()>& condition, std::chrono::seconds limit)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (std::chrono::steady_clock::now() < end) {
        spooler_->step();
        if (condition())
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
    }
    return false;
}

void LongRoll::restart()
{
    spooler_.reset();
    spooler_.emplace(depot_, queue_, PrintingRights::take(depot_));
}

std::vector<std::string> LongRoll::out()
{
    std::vector<std::string> codes;
    for (const Dots& picture : device_.pictures()) {
        const auto found = code_of_.find(hash_of(picture));
        codes.push_back(found == code_of_.end() ? "?" : found->second);
    }
    return codes;
}

Answered LongRoll::answer_with(const std::string& code)
{
    DoubtAnswer given;
    given.code = code;
    given.who = "atelier";
    return answer(depot_, printer, given);
}

std::vector<std::string> LongRoll::notices()
{
    std::vector<std::string> sentences;
    for (const Notice& notice : depot_.store().notices())
        sentences.push_back(notice.sentence);
    return sentences;
}

std::vector<SpoolJob> LongRoll::jobs()
{
    std::vector<SpoolJob> jobs = depot_.store().jobs(session_);
    std::ranges::reverse(jobs);
    return jobs;
}

bool LongRoll::all_ended()
{
    return depot_.store().open_jobs().empty();
}

} // namespace cageot
