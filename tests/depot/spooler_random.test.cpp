#include "depot/spooler.h"

#include "depot/spooling_depot.h"
#include "preflight/rasteriser.h"
#include "support/catch2_compat.h"

#include <algorithm>
#include <array>
#include <random>

namespace cageot {
namespace {

/// A depot on a bad day. It keeps its own account of what printers were given, job by job, to be
/// held against the ledger.
class BadDay {
public:
    explicit BadDay(unsigned seed)
        : random_(seed)
        , session_(sample_.freeze_csv(weeks.front()))
    {
        sample_.queue.on_submit = [this](const PrinterName&, const PrintDocument& document) {
            note(document);
        };
        sample_.print_all(session_);
    }

    void happen()
    {
        switch (below(16)) {
        case 0:
            sample_.restart();
            break;
        case 1:
        case 2:
        case 3:
            sample_.queue.fail_next_submit(
                faults.at(static_cast<std::size_t>(below(static_cast<int>(faults.size())))));
            break;
        case 4:
            sample_.queue.set_down(below(2) == 0);
            break;
        case 5:
        case 6:
            change_a_job();
            break;
        case 7:
            forget_a_job();
            break;
        case 8:
            sample_.queue.restart_ids();
            break;
        case 9:
            sample_.queue.fail_cancel(1);
            break;
        case 10: // often more than one, and somebody asks in between
            for (int versions = below(3); versions > 0; --versions) {
                freeze_some_week();
                sample_.print_all(session_);
            }
            freeze_some_week();
            break;
        case 11:
            sample_.print_all(session_);
            sample_.answer_all();
            break;
        default:
            sample_.clock.advance(below(5000));
            step();
        }
        check_nothing_twice();
    }

    /// The day ends well: everything is asked for and everybody answers.
    void end()
    {
        bad_ = false;
        sample_.queue.set_down(false);
        sample_.queue.fail_next_submit(SubmitFault::none);
        sample_.queue.fail_cancel(0);
        sample_.print_all(session_);
        for (int i = 0; i < 50; ++i) { // everything that went wrong is seen and answered
            sample_.step_later();
            sample_.answer_all();
        }
        CHECK(sample_.finish());
        check_nothing_twice();
        for (const LedgerRow& row : sample_.depot.store().ledger(session_.id)) {
            CAPTURE(row.code, to_string(row.state));
            CHECK((row.state == LabelState::void_ || row.state == LabelState::doubtful ||
                   row.state == LabelState::sent));
            if (row.state == LabelState::sent)
                CHECK(printed_.contains(paper_of(row)));
        }
        check_slips();
        check_wrong_papers_are_told();
    }
    std::size_t printed() const { return printed_.size(); }
    std::size_t slips() const { return slips_; }

private:
    // Five farms, more jobs than may be under way; then one piece less and two farms more.
    inline static const std::array weeks{
        week_of({{"A", 1}, {"B", 2}, {"C", 1}, {"D", 1}, {"E", 1}}),
        week_of({{"A", 1}, {"B", 1}, {"C", 1}, {"D", 1}, {"E", 1}, {"F", 1}, {"G", 1}}),
        // A bag beside the crate, and another order; then the bag alone, which carries the order's
        // ticket.
        orders_csv({"17;Inès Lafargue;Aragon;A;Poireaux;botte;1",
                    "17;Inès Lafargue;Aragon;F;Yaourt;4x125g;1",
                    "18;Odette Sœur;Aragon;B;Poireaux;botte;2"}),
        orders_csv({"17;Inès Lafargue;Aragon;F;Yaourt;4x125g;1",
                    "18;Odette Sœur;Aragon;B;Poireaux;botte;2"}),
        // Only the other order changes.
        orders_csv({"17;Inès Lafargue;Aragon;F;Yaourt;4x125g;1",
                    "18;Odette Sœur;Aragon;B;Poireaux;botte;1"})};
    inline static const std::array faults{
        SubmitFault::refused,
        SubmitFault::lost_before_creation,
        SubmitFault::lost_before_document,
        SubmitFault::lost_after_document,
        SubmitFault::crash_before_creation,
        SubmitFault::crash_before_document,
        SubmitFault::crash_after_document,
    };

    /// A ticket that says something new under its crate's code is another paper.
    static std::string paper_of(const LedgerRow& row)
    {
        return row.code + " since v" + std::to_string(row.since);
    }

    void freeze_some_week()
    {
        session_ = sample_.freeze_csv(
            weeks.at(static_cast<std::size_t>(below(static_cast<int>(weeks.size())))));
    }

    int below(int limit) { return std::uniform_int_distribution(0, limit - 1)(random_); }

    void step()
    {
        try {
            sample_.step();
        } catch (const Crash&) {
            sample_.restart();
        }
    }

    /// Which papers the document that is being sent must hold.
    void note(const PrintDocument& document)
    {
        const SpoolJob job = sample_.depot.store().find_job(document.key).value();
        CHECK(job.state == SpoolState::submitting);
        std::vector<std::string>& papers = sent_papers_[document.pdf];
        papers.clear();
        if (job.kind == PageKind::slip)
            papers.push_back(slip_of_version(job.version));
        for (const LedgerRow& row : sample_.depot.store().ledger(job.session))
            if (row.state != LabelState::void_ && std::ranges::count(job.codes, row.code) > 0 &&
                row.since <= job.version &&
                (row.kind == PageKind::order) == (job.kind == PageKind::order))
                papers.push_back(paper_of(row));
        const int pages = Rasteriser(document.pdf).page_count();
        CHECK((job.kind == PageKind::slip ? pages >= 1 : pages == static_cast<int>(papers.size())));
        if (bad_ &&
            below(8) == 0) // somebody freezes while nobody knows yet whether the server takes it
            freeze_some_week();
    }

    static std::string slip_of_version(int version) { return "slip v" + std::to_string(version); }

    /// What a version made wrong is on its slip, which was asked for once, or may have come out.
    void check_slips()
    {
        for (int version = 2; version <= session_.version; ++version) {
            long open_or_out = 0;
            for (const SpoolJob& job : sample_.jobs(session_.id))
                if (job.kind == PageKind::slip && job.version == version &&
                    job.message != "Il n'y a rien à jeter.") {
                    CHECK((job.state == SpoolState::handed_over ||
                           job.state == SpoolState::doubtful || job.state == SpoolState::accepted));
                    ++open_or_out;
                    if (job.state == SpoolState::handed_over)
                        CHECK(printed_.contains(slip_of_version(version)));
                }
            CAPTURE(version);
            const bool needed = !sample_.depot.store().discards(session_.id, version).empty();
            // What it lists may turn out never to have been printed.
            CHECK((needed ? open_or_out == 1 : open_or_out <= 1));
            slips_ += needed ? 1 : 0;
        }
    }

    /// Everything on paper that is not what the newest plan wants is on the slip of a version that
    /// came after it was chosen.
    void check_wrong_papers_are_told()
    {
        std::set<std::string> right;
        for (const LedgerRow& row : sample_.depot.store().ledger(session_.id))
            if (row.state != LabelState::void_)
                right.insert(paper_of(row));
        std::map<std::string, std::set<int>> told;
        for (int version = 2; version <= session_.version; ++version) {
            right.insert(slip_of_version(version));
            for (const std::string& code : sample_.depot.store().discards(session_.id, version))
                told[code].insert(version);
        }
        for (const std::string& paper : printed_) {
            if (right.contains(paper))
                continue;
            CAPTURE(paper);
            const std::string code = paper.substr(0, paper.find(' '));
            const int since = std::stoi(paper.substr(paper.rfind('v') + 1));
            CHECK(told[code].upper_bound(since) != told[code].end());
        }
    }

    void check_nothing_twice()
    {
        printed_.clear();
        for (const FakeJob& job : sample_.queue.printable())
            for (const std::string& code : sent_papers_.at(job.document.pdf)) {
                CAPTURE(code, job.document.title);
                if (!printed_.insert(code).second)
                    FAIL_CHECK("printed twice");
            }
    }

    /// One of the jobs that the server has not ended.
    std::optional<std::size_t> any_unfinished()
    {
        const std::vector<FakeJob> jobs = sample_.queue.taken();
        std::vector<std::size_t> unfinished;
        for (std::size_t i = 0; i < jobs.size(); ++i)
            if (!is_final(jobs[i].status.state))
                unfinished.push_back(i);
        if (unfinished.empty())
            return std::nullopt;
        return unfinished.at(static_cast<std::size_t>(below(static_cast<int>(unfinished.size()))));
    }

    void change_a_job()
    {
        const auto place = any_unfinished();
        if (!place)
            return;
        const bool whole = sample_.queue.taken()[*place].status.has_document;
        switch (below(8)) {
        case 0:
            sample_.queue.set_state(*place, JobState::aborted);
            break;
        case 1:
            sample_.queue.change(*place, [](JobStatus& status) {
                status.state = JobState::canceled;
                status.begun = true;
            });
            break;
        case 2:
            if (whole)
                sample_.queue.set_state(*place, JobState::processing_stopped);
            break;
        case 3:
            if (whole)
                sample_.queue.change(*place,
                                     [](JobStatus& status) { status.document_gone = true; });
            break;
        case 4:
            sample_.queue.set_state(*place, JobState::pending_held);
            break;
        default:
            if (whole)
                sample_.queue.set_state(*place, JobState::completed);
        }
    }

    /// The server keeps every job that it has taken until it says so; that is a condition of ours.
    void forget_a_job()
    {
        const auto place = any_unfinished();
        if (!place)
            return;
        const auto job = sample_.depot.store().find_job(sample_.queue.taken()[*place].status.key);
        if (job && job->state == SpoolState::submitted)
            sample_.queue.forget(*place);
    }

    std::mt19937 random_;
    SpoolingDepot sample_;
    StoredSession session_;
    std::map<std::string, std::vector<std::string>> sent_papers_; ///< by document
    std::set<std::string> printed_;                               ///< given to a printer, whole
    bool bad_ = true; ///< the day has not come to its end yet
    std::size_t slips_ = 0;
};

} // namespace

TEST_CASE("whatever breaks and whenever, no paper is printed twice and none is lost", "[depot]")
{
    std::size_t printed = 0, slips = 0;
    for (unsigned seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        BadDay day(seed);
        for (int i = 0; i < 80; ++i) {
            CAPTURE(i);
            day.happen();
        }
        day.end();
        printed += day.printed();
        slips += day.slips();
    }
    CHECK(printed > 100); // the days were bad, not empty
    CHECK(slips > 12);    // a printer with a question stands still
}

} // namespace cageot
