#include "web/arrival_week.h"

#include "depot/answer.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string path = "/sessions/S1/to-find";

/// Somebody scanned the farm's last label of the roll, which proves that it exists.
void scan_last_label(ArrivalWeek& week, const std::string& farm)
{
    SpoolJob job = *week.depot.store().find_job(week.print_farm(week.session, farm).jobs.at(0));
    job.sent_at = week.clock.now();
    week.depot.store().start_job(job, week.session.version, "service");
    job.state = SpoolState::doubtful;
    job.doubt = Doubt::last;
    week.depot.store().update_job(job, {week.clock.now(), "service"});
    DoubtAnswer answered;
    answered.code = job.codes.back();
    answered.scanned = true;
    answer(week.depot, {"froid-1"}, answered);
}

} // namespace

TEST_CASE("what nobody saw comes first as whole products, then piece by piece with numbers",
          "[web]")
{
    ArrivalWeek week;
    CHECK_THAT(week.get(path).body, !ContainsSubstring("rangé ailleurs"));
    scan_last_label(week, "Ferme du Causse"); // a tomato
    const std::string page = week.get(path).body;
    const std::size_t whole = page.find("pas livré?"), some = page.find("rangé ailleurs?");
    REQUIRE(whole != std::string::npos);
    REQUIRE(some != std::string::npos);
    CHECK(whole < page.find("Miel 500g"));
    CHECK(page.find("Miel 500g") < some);
    CHECK(some < page.find("Tomates 500g"));
    CHECK_THAT(page, ContainsSubstring("href=\"/sessions/S1/orders/2\""));
    CHECK_THAT(page, ContainsSubstring("4<small> / 5"));
}

TEST_CASE("what does not come need not be found", "[web]")
{
    ArrivalWeek week;
    week.tap("Miellerie du Roc", "never");
    CHECK_THAT(week.get(path).body, !ContainsSubstring("Miel 500g"));
}
