#include "layout/sheet_content.h"

#include "layout/french_text.h"
#include "layout/order_fields.h"
#include "plan/on_paper.h"

#include <algorithm>

namespace cageot {
namespace {

/// Containers of each zone.
struct Containers {
    long ambient = 0, chilled = 0, frozen = 0;

    void add(Zone zone)
    {
        ambient += zone == Zone::ambient;
        chilled += zone == Zone::chilled;
        frozen += zone == Zone::frozen;
    }
    void add(const Containers& other)
    {
        ambient += other.ambient;
        chilled += other.chilled;
        frozen += other.frozen;
    }
};

std::string counted(long count, std::string_view singular, std::string_view plural)
{
    return count > 0 ? french_count(count, singular, plural) : std::string();
}

void add_containers(Fields& fields, const Containers& all)
{
    fields["crates"] = counted(all.ambient, "cagette", "cagettes");
    fields["chilled_bags"] = counted(all.chilled, "sac frais", "sacs frais");
    fields["frozen_bags"] = counted(all.frozen, "surgelé", "surgelés");
    fields["to_take"] = french_count(all.ambient + all.chilled + all.frozen, "contenant à prendre",
                                     "contenants à prendre");
}

std::string digits_or_nothing(long count)
{
    return count > 0 ? std::to_string(count) : std::string();
}

Containers containers_of(const PrintPlan& plan, std::size_t order)
{
    Containers all;
    for (const Crate& crate : crates_to_take(plan, order))
        all.add(crate.zone);
    return all;
}

ContentRow order_row(const PrintPlan& plan, std::size_t index, const Containers& containers)
{
    const PlannedOrder& order = plan.orders.at(index);
    ContentRow row{"order", {}};
    add_order(row.fields, plan, order);
    row.fields["crate_count"] = digits_or_nothing(containers.ambient);
    row.fields["chilled_count"] = digits_or_nothing(containers.chilled);
    row.fields["frozen_count"] = digits_or_nothing(containers.frozen);
    row.fields["phone"] = order.phone;
    row.fields["address"] = order.address;
    row.fields["payment"] = payment_of(order);
    return row;
}

/// One driver's relays, as indices into the plan's.
struct Round {
    std::string driver;
    std::vector<std::size_t> relays;
};

std::vector<Round> rounds_of(const PrintPlan& plan)
{
    std::vector<Round> rounds;
    for (std::size_t i = 0; i < plan.relays.size(); ++i) {
        const std::string& driver = plan.relays[i].driver;
        const auto same = std::find_if(rounds.begin(), rounds.end(), [&](const Round& round) {
            return !driver.empty() && round.driver == driver;
        });
        if (same == rounds.end())
            rounds.push_back({driver, {i}});
        else
            same->relays.push_back(i);
    }
    return rounds;
}

std::vector<std::size_t> orders_of(const PrintPlan& plan, std::size_t relay)
{
    std::vector<std::size_t> orders;
    for (std::size_t i = 0; i < plan.orders.size(); ++i)
        if (plan.orders[i].relay == relay)
            orders.push_back(i);
    return orders;
}

/// What is still to be paid.
Cents due_of(const PrintPlan& plan, const std::vector<std::size_t>& orders)
{
    Cents due{0};
    for (const std::size_t index : orders) {
        const PlannedOrder& order = plan.orders[index];
        if (order.paid == false && order.total)
            due.value += order.total->value;
    }
    return due;
}

/// Heading, orders and the line for time and temperature of one relay.
Containers add_relay_rows(std::vector<ContentRow>& rows, const PrintPlan& plan, std::size_t relay)
{
    const std::vector<std::size_t> orders = orders_of(plan, relay);
    Containers all;
    std::vector<ContentRow> order_rows;
    for (const std::size_t index : orders) {
        const Containers containers = containers_of(plan, index);
        all.add(containers);
        order_rows.push_back(order_row(plan, index, containers));
    }
    ContentRow heading{"relay", {}};
    add_relay(heading.fields, plan.relays[relay]);
    add_containers(heading.fields, all);
    heading.fields["orders"] =
        french_count(static_cast<long>(orders.size()), "commande", "commandes");
    const Cents due = due_of(plan, orders);
    heading.fields["due"] = due.value > 0 ? "À encaisser " + to_french(due) : "";
    rows.push_back(std::move(heading));
    rows.insert(rows.end(), order_rows.begin(), order_rows.end());
    ContentRow arrival{"arrival", {}};
    add_relay(arrival.fields, plan.relays[relay]);
    rows.push_back(std::move(arrival));
    return all;
}

std::string numbers_of(const PrintPlan& plan, const std::vector<std::size_t>& orders)
{
    std::string text;
    for (const std::size_t index : orders)
        text += (text.empty() ? "" : ", ") + std::to_string(plan.orders[index].number);
    return text;
}

/// Whether the tick list shows `line` with this one of the order's containers. A missing line may be
/// of a zone that needs no container: then it stands with the main one.
bool is_listed_with(const PlannedLine& line, const Crate& crate, const std::vector<Crate>& crates)
{
    const bool has_own = std::any_of(crates.begin(), crates.end(),
                                     [&](const Crate& one) { return one.zone == line.zone; });
    return has_own ? crate.zone == line.zone : crate.main;
}

/// For each order the spaced codes of its labels, by place of the line, without those of absent goods.
std::vector<std::map<int, std::string>> unit_codes(const PrintPlan& plan)
{
    std::vector<std::map<int, std::string>> codes(plan.orders.size());
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            if (const auto* unit = std::get_if<UnitLabel>(&label); unit && unit->covers > 0) {
                std::string& text = codes.at(plan.crates.at(unit->crate).order)[unit->line];
                text += (text.empty() ? "" : "   ") + to_spaced_string(unit->code);
            }
    return codes;
}

} // namespace

std::vector<Content> relay_sheet_contents(const PrintPlan& plan, const std::string& stamp)
{
    std::vector<Content> sheets;
    for (const Round& round : rounds_of(plan)) {
        Content content;
        add_session(content.fields, plan);
        content.fields["stamp"] = stamp;
        content.fields["driver"] = round.driver;
        Containers all;
        long orders = 0;
        for (const std::size_t relay : round.relays) {
            all.add(add_relay_rows(content.tables["relays"], plan, relay));
            orders += static_cast<long>(orders_of(plan, relay).size());
        }
        add_containers(content.fields, all);
        content.fields["orders"] = french_count(orders, "commande", "commandes");
        content.fields["relays"] =
            french_count(static_cast<long>(round.relays.size()), "relais", "relais");
        sheets.push_back(std::move(content));
    }
    return sheets;
}

std::vector<Content> bay_card_contents(const PrintPlan& plan)
{
    std::vector<Content> cards;
    for (std::size_t relay = 0; relay < plan.relays.size(); ++relay) {
        const std::vector<std::size_t> orders = orders_of(plan, relay);
        Content content;
        add_session(content.fields, plan);
        add_relay(content.fields, plan.relays[relay]);
        content.fields["driver"] = plan.relays[relay].driver;
        content.fields["orders"] =
            french_count(static_cast<long>(orders.size()), "commande", "commandes");
        content.fields["numbers"] = numbers_of(plan, orders);
        cards.push_back(std::move(content));
    }
    return cards;
}

Content tick_list_content(const PrintPlan& plan, const std::string& stamp)
{
    Content content;
    add_session(content.fields, plan);
    content.fields["stamp"] = stamp;
    content.fields["orders"] =
        french_count(static_cast<long>(plan.orders.size()), "commande", "commandes");
    std::vector<std::map<int, std::string>> codes = unit_codes(plan);
    std::vector<ContentRow>& rows = content.tables["orders"];
    for (std::size_t i = 0; i < plan.orders.size(); ++i) {
        const std::vector<Crate> crates = crates_to_take(plan, i);
        for (const Crate& crate : crates) {
            ContentRow heading{"crate", {}};
            add_crate(heading.fields, plan, crate);
            rows.push_back(std::move(heading));
            for (const PlannedLine& line : plan.orders[i].lines) {
                if (!is_listed_with(line, crate, crates))
                    continue;
                if (line.quantity > 0) {
                    rows.push_back(line_row(plan, line));
                    rows.back().fields["codes"] = codes[i][line.place];
                }
                if (lacks(line)) {
                    rows.push_back(missing_row(plan, line));
                    rows.back().fields["codes"] = "";
                }
            }
        }
    }
    return content;
}

} // namespace cageot
