#include "layout/label_content.h"

#include "sample_plans.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

std::string field(const Content& content, const std::string& name)
{
    const auto found = content.fields.find(name);
    return found == content.fields.end() ? "(absent)" : found->second;
}

const UnitLabel& unit_of(const PrintPlan& plan, std::size_t batch)
{
    return std::get<UnitLabel>(plan.batches.at(batch).labels.at(0));
}

HeadLabel product_head()
{
    return {Code(CodeKind::product, 654321),
            HeadLabel::Of::product,
            yoghurts,
            Zone::chilled,
            5,
            6,
            1,
            {3, 5, 8},
            {1, 2, 3},
            Labelling::unit,
            ""};
}

} // namespace

TEST_CASE("a unit label says order, relay, zone, product and piece", "[layout]")
{
    const PrintPlan plan = plan_of_one_order();
    const Content content = content_of(plan, unit_of(plan, 1));
    const Fields expected{{"hub", "Tout Ô Pré"},
                          {"session", "Vente du 12 au 14 sept."},
                          {"version", "2"},
                          {"number", "14"},
                          {"name", "Zoé N.-C."},
                          {"order", "R482019375"},
                          {"relay_letter", "C"},
                          {"relay_colour", "BLEU"},
                          {"relay_name", "Aragon"},
                          {"same_customer", "commande 1 sur 2"},
                          {"zone", "chilled"},
                          {"zone_letter", "F"},
                          {"zone_name", "FRAIS"},
                          {"mark", "14 F"},
                          {"crate_code", "C12345771"},
                          {"crate_code_spaced", "C 123457 71"},
                          {"product", "Yaourt brebis"},
                          {"unit", "Nature (4\u00A0×\u00A0125\u00A0g)"},
                          {"farm", "Fromagerie du Lac"},
                          {"duplicate", ""},
                          {"piece", "1/1"},
                          {"unit_code", "U1234567874"},
                          {"unit_code_spaced", "U 12345678 74"}};
    CHECK(content.fields == expected);
    CHECK(content.tables.empty());
}

TEST_CASE("a label for a whole line says the amount instead of the piece", "[layout]")
{
    const PrintPlan plan = plan_of_one_order();
    const Content content = content_of(plan, unit_of(plan, 0));
    CHECK(field(content, "amount") == "2\u00A0kg");
    CHECK(field(content, "piece") == "(absent)");
    CHECK(field(content, "zone") == "ambient");
    CHECK(field(content, "zone_letter").empty());
    CHECK(field(content, "zone_name").empty());
    CHECK(field(content, "mark") == "14");
}

TEST_CASE("a piece is counted within its line", "[layout]")
{
    const PrintPlan plan = plan_of_one_order();
    UnitLabel label = unit_of(plan, 1);
    label.k = 3;
    label.n = 12;
    CHECK(field(content_of(plan, label), "piece") == "3/12");
}

TEST_CASE("a frozen zone has its capital with its accent", "[layout]")
{
    const PrintPlan plan = plan_of_one_order();
    UnitLabel label = unit_of(plan, 1);
    label.crate = 2;
    const Content content = content_of(plan, label);
    CHECK(field(content, "zone_name") == "SURGELÉ");
    CHECK(field(content, "mark") == "14 S");
}

TEST_CASE("a reprint says which duplicate it is", "[layout]")
{
    const PrintPlan plan = plan_of_one_order();
    CHECK(field(content_of(plan, unit_of(plan, 1), {1}), "duplicate").empty());
    CHECK(field(content_of(plan, unit_of(plan, 1), {2}), "duplicate") == "2");
    CHECK(field(content_of(plan, product_head(), {3}), "duplicate") == "3");
    CHECK(field(content_of(plan, plan.tickets[0], "v1", {4}), "duplicate") == "4");
}

TEST_CASE("a container more has the fields of its crate, its own number and no count of articles",
          "[layout]")
{
    const PrintPlan plan = plan_of_one_order();
    const Content content = more_content(plan, plan.crates[1], 2, "v1");
    CHECK(field(content, "number") == "14");
    CHECK(field(content, "mark") == "14 F");
    CHECK(field(content, "more") == "+2");
    CHECK(field(content, "crate_code") == to_string(plan.crates[1].code));
    CHECK(field(content, "duplicate").empty());
    CHECK(field(content, "articles") == "(absent)");
    CHECK(field(content_of(plan, plan.tickets[1], "v1"), "more") == "(absent)");
}

TEST_CASE("a customer with one order is not told which one it is", "[layout]")
{
    PrintPlan plan = plan_of_one_order();
    plan.orders[0].same_customer_n = 1;
    CHECK(field(content_of(plan, unit_of(plan, 1)), "same_customer").empty());
}

TEST_CASE("a product's head says how many, for whom and in which zone", "[layout]")
{
    const PrintPlan plan = plan_of_one_order();
    const Content content = content_of(plan, product_head());
    CHECK(field(content, "head") == "product");
    CHECK(field(content, "product") == "Yaourt brebis");
    CHECK(field(content, "farm") == "Fromagerie du Lac");
    CHECK(field(content, "count") == "6\u00A0× Nature (4\u00A0×\u00A0125\u00A0g)");
    CHECK(field(content, "labels") == "5\u00A0étiquettes");
    CHECK(field(content, "numbers") == "3, 5\u00A0×2, 8\u00A0×3");
    CHECK(field(content, "zone_letter") == "F");
    CHECK(field(content, "product_code") == "P65432139");
    CHECK(field(content, "product_code_spaced") == "P 654321 39");
}

TEST_CASE("the head of goods without labels says so", "[layout]")
{
    const PrintPlan plan = plan_of_one_order();
    HeadLabel head = product_head();
    head.labelling = Labelling::none;
    CHECK(field(content_of(plan, head), "count") == "6\u00A0pièces sans étiquette");
    head.quantity = 1;
    CHECK(field(content_of(plan, head), "count") == "1\u00A0pièce sans étiquette");
}

TEST_CASE("a farm's head counts its products and names the orders once", "[layout]")
{
    const PrintPlan plan = plan_of_one_order();
    HeadLabel head = product_head();
    head.of = HeadLabel::Of::farm;
    head.products = 3;
    head.labels = 1;
    const Content content = content_of(plan, head);
    CHECK(field(content, "head") == "farm");
    CHECK(field(content, "count") == "3\u00A0produits");
    CHECK(field(content, "labels") == "1\u00A0étiquette");
    CHECK(field(content, "numbers") == "3, 5, 8");
}

TEST_CASE("a label of either kind has its own fields", "[layout]")
{
    const PrintPlan plan = plan_of_one_order();
    const UnitLabel& unit = unit_of(plan, 1);
    CHECK(content_of(plan, Label(unit), {2}).fields == content_of(plan, unit, {2}).fields);
    CHECK(content_of(plan, Label(product_head())).fields ==
          content_of(plan, product_head()).fields);
}

TEST_CASE("an order ticket says what to take and what to pay", "[layout]")
{
    const PrintPlan plan = plan_of_one_order();
    const Content content = content_of(plan, plan.tickets[0], "v2 lun. 22:10");
    CHECK(field(content, "crates") == "1\u00A0CAGETTE");
    CHECK(field(content, "bags") == "1\u00A0SAC FRAIS + 1\u00A0SURGELÉ");
    CHECK(field(content, "to_take") == "= 3 à prendre");
    CHECK(field(content, "payment") == "À régler 12,40\u00A0€");
    CHECK(field(content, "stamp") == "v2 lun. 22:10");
    CHECK(field(content, "articles") == "3\u00A0articles");
    CHECK(field(content, "part") == "1/3");
    CHECK(field(content, "crate_code") == "C12345674");
}

TEST_CASE("a ticket says what is paid, and nothing when nobody knows", "[layout]")
{
    PrintPlan plan = plan_of_one_order();
    const auto payment = [&] { return field(content_of(plan, plan.tickets[0], ""), "payment"); };
    plan.orders[0].paid = true;
    CHECK(payment() == "Payé");
    plan.orders[0].paid.reset();
    CHECK(payment().empty());
    plan.orders[0].paid = false;
    plan.orders[0].total.reset();
    CHECK(payment() == "À régler");
}

TEST_CASE("an order with only a crate speaks of no bags", "[layout]")
{
    PrintPlan plan = plan_of_one_order();
    plan.crates.erase(plan.crates.begin() + 1, plan.crates.end());
    const Content content = content_of(plan, plan.tickets[0], "");
    CHECK(field(content, "bags").empty());
    CHECK(field(content, "to_take") == "= 1 à prendre");
}

TEST_CASE("an order of chilled goods alone speaks of no crate", "[layout]")
{
    PrintPlan plan = plan_of_one_order();
    plan.crates = {{Code(CodeKind::crate, 123457), 0, Zone::chilled, true, 1, 1}};
    const Content content = content_of(plan, plan.tickets[0], "");
    CHECK(field(content, "crates").empty());
    CHECK(field(content, "bags") == "1\u00A0SAC FRAIS");
}

TEST_CASE("a bag ticket says which part of the order it is and has no lines", "[layout]")
{
    const PrintPlan plan = plan_of_one_order();
    const Content content = content_of(plan, plan.tickets[1], "v2");
    CHECK(field(content, "number") == "14");
    CHECK(field(content, "zone_name") == "FRAIS");
    CHECK(field(content, "articles") == "1\u00A0article");
    CHECK(field(content, "part") == "2/3");
    CHECK(field(content, "crate_code") == "C12345771");
    CHECK(field(content, "payment") == "(absent)");
    CHECK(content.tables.empty());
}

TEST_CASE("a container of whose goods nothing came is not to be taken", "[layout]")
{
    PrintPlan plan = plan_of_one_order();
    PlannedLine& sorbet = plan.orders[0].lines[2];
    std::swap(sorbet.quantity, sorbet.missing);
    const Content content = content_of(plan, plan.tickets[0], "");
    CHECK(field(content, "bags") == "1\u00A0SAC FRAIS");
    CHECK(field(content, "to_take") == "= 2 à prendre");
    CHECK(field(content, "part") == "1/2");
    CHECK(field(content_of(plan, plan.tickets[1], ""), "part") == "2/2");
}

TEST_CASE("the main container is to be taken even when nothing of it came", "[layout]")
{
    PrintPlan plan = plan_of_one_order();
    for (PlannedLine& line : plan.orders[0].lines) {
        line.missing += line.quantity;
        line.quantity = 0;
    }
    const Content content = content_of(plan, plan.tickets[0], "");
    CHECK(field(content, "crates") == "1\u00A0CAGETTE");
    CHECK(field(content, "bags").empty());
    CHECK(field(content, "to_take") == "= 1 à prendre");
}

TEST_CASE("a sticker says how much is missing of a line", "[layout]")
{
    const PrintPlan plan = plan_of_one_order();
    const Content content = missing_content(plan, plan.crates[0], 5, 2, {2});
    CHECK(field(content, "word") == "MANQUE");
    CHECK(field(content, "quantity") == "2");
    CHECK(field(content, "product") == "Œufs");
    CHECK(field(content, "farm") == "Ferme des Alizés");
    CHECK(field(content, "number") == "14");
    CHECK(field(content, "crate_code") == "C12345674");
    CHECK(field(content, "duplicate") == "2");
}

TEST_CASE("a sticker for what came after all says how much the line has", "[layout]")
{
    PrintPlan plan = plan_of_one_order();
    const Content one = missing_content(plan, plan.crates[0], 5, 0);
    CHECK(field(one, "word") == "EST ARRIVÉ");
    CHECK(field(one, "quantity") == "1");
    plan.orders[0].lines[4].quantity = 3;
    const Content several = missing_content(plan, plan.crates[0], 5, 0);
    CHECK(field(several, "word") == "SONT LÀ");
    CHECK(field(several, "quantity") == "3");
}
