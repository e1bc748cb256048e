#include "web/farm_arrivals.h"
#include "web/page_fields.h"
#include "web/pages.h"

#include <algorithm>
#include <map>

namespace cageot {
namespace {

constexpr std::size_t weeks_shown = 12;

struct FarmWeek {
    StoredSession session;
    FarmState state = FarmState::awaited;
    int ordered = 0;
    int missing = 0;
    int refused = 0;
};

struct FarmHistory {
    std::string producer;
    std::vector<FarmWeek> weeks; ///< newest first
    int ordered = 0;
    int missing = 0;
    int refused = 0;
};

/// A farm's deliveries, newest session first. Weeks in which nobody counted it say nothing of it.
std::vector<FarmHistory> histories(Depot& depot)
{
    std::map<std::string, FarmHistory> farms;
    std::size_t weeks = 0;
    for (const StoredSession& session : depot.store().sessions()) {
        if (weeks++ == weeks_shown)
            break;
        const auto situation = situation_of(depot, session.id);
        std::map<std::string, FarmWeek> of_week;
        for (const ProductSupply& supply : situation->supply.products) {
            FarmWeek& week = of_week[supply.product.producer];
            week.ordered += supply.ordered;
            week.missing += supply.missing;
            week.refused += supply.refused;
        }
        for (auto& [producer, week] : of_week) {
            week.session = session;
            week.state = situation->arrivals.state_of(producer);
            FarmHistory& farm = farms[producer];
            farm.producer = producer;
            if (week.state == FarmState::awaited && week.missing + week.refused == 0)
                continue;
            farm.ordered += week.ordered;
            farm.missing += week.missing;
            farm.refused += week.refused;
            farm.weeks.push_back(week);
        }
    }
    std::vector<FarmHistory> sorted;
    for (auto& [producer, farm] : farms)
        sorted.push_back(std::move(farm));
    std::stable_sort(sorted.begin(), sorted.end(), [](const FarmHistory& a, const FarmHistory& b) {
        return a.missing + a.refused > b.missing + b.refused;
    });
    return sorted;
}

Fields fields_of(const FarmWeek& week)
{
    Fields fields;
    fields.set("id", week.session.id.value);
    fields.set("name", week.session.name);
    fields.set("ordered", french_number(week.ordered));
    fields.set("missing", french_number(week.missing));
    fields.set("refused", french_number(week.refused));
    const bool whole = week.missing + week.refused == 0;
    const StateWords words = week.state == FarmState::never ? StateWords{"pas venue", "stop"}
                             : whole                        ? StateWords{"complet", "done"}
                                                            : StateWords{"incomplet", "unsure"};
    fields.set("word", std::string(words.word));
    fields.set("tone", std::string(words.tone));
    return fields;
}

Fields fields_of(const FarmHistory& farm)
{
    Fields fields;
    fields.set("farm", farm.producer);
    fields.set("deliveries", french_number(std::ssize(farm.weeks)));
    fields.set("ordered", french_number(farm.ordered));
    fields.set("missing", french_number(farm.missing));
    fields.set("refused", french_number(farm.refused));
    fields.set("some-missing", farm.missing > 0);
    fields.set("some-refused", farm.refused > 0);
    FieldList weeks;
    for (const FarmWeek& week : farm.weeks)
        weeks.push_back(fields_of(week));
    fields.set("weeks", weeks);
    fields.set("has-weeks", !weeks.empty());
    return fields;
}

} // namespace

HttpResponse farms_page(Site& site, const HttpRequest& request)
{
    Fields fields = site.page(request, "Fermes");
    FieldList farms, silent;
    for (const FarmHistory& farm : histories(site.depot()))
        (farm.weeks.empty() ? silent : farms).push_back(fields_of(farm));
    fields.set("farms", farms);
    fields.set("has-farms", !farms.empty());
    fields.set("silent",
               shown_if(!silent.empty(), counted(std::ssize(silent), "ferme n’a", "fermes n’ont") +
                                             " encore jamais été comptée" +
                                             (silent.size() > 1 ? "s." : ".")));
    return html("farms", std::move(fields));
}

} // namespace cageot
