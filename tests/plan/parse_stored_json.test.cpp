#include "plan/plan_json.h"

#include "sessions.h"
#include "support/catch2_compat.h"

#include <stdexcept>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

PrintPlan a_plan()
{
    return plan_of(a_session({an_order("R1", "Zoé", "Aragon").with(5, carrots()).with(0, eggs()),
                              an_order("R2", "Abel", "Aragon").with(1, yoghurt(), true)}))
        .plan;
}

std::string with(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("members of later versions are passed over", "[plan]")
{
    const PrintPlan plan = a_plan();
    const std::string later =
        with(to_stored_json(plan), "{\"session\"", R"({"later":[1,{"x":null}],"session")");
    CHECK(parse_stored_plan(later) == plan);
}

TEST_CASE("a damaged stored plan is refused with the place of the damage", "[plan]")
{
    const std::string good = to_stored_json(a_plan());
    const auto complaint = [](const std::string& text) -> std::string {
        try {
            parse_stored_plan(text);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "";
    };
    CHECK_THAT(complaint(""), ContainsSubstring("stored plan"));
    CHECK_THAT(complaint("[]"), ContainsSubstring("plan is not an object"));
    CHECK_THAT(complaint(good.substr(0, good.size() / 2)), ContainsSubstring("stored plan"));
    CHECK_THAT(complaint(with(good, "\"number\":", "\"numero\":")),
               ContainsSubstring("orders.number is not a whole number"));
    CHECK_THAT(complaint(with(good, "\"relay\":0", "\"relay\":7")),
               ContainsSubstring("orders.relay is not a place in its list"));
    CHECK_THAT(complaint(with(good, "\"relay\":0", "\"relay\":-1")),
               ContainsSubstring("orders.relay is not a number in range"));
    CHECK_THAT(complaint(with(good, "\"zone\":\"ambient\"", "\"zone\":\"warm\"")),
               ContainsSubstring("lines.zone is not a known word"));
    CHECK_THAT(complaint(with(good, "\"code\":\"C", "\"code\":\"D")),
               ContainsSubstring("crates.code is not a known word"));
    CHECK_THAT(complaint(with(good, "\"main\":true", "\"main\":1")),
               ContainsSubstring("crates.main is not true or false"));
    CHECK_THAT(complaint(with(good, "\"line\":1", "\"line\":9")),
               ContainsSubstring("labels.line is not a line of its order"));
    CHECK_THAT(complaint(with(good, "\"hub\":\"Tout Ô Pré\"", "\"hub\":null")),
               ContainsSubstring("plan.hub is not a text"));
    CHECK_THAT(complaint(with(good, "\"tickets\":[", "\"tickets\":3,\"x\":[")),
               ContainsSubstring("plan.tickets is not a list"));
}
