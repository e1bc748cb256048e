#include "depot/read_with_memory.h"

#include "base/text.h"
#include "depot/archive.h"

#include <algorithm>
#include <set>
#include <utility>

namespace cageot {
namespace {

/// How many sessions a report without a cycle's name or number may belong to: the newest ones.
constexpr std::size_t recent_sessions = 8;

bool has(const SessionReading& reading, HeldRows kind)
{
    return std::find(reading.kinds.begin(), reading.kinds.end(), kind) != reading.kinds.end();
}

/// Whether both may be one order cycle of one hub. Only Open Food Network's API tells a cycle's
/// number; its reports tell the name, and the API does not.
bool may_be_same_cycle(const StoredSession& known, const Session& session, bool recent)
{
    const std::string hub = folded_text(known.hub), other_hub = folded_text(session.hub);
    if (hub != other_hub && !hub.empty() && !other_hub.empty())
        return false;
    if (!known.cycle.empty() && !session.cycle.empty())
        return known.cycle == session.cycle;
    const bool one_tells_number = !known.cycle.empty() || !session.cycle.empty();
    return (one_tells_number && recent) || folded_text(known.name) == folded_text(session.name);
}

/// The raw files of a version that hold one of `kinds`.
std::vector<InputFile> remembered(Depot& depot, const StoredSession& session,
                                  const std::set<HeldRows>& kinds)
{
    const std::vector<InputFile> stored = archived_files(depot, session);
    const std::vector<HeldRows> held = read_session(stored).kinds;
    std::vector<InputFile> files;
    for (std::size_t i = 0; i < stored.size(); ++i)
        if (kinds.contains(held[i]))
            files.push_back(stored[i]);
    return files;
}

/// Reads files of a known session with new ones. The stored orders may be of several cycles, or
/// call theirs otherwise than the door that named the session.
SessionReading read_as(const StoredSession& known, const std::vector<InputFile>& files,
                       const ReadOptions& options)
{
    if (!options.cycle && !known.name.empty()) {
        ReadOptions named = options;
        named.cycle = known.name;
        if (SessionReading reading = read_session(files, named); reading.session)
            return reading;
    }
    return read_session(files, options);
}

/// What was said of the orders when they were frozen need not be said again.
void keep_findings_of(const std::vector<InputFile>& files, std::vector<Finding>& findings)
{
    std::erase_if(findings, [&](const Finding& finding) {
        return std::none_of(files.begin(), files.end(),
                            [&](const InputFile& file) { return file.name == finding.source; });
    });
}

} // namespace

std::optional<StoredSession> find_known(Depot& depot, const Session& session)
{
    std::set<OrderNumber> orders;
    for (const Order& order : session.orders)
        orders.insert(order.number);
    std::size_t place = 0;
    for (const StoredSession& known : depot.store().sessions()) {
        if (!may_be_same_cycle(known, session, place++ < recent_sessions))
            continue;
        const auto plan = depot.plan(known.id, known.version);
        const auto shared = [&](const auto& one) { return orders.contains(one.order); };
        if (std::any_of(plan->orders.begin(), plan->orders.end(), shared) ||
            std::any_of(plan->retired.begin(), plan->retired.end(), shared))
            return known;
    }
    return std::nullopt;
}

RememberedReading read_with_memory(Depot& depot, const std::vector<InputFile>& files,
                                   const ReadOptions& options)
{
    RememberedReading alone{read_session(files, options), files, std::nullopt};
    const bool orders = has(alone.reading, HeldRows::orders);
    const bool packing = has(alone.reading, HeldRows::packing);
    const bool only_totals = has(alone.reading, HeldRows::totals) && !orders && !packing;
    std::optional<StoredSession> known;
    if (alone.reading.session && !packing)
        known = find_known(depot, *alone.reading.session);
    else if ((packing || only_totals) && !orders)
        if (const auto sessions = depot.store().sessions(); !sessions.empty())
            known = sessions.front();
    if (!known)
        return alone;
    std::vector<InputFile> together =
        remembered(depot, *known, {orders ? HeldRows::packing : HeldRows::orders});
    if (together.empty())
        return alone;
    together.insert(together.end(), files.begin(), files.end());
    SessionReading reading =
        orders ? read_session(together, options) : read_as(*known, together, options);
    if (only_totals) {
        keep_findings_of(files, reading.findings);
        return {std::move(reading), files, known};
    }
    if (!reading.session)
        return alone;
    return {std::move(reading), std::move(together), std::nullopt};
}

} // namespace cageot
