#include "web/morning.h"

#include "web/served_depot.h"

#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr UtcMs minute = 60'000;
constexpr UtcMs six = 1794459600000; // Thursday, 12 November 2026, 06:00 in Paris

} // namespace

TEST_CASE("a morning is told in steps of ten minutes from its first moment to its last", "[web]")
{
    CHECK(morning_of({}, {}, {}) == Morning{});
    const Morning morning =
        morning_of({{six + 3 * minute, 1}, {six + 25 * minute, 1}}, {{six + 9 * minute, 20}},
                   {{six + 31 * minute, 2}, {six + 39 * minute, 3}});
    CHECK(morning.begin == six);
    CHECK(morning.farms == std::vector<long>{1, 0, 1, 0});
    CHECK(morning.papers == std::vector<long>{20, 0, 0, 0});
    CHECK(morning.articles == std::vector<long>{0, 0, 0, 5});
}

TEST_CASE("what came more than twelve hours before the last moment is left out", "[web]")
{
    const Morning morning =
        morning_of({{six - 24 * 60 * minute, 1}, {six, 1}}, {{six + 11 * 60 * minute, 4}}, {});
    CHECK(morning.farms.size() == 72);
    CHECK(morning.begin == six - 50 * minute);
    CHECK(morning.farms[5] == 1);
    CHECK(morning.papers.back() == 4);
}

TEST_CASE("the board shows the morning once something happened", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    CHECK_THAT(served.get("/").body, !ContainsSubstring("class=\"morning\""));
    served.print_farm(session, "Ferme du Causse");
    SpoolJob job = served.depot.store().open_jobs().at(0);
    job.sent_at = served.clock.now();
    job = served.depot.store().start_job(job, session.version).value();
    job.state = SpoolState::handed_over;
    served.depot.store().update_job(job);
    CHECK_THAT(served.get("/").body,
               ContainsSubstring("aria-label=\"La matinée, de 6 h 10 à 10 h 10\"") &&
                   ContainsSubstring("aria-label=\"papiers imprimés: 4, le plus entre 6 h 10 et 6 "
                                     "h 20\""));
}
