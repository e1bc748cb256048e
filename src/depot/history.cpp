#include "depot/history.h"

#include "depot/arrival_facts.h"
#include "depot/arrivals.h"
#include "depot/history_words.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>

namespace cageot {
namespace {

constexpr std::size_t entries_a_page = 100;

constexpr std::array<std::pair<HistoryKind, std::string_view>, 8> kind_words = {
    {{HistoryKind::printing, "printing"},
     {HistoryKind::reprint, "reprint"},
     {HistoryKind::arrival, "arrival"},
     {HistoryKind::version, "version"},
     {HistoryKind::station, "station"},
     {HistoryKind::notice, "notice"},
     {HistoryKind::rehearsal, "rehearsal"},
     {HistoryKind::deed, "deed"}}};

/// Gathers what a filter lets through.
class Gathering {
public:
    Gathering(Depot& depot, const HistoryFilter& filter)
        : depot_(depot)
        , filter_(filter)
        , words_(depot)
        // One more than is shown: whether there is an older page.
        , wish_{filter.before, filter.session, filter.kind == HistoryKind::reprint,
                static_cast<int>(entries_a_page) + 1}
    {
    }

    std::vector<HistoryEntry> entries()
    {
        if (wants(HistoryKind::printing) || wants(HistoryKind::reprint))
            for (const JobHappening& happening : depot_.store().job_happenings(wish_))
                entries_.push_back(words_.of(happening));
        if (wants(HistoryKind::arrival))
            for (const StoredFact& row : depot_.store().newest_facts(wish_))
                entries_.push_back(words_.of(row.session, to_fact(row)));
        if (wants(HistoryKind::notice))
            for (const Notice& notice : depot_.store().newest_notices(wish_))
                entries_.push_back({notice.told_at,
                                    HistoryKind::notice,
                                    notice.session,
                                    {},
                                    "Au tableau: " + notice.sentence,
                                    settled_words(notice)});
        if (wants(HistoryKind::deed))
            for (const StoredDeed& deed : depot_.store().newest_deeds(wish_))
                entries_.push_back(
                    {deed.at, HistoryKind::deed, deed.session, deed.who, deed.what, deed.detail});
        add_versions();
        if (filter_.session.value.empty()) {
            add_stations();
            add_rehearsals();
        }
        return std::move(entries_);
    }

private:
    bool wants(HistoryKind kind) const { return !filter_.kind || *filter_.kind == kind; }

    std::string settled_words(const Notice& notice) const
    {
        if (notice.open)
            return {};
        if (notice.settled_at == 0)
            return "C’est réglé.";
        return "C’est réglé " +
               short_french(local_time(notice.settled_at, depot_.settings().time_zone)) +
               (notice.settled_by.empty() ? "." : ", par " + notice.settled_by + ".");
    }

    void add(HistoryEntry entry)
    {
        const bool earlier = filter_.before == 0 || entry.at < filter_.before;
        if (entry.at > 0 && earlier)
            entries_.push_back(std::move(entry));
    }

    void add_versions()
    {
        if (!wants(HistoryKind::version))
            return;
        for (const StoredSession& version : depot_.store().versions())
            if (filter_.session.value.empty() || version.id == filter_.session)
                add({version.frozen_at,
                     HistoryKind::version,
                     version.id,
                     {},
                     "Version " + std::to_string(version.version) + " figée: " + version.name,
                     {}});
    }

    void add_stations()
    {
        if (!wants(HistoryKind::station))
            return;
        for (const StoredStation& station : depot_.store().stations()) {
            const std::string name = "Poste " + station.id + ": ";
            add({station.made_at, HistoryKind::station, {}, {}, name + "invité", {}});
            add({station.opened_at, HistoryKind::station, {}, station.id, name + "ouvert", {}});
            add({station.revoked_at, HistoryKind::station, {}, {}, name + "fermé", {}});
        }
    }

    void add_rehearsals()
    {
        if (!wants(HistoryKind::rehearsal))
            return;
        for (const Rehearsal& rehearsal : depot_.store().rehearsals())
            add({rehearsal.asked_at,
                 HistoryKind::rehearsal,
                 {},
                 rehearsal.asked_by,
                 "Répétition: étiquette d’essai (" + rehearsal.printer.value + ")",
                 rehearsal.sentence});
    }

    Depot& depot_;
    const HistoryFilter& filter_;
    HistoryWords words_;
    HistoryWish wish_;
    std::vector<HistoryEntry> entries_;
};

void sort_newest_first(std::vector<HistoryEntry>& entries)
{
    std::stable_sort(entries.begin(), entries.end(),
                     [](const HistoryEntry& a, const HistoryEntry& b) { return a.at > b.at; });
}

/// What belongs to one order: its papers, of any version, and its goods.
struct OfOrder {
    OrderNumber order;
    std::set<std::string> codes;
    std::set<Product> products;
    std::set<std::string> farms;

    bool has(const SpoolJob& job) const
    {
        return std::any_of(job.codes.begin(), job.codes.end(),
                           [&](const std::string& code) { return codes.contains(code); });
    }
    bool has(const FarmFact& fact) const { return farms.contains(fact.producer); }
    bool has(const CountFact& fact) const { return products.contains(fact.product); }
    bool has(const ChosenFact& fact) const { return fact.order == order; }
    bool has(const LeftoverFact& fact) const { return codes.contains(fact.code); }
    bool has(const WeightFact& fact) const { return codes.contains(fact.code); }
};

void add_papers(OfOrder& its, const PrintPlan& plan, int number)
{
    for (std::size_t at = 0; at < plan.crates.size(); ++at) {
        const PlannedOrder& order = plan.orders.at(plan.crates[at].order);
        if (order.number != number)
            continue;
        its.order = order.order;
        its.codes.insert(to_string(plan.crates[at].code));
        for (const PlannedLine& line : order.lines) {
            its.products.insert(line.product);
            its.farms.insert(line.product.producer);
        }
        for (const PlannedBatch& batch : plan.batches)
            for (const Label& label : batch.labels)
                if (const auto* unit = std::get_if<UnitLabel>(&label); unit && unit->crate == at)
                    its.codes.insert(to_string(unit->code));
    }
}

} // namespace

std::string_view to_string(HistoryKind kind)
{
    for (const auto& [known, word] : kind_words)
        if (known == kind)
            return word;
    throw std::logic_error("unknown kind of history");
}

std::optional<HistoryKind> parse_history_kind(std::string_view text)
{
    for (const auto& [kind, word] : kind_words)
        if (word == text)
            return kind;
    return std::nullopt;
}

HistoryPage history(Depot& depot, const HistoryFilter& filter)
{
    HistoryPage page{Gathering(depot, filter).entries()};
    sort_newest_first(page.entries);
    if (page.entries.size() <= entries_a_page)
        return page;
    const UtcMs last = page.entries[entries_a_page - 1].at;
    const auto end = std::find_if(page.entries.begin() + entries_a_page, page.entries.end(),
                                  [&](const HistoryEntry& entry) { return entry.at < last; });
    page.older = last;
    page.entries.erase(end, page.entries.end());
    return page;
}

std::vector<HistoryEntry> order_history(Depot& depot, const SessionId& session, int number)
{
    const auto stored = depot.store().find_session(session);
    if (!stored)
        return {};
    OfOrder its;
    for (int version = 1; version <= stored->version; ++version)
        add_papers(its, *depot.plan(session, version), number);
    HistoryWords words(depot);
    std::vector<HistoryEntry> entries;
    const HistoryWish all{0, session, false, std::numeric_limits<int>::max()};
    for (const JobHappening& happening : depot.store().job_happenings(all))
        if (its.has(happening.job))
            entries.push_back(words.of(happening));
    for (const StoredFact& row : depot.store().facts(session))
        if (const ArrivalFact fact = to_fact(row);
            std::visit([&](const auto& what) { return its.has(what); }, fact.what))
            entries.push_back(words.of(session, fact));
    sort_newest_first(entries);
    return entries;
}

} // namespace cageot
