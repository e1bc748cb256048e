#pragma once

// The small week on its Thursday, and stations that scan it.

#include "base/command.h"
#include "depot/sample_depot.h"
#include "depot/scan_desk.h"
#include "depot/scans.h"

#include <string>

namespace cageot {

inline const Product tomatoes{"Ferme du Causse", "Tomates", "500g"};
inline const Product yoghurt{"Fromagerie du Lac", "Yaourt", "4x125g"};

inline std::string card(Command command)
{
    return to_string(code_of(command));
}

/// A station: what it remembers goes from each scan to the next, two seconds later.
class ScanningStation {
public:
    ScanningStation(Depot& depot, FixedClock& clock, SessionId session, std::string name)
        : depot_(depot)
        , clock_(clock)
        , session_(std::move(session))
        , name_(std::move(name))
    {
    }

    /// Not sent yet.
    Scan make(const std::string& text, Scan::Action action = Scan::Action::scan, int amount = 0)
    {
        clock_.advance(2'000);
        Scan scan;
        scan.id = name_ + "-" + std::to_string(++count_);
        scan.station = name_;
        scan.at = clock_.now();
        scan.action = action;
        scan.text = text;
        scan.amount = amount;
        scan.before = standing;
        return scan;
    }
    ScanAnswer send(const Scan& scan)
    {
        const ScanAnswer answer = judge_scans(depot_, session_, {scan}).front();
        standing = answer.judgement.after;
        return answer;
    }
    ScanAnswer scan(const std::string& text, Scan::Action action = Scan::Action::scan,
                    int amount = 0)
    {
        return send(make(text, action, amount));
    }
    Reason reason(const std::string& text, Scan::Action action = Scan::Action::scan, int amount = 0)
    {
        return scan(text, action, amount).judgement.reason;
    }

    Standing standing;

private:
    Depot& depot_;
    FixedClock& clock_;
    SessionId session_;
    std::string name_;
    int count_ = 0;
};

/// Codes of a plan by what they are of.
struct PlanCodes {
    std::shared_ptr<const PrintPlan> plan;

    /// Unit labels of a product in an order.
    std::vector<std::string> labels(const Product& product, const std::string& order) const
    {
        std::vector<std::string> codes;
        for (const PlannedBatch& batch : plan->batches)
            for (const Label& label : batch.labels)
                if (const auto* unit = std::get_if<UnitLabel>(&label);
                    unit && unit->product == product &&
                    plan->orders.at(plan->crates.at(unit->crate).order).order.value == order)
                    codes.push_back(to_string(unit->code));
        return codes;
    }
    std::string label(const Product& product, const std::string& order) const
    {
        return labels(product, order).at(0);
    }
    std::string crate(const std::string& order, Zone zone = Zone::ambient) const
    {
        for (const Crate& crate : plan->crates)
            if (plan->orders.at(crate.order).order.value == order && crate.zone == zone)
                return to_string(crate.code);
        throw std::logic_error("no crate of " + order);
    }
    /// The head of a farm.
    std::string head(const std::string& farm) const
    {
        for (const PlannedBatch& batch : plan->batches)
            if (batch.producer == farm)
                return to_string(code_of(batch.labels.at(0)));
        throw std::logic_error("no farm " + farm);
    }
};

/// Order 17, number 1: two tomatoes in crate "1", a yoghurt in "1 F". Order 18, number 2: a tomato.
struct ScanningDepot : SampleDepot {
    explicit ScanningDepot(void (*change)(DepotSettings&) = nullptr)
        : SampleDepot(change)
    {
    }

    ScanningStation station(const std::string& name) { return {depot, clock, session.id, name}; }
    PlanCodes codes() { return {depot.plan(session.id, session.version)}; }
    std::vector<StoredScan> stored() { return depot.store().scans(session.id, 0).scans; }
    /// Articles that are known to be in their crates.
    int seen()
    {
        return depot.scan_desk().look(depot, session.id, [](const Packing& packing) {
            int articles = 0;
            for (std::size_t crate = 0; crate < packing.list().crates.size(); ++crate)
                articles += packing.seen(crate);
            return articles;
        });
    }
    LabelState state(const std::string& code)
    {
        for (const LedgerRow& row : depot.store().ledger(session.id))
            if (row.code == code)
                return row.state;
        throw std::logic_error("no row " + code);
    }
    std::vector<std::string> told()
    {
        std::vector<std::string> sentences;
        for (const Notice& notice : depot.store().notices())
            sentences.push_back(notice.sentence);
        return sentences;
    }

    StoredSession session = freeze_csv(small_week());
    ScanningStation post = station("poste-1");
};

} // namespace cageot
