#include "depot/alarm.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr UtcMs look_every = 1'000;
constexpr UtcMs ask_every = 10'000;

constexpr UtcMs slack_ms = 20'000;
constexpr UtcMs cut_ms = 1'000;
constexpr std::int64_t mm_per_second = 100;
/// A page of a roll, whose length nobody says.
constexpr Length long_page = Length::mm(300);

constexpr const char* stuck = "L'imprimante n'avance plus: regardez son papier, son capot et son "
                              "voyant; si tout va bien, éteignez-la et rallumez-la.";

long labels_left(const PrinterAnswer& answer)
{
    return answer.status ? answer.status->labels_remaining + answer.status->formats_waiting : 0;
}

} // namespace

std::optional<UtcMs> expected_ms(long pages, Media media, Handling handling)
{
    if (handling == Handling::peel)
        return std::nullopt;
    const Length page = media.is_roll() ? long_page : media.height;
    const UtcMs cut = handling == Handling::cut ? cut_ms : 0;
    // Micrometres at millimetres a second are milliseconds.
    return slack_ms + std::max(pages, 1L) * (page.um() / mm_per_second + cut);
}

bool is_overdue(long pages, const Printer& printer, UtcMs since, UtcMs now)
{
    const auto expected = expected_ms(pages, printer.media, printer.handling);
    return expected && now - since > *expected;
}

std::string trouble_key(const PrinterName& printer)
{
    return "printer " + printer.value;
}

PrinterWatch::PrinterWatch(Depot& depot, PrinterQueue& queue, AskPrinter ask)
    : depot_(depot)
    , queue_(queue)
    , ask_(std::move(ask))
{
    const std::vector<Notice> notices = depot_.store().notices();
    for (const Printer& printer : depot_.store().printers())
        for (const Notice& notice : notices)
            if (notice.key == trouble_key(printer.name))
                told_[printer.name] = notice.sentence;
}

std::map<PrinterName, PrinterWatch::Front> PrinterWatch::fronts_of_jobs() const
{
    std::map<PrinterName, Front> fronts;
    for (const SpoolJob& job : depot_.store().open_jobs()) // oldest first
        if (job.state == SpoolState::submitted)
            fronts.emplace(job.printer, Front{job.key, std::max<long>(std::ssize(job.codes), 1),
                                              depot_.now(), 0});
    for (auto& [printer, front] : fronts)
        if (const auto known = fronts_.find(printer);
            known != fronts_.end() && known->second.job == front.job)
            front = known->second;
    return fronts;
}

void PrinterWatch::look()
{
    const UtcMs now = depot_.now();
    if (now < next_look_ && next_look_ - now <= look_every) // a clock may be put right
        return;
    next_look_ = now + look_every;
    fronts_ = fronts_of_jobs();
    if (fronts_.empty() && told_.empty())
        return;
    std::vector<Printer> printers = depot_.store().printers();
    // Who was asked longest ago comes first.
    std::stable_sort(printers.begin(), printers.end(), [&](const Printer& a, const Printer& b) {
        return asked_at_[a.name] < asked_at_[b.name];
    });
    for (const Printer& printer : printers) {
        const auto front = fronts_.find(printer.name);
        if (front != fronts_.end() || told_.contains(printer.name))
            tell(printer, trouble_of(printer, front == fronts_.end() ? nullptr : &front->second));
    }
}

std::string PrinterWatch::trouble_of(const Printer& printer, Front* front)
{
    PrinterSigns signs;
    try {
        signs.queue = queue_.status(printer.name);
    } catch (const PrintingError& error) {
        return error.what();
    }
    const UtcMs now = depot_.now();
    const auto late = [&] {
        return front != nullptr && is_overdue(front->pages, printer, front->since, now);
    };
    signs.job_age = front != nullptr ? now - front->since : 0;
    signs.label_length = printer.media.height;
    signs.dpi = printer.dpi;
    if (late() || signs.queue.state == PrinterState::stopped)
        ask_printer_itself(printer, front, signs);
    else
        answers_.erase(printer.name);
    const std::string words = printer_words(signs);
    return words.empty() && late() ? stuck : words;
}

/// Its last answer counts until it is asked anew. One that has fewer labels left than before goes on
/// by itself.
void PrinterWatch::ask_printer_itself(const Printer& printer, Front* front, PrinterSigns& signs)
{
    const UtcMs now = depot_.now();
    if (now >= next_question_ || next_question_ - now > ask_every) {
        next_question_ = now + ask_every;
        asked_at_[printer.name] = now;
        const PrinterAnswer answer = ask_(printer);
        const long left = labels_left(answer);
        if (front != nullptr && answer.status) {
            if (front->still_left > 0 && left != front->still_left)
                front->since = now;
            front->still_left = left;
        }
        answers_[printer.name] = answer;
    }
    if (const auto known = answers_.find(printer.name); known != answers_.end())
        signs.device = known->second;
}

void PrinterWatch::tell(const Printer& printer, const std::string& words)
{
    const std::string key = trouble_key(printer.name);
    const std::string sentence = words.empty() ? "" : printer.name.value + ": " + words;
    const auto told = told_.find(printer.name);
    if (told == told_.end() ? sentence.empty() : told->second == sentence)
        return;
    depot_.store().settle(key);
    told_.erase(printer.name);
    if (sentence.empty())
        return;
    Notice notice;
    notice.key = key;
    notice.told_at = depot_.now();
    notice.urgent = true;
    notice.sentence = sentence;
    notice.url = "/printers/" + printer.name.value;
    depot_.store().tell(notice);
    told_.emplace(printer.name, sentence);
}

} // namespace cageot
