#include "web/paper_states.h"

#include "depot/arrivals.h"

#include <set>
#include <stdexcept>

namespace cageot {
namespace {

PaperState state_of(const LedgerRow& row, const std::set<std::string>& under_way, bool absent)
{
    if (absent)
        return row.state == LabelState::planned ? PaperState::short_ : PaperState::void_;
    switch (row.state) {
    case LabelState::planned:
        return PaperState::planned;
    case LabelState::sent:
        return under_way.contains(row.code) ? PaperState::waiting : PaperState::handed_over;
    case LabelState::confirmed:
        return PaperState::confirmed;
    case LabelState::doubtful:
        return PaperState::doubtful;
    case LabelState::void_:
        return PaperState::void_;
    }
    throw std::logic_error("unknown label state");
}

} // namespace

std::string_view to_string(PaperState state)
{
    switch (state) {
    case PaperState::planned:
        return "planned";
    case PaperState::waiting:
        return "waiting";
    case PaperState::handed_over:
        return "handed_over";
    case PaperState::confirmed:
        return "confirmed";
    case PaperState::doubtful:
        return "doubtful";
    case PaperState::void_:
        return "void";
    case PaperState::short_:
        return "short";
    }
    throw std::logic_error("unknown paper state");
}

void Progress::add(PaperState state)
{
    switch (state) {
    case PaperState::planned:
        ++planned;
        return;
    case PaperState::waiting:
        ++waiting;
        return;
    case PaperState::handed_over:
        ++handed_over;
        return;
    case PaperState::confirmed:
        ++confirmed;
        return;
    case PaperState::doubtful:
        ++doubtful;
        return;
    case PaperState::void_:
        ++void_;
        return;
    case PaperState::short_:
        ++short_;
        return;
    }
}

Progress& Progress::operator+=(const Progress& other)
{
    planned += other.planned;
    waiting += other.waiting;
    handed_over += other.handed_over;
    confirmed += other.confirmed;
    doubtful += other.doubtful;
    void_ += other.void_;
    short_ += other.short_;
    return *this;
}

PaperStates paper_states(Depot& depot, const SessionId& session)
{
    std::set<std::string> under_way;
    for (const SpoolJob& job : depot.store().open_jobs())
        if (job.session == session)
            under_way.insert(job.codes.begin(), job.codes.end());
    const auto situation = situation_of(depot, session);
    PaperStates states;
    for (const LedgerRow& row : depot.store().ledger(session))
        states.insert_or_assign(
            row.code,
            PaperRow{row, state_of(row, under_way, situation->supply.absent.contains(row.code))});
    return states;
}

bool is_ticket(PageKind kind)
{
    return kind == PageKind::order || kind == PageKind::bag;
}

SessionOverview overview_of(Depot& depot, const StoredSession& session)
{
    const auto plan = depot.plan(session.id, session.version);
    SessionOverview overview;
    overview.session = session;
    overview.orders = plan->orders.size();
    overview.crates = plan->crates.size();
    for (const PlannedOrder& order : plan->orders)
        for (const PlannedLine& line : order.lines)
            overview.articles += line.quantity;
    for (const auto& [code, paper] : paper_states(depot, session.id))
        (is_ticket(paper.row.kind) ? overview.tickets : overview.labels).add(paper.state);
    return overview;
}

} // namespace cageot
