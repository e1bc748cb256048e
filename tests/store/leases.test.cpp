#include "store/some_database.h"
#include "store/store.h"
#include "support/catch2_compat.h"
#include "support/wait_until.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>

using namespace cageot;

namespace {

constexpr UtcMs long_time = 60'000;

} // namespace

TEST_CASE("a lease is one holder's until it is dropped")
{
    const SomeDatabase place;
    Store one = place.store(), two = place.store();
    CHECK(one.take_lease("printer froid-1", "a", long_time));
    CHECK_FALSE(two.take_lease("printer froid-1", "b", long_time));
    CHECK(two.take_lease("printer froid-2", "b", long_time));
    CHECK(one.take_lease("printer froid-1", "a", long_time)); // renewed
    two.drop_lease("printer froid-1", "b");                   // not its own
    CHECK_FALSE(two.take_lease("printer froid-1", "b", long_time));
    one.drop_lease("printer froid-1", "a");
    CHECK(two.take_lease("printer froid-1", "b", long_time));
    CHECK_FALSE(one.take_lease("printer froid-1", "a", long_time));
}

TEST_CASE("a lease expires by itself, and a renewal makes it last")
{
    const SomeDatabase place;
    Store one = place.store(), two = place.store();
    REQUIRE(one.take_lease("watch", "a", 50));
    CHECK(wait_until([&] { return two.take_lease("watch", "b", 50); }));
    REQUIRE(two.take_lease("watch", "b", long_time));
    std::this_thread::sleep_for(std::chrono::milliseconds(60)); // longer than it first lasted
    CHECK_FALSE(one.take_lease("watch", "a", 50));
}

TEST_CASE("the lease of a holder that was killed is free after its time, not before")
{
    const SomeDatabase place;
    Store other = place.store(); // the tables are there
    constexpr UtcMs length = 1000;
    const pid_t child = ::fork();
    if (child == 0) {
        const bool taken = place.store().take_lease("mail", "child", length);
        ::kill(::getpid(), taken ? SIGKILL : SIGTERM);
        ::_exit(1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    REQUIRE(WTERMSIG(status) == SIGKILL);
    CHECK_FALSE(other.take_lease("mail", "other", length));
    CHECK(wait_until([&] { return other.take_lease("mail", "other", length); }));
}

TEST_CASE("of many who want a lease at the same moment one gets it")
{
    const SomeDatabase place;
    for (int round = 0; round < 5; ++round) {
        std::atomic<int> taken = 0;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t)
                threads.emplace_back([&, t] {
                    Store store = place.store();
                    if (store.take_lease("r" + std::to_string(round), std::to_string(t), long_time))
                        ++taken;
                });
        }
        CHECK(taken == 1);
    }
}
