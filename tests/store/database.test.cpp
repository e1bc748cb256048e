#include "store/database.h"

#include "store/columns.h"
#include "store/sample_rows.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <thread>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;
using namespace std::chrono_literals;

namespace {

/// A child process that runs `work` and ends with its status: 0 when it returned.
template <class Work>
pid_t in_child(const Work& work)
{
    const pid_t pid = ::fork();
    REQUIRE(pid >= 0);
    if (pid == 0) {
        try {
            work();
            ::_exit(0);
        } catch (...) {
            ::_exit(1);
        }
    }
    return pid;
}

int status_of(pid_t pid)
{
    int status = 0;
    REQUIRE(::waitpid(pid, &status, 0) == pid);
    return status;
}

std::int64_t count(Database& database)
{
    return database.read([](DatabaseSession& session) {
        return select_values<std::int64_t>(session, "SELECT count(*) FROM t").at(0);
    });
}

void make_table(Database& database)
{
    database.write(
        [](DatabaseSession& session) { execute(session, "CREATE TABLE t (n INTEGER)"); });
}

} // namespace

TEST_CASE("a write that throws leaves nothing and the next one works")
{
    const SomeDatabase place;
    Database database = place.database(1s);
    make_table(database);
    const auto half = [](DatabaseSession& session) {
        execute(session, "INSERT INTO t VALUES (1)");
        throw std::logic_error("half");
    };
    CHECK_THROWS_AS(database.write(half), std::logic_error);
    CHECK(count(database) == 0);
    database.write([](DatabaseSession& session) { execute(session, "INSERT INTO t VALUES (2)"); });
    CHECK(count(database) == 1);
}

TEST_CASE("who wants to know is told of each committed write, and of nothing else")
{
    const SomeDatabase place;
    Database database = place.database(1s);
    make_table(database);
    int told = 0;
    database.on_write([&told] { ++told; });
    const auto insert = [](DatabaseSession& session) {
        execute(session, "INSERT INTO t VALUES (1)");
    };
    database.write(insert);
    CHECK(told == 1);
    CHECK(count(database) == 1);
    CHECK_THROWS(database.write([&](DatabaseSession& session) {
        insert(session);
        throw std::runtime_error("no");
    }));
    CHECK(told == 1);
    database.write(insert);
    CHECK(told == 2);
    database.on_write({});
    database.write(insert);
    CHECK(told == 2);
}

TEST_CASE("an open transaction is never joined")
{
    const SomeDatabase place;
    Database database = place.database(1s);
    database.read([](DatabaseSession& session) {
        CHECK_THROWS_AS(Tx(session, Tx::Kind::write), std::logic_error);
    });
}

TEST_CASE("the database is durable, checked and strict about references")
{
    const TemporaryFolder folder;
    Database database(folder.path() / "a.sqlite", 1s);
    database.read([](DatabaseSession& session) {
        CHECK(select_values<std::string>(session, "PRAGMA journal_mode").at(0) == "wal");
        CHECK(select_values<std::int64_t>(session, "PRAGMA synchronous").at(0) == 2);
        CHECK(select_values<std::int64_t>(session, "PRAGMA foreign_keys").at(0) == 1);
        CHECK(select_values<std::int64_t>(session, "PRAGMA busy_timeout").at(0) == 1000);
    });
}

TEST_CASE("who waits too long for another program is told so in French")
{
    const SomeDatabase place;
    Database patient = place.database(), hasty = place.database(200ms);
    make_table(patient);
    const auto write = [](DatabaseSession& session) {
        execute(session, "INSERT INTO t VALUES (1)");
    };
    patient.write([&](DatabaseSession&) {
        CHECK_THAT(message_of([&] { hasty.write(write); }),
                   ContainsSubstring("plus de 0,2 s") && ContainsSubstring("recommencez"));
    });
    hasty.write(write);
    CHECK(count(patient) == 1);
}

TEST_CASE("a mistake in our SQL is a mistake of ours")
{
    const SomeDatabase place;
    Database database = place.database(1s);
    CHECK_THROWS_AS(database.write([](DatabaseSession& session) {
        execute(session, "INSERT INTO no VALUES (1)");
    }),
                    std::logic_error);
}

TEST_CASE("processes that open a new depot and write at the same time all get their turn")
{
    const SomeDatabase place;
    constexpr int writers = 3, rounds = 20;
    std::vector<pid_t> children;
    for (int w = 0; w < writers; ++w)
        children.push_back(in_child([&place, w] {
            Store store = place.store();
            for (int i = 0; i < rounds; ++i)
                store.add_jobs({a_job("k" + std::to_string(w) + "-" + std::to_string(i), {})});
        }));
    for (const pid_t child : children)
        CHECK(status_of(child) == 0);
    Store store = place.store();
    CHECK(store.open_jobs().size() == writers * rounds);
}

TEST_CASE("two sessions of one process write at the same time and both get their turn")
{
    const SomeDatabase place;
    Database one = place.database(), two = place.database();
    make_table(one);
    std::atomic<int> failures = 0;
    {
        std::vector<std::jthread> writers;
        for (Database* database : {&one, &two})
            writers.emplace_back([database, &failures] {
                for (int i = 0; i < 50; ++i)
                    try {
                        database->write([](DatabaseSession& session) {
                            select_values<std::int64_t>(session, "SELECT count(*) FROM t");
                            execute(session, "INSERT INTO t VALUES (1)");
                        });
                    } catch (const std::exception&) {
                        ++failures;
                    }
            });
    }
    CHECK(failures == 0);
    CHECK(count(one) == 100);
}

TEST_CASE("a process killed in the middle of writing loses nothing that was committed")
{
    const SomeDatabase place;
    for (int round = 0; round < 5; ++round) {
        std::array<int, 2> ends{};
        REQUIRE(::pipe(ends.data()) == 0);
        const pid_t child = in_child([&place, &ends, round] {
            Store store = place.store();
            for (char i = 0;; ++i) {
                // Many pages, so that the kill often falls into a transaction.
                std::vector<std::string> codes;
                for (int page = 0; page < 200; ++page)
                    codes.push_back("U" + std::to_string(page));
                store.add_jobs(
                    {a_job("k" + std::to_string(round) + "-" + std::to_string(int{i}), codes)});
                if (::write(ends[1], &i, 1) != 1)
                    ::_exit(2);
            }
        });
        ::close(ends[1]);
        char last = 0;
        for (int told = 0; told < 4 + round; ++told)
            REQUIRE(::read(ends[0], &last, 1) == 1);
        ::kill(child, SIGKILL);
        CHECK(WIFSIGNALED(status_of(child)));
        char later = 0;
        while (::read(ends[0], &later, 1) == 1)
            last = later;
        ::close(ends[0]);

        Store store = place.store();
        for (int i = 0; i <= last; ++i) {
            const auto job =
                store.find_job({"k" + std::to_string(round) + "-" + std::to_string(i)});
            REQUIRE(job);
            CHECK(job->codes.size() == 200);
        }
        for (const SpoolJob& job : store.open_jobs()) // nothing is there in half
            CHECK(job.codes.size() == 200);
    }
}
