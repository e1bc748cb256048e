#include "depot/old_names.h"

#include "plan/plan_json.h"

#include <algorithm>
#include <map>

namespace cageot {
namespace {

std::string nameless(const std::string& plan_json)
{
    PrintPlan plan = parse_stored_plan(plan_json);
    plan.names = NameStyle::none;
    for (PlannedRelay& relay : plan.relays)
        relay.driver.clear();
    for (PlannedOrder& order : plan.orders)
        for (std::string* text : {&order.customer, &order.paper_name, &order.phone, &order.address})
            text->clear();
    return to_stored_json(plan);
}

} // namespace

std::filesystem::path folder_of(const std::filesystem::path& root, const StoredSession& version)
{
    return root / "archive" / version.id.value / ("v" + std::to_string(version.version));
}

std::vector<StoredSession> old_versions(Store& store, UtcMs before)
{
    std::map<SessionId, UtcMs> newest;
    const std::vector<StoredSession> versions = store.versions();
    for (const StoredSession& version : versions)
        newest[version.id] = std::max(newest[version.id], version.frozen_at);
    std::vector<StoredSession> old;
    for (const StoredSession& version : versions)
        if (newest[version.id] < before)
            old.push_back(version);
    return old;
}

bool forget_in(Store& store, const std::vector<StoredSession>& old, UtcMs before, UtcMs now)
{
    bool any = store.forget_mails(before);
    for (const StoredSession& version : old)
        if (version.purged_at == 0) {
            store.forget_names(version, nameless(store.plan_json(version.id, version.version)),
                               now);
            any = true;
        }
    return any;
}

} // namespace cageot
