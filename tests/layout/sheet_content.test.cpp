#include "layout/sheet_content.h"

#include "layout/examples.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

/// Three relays, two of them Camille's; orders 14 (crate, chilled, frozen; 12,40 € due), 21 (paid)
/// and 31.
PrintPlan three_relays()
{
    PrintPlan plan = usual_plan();
    plan.relays.push_back({"D", "VERT", "Conques", "Relais Conques", "", false, 20});
    plan.relays.push_back({"E", "ROSE", "Trèbes", "Relais Trèbes", "Camille", false, 30});
    for (const int number : {21, 31}) {
        PlannedOrder order = plan.orders[0];
        order.order = {"R" + std::to_string(number)};
        order.number = number;
        order.relay = number == 21 ? 1 : 2;
        order.paid = number == 21;
        order.phone = "06 12 34 56 7" + std::to_string(number % 10);
        plan.orders.push_back(order);
        plan.crates.push_back({Code(CodeKind::crate, static_cast<std::uint32_t>(number)),
                               plan.orders.size() - 1, Zone::ambient, true, 1, 1});
    }
    return plan;
}

std::vector<std::string> kinds_of(const Content& content)
{
    std::vector<std::string> kinds;
    for (const ContentRow& row : content.tables.at("relays"))
        kinds.push_back(row.kind);
    return kinds;
}

} // namespace

TEST_CASE("each driver has one sheet with all relays of the round", "[layout]")
{
    const auto sheets = relay_sheet_contents(three_relays(), "v1 lun. 22:10");
    REQUIRE(sheets.size() == 2);
    CHECK(sheets[0].fields.at("driver") == "Camille");
    CHECK(sheets[0].fields.at("relays") == "2\u00A0relais");
    CHECK(sheets[0].fields.at("orders") == "2\u00A0commandes");
    CHECK(kinds_of(sheets[0]) ==
          std::vector<std::string>{"relay", "order", "arrival", "relay", "order", "arrival"});
    CHECK(sheets[1].fields.at("driver").empty());
    CHECK(kinds_of(sheets[1]) == std::vector<std::string>{"relay", "order", "arrival"});
}

TEST_CASE("relays without a driver do not share a sheet", "[layout]")
{
    PrintPlan plan = three_relays();
    for (PlannedRelay& relay : plan.relays)
        relay.driver.clear();
    CHECK(relay_sheet_contents(plan, "v1").size() == 3);
}

TEST_CASE("a relay sheet counts crates, chilled and frozen bags apart", "[layout]")
{
    const auto sheets = relay_sheet_contents(three_relays(), "v1");
    const Fields& fields = sheets[0].fields;
    CHECK(fields.at("crates") == "2\u00A0cagettes");
    CHECK(fields.at("chilled_bags") == "1\u00A0sac frais");
    CHECK(fields.at("frozen_bags") == "1\u00A0surgelé");
    CHECK(fields.at("to_take") == "4\u00A0contenants à prendre");
    const Fields& order = sheets[0].tables.at("relays")[1].fields;
    CHECK(order.at("number") == "14");
    CHECK(order.at("crate_count") == "1");
    CHECK(order.at("chilled_count") == "1");
    CHECK(order.at("frozen_count") == "1");
    const Fields& other = sheets[1].tables.at("relays")[1].fields;
    CHECK(other.at("chilled_count").empty());
}

TEST_CASE("a relay sheet counts no bag of whose goods nothing came", "[layout]")
{
    PrintPlan plan = three_relays();
    PlannedLine& yoghurt = plan.orders[0].lines[0];
    std::swap(yoghurt.quantity, yoghurt.missing);
    const auto sheets = relay_sheet_contents(plan, "v1");
    CHECK(sheets[0].fields.at("chilled_bags").empty());
    CHECK(sheets[0].fields.at("to_take") == "3\u00A0contenants à prendre");
    CHECK(sheets[0].tables.at("relays")[1].fields.at("chilled_count").empty());
    CHECK(sheets[0].tables.at("relays")[1].fields.at("frozen_count") == "1");
}

TEST_CASE("a relay's sum due leaves out what is paid", "[layout]")
{
    const auto sheets = relay_sheet_contents(three_relays(), "v1");
    CHECK(sheets[0].tables.at("relays")[0].fields.at("due") == "À encaisser 12,40\u00A0€");
    CHECK(sheets[1].tables.at("relays")[0].fields.at("due").empty());
    CHECK(sheets[1].tables.at("relays")[1].fields.at("payment") == "Payé");
}

TEST_CASE("a bay card names its relay, its driver and its numbers", "[layout]")
{
    PrintPlan plan = three_relays();
    plan.orders[1].relay = 0;
    const auto cards = bay_card_contents(plan);
    REQUIRE(cards.size() == 3);
    CHECK(cards[0].fields.at("relay_letter") == "C");
    CHECK(cards[0].fields.at("relay_colour") == "BLEU");
    CHECK(cards[0].fields.at("orders") == "2\u00A0commandes");
    CHECK(cards[0].fields.at("numbers") == "14, 21");
    CHECK(cards[0].fields.at("driver") == "Camille");
    CHECK(cards[1].fields.at("orders") == "0\u00A0commande");
}
