#include "depot/sole_holder.h"

#include "depot/sample_depot.h"
#include "support/catch2_compat.h"
#include "support/private_postgres.h"

#include <atomic>
#include <thread>

using namespace cageot;

namespace {

/// Two programs of one depot on PostgreSQL, each with a data folder of its own.
struct TwoDepots {
    TwoDepots()
    {
        static int count = 0;
        database_ =
            parse_database_url(shared_postgres().url("holders_" + std::to_string(++count))).address;
    }
    DepotSettings settings(const TemporaryFolder& folder) const
    {
        DepotSettings settings = sample_settings(folder.path());
        settings.database = database_;
        return settings;
    }

    DatabaseAddress database_;
    TemporaryFolder here, there;
    FixedClock clock;
    Depot one{settings(here), clock}, two{settings(there), clock};
};

} // namespace

TEST_CASE("with SQLite the right is a lock on a file of the data folder", "[depot]")
{
    SampleDepot sample;
    if (sample.depot.settings().database)
        return;
    std::optional<SoleHolder> first = SoleHolder::try_take(sample.depot, "printing");
    REQUIRE(first);
    CHECK(first->still());
    CHECK_FALSE(FileLock::try_take(sample.depot.settings().data / "printing.lock"));
    CHECK_FALSE(SoleHolder::try_take(sample.depot, "printing"));
    CHECK(SoleHolder::try_take(sample.depot, "printer etiquettes"));
    first.reset();
    CHECK(SoleHolder::try_take(sample.depot, "printing"));
}

TEST_CASE("on PostgreSQL two machines of one depot never hold the same right", "[depot]")
{
    TwoDepots depots;
    std::optional<SoleHolder> first = SoleHolder::try_take(depots.one, "printer etiquettes");
    REQUIRE(first);
    CHECK(first->still());
    CHECK_FALSE(SoleHolder::try_take(depots.two, "printer etiquettes"));
    CHECK_FALSE(SoleHolder::try_take(depots.one, "printer etiquettes"));
    CHECK(SoleHolder::try_take(depots.two, "printer tickets"));
    std::atomic<bool> given_up = false, in_time = false;
    {
        std::jthread waits([&] {
            const SoleHolder second = SoleHolder::take(depots.two, "printer etiquettes");
            in_time = given_up && second.still();
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
        given_up = true;
        first.reset();
    }
    CHECK(in_time);
}

TEST_CASE("on PostgreSQL two who ask at once for the same labels print them once", "[depot]")
{
    TwoDepots depots;
    const Freezing freezing = freeze(depots.one, {{"commandes.csv", small_week()}});
    REQUIRE(freezing.session);
    const StoredSession& session = *freezing.session;
    {
        std::vector<std::jthread> askers;
        for (Depot* depot : {&depots.one, &depots.two})
            askers.emplace_back([depot, &session] { request_print(*depot, session, {}); });
    }
    for (const LedgerRow& row : depots.one.store().ledger(session.id))
        CHECK(row.copies == 1);
}
