#include "depot/scan_desk.h"

#include "depot/replaced_by.h"
#include "depot/scan_rows.h"

#include <algorithm>

namespace cageot {
namespace {

/// Sessions that are packed at the same time; an older one is read again when it is asked for.
constexpr std::size_t states_kept = 4;

/// The number of the order that a code of an older plan belongs to; 0: a head, which has none.
const PlannedOrder* order_of(const PrintPlan& plan, const std::string& code)
{
    for (const Crate& crate : plan.crates)
        if (to_string(crate.code) == code)
            return &plan.orders.at(crate.order);
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            if (const auto* unit = std::get_if<UnitLabel>(&label);
                unit && to_string(unit->code) == code)
                return &plan.orders.at(plan.crates.at(unit->crate).order);
    return nullptr;
}

GoneCode gone_code(const PrintPlan& before, const PrintPlan& now, const std::string& code)
{
    GoneCode gone;
    const PlannedOrder* order = order_of(before, code);
    if (order)
        gone.mark = std::to_string(order->number);
    if (auto replacement = replaced_by(before, now, code)) {
        gone.why = GoneCode::Why::replaced;
        gone.now = std::move(*replacement);
    } else if (order && std::ranges::none_of(now.orders, [&](const PlannedOrder& other) {
                   return other.order == order->order;
               })) {
        gone.why = GoneCode::Why::cancelled;
    }
    return gone;
}

std::shared_ptr<const PackList> list_of(Depot& depot, const Situation& now)
{
    std::map<std::string, GoneCode> gone;
    for (const LedgerRow& row : depot.store().ledger(now.session.id))
        if (row.state == LabelState::void_ && row.version < now.session.version)
            gone[row.code] =
                gone_code(*depot.plan(now.session.id, row.version), *now.ordered, row.code);
    auto list =
        std::make_shared<PackList>(pack_list(*now.plan, now.supply.absent, std::move(gone)));
    list->count_first = depot.settings().stations.count_first;
    return list;
}

} // namespace

Packing& ScanDesk::caught_up(Depot& depot, const SessionId& session)
{
    auto situation = situation_of(depot, session);
    auto found = states_.find(session);
    if (found == states_.end()) {
        if (states_.size() >= states_kept)
            states_.erase(states_.begin());
        found = states_.emplace(session, State{situation, 0, Packing(list_of(depot, *situation))})
                    .first;
    }
    State& state = found->second;
    if (state.situation != situation) {
        state.packing = state.packing.with(list_of(depot, *situation));
        state.situation = std::move(situation);
    }
    const ScanPage page = depot.store().scans(session, state.last);
    for (const StoredScan& row : page.scans)
        state.packing.add(to_event(row));
    state.last = page.last;
    return state.packing;
}

} // namespace cageot
