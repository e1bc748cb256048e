#include "web/arrival_week.h"

#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("farms' shortages and refusals are summed over the weeks, those with most first", "[web]")
{
    ArrivalWeek week;
    CHECK_THAT(week.get("/farms").body, ContainsSubstring("Aucune ferme n’a encore été comptée"));
    week.tap("Ferme du Causse", "1 2 1");
    week.tap("Ferme du Causse", "here");
    week.tap("Fromagerie du Lac", "here");
    week.tap("Miellerie du Roc", "never");
    const std::string page = week.get("/farms").body;
    const std::size_t causse = page.find("Ferme du Causse"), honey = page.find("Miellerie du Roc"),
                      cheese = page.find("Fromagerie du Lac");
    CHECK(causse < honey);
    CHECK(honey < cheese);
    CHECK_THAT(page, ContainsSubstring("<td>6</td><td class=\"is-short\">2</td><td "
                                       "class=\"is-short\">1</td>"));
    CHECK_THAT(page, ContainsSubstring("pas venue"));
    CHECK_THAT(page, ContainsSubstring("complet"));
    CHECK_THAT(page, ContainsSubstring("2\u00a0fermes n’ont encore jamais été comptées."));
}
