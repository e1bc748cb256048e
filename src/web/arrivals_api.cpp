#include "web/arrival_facts.h"
#include "web/farm_arrivals.h"
#include "web/json_body.h"
#include "web/pages.h"
#include "web/to_find.h"

#include "plan/json_writer.h"
#include "plan/zone.h"

#include <algorithm>

namespace cageot {
namespace {

/// The members producer, name and unit.
void write_product(JsonWriter& json, const Product& product)
{
    json.member("producer", std::string_view(product.producer));
    json.member("name", std::string_view(product.name));
    json.member("unit", std::string_view(product.unit));
}

void write_supply(JsonWriter& json, const ProductSupply& supply)
{
    json.begin_object();
    write_product(json, supply.product);
    json.member("zone", to_string(supply.zone));
    json.member("ordered", supply.ordered);
    json.member("missing", supply.missing);
    json.member("refused", supply.refused);
    json.member("accepted", supply.accepted());
    json.member("allocated", supply.allocated);
    json.end_object();
}

void write_farm(JsonWriter& json, const FarmArrival& farm)
{
    json.begin_object();
    json.member("producer", std::string_view(farm.producer));
    json.member("expected", std::string_view(farm.expected));
    json.member("cold", farm.cold);
    json.member("late", farm.late);
    json.member("state", to_string(farm.state));
    json.member("since", farm.since);
    json.member("labels", farm.labels);
    json.member("to_print", farm.paper.planned);
    json.member("printed", farm.paper.done());
    json.member("missing", farm.missing);
    json.member("refused", farm.refused);
    json.array("products", farm.products,
               [&](const ProductArrival& product) { write_supply(json, product.supply); });
    json.end_object();
}

void write_shortage(JsonWriter& json, const PrintPlan& plan, const Shortage& shortage)
{
    const PlannedOrder& order = plan.orders[shortage.order];
    json.begin_object();
    json.member("order", std::string_view(order.order.value));
    json.member("number", order.number);
    json.member("line", shortage.line);
    for (const PlannedLine& line : order.lines)
        if (line.place == shortage.line)
            write_product(json, line.product);
    json.member("quantity", shortage.quantity);
    json.member("refused", shortage.refused);
    json.end_object();
}

} // namespace

HttpResponse api_arrivals(Site& site, const HttpRequest& request)
{
    const auto situation = situation_of(site.depot(), session_of(site, request).id);
    JsonWriter json;
    json.begin_object();
    json.member("session", std::string_view(situation->session.id.value));
    json.member("version", situation->session.version);
    json.array("farms", farm_arrivals(site.depot(), *situation),
               [&](const FarmArrival& farm) { write_farm(json, farm); });
    json.array("shortages", situation->supply.shortages, [&](const Shortage& shortage) {
        write_shortage(json, *situation->ordered, shortage);
    });
    json.end_object();
    return json_answer(json.text());
}

HttpResponse api_tell_arrivals(Site& site, const HttpRequest& request)
{
    const StoredSession session = session_of(site, request);
    const std::vector<ArrivalFact> facts = facts_in(request.body, site.depot().now());
    try {
        const Told told = tell_arrivals(site.depot(), session.id, facts);
        JsonWriter json;
        json.begin_object();
        json.member("added", std::int64_t{told.added});
        json.member("withheld", std::int64_t{told.withheld});
        json.member("stickers", std::int64_t{told.stickers});
        json.end_object();
        return json_answer(json.text());
    } catch (const ArrivalRefused& refused) {
        return refused_answer(refused);
    }
}

HttpResponse api_check_in(Site& site, const HttpRequest& request)
{
    const StoredSession session = session_of(site, request);
    const JsonValue object = json_object(request.body, {"producer", "who"});
    const std::string who = text_member(object, "who");
    try {
        const std::lock_guard one_at_a_time(site.printing());
        JsonWriter json;
        json.begin_object();
        json.member("pages",
                    std::int64_t{check_in(site.depot(), session.id, text_member(object, "producer"),
                                          who.empty() ? "api" : who)});
        json.end_object();
        return json_answer(json.text());
    } catch (const ArrivalRefused& refused) {
        return refused_answer(refused);
    } catch (const HttpRefusal&) {
        throw;
    } catch (const std::runtime_error& error) { // it is here, and nothing can be printed
        throw HttpRefusal(409, error.what());
    }
}

HttpResponse api_to_find(Site& site, const HttpRequest& request)
{
    const auto situation = situation_of(site.depot(), session_of(site, request).id);
    JsonWriter json;
    json.begin_object();
    json.array("products", to_find(site.depot(), *situation), [&](const ProductToFind& product) {
        json.begin_object();
        write_product(json, product.product);
        json.member("zone", to_string(product.zone));
        json.member("expected", product.expected);
        json.member("unseen", product.unseen());
        json.member("none_seen", product.none_seen());
        json.array("orders", product.of, [&](const std::pair<int, int>& order) {
            json.begin_object();
            json.member("number", order.first);
            json.member("labels", order.second);
            json.end_object();
        });
        json.end_object();
    });
    json.end_object();
    return json_answer(json.text());
}

} // namespace cageot
