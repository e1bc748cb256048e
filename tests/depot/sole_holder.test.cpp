#include "depot/sole_holder.h"

#include "depot/two_depots.h"
#include "support/catch2_compat.h"

#include <atomic>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace cageot;

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

TEST_CASE(
    "on PostgreSQL the right of a program that died is free at once for the next on its folder",
    "[depot]")
{
    TwoDepots depots;
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        Depot own(depots.settings(depots.here), depots.clock); // no connection of the parent's
        const auto right = SoleHolder::try_take(own, "printer etiquettes");
        ::_exit(right ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(status == 0);
    CHECK_FALSE(SoleHolder::try_take(depots.two, "printer etiquettes")); // another machine's
    std::optional<SoleHolder> next = SoleHolder::try_take(depots.one, "printer etiquettes");
    REQUIRE(next);
    CHECK_FALSE(SoleHolder::try_take(depots.two, "printer etiquettes"));
    next.reset();
    CHECK(SoleHolder::try_take(depots.two, "printer etiquettes"));
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

TEST_CASE("on PostgreSQL two who freeze at once get two sales, or two versions of one", "[depot]")
{
    TwoDepots depots;
    {
        std::vector<std::jthread> freezers;
        for (Depot* depot : {&depots.one, &depots.two})
            freezers.emplace_back([depot, &depots] {
                const std::string sale = depot == &depots.one ? "Vente 46" : "Vente 47";
                freeze(*depot, {{"commandes.csv",
                                 orders_csv({"17;Inès;Aragon;A;Poireaux;botte;3"}, sale)}});
            });
    }
    CHECK(depots.one.store().sessions().size() == 2);
    std::set<std::string> codes;
    std::size_t rows = 0;
    for (const StoredSession& session : depots.one.store().sessions())
        for (const LedgerRow& row : depots.one.store().ledger(session.id)) {
            codes.insert(row.code);
            ++rows;
        }
    CHECK(codes.size() == rows);
}
