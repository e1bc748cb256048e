#include "depot/reprint.h"

#include "depot/choose_printer.h"
#include "depot/documents.h"
#include "depot/give_printers.h"
#include "depot/job_pages.h"
#include "depot/print.h"
#include "depot/print_groups.h"
#include "depot/replaced_by.h"
#include "depot/reprint_codes.h"
#include "depot/sole_holder.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace cageot {
namespace {

struct ReasonWords {
    ReprintReason reason;
    std::string_view name, of_label, of_ticket;
};
constexpr std::array reason_words = {
    ReasonWords{ReprintReason::torn, "torn", "déchirée", "déchiré"},
    ReasonWords{ReprintReason::unreadable, "unreadable", "illisible", "illisible"},
    ReasonWords{ReprintReason::lost, "lost", "perdue", "perdu"},
    ReasonWords{ReprintReason::changed, "changed", "contenu changé", "contenu changé"},
};

const ReasonWords& words_of(ReprintReason reason)
{
    for (const ReasonWords& words : reason_words)
        if (words.reason == reason)
            return words;
    throw std::logic_error("unknown reason");
}

/// The key of the `index`-th job of a named request.
JobKey reprint_key(const std::string& request, std::size_t index)
{
    return named_key("reprint\n" + request + "\n" + std::to_string(index));
}

/// What the same named request made before.
std::vector<SpoolJob> jobs_of_request(Depot& depot, const std::string& request)
{
    std::vector<SpoolJob> jobs;
    if (request.empty())
        return jobs;
    while (auto job = depot.store().find_job(reprint_key(request, jobs.size())))
        jobs.push_back(std::move(*job));
    return jobs;
}

/// Pages that one job can hold.
struct Paper {
    SessionId session;
    PrinterRole role;
    friend auto operator<=>(const Paper&, const Paper&) = default;
};

/// Sorts what is asked for into what is made anew and what is under way.
class Reprinting {
public:
    Reprinting(Depot& depot, const ReprintRequest& request)
        : depot_(depot)
        , request_(request)
        , printers_(printers_of(depot))
    {
    }

    ReprintAnswer ask(const std::vector<LedgerRow>& rows)
    {
        for (const LedgerRow& row : rows)
            if (!is_under_way(row))
                add(row);
        make_jobs();
        return answer_;
    }
    const std::vector<SpoolJob>& jobs() const { return jobs_; }
    /// What they bring, as it was read.
    const std::vector<LedgerRow>& rows() const { return rows_; }
    const std::vector<JobKey>& hurried() const { return hurried_; }

private:
    /// Whether it comes out anyway, or was asked for a moment ago.
    bool is_under_way(const LedgerRow& row)
    {
        for (const SpoolJob& job : jobs_of(row.session)) {
            if ((job.kind == PageKind::order) != (row.kind == PageKind::order) ||
                std::find(job.codes.begin(), job.codes.end(), row.code) == job.codes.end())
                continue;
            if (job.state == SpoolState::wanted) {
                ++answer_.hurried;
                if (std::find(hurried_.begin(), hurried_.end(), job.key) == hurried_.end())
                    hurried_.push_back(job.key);
                return true;
            }
            if (job.urgency == Urgency::waiting && is_same_wish(job) &&
                job.state != SpoolState::refused && job.state != SpoolState::canceled &&
                depot_.now() - job.asked_at < request_.not_again_within) {
                ++answer_.known;
                return true;
            }
        }
        if (request_.reason || row.state == LabelState::planned)
            return false;
        ++answer_.known;
        return true;
    }

    bool is_same_wish(const SpoolJob& job) const
    {
        return job.reason.empty() || (request_.reason && job.reason == to_string(*request_.reason));
    }

    void add(const LedgerRow& row)
    {
        Session& session = session_of(row.session);
        const WantedPage page{row.kind, static_cast<std::size_t>(row.place), row.copies + 1};
        pages_[{row.session, session.roles->of(page)}].push_back(row);
        rows_.push_back(row);
        ++(row.state == LabelState::planned ? answer_.first_prints : answer_.duplicates);
    }

    void make_jobs()
    {
        std::optional<Printer> chosen;
        if (request_.printer && !pages_.empty()) {
            std::set<PrinterRole> roles;
            for (const auto& [paper, rows] : pages_)
                roles.insert(paper.role);
            chosen = named_printer(printers_, *request_.printer, roles);
        }
        for (const auto& [paper, rows] : pages_)
            cut(paper, rows, chosen);
        give_printers(depot_, jobs_, chosen);
        for (const SpoolJob& job : jobs_)
            answer_.jobs.push_back(job.key);
        answer_.jobs.insert(answer_.jobs.end(), hurried_.begin(), hurried_.end());
    }

    void cut(const Paper& paper, const std::vector<LedgerRow>& rows,
             const std::optional<Printer>& chosen)
    {
        const std::size_t per_job = pages_a_job(chosen && takes(*chosen, paper.role)
                                                    ? std::vector{*chosen}
                                                    : needed_printers(printers_, paper.role));
        for (std::size_t begin = 0; begin < rows.size(); begin += per_job) {
            const std::size_t end = std::min(rows.size(), begin + per_job);
            SpoolJob job;
            job.key = request_.key.empty() ? new_key() : reprint_key(request_.key, jobs_.size());
            job.session = paper.session;
            job.version = session_of(paper.session).stored.version;
            const auto page = [&](std::size_t i) { return rows.begin() + static_cast<long>(i); };
            const bool again = std::any_of(page(begin), page(end), [](const LedgerRow& row) {
                return row.state != LabelState::planned;
            });
            job.title = paper.session.value + (again ? " réimpression " : " impression ") +
                        std::to_string(begin + 1) + "-" + std::to_string(end);
            job.kind = rows[begin].kind;
            job.reason = again ? std::string(to_string(request_.reason.value())) : "";
            job.asked_by = request_.asked_by;
            job.urgency = Urgency::waiting;
            job.role = paper.role;
            job.stretch = job.key.value;
            job.asked_at = depot_.now();
            for (std::size_t i = begin; i < end; ++i)
                job.codes.push_back(rows[i].code);
            jobs_.push_back(std::move(job));
        }
    }

    struct Session {
        StoredSession stored;
        std::shared_ptr<const PrintPlan> plan;
        std::unique_ptr<const PlanPages> pages;
        std::unique_ptr<const PageRoles> roles;
        std::vector<SpoolJob> jobs; ///< newest first
    };
    Session& session_of(const SessionId& id)
    {
        const auto [at, is_new] = sessions_.try_emplace(id);
        Session& session = at->second;
        if (is_new) {
            session.stored = depot_.store().find_session(id).value();
            session.plan = depot_.plan(id, session.stored.version);
            session.pages = std::make_unique<const PlanPages>(*session.plan);
            session.roles = std::make_unique<const PageRoles>(*session.pages, has_cold(printers_));
            session.jobs = depot_.store().jobs(id);
        }
        return session;
    }
    const std::vector<SpoolJob>& jobs_of(const SessionId& id) { return session_of(id).jobs; }

    Depot& depot_;
    const ReprintRequest& request_;
    std::vector<Printer> printers_;
    std::map<SessionId, Session> sessions_;
    std::map<Paper, std::vector<LedgerRow>> pages_; ///< in walking order
    std::vector<LedgerRow> rows_;
    std::vector<SpoolJob> jobs_;
    std::vector<JobKey> hurried_;
    ReprintAnswer answer_;
};

ReprintAnswer answer_again(const std::vector<SpoolJob>& jobs, const std::vector<LedgerRow>& rows)
{
    std::set<std::string> asked;
    for (const LedgerRow& row : rows)
        asked.insert(row.code);
    ReprintAnswer answer;
    for (const SpoolJob& job : jobs) {
        answer.jobs.push_back(job.key);
        for (const std::string& code : job.codes) {
            if (!asked.contains(code))
                throw ReprintRefused({"Cette demande a déjà servi pour d'autres codes: donnez-lui "
                                      "un autre nom."});
            ++answer.known;
        }
    }
    return answer;
}

} // namespace

std::string_view to_string(ReprintReason reason)
{
    return words_of(reason).name;
}

std::optional<ReprintReason> parse_reprint_reason(std::string_view text)
{
    for (const ReasonWords& words : reason_words)
        if (words.name == text)
            return words.reason;
    return std::nullopt;
}

std::string_view french_name(ReprintReason reason, bool of_ticket)
{
    return of_ticket ? words_of(reason).of_ticket : words_of(reason).of_label;
}

ReprintAnswer reprint(Depot& depot, const ReprintRequest& request)
{
    const SoleHolder alone = SoleHolder::take(depot, asking_right);
    for (;;) { // anew when a version is frozen or something is asked for meanwhile
        const std::vector<LedgerRow> rows = rows_to_reprint(depot, request.codes);
        if (const auto before = jobs_of_request(depot, request.key); !before.empty())
            return answer_again(before, rows);
        Reprinting reprinting(depot, request);
        ReprintAnswer answer = reprinting.ask(rows);
        if (!depot.store().add_jobs(reprinting.jobs(), reprinting.rows()))
            continue;
        for (const JobKey& job : reprinting.hurried())
            depot.store().hurry_job(job, request.asked_by, depot.now());
        return answer;
    }
}

} // namespace cageot
