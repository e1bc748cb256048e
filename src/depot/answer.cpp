#include "depot/answer.h"

#include "base/text.h"
#include "depot/job_pages.h"
#include "depot/more_page.h"
#include "scan/raw_text.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace cageot {
namespace {

/// A ticket of a container more carries the full crate's code: of two papers with one code the first
/// is meant, so that nothing that may not be out is taken for it.
bool is_page(const QuestionPage& page, const DoubtAnswer& given, const std::string& code)
{
    const auto more = parse_more_page(page.code);
    return (page.code == code || (more && more->crate == code)) &&
           (given.job.value.empty() || given.job == page.job);
}

/// How many pages of the question came out; nothing when the answer names none of them.
std::optional<std::size_t> pages_out(const Question& question, const DoubtAnswer& given)
{
    const std::vector<QuestionPage>& pages = question.pages;
    const auto index = [&](auto page) { return static_cast<std::size_t>(page - pages.begin()); };
    switch (given.last) {
    case DoubtAnswer::Last::all:
        return pages.size();
    case DoubtAnswer::Last::none:
        return index(std::find_if(pages.begin(), pages.end(), [](const QuestionPage& page) {
            return page.part == QuestionPage::Part::asked;
        }));
    case DoubtAnswer::Last::page:
        break;
    }
    const auto scanned = read_raw_text(given.code).code;
    const std::string code = scanned ? to_string(*scanned) : given.code;
    const auto found = std::find_if(pages.begin(), pages.end(), [&](const QuestionPage& page) {
        return is_page(page, given, code);
    });
    if (found == pages.end())
        return std::nullopt;
    return index(found) + 1;
}

/// "S1 Ferme 21-40" from its sixth page on is "S1 Ferme 26-40".
std::string rest_of(const std::string& title, std::size_t skipped)
{
    const std::size_t begin = title.rfind(' ') + 1;
    const std::size_t dash = title.find('-', begin);
    if (begin == 0 || dash == std::string::npos)
        return title;
    std::size_t first = 0;
    const auto parsed = std::from_chars(title.data() + begin, title.data() + dash, first);
    if (parsed.ec != std::errc() || parsed.ptr != title.data() + dash)
        return title;
    return title.substr(0, begin) + std::to_string(first + skipped) + title.substr(dash);
}

/// Codes of the job that a job asked for later brings out.
std::set<std::string> brought_by_others(Store& store, const SpoolJob& job)
{
    std::set<std::string> codes;
    for (const SpoolJob& other : store.jobs(job.session)) { // newest first
        if (other.key == job.key)
            break;
        const bool comes_out = !is_final(other.state) || other.state == SpoolState::handed_over;
        if (comes_out && (other.kind == PageKind::order) == (job.kind == PageKind::order))
            codes.insert(other.codes.begin(), other.codes.end());
    }
    return codes;
}

/// Of `not_out`, pages of `job`, what must be printed now; nothing while the ledger is of a version
/// that was frozen a moment ago.
std::optional<std::vector<std::string>> still_wanted(Depot& depot, const SpoolJob& job,
                                                     const std::vector<std::string>& not_out,
                                                     int version)
{
    if (job.kind == PageKind::missing) // what is not due any more is left out when it is sent
        return not_out;
    SpoolJob missing = job;
    missing.codes = not_out;
    const auto valid = valid_pages(depot.store(), missing, version);
    if (!valid)
        return std::nullopt;
    const auto plan = depot.plan(job.session, version);
    const PlanPages pages(*plan);
    const std::set<std::string> elsewhere = brought_by_others(depot.store(), job);
    std::vector<std::string> codes;
    for (const WantedPage& page : *valid)
        if (const std::string code = pages.code(page); !elsewhere.contains(code))
            codes.push_back(code);
    return codes;
}

/// What is missing of a job, as a job; nothing when nothing is.
std::optional<SpoolJob> job_again(const SpoolJob& job, std::vector<std::string> codes,
                                  std::size_t skipped, const Change& change)
{
    if (codes.empty() && !job.codes.empty())
        return std::nullopt;
    SpoolJob again = job;
    again.key = new_key();
    again.title = job.codes.empty() ? job.title : rest_of(job.title, skipped);
    again.codes = std::move(codes);
    again.urgency = std::max(job.urgency, Urgency::resumed);
    again.asked_by = change.who;
    again.asked_at = change.at;
    again.not_before = 0;
    again.state = SpoolState::wanted;
    again.doubt = Doubt::none;
    again.cups_id = 0;
    again.cups_uuid.clear();
    again.life.clear();
    again.sent_at = 0;
    again.message.clear();
    return again;
}

/// Settles one job of which `out` pages came out. False while a version is being frozen.
bool settle_job(Depot& depot, const SpoolJob& job, std::size_t out, Settlement& settlement)
{
    SettledJob settled{job.key, job.state, {}};
    const bool whole = job.codes.empty(); // a sheet or a slip
    settled.not_out.assign(job.codes.begin() +
                               static_cast<std::ptrdiff_t>(std::min(out, job.codes.size())),
                           job.codes.end());
    settlement.jobs.push_back(settled);
    if (whole ? out > 0 : settled.not_out.empty())
        return true;
    const auto session = depot.store().find_session(job.session);
    SpoolJob model = job;
    std::optional<std::vector<std::string>> codes = std::vector<std::string>();
    if (!whole) {
        codes = still_wanted(depot, job, settled.not_out, session->version);
        if (!codes)
            return false;
    }
    if (job.kind != PageKind::slip)
        model.version = session->version;
    if (auto again = job_again(model, std::move(*codes), out, settlement.change))
        settlement.again.push_back(std::move(*again));
    return true;
}

/// What the answer comes to; nothing while a version is being frozen.
std::optional<Settlement> settlement_of(Depot& depot, const DoubtfulSequence& sequence,
                                        std::size_t out, const DoubtAnswer& given)
{
    Settlement settlement;
    settlement.printer = sequence.question.printer;
    settlement.change = {depot.now(), given.who};
    settlement.message = out == 0
                             ? "Rien n'en était sorti."
                             : "Sorti jusqu'à «" + sequence.question.pages[out - 1].code + "».";
    std::size_t first = 0; // of the job's pages among all
    for (const SpoolJob& job : sequence.jobs) {
        const std::size_t pages = std::max<std::size_t>(job.codes.size(), 1);
        const std::size_t job_out = out > first ? std::min(out - first, pages) : 0;
        const bool asked = job.doubt == Doubt::last;
        if (asked)
            settlement.asked.push_back(job.key);
        if ((asked || job_out < pages) && !settle_job(depot, job, job_out, settlement))
            return std::nullopt;
        first += pages;
    }
    if (given.scanned && out > 0) {
        const QuestionPage& page = sequence.question.pages[out - 1];
        settlement.scanned = page.code;
        settlement.scanned_in = page.job;
    }
    return settlement;
}

std::string what_follows(const PrinterName& printer, long again)
{
    if (again == 0)
        return "C'est noté, rien n'est à refaire: " + printer.value + " continue.";
    return "C'est noté: " + std::to_string(again) +
           (again == 1 ? " page repart sur " : " pages repartent sur ") + printer.value + ".";
}

} // namespace

DoubtAnswer parse_answer(std::string_view text)
{
    DoubtAnswer given;
    const std::string word = folded_text(text);
    if (word == "aucune" || word == "aucun" || word == "none")
        given.last = DoubtAnswer::Last::none;
    else if (word == "toutes" || word == "tous" || word == "all")
        given.last = DoubtAnswer::Last::all;
    else
        given.code = trimmed(text);
    return given;
}

Answered answer(Depot& depot, const PrinterName& printer, const DoubtAnswer& given)
{
    for (;;) {
        const auto sequence = doubtful_sequence(depot, printer);
        if (!sequence || (!given.question.empty() && given.question != sequence->question.id))
            return {Answered::Outcome::settled_before, 0,
                    "La question sur " + printer.value +
                        " est déjà réglée: il n'y a rien à faire."};
        const auto out = pages_out(sequence->question, given);
        if (!out)
            return {Answered::Outcome::refused, 0,
                    "«" + given.code + "» n'est pas de ce que " + printer.value +
                        " a reçu en dernier: prenez une étiquette de la liste."};
        const auto settlement = settlement_of(depot, *sequence, *out, given);
        if (!settlement || !depot.store().settle_doubt(*settlement))
            continue; // a version was frozen, or somebody else answered
        tell_doubts(depot);
        long again = 0;
        for (const SpoolJob& job : settlement->again)
            again += job.codes.empty() ? 1 : std::ssize(job.codes);
        return {Answered::Outcome::taken, again, what_follows(printer, again)};
    }
}

bool answer_by_scan(Depot& depot, const std::string& code, const std::string& who)
{
    DoubtAnswer given;
    given.code = code;
    given.who = who;
    given.scanned = true;
    std::vector<Question> asked = questions(depot);
    std::erase_if(asked, [&](const Question& question) { return !pages_out(question, given); });
    if (asked.size() != 1)
        return false;
    given.question = asked.front().id;
    return answer(depot, asked.front().printer, given).outcome == Answered::Outcome::taken;
}

} // namespace cageot
