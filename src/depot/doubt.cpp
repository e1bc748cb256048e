#include "depot/doubt.h"

#include "depot/page_words.h"

#include <algorithm>
#include <map>
#include <set>

namespace cageot {
namespace {

/// How far one looks back: a printer takes the bytes of many jobs before it prints them (20 labels
/// are 40 kB and more, its memory 1 MB and more).
constexpr int jobs_before = 12;
constexpr UtcMs before_ms = 30 * 60'000;
/// More than any printer is given between two questions.
constexpr int most_jobs = 200;

const std::string question_key = "doubt ";
const std::string twice_key = "twice ";

bool is_asked(const SpoolJob& job)
{
    return job.state == SpoolState::doubtful && job.doubt == Doubt::last;
}

/// Handed over or perhaps there twice: out, as far as the print server knows.
bool is_out(const SpoolJob& job)
{
    return job.state == SpoolState::handed_over || job.doubt == Doubt::twice;
}

/// Of what a printer was given, newest first: from a little before the first job in question on.
std::vector<SpoolJob> jobs_in_question(const std::vector<SpoolJob>& sent)
{
    std::vector<SpoolJob> jobs;
    const auto first = std::find_if(sent.rbegin(), sent.rend(), is_asked);
    if (first == sent.rend())
        return jobs;
    int before = 0;
    for (auto job = first.base(); job != sent.end() && before < jobs_before; ++job, ++before) {
        // What a printer counted out is not in question.
        if (!is_out(*job) || job->counted >= 0 || job->sent_at < first->sent_at - before_ms)
            break;
        jobs.insert(jobs.begin(), *job);
    }
    std::copy_if(first, sent.rend(), std::back_inserter(jobs), is_asked);
    return jobs;
}

QuestionPage::Part part_of(const SpoolJob& job)
{
    if (is_asked(job))
        return QuestionPage::Part::asked;
    return job.doubt == Doubt::twice ? QuestionPage::Part::twice : QuestionPage::Part::before;
}

/// Words of the plans that a question's jobs are of, read once each.
class Words {
public:
    explicit Words(Depot& depot)
        : depot_(depot)
    {
    }
    PageWords of(const SpoolJob& job, const std::string& code)
    {
        const std::pair version(job.session.value, job.version);
        if (!plans_.contains(version))
            plans_.emplace(version, page_words(*depot_.plan(job.session, job.version)));
        return find_words(plans_.at(version), code).value_or(PageWords{});
    }

private:
    Depot& depot_;
    std::map<std::pair<std::string, int>, std::map<std::string, PageWords>> plans_;
};

std::string sentence_about(const PrinterName& printer, const std::vector<SpoolJob>& jobs)
{
    const auto last = std::find_if(jobs.begin(), jobs.end(), is_asked);
    const bool ticket = last->kind == PageKind::order || last->kind == PageKind::slip;
    const char* which = last->kind == PageKind::sheet ? "quelle est la dernière feuille sortie"
                        : ticket                      ? "quel est le dernier ticket sorti"
                                                      : "quelle est la dernière étiquette sortie";
    return "Imprimante " + printer.value + ": " + which + " ?";
}

/// How many of the only job's pages the printer counted; nothing where that does not say which.
std::optional<std::size_t> counted_pages(const DoubtfulSequence& sequence)
{
    const SpoolJob& job = sequence.jobs.back();
    if (sequence.jobs.size() != 1 || job.counted < 0 || std::ssize(job.codes) != job.pages ||
        job.counted > job.pages)
        return std::nullopt;
    return static_cast<std::size_t>(job.counted);
}

/// The notices that must be open, in the order in which things were sent.
std::vector<Notice> due_notices(Depot& depot)
{
    std::vector<Notice> due;
    std::set<PrinterName> asked;
    for (const SpoolJob& job : depot.store().doubtful_jobs()) {
        Notice notice;
        notice.told_at = depot.now();
        notice.url = "/printers/" + job.printer.value;
        if (job.doubt == Doubt::twice) {
            notice.key = twice_key + job.key.value;
            notice.session = job.session;
            notice.by_hand = true;
            notice.sentence =
                "Imprimante " + job.printer.value + ": «" + job.title +
                (job.counted > job.pages ? "»: " + job.message
                                         : "» est peut-être sorti deux fois: jetez ce qui est en "
                                           "double.");
        } else if (asked.insert(job.printer).second) {
            const auto sequence = doubtful_sequence(depot, job.printer);
            if (!sequence) // answered a moment ago
                continue;
            notice.key = question_key + job.printer.value;
            notice.urgent = true;
            notice.sentence = sequence->question.sentence;
            notice.url += "#question";
        } else {
            continue;
        }
        due.push_back(std::move(notice));
    }
    return due;
}

} // namespace

std::optional<DoubtfulSequence> doubtful_sequence(Depot& depot, const PrinterName& printer)
{
    DoubtfulSequence sequence;
    sequence.jobs = jobs_in_question(depot.store().last_sent(printer, most_jobs));
    if (sequence.jobs.empty())
        return std::nullopt;
    Words words(depot);
    Question& question = sequence.question;
    question.printer = printer;
    question.id = sequence.jobs.back().key.value;
    question.sentence = sentence_about(printer, sequence.jobs);
    for (const SpoolJob& job : sequence.jobs) {
        if (job.codes.empty())
            question.pages.push_back(
                {job.key, job.session, job.key.value, job.title, "en entier", part_of(job)});
        for (const std::string& code : job.codes) {
            const PageWords page = words.of(job, code);
            question.pages.push_back(
                {job.key, job.session, code, page.mark, page.what, part_of(job)});
        }
    }
    question.counted = counted_pages(sequence);
    if (question.counted)
        question.sentence += " D'après l'imprimante, " + std::to_string(*question.counted) +
                             " sur " + std::to_string(question.pages.size()) +
                             (*question.counted > 1 ? " sont sorties." : " est sortie.");
    if (std::ranges::any_of(sequence.jobs, [](const SpoolJob& job) {
            return is_asked(job) && job.message == begun_anew;
        }))
        question.sentence += " Jetez ce qui est en double.";
    return sequence;
}

std::vector<Question> questions(Depot& depot)
{
    std::vector<Question> all;
    std::set<PrinterName> asked;
    for (const SpoolJob& job : depot.store().doubtful_jobs())
        if (is_asked(job) && asked.insert(job.printer).second)
            if (auto sequence = doubtful_sequence(depot, job.printer))
                all.push_back(std::move(sequence->question));
    return all;
}

void tell_doubts(Depot& depot)
{
    const std::vector<Notice> due = due_notices(depot);
    std::set<std::string> open, wanted;
    for (const Notice& notice : due)
        wanted.insert(notice.key);
    for (const Notice& notice : depot.store().notices()) {
        open.insert(notice.key);
        const bool ours = notice.key.starts_with(question_key) || notice.key.starts_with(twice_key);
        if (ours && !wanted.contains(notice.key))
            depot.store().settle(notice.key);
    }
    for (const Notice& notice : due)
        if (!open.contains(notice.key))
            depot.store().tell(notice);
}

bool confirm_notice(Depot& depot, const std::string& key, const std::string& who)
{
    for (const Notice& notice : depot.store().notices()) {
        if (!notice.by_hand || notice.key != key)
            continue;
        if (key.starts_with(twice_key))
            depot.store().accept_twice({key.substr(twice_key.size())}, {depot.now(), who});
        return depot.store().settle(key, {depot.now(), who});
    }
    return false;
}

} // namespace cageot
