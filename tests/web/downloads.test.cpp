#include "web/arrival_week.h"

#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

TEST_CASE("refunds and farms are files that a spreadsheet opens", "[web]")
{
    ArrivalWeek week;
    week.tap("Ferme du Causse", "0 0 1");
    const Answer refunds = week.get("/sessions/S1/refunds.csv");
    CHECK(refunds.status == 200);
    CHECK(refunds.headers.at("content-type") == "text/csv; charset=utf-8");
    CHECK(refunds.headers.at("content-disposition") ==
          "attachment; filename=\"remboursements-S1-v1.csv\"");
    CHECK_THAT(refunds.body, StartsWith("\xef\xbb\xbf"));
    CHECK_THAT(refunds.body, ContainsSubstring("Carottes"));
    CHECK_THAT(refunds.body, !ContainsSubstring("Tomates"));
    const Answer farms = week.get("/sessions/S1/farms.csv");
    CHECK(farms.headers.at("content-disposition") == "attachment; filename=\"fermes-S1-v1.csv\"");
    CHECK_THAT(farms.body, ContainsSubstring("Ferme du Causse;Carottes;1kg;1;0;1;0"));
    CHECK(week.get("/sessions/S9/refunds.csv").status == 404);
}
