#include "depot/arrivals.h"

#include "depot/arrival_facts.h"
#include "depot/check_facts.h"
#include "depot/job_pages.h"
#include "depot/print.h"
#include "depot/stickers.h"

#include <algorithm>

namespace cageot {
namespace {

/// Corrections seldom come alone: what is told within it comes out together.
constexpr UtcMs sticker_pause = 20'000;
constexpr UtcMs day = 24 * 3'600'000LL;

std::string awaited_key(const SessionId& session)
{
    return "farms awaited " + session.value;
}

/// Asks on the board about farms that nobody has counted by the hour that the config names.
void ask_for_farms(Depot& depot, const Situation& now)
{
    const auto& ask_at = depot.settings().ask_for_farms_at;
    if (!ask_at)
        return;
    const bool awaited = std::ranges::any_of(now.ordered->batches, [&](const PlannedBatch& batch) {
        return now.arrivals.state_of(batch.producer) == FarmState::awaited;
    });
    if (!awaited) {
        depot.store().settle(awaited_key(now.session.id));
        return;
    }
    const auto first = depot.store().find_session(now.session.id, 1);
    const UtcMs hour = next_weekly_time(first ? first->frozen_at : now.session.frozen_at, *ask_at,
                                        depot.settings().time_zone);
    if (depot.now() < hour || depot.now() >= hour + day)
        return;
    Notice notice;
    notice.key = awaited_key(now.session.id);
    notice.session = now.session.id;
    notice.told_at = depot.now();
    notice.sentence = "Des fermes ne sont pas encore comptées: ouvrez «Arrivées», comptez leur "
                      "livraison ou notez qu'elles ne viennent pas.";
    notice.url = "/sessions/" + now.session.id.value + "/arrivals";
    depot.store().tell(notice);
}

} // namespace

std::shared_ptr<const Situation> situation_of(Depot& depot, const SessionId& id)
{
    StoredSession session = find_session(depot, id.value);
    const std::int64_t facts = depot.store().fact_count(id);
    if (auto known = depot.known_situation(id);
        known && known->session == session && known->facts == facts)
        return known;
    auto now = std::make_shared<Situation>();
    const std::vector<StoredFact> rows = depot.store().facts(id);
    now->facts = std::ssize(rows);
    now->ordered = depot.plan(id, session.version);
    now->session = std::move(session);
    now->arrivals = arrivals_of(to_facts(rows));
    now->supply = supply_of(*now->ordered, now->arrivals);
    const bool whole = now->supply.shortages.empty() && now->supply.absent.empty();
    now->plan = whole
                    ? now->ordered
                    : std::make_shared<const PrintPlan>(supplied_plan(*now->ordered, now->supply));
    depot.keep_situation(now);
    return now;
}

long withhold_absent(Depot& depot, const Situation& now)
{
    long withheld = 0;
    for (const SpoolJob& job : depot.store().open_jobs()) {
        if (job.session != now.session.id || job.state != SpoolState::wanted ||
            job.kind == PageKind::order)
            continue;
        std::vector<std::string> absent;
        for (const std::string& code : job.codes)
            if (now.supply.absent.contains(code))
                absent.push_back(code);
        if (!absent.empty() && depot.store().take_pages_out(job, absent, new_key(),
                                                            "Ces produits ne sont pas arrivés.",
                                                            {depot.now(), "arrivages"}))
            withheld += std::ssize(absent);
    }
    return withheld;
}

Told tell_arrivals(Depot& depot, const SessionId& id, const std::vector<ArrivalFact>& facts)
{
    const auto before = situation_of(depot, id);
    std::vector<StoredFact> rows;
    for (ArrivalFact fact : facts) {
        if (fact.at == 0)
            fact.at = depot.now();
        rows.push_back(to_row(id, fact));
    }
    if (std::vector<std::string> faults =
            faults_of(*before->ordered, depot.settings().weighed, facts);
        !faults.empty())
        throw ArrivalRefused(std::move(faults));
    const AddedFacts added = depot.store().add_facts(rows);
    std::vector<std::string> taken;
    for (const std::string& fact : added.taken)
        taken.push_back("«" + fact +
                        "»: ce numéro a déjà servi pour autre chose, prenez-en un autre.");
    if (!taken.empty())
        throw ArrivalRefused(std::move(taken));
    Told told;
    told.added = added.added;
    told.withheld = withhold_absent(depot, *situation_of(depot, id));
    told.stickers = request_stickers(depot, id, depot.now() + sticker_pause);
    return told;
}

long check_in(Depot& depot, const SessionId& id, const std::string& producer,
              const std::string& who)
{
    const auto now = situation_of(depot, id);
    if (now->arrivals.state_of(producer) != FarmState::here)
        tell_arrivals(depot, id,
                      {{new_key().value, depot.now(), who, FarmFact{producer, FarmState::here}}});
    PrintRequest request;
    request.producer = producer;
    request.asked_by = who;
    return request_print(depot, now->session, request).pages;
}

long follow_arrivals(Depot& depot)
{
    long stickers = 0;
    const std::vector<StoredSession> sessions = depot.store().sessions();
    for (const StoredSession& session : sessions) {
        const bool current = &session == &sessions.front();
        if (!current && depot.now() - session.frozen_at > 7 * day)
            break; // newest first: what is older was packed long ago
        const auto now = situation_of(depot, session.id);
        if (now->facts > 0) {
            withhold_absent(depot, *now);
            stickers += request_stickers(depot, session.id, depot.now() + sticker_pause);
        }
        if (current)
            ask_for_farms(depot, *now);
    }
    return stickers;
}

} // namespace cageot
