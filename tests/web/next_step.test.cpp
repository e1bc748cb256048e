#include "web/next_step.h"

#include "support/catch2_compat.h"

using namespace cageot;

namespace {

FarmArrival farm(const std::string& name, FarmState state, long unprinted,
                 const std::string& expected = "")
{
    FarmArrival one;
    one.producer = name;
    one.state = state;
    one.expected = expected;
    one.labels = 3;
    one.paper.planned = unprinted;
    return one;
}

Packed packed(long complete, long crates, UtcMs departed = 0)
{
    Packed all;
    all.mix.complete = complete;
    all.mix.crates = crates;
    all.relays.push_back({{"A", "ROUGE", "Aragon", "", ""}, crates, complete, 0, departed});
    return all;
}

std::string sentence(const std::vector<FarmArrival>& farms, const Packed& now,
                     const SessionOverview& overview = {}, bool by_farm = true)
{
    return next_step(overview, farms, now, by_farm).sentence;
}

} // namespace

TEST_CASE("labels of farms that are here come before farms that are not", "[web]")
{
    const std::vector<FarmArrival> farms = {farm("A", FarmState::here, 3),
                                            farm("B", FarmState::here, 1),
                                            farm("C", FarmState::awaited, 3, "07:45")};
    CHECK(sentence(farms, packed(0, 2)) == "Les étiquettes de 2 fermes attendent: imprimez-les.");
    CHECK(sentence({farms[0]}, packed(0, 2)) ==
          "Les étiquettes d’une ferme attendent: imprimez-les.");
    CHECK(sentence(farms, packed(0, 2), {}, false) == "1\u00a0ferme est attendue: C (07:45).");
}

TEST_CASE("then come papers under way, crates, vans, and nothing", "[web]")
{
    const std::vector<FarmArrival> farms = {farm("A", FarmState::here, 0)};
    SessionOverview waiting;
    waiting.labels.waiting = 2;
    waiting.tickets.waiting = 1;
    CHECK(sentence(farms, packed(0, 2), waiting) == "3\u00a0papiers sont en route.");
    CHECK(sentence(farms, packed(1, 2)) == "1\u00a0cagette reste à remplir.");
    CHECK(next_step({}, farms, packed(2, 2), true) ==
          NextStep{"Tout est complet: 1\u00a0camion reste à charger.", "/leaving"});
    CHECK(sentence(farms, packed(2, 2, 5)) == "Tout est parti.");
}
