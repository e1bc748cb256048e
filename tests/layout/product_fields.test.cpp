#include "layout/product_fields.h"

#include "layout/label_content.h"
#include "layout/sheet_content.h"
#include "sample_plans.h"
#include "support/catch2_compat.h"

#include <fstream>
#include <iterator>

using namespace cageot;

namespace {

ProductFacts facts_of_yoghurt()
{
    return {.product = yoghurts,
            .lot = "2647",
            .use_by = "2026-11-28",
            .best_before = "",
            .allergens = "lait",
            .ingredients = "*lait* de brebis, ferments",
            .origin = "Aude",
            .ean = "9520004081405",
            .where = "sur le couvercle",
            .net_quantity = "4x125g",
            .storage = "entre 0 et +4 °C",
            .zone = Zone::chilled};
}

const Fields fields_of_yoghurt{{"product", "Yaourt brebis"},
                               {"unit", "Nature (4\u00A0×\u00A0125\u00A0g)"},
                               {"farm", "Fromagerie du Lac"},
                               {"lot", "L\u00A02647"},
                               {"date", "À consommer jusqu'au 28/11/2026"},
                               {"allergens", "lait"},
                               {"ingredients", "LAIT de brebis, ferments"},
                               {"origin", "Aude"},
                               {"ean", "9520004081405"},
                               {"where", "sur le couvercle"},
                               {"net_quantity", "4\u00A0×\u00A0125\u00A0g"},
                               {"storage", "entre 0 et +4 °C"}};

PrintPlan plan_that_knows(const ProductFacts& facts)
{
    PrintPlan plan = plan_of_one_order();
    plan.products = {facts};
    return plan;
}

/// What labels say under `name` when the table tells `text` of the yoghurt.
std::string said(std::string ProductFacts::*fact, const char* text, const std::string& name)
{
    ProductFacts facts{};
    facts.product = yoghurts;
    facts.*fact = text;
    Fields fields;
    add_product_fields(fields, plan_that_knows(facts), yoghurts);
    return fields.contains(name) ? fields[name] : "(absent)";
}

/// True when `all` has every field of `some`, with the same text.
bool has_fields(const Fields& all, const Fields& some)
{
    for (const auto& [name, text] : some)
        if (const auto found = all.find(name); found == all.end() || found->second != text)
            return false;
    return true;
}

} // namespace

TEST_CASE("what the table tells of a product is said of it, and of no other", "[layout]")
{
    const PrintPlan plan = plan_that_knows(facts_of_yoghurt());
    Fields fields;
    add_product_fields(fields, plan, yoghurts);
    CHECK(fields == fields_of_yoghurt);
    fields.clear();
    add_product_fields(fields, plan, {"Fromagerie du Lac", "Yaourt brebis", "Vanille (4x125g)"});
    CHECK(fields.size() == 3);
}

TEST_CASE("a short name is said instead of the shop's", "[layout]")
{
    CHECK(said(&ProductFacts::short_name, "Yaourt", "product") == "Yaourt");
    CHECK(said(&ProductFacts::short_name, "", "product") == yoghurts.name);
    ProductFacts facts = facts_of_yoghurt();
    facts.short_name = "Yaourt";
    const PrintPlan plan = plan_that_knows(facts);
    const Fields yoghurt{{"product", "Yaourt"}};
    CHECK(has_fields(content_of(plan, plan.batches[1].labels[0]).fields, yoghurt));
    CHECK(
        has_fields(content_of(plan, plan.tickets[0], "").tables.at("lines").at(4).fields, yoghurt));
}

TEST_CASE("unit labels, heads and rows of tickets and lists say it", "[layout]")
{
    const PrintPlan plan = plan_that_knows(facts_of_yoghurt());
    CHECK(has_fields(content_of(plan, plan.batches[1].labels[0]).fields, fields_of_yoghurt));
    HeadLabel head{.code = Code(CodeKind::product, 1),
                   .product = yoghurts,
                   .numbers = {},
                   .quantities = {},
                   .reason = ""};
    CHECK(has_fields(content_of(plan, head).fields, fields_of_yoghurt));
    const Content ticket = content_of(plan, plan.tickets[0], "");
    CHECK(has_fields(ticket.tables.at("lines").at(4).fields, fields_of_yoghurt));
    const Content list = tick_list_content(plan, "");
    CHECK(has_fields(list.tables.at("orders").at(6).fields, fields_of_yoghurt));
}

TEST_CASE("a farm's head says nothing of its products", "[layout]")
{
    HeadLabel head{.code = Code(CodeKind::product, 1),
                   .of = HeadLabel::Of::farm,
                   .product = {"Fromagerie du Lac", "", ""},
                   .numbers = {},
                   .quantities = {},
                   .reason = ""};
    CHECK_FALSE(content_of(plan_that_knows(facts_of_yoghurt()), head).fields.contains("lot"));
}

TEST_CASE("a lot is marked with L unless the farm did", "[layout]")
{
    CHECK(said(&ProductFacts::lot, "2647", "lot") == "L\u00A02647");
    CHECK(said(&ProductFacts::lot, "LAIT 3", "lot") == "L\u00A0LAIT 3");
    for (const char* marked : {"L2647", "L 26-47", "L: 12", "Lot 2647"})
        CHECK(said(&ProductFacts::lot, marked, "lot") == marked);
    CHECK(said(&ProductFacts::lot, "", "lot") == "(absent)");
}

TEST_CASE("a date says whether it is a limit or a preference", "[layout]")
{
    CHECK(said(&ProductFacts::use_by, "2026-01-02", "date") == "À consommer jusqu'au 02/01/2026");
    CHECK(said(&ProductFacts::best_before, "2027-12-31", "date") ==
          "À consommer de préférence avant le 31/12/2027");
}

TEST_CASE("allergens among the ingredients are in capitals, accents too", "[layout]")
{
    CHECK(said(&ProductFacts::ingredients, "farine de *blé*, *œufs*, eau, *crème fraîche*",
               "ingredients") == "farine de BLÉ, ŒUFS, eau, CRÈME FRAÎCHE");
    CHECK(said(&ProductFacts::ingredients, "eau, sel", "ingredients") == "eau, sel");
}

TEST_CASE("every field of a product is described in the guide", "[layout]")
{
    std::ifstream file(CAGEOT_SOURCE_DIR "/docs/layout-format.md");
    const std::string guide((std::istreambuf_iterator<char>(file)), {});
    for (const auto& [name, text] : fields_of_yoghurt)
        CHECK_THAT(guide, Catch::Matchers::ContainsSubstring("`" + name + "`"));
}
