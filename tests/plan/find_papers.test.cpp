#include "plan/find_papers.h"

#include "sessions.h"
#include "support/catch2_compat.h"

#include <algorithm>

using namespace cageot;

namespace {

using Lines = std::vector<std::string>;

const Product honey{"Miellerie du Cœur", "Miel d’acacia", "500g"};

/// 1 and 1 F of Aimée, 2 of Jean.
PrintPlan a_plan()
{
    return plan_of(a_session({an_order("R1", "Aimée Nuñez-Castel", "Aragon")
                                  .with(2, carrots())
                                  .with(1, yoghurt(), true)
                                  .with(1, honey),
                              an_order("R2", "Jean & Lou", "Aragon").with(1, carrots())}))
        .plan;
}

/// "1 Carottes 1kg", "tête Carottes 1kg", "ticket 1 F": what was found, in its order.
Lines found(const PrintPlan& plan, const std::string& query)
{
    const FoundPapers papers = find_papers(plan, query);
    const auto is_in = [](const Lines& codes, const Code& code) {
        return std::find(codes.begin(), codes.end(), to_string(code)) != codes.end();
    };
    Lines lines;
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels) {
            if (!is_in(papers.labels, code_of(label)))
                continue;
            if (const auto* unit = std::get_if<UnitLabel>(&label))
                lines.push_back(mark_of(plan, plan.crates[unit->crate]) + " " +
                                full_name(unit->product));
            else
                lines.push_back("tête " + full_name(std::get<HeadLabel>(label).product));
        }
    for (const CrateTicket& ticket : plan.tickets)
        if (is_in(papers.tickets, plan.crates[ticket.crate].code))
            lines.push_back("ticket " + mark_of(plan, plan.crates[ticket.crate]));
    return lines;
}

} // namespace

TEST_CASE("a number finds an order's labels and tickets, and nothing that only looks like it",
          "[plan]")
{
    const PrintPlan plan = a_plan();
    CHECK(found(plan, "2") == Lines{"2 Carottes 1kg", "ticket 2"});
    CHECK(found(plan, " 1 ") == Lines{"1 Carottes 1kg", "1 Carottes 1kg",
                                      "1 F Yaourt brebis Nature (4x125g)", "1 Miel d’acacia 500g",
                                      "ticket 1", "ticket 1 F"});
    CHECK(found(plan, "500").empty());
    CHECK(found(plan, "12").empty());
}

TEST_CASE("a container is found by its mark, with a space or without, a relay by letter or colour",
          "[plan]")
{
    const PrintPlan plan = a_plan();
    const Lines chilled{"1 F Yaourt brebis Nature (4x125g)", "ticket 1 F"};
    CHECK(found(plan, "1 F") == chilled);
    CHECK(found(plan, "1f") == chilled);
    CHECK(found(plan, "f") == chilled);
    CHECK(found(plan, "c 2") == Lines{"2 Carottes 1kg", "ticket 2"});
    CHECK(found(plan, "BLEU jean") == Lines{"2 Carottes 1kg", "ticket 2"});
    CHECK(found(plan, "aragon").size() == 8);
    CHECK(found(plan, "x").empty());
}

TEST_CASE("a customer is found without accents, capitals or the whole name", "[plan]")
{
    const PrintPlan plan = a_plan();
    CHECK(found(plan, "nunez").size() == 6);
    CHECK(found(plan, "AIMEE castel").size() == 6);
    CHECK(found(plan, "lou jean") == Lines{"2 Carottes 1kg", "ticket 2"});
    CHECK(found(plan, "aimee lou").empty());
    CHECK(found(plan, "o").empty());
}

TEST_CASE("goods find their labels with the heads, and no ticket", "[plan]")
{
    const PrintPlan plan = a_plan();
    CHECK(found(plan, "fromagerie") ==
          Lines{"tête ", "1 F Yaourt brebis Nature (4x125g)"}); // the farm's head
    CHECK(found(plan, "miel d'acacia") == Lines{"1 Miel d’acacia 500g"});
    CHECK(found(plan, "coeur").back() == "1 Miel d’acacia 500g");
    CHECK(found(plan, "miel 500") == Lines{"1 Miel d’acacia 500g"});
    CHECK(found(plan, "2 carottes") == Lines{"2 Carottes 1kg"});
}

TEST_CASE("five digits of a torn code find it, fewer are a number", "[plan]")
{
    const PrintPlan plan = a_plan();
    const std::string code = to_string(unit_labels(plan).front().code);
    CHECK(find_papers(plan, code.substr(3)).labels == Lines{code});
    CHECK(find_papers(plan, "u " + code.substr(1, 6)).labels == Lines{code});
    CHECK(find_papers(plan, code.substr(0, 3) + " " + code.substr(3, 4)).labels == Lines{code});
    CHECK(find_papers(plan, code.substr(1, 4)) == FoundPapers{});
    const std::string crate = to_string(plan.crates.front().code);
    CHECK(find_papers(plan, crate.substr(1, 7)).tickets == Lines{crate});
}

TEST_CASE("no word finds nothing", "[plan]")
{
    const PrintPlan plan = a_plan();
    const std::string query = GENERATE("", "  ", "-'.", "\xff\xfe", "<>\"");
    CHECK(find_papers(plan, query) == FoundPapers{});
}
