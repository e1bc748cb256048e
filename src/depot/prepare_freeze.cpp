#include "depot/prepare_freeze.h"

#include "depot/announce.h"
#include "depot/archive.h"
#include "depot/read_with_memory.h"
#include "plan/difference.h"
#include "session/canonical.h"

namespace cageot {
namespace {

void add(std::vector<Finding>& findings, const std::vector<Finding>& more)
{
    findings.insert(findings.end(), more.begin(), more.end());
}

/// The next version of a known order cycle, or the first of a new one.
StoredSession next_version(Depot& depot, const Session& session,
                           const std::optional<StoredSession>& known, std::string sha256)
{
    StoredSession stored;
    stored.id = known ? known->id : depot.store().next_session_id();
    stored.version = known ? known->version + 1 : 1;
    stored.hub = session.hub;
    stored.name = session.name;
    stored.sha256 = std::move(sha256);
    stored.frozen_at = depot.now();
    stored.cycle = !session.cycle.empty() ? session.cycle : known ? known->cycle : "";
    return stored;
}

/// What the hub's rules of today make of orders whose plan is known: the tables of products, farms
/// and relays are none of the session's content.
Planning planned_again(Depot& depot, const Session& session, const StoredSession& known)
{
    return make_plan(session, *depot.rules(), {known.id, known.version, known.sha256},
                     CodeSequence(depot.store().code_key(), depot.store().counters()),
                     depot.plan(known.id, known.version).get());
}

/// Nothing to be saved: the orders and what the rules make of them are known.
bool is_known(Depot& depot, const StoredSession& known, Prepared& prepared)
{
    Freezing& freezing = prepared.freezing;
    if (known.purged_at != 0) { // its names went, they do not come back
        freezing.session = known;
        return freezing.unchanged = true;
    }
    const Planning again = planned_again(depot, *prepared.session, known);
    if (again.plan != *depot.plan(known.id, known.version))
        return false;
    freezing.session = known;
    freezing.unchanged = prepared.has_aftermath = true;
    if (announced_text(depot, known.id, known.version).empty()) // a crash came between
        add(freezing.findings, again.findings);
    return true;
}

} // namespace

Prepared prepare(Depot& depot, const std::vector<InputFile>& files, const ReadOptions& options)
{
    Prepared prepared;
    Freezing& freezing = prepared.freezing;
    auto [reading, taken, compared] = read_with_memory(depot, files, options);
    freezing.findings = std::move(reading.findings);
    if (!reading.session)
        return prepared;
    if (reading.totals_checked)
        freezing.totals_agree = reading.totals_agree;
    if (compared) {
        freezing.session = compared;
        freezing.unchanged = freezing.compared = true;
        return prepared;
    }
    prepared.session = std::move(*reading.session);
    prepared.files = std::move(taken);
    Session& session = *prepared.session;
    const auto known = find_known(depot, session);
    if (known && !known->name.empty())
        session.name = known->name; // it is on paper, whatever another door calls it
    std::string sha256 = sha256_hex(canonical_text(session));
    if (known && known->sha256 == sha256 && is_known(depot, *known, prepared))
        return prepared;
    prepared.next = next_version(depot, session, known, std::move(sha256));
    prepared.previous = known ? depot.plan(known->id, known->version) : nullptr;
    prepared.drawn_from = depot.store().counters();
    prepared.planning = make_plan(
        session, *depot.rules(), {prepared.next->id, prepared.next->version, prepared.next->sha256},
        CodeSequence(depot.store().code_key(), *prepared.drawn_from), prepared.previous.get());
    add(freezing.findings, prepared.planning->findings);
    prepared.has_aftermath = true;
    return prepared;
}

FreezePreview preview_freeze(Depot& depot, const std::vector<InputFile>& files)
{
    ReadOptions options;
    options.time_zone = depot.settings().time_zone;
    Prepared prepared = prepare(depot, files, options);
    FreezePreview preview{std::move(prepared.freezing)};
    if (prepared.next)
        preview.freezing.session = prepared.next;
    if (!prepared.planning)
        return preview;
    const PrintPlan& plan = prepared.planning->plan;
    preview.orders = std::ssize(plan.orders);
    preview.tickets = std::ssize(plan.tickets);
    for (const PlannedBatch& batch : plan.batches)
        preview.labels += std::ssize(batch.labels);
    if (prepared.previous)
        preview.changes = sentences_of(difference(*prepared.previous, plan));
    return preview;
}

} // namespace cageot
