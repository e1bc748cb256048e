#include "layout/label_content.h"
#include "layout/sheet_content.h"

#include "sample_plans.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

using Texts = std::vector<std::string>;

std::string field(const ContentRow& row, const std::string& name)
{
    const auto found = row.fields.find(name);
    return found == row.fields.end() ? "" : found->second;
}

/// "line: 2 Tomates", "heading: MANQUE" …
Texts rows_of(const Content& content, const std::string& table)
{
    Texts rows;
    for (const ContentRow& row : content.tables.at(table)) {
        std::string text = row.kind + ":";
        for (const char* name :
             {"heading", "mark", "quantity", "lacking", "product", "note", "codes"})
            if (const std::string value = field(row, name); !value.empty())
                text += " " + value;
        rows.push_back(text);
    }
    return rows;
}

} // namespace

TEST_CASE("an order ticket lists what is there by container, then what is missing", "[layout]")
{
    const PrintPlan plan = plan_of_one_order();
    const Content content = content_of(plan, plan.tickets[0], "");
    CHECK(rows_of(content, "lines") ==
          Texts{"heading: DANS LA CAGETTE 14",
                "line: 2 Tomates anciennes (une étiquette pour 2\u00A0kg)", "line: 1 Œufs",
                "cold-heading: DANS LE SAC FRAIS 14 F", "line: 1 Yaourt brebis",
                "cold-heading: DANS LE SAC SURGELÉ 14 S", "line: 1 Sorbet cassis",
                "heading: MANQUE", "missing: 0 Brioche", "missing: 2 2\u00A0×\u00A0 Œufs"});
    const ContentRow& line = content.tables.at("lines").at(1);
    CHECK(field(line, "unit") == "1\u00A0kg");
    CHECK(field(line, "farm") == "Ferme des Alizés");
}

TEST_CASE("a ticket's lines are sorted by farm, whatever its accents", "[layout]")
{
    PrintPlan plan = plan_of_one_order();
    plan.orders[0].lines = {
        {1, {"Potager Zen", "Radis", ""}, 1, Zone::ambient, Labelling::unit},
        {2, {"Étable", "Lait", ""}, 1, Zone::ambient, Labelling::unit},
        {3, {"Fournil", "Pain", ""}, 1, Zone::ambient, Labelling::unit},
        {4, {"Étable", "Beurre", ""}, 1, Zone::ambient, Labelling::unit},
    };
    plan.crates.erase(plan.crates.begin() + 1, plan.crates.end());
    CHECK(rows_of(content_of(plan, plan.tickets[0], ""), "lines") ==
          Texts{"heading: DANS LA CAGETTE 14", "line: 1 Lait", "line: 1 Beurre", "line: 1 Pain",
                "line: 1 Radis"});
}

TEST_CASE("one thing of a line needs no note", "[layout]")
{
    PrintPlan plan = plan_of_one_order();
    plan.orders[0].lines = {{1, tomatoes, 1, Zone::ambient, Labelling::line},
                            {2, tomatoes, 3, Zone::ambient, Labelling::unit},
                            {3, tomatoes, 3, Zone::ambient, Labelling::none}};
    plan.crates.erase(plan.crates.begin() + 1, plan.crates.end());
    CHECK(rows_of(content_of(plan, plan.tickets[0], ""), "lines") ==
          Texts{"heading: DANS LA CAGETTE 14", "line: 1 Tomates anciennes",
                "line: 3 Tomates anciennes", "line: 3 Tomates anciennes"});
}

TEST_CASE("the ticket of an order without goods says only what is missing", "[layout]")
{
    PrintPlan plan = plan_of_one_order();
    plan.orders[0].lines = {{1, buns, 0, Zone::ambient, Labelling::unit}};
    plan.crates.erase(plan.crates.begin() + 1, plan.crates.end());
    CHECK(rows_of(content_of(plan, plan.tickets[0], ""), "lines") ==
          Texts{"heading: MANQUE", "missing: 0 Brioche"});
}

TEST_CASE("the tick list has every container with its lines and their codes", "[layout]")
{
    const PrintPlan plan = plan_of_one_order();
    const Content content = tick_list_content(plan, "v2 lun. 22:10");
    CHECK(content.fields.at("hub") == "Tout Ô Pré");
    CHECK(content.fields.at("session") == "Vente du 12 au 14 sept.");
    CHECK(content.fields.at("stamp") == "v2 lun. 22:10");
    CHECK(content.fields.at("orders") == "1\u00A0commande");
    CHECK(
        rows_of(content, "orders") ==
        Texts{"crate: 14", "line: 2 Tomates anciennes (une étiquette pour 2\u00A0kg) U 12345679 71",
              "missing: 0 Brioche", "line: 1 Œufs", "missing: 2 2\u00A0×\u00A0 Œufs", "crate: 14 F",
              "line: 1 Yaourt brebis U 12345678 74", "crate: 14 S", "line: 1 Sorbet cassis"});
    const ContentRow& crate = content.tables.at("orders").at(0);
    CHECK(field(crate, "number") == "14");
    CHECK(field(crate, "name") == "Zoé N.-C.");
    CHECK(field(crate, "relay_letter") == "C");
    CHECK(field(crate, "crate_code") == "C12345674");
}

TEST_CASE("several labels of a line have all their codes in the tick list", "[layout]")
{
    PrintPlan plan = plan_of_one_order();
    plan.batches[1].labels.emplace_back(
        UnitLabel{Code(CodeKind::unit, 12345679), 1, 1, yoghurts, 1, 2, 2, ""});
    CHECK(rows_of(tick_list_content(plan, ""), "orders").at(6) ==
          "line: 1 Yaourt brebis U 12345678 74   U 12345679 71");
}

TEST_CASE("a missing line whose zone has no container stands with the main one", "[layout]")
{
    PrintPlan plan = plan_of_one_order();
    plan.orders[0].lines = {{1, tomatoes, 2, Zone::ambient, Labelling::unit},
                            {2, yoghurts, 0, Zone::chilled, Labelling::unit}};
    plan.crates.erase(plan.crates.begin() + 1, plan.crates.end());
    plan.batches.clear();
    CHECK(rows_of(tick_list_content(plan, ""), "orders") ==
          Texts{"crate: 14", "line: 2 Tomates anciennes", "missing: 0 Yaourt brebis"});
}

TEST_CASE("a line of which nothing came stands only under what is missing", "[layout]")
{
    PrintPlan plan = plan_of_one_order();
    for (const std::size_t line : {1U, 2U})
        std::swap(plan.orders[0].lines[line].quantity, plan.orders[0].lines[line].missing);
    CHECK(rows_of(content_of(plan, plan.tickets[0], ""), "lines") ==
          Texts{"heading: DANS LA CAGETTE 14", "line: 1 Œufs",
                "cold-heading: DANS LE SAC FRAIS 14 F", "line: 1 Yaourt brebis", "heading: MANQUE",
                "missing: 2 2\u00A0×\u00A0 Tomates anciennes",
                "missing: 1 1\u00A0×\u00A0 Sorbet cassis", "missing: 0 Brioche",
                "missing: 2 2\u00A0×\u00A0 Œufs"});
}

TEST_CASE("the tick list has no container and no codes of goods that did not come", "[layout]")
{
    PrintPlan plan = plan_of_one_order();
    for (const std::size_t line : {1U, 2U})
        std::swap(plan.orders[0].lines[line].quantity, plan.orders[0].lines[line].missing);
    std::get<UnitLabel>(plan.batches[0].labels[0]).covers = 0;
    CHECK(rows_of(tick_list_content(plan, ""), "orders") ==
          Texts{"crate: 14", "missing: 2 2\u00A0×\u00A0 Tomates anciennes",
                "missing: 1 1\u00A0×\u00A0 Sorbet cassis", "missing: 0 Brioche", "line: 1 Œufs",
                "missing: 2 2\u00A0×\u00A0 Œufs", "crate: 14 F",
                "line: 1 Yaourt brebis U 12345678 74"});
}

TEST_CASE("the tick list of a session without orders has no rows", "[layout]")
{
    const Content content = tick_list_content(PrintPlan{}, "");
    CHECK(content.fields.at("orders") == "0\u00A0commande");
    CHECK(content.tables.at("orders").empty());
}
