// What PostgreSQL, or Poco before it, would get wrong by itself; and what each trouble is told as.

#include "store/columns.h"
#include "store/sample_rows.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"
#include "support/private_postgres.h"

#include <sys/stat.h>

#include <chrono>
#include <thread>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;
using namespace std::chrono_literals;

namespace {

std::int64_t number(Database& database, const std::string& sql)
{
    return database.read(
        [&](DatabaseSession& session) { return select_values<std::int64_t>(session, sql).at(0); });
}

std::string text(Database& database, const std::string& sql)
{
    return database.read(
        [&](DatabaseSession& session) { return select_values<std::string>(session, sql).at(0); });
}

std::string refusal(const DatabaseAddress& address)
{
    return message_of([&] { Database database(address, 1s); });
}

void run(Database& database, const std::string& sql)
{
    database.write([&](DatabaseSession& session) { execute(session, sql); });
}

} // namespace

TEST_CASE("a transaction in which something failed is not committed, nor said to be")
{
    const SomeDatabase place;
    Database database = place.database();
    run(database, "CREATE TABLE t (n INTEGER PRIMARY KEY)");
    const auto ignores_failures = [](DatabaseSession& session) {
        execute(session, "INSERT INTO t VALUES (1)");
        try {
            execute(session, "INSERT INTO t VALUES (1)");
        } catch (const Poco::Exception&) {
            // as if nothing had been
        }
    };
    if (place.is_postgresql()) {
        CHECK_THROWS_AS(database.write(ignores_failures), std::logic_error);
        CHECK(number(database, "SELECT count(*) FROM t") == 0);
    } else { // here the statement alone is undone
        database.write(ignores_failures);
        CHECK(number(database, "SELECT count(*) FROM t") == 1);
    }
    run(database, "INSERT INTO t VALUES (2)");
}

TEST_CASE("a transaction begun beside ours is found, and nobody writes into it")
{
    const SomeDatabase place;
    Database database = place.database();
    run(database, "CREATE TABLE t (n INTEGER)");
    const auto end_by_hand = [](DatabaseSession& session) { session.rollback(); };
    CHECK_THROWS(database.write(end_by_hand)); // what it would have written after is lost
    run(database, "INSERT INTO t VALUES (2)");
    CHECK(number(database, "SELECT count(*) FROM t") == 1);
}

TEST_CASE("in a read nothing can be written on PostgreSQL, and all is of one moment on both")
{
    const SomeDatabase place;
    Database one = place.database(), two = place.database();
    run(one, "CREATE TABLE t (n INTEGER)");
    one.read([&](DatabaseSession& session) {
        const auto count = [&] {
            return select_values<std::int64_t>(session, "SELECT count(*) FROM t").at(0);
        };
        CHECK(count() == 0);
        run(two, "INSERT INTO t VALUES (1)");
        CHECK(count() == 0);
    });
    if (place.is_postgresql())
        CHECK_THROWS_AS(one.read([](DatabaseSession& session) {
            execute(session, "INSERT INTO t VALUES (2)");
        }),
                        std::runtime_error);
    CHECK(number(one, "SELECT count(*) FROM t") == 1);
}

TEST_CASE("who writes sees what was committed while it waited for its turn")
{
    const SomeDatabase place;
    Database one = place.database(), two = place.database();
    run(one, "CREATE TABLE t (n INTEGER)");
    run(one, "INSERT INTO t VALUES (0)");
    {
        std::vector<std::jthread> writers;
        for (Database* database : {&one, &two})
            writers.emplace_back([database] {
                for (int i = 0; i < 50; ++i)
                    database->write([](DatabaseSession& session) {
                        const auto n =
                            select_values<std::int64_t>(session, "SELECT n FROM t").at(0);
                        execute(session, "UPDATE t SET n = ?", n + 1);
                    });
            });
    }
    CHECK(number(one, "SELECT n FROM t") == 100);
}

TEST_CASE("values of many rows arrive each as it is, whole numbers with all their bits")
{
    SampleStore sample;
    std::vector<SpoolJob> jobs;
    for (int i = 0; i < 50; ++i) {
        jobs.push_back(a_job("k" + std::to_string(i), {"U1"}));
        jobs.back().title = std::string(static_cast<std::size_t>(i), 'x') + " ? $1 '\" \\";
        jobs.back().not_before = 9'007'199'254'740'993 - i;
    }
    REQUIRE(sample.store.add_jobs(jobs));
    CHECK(sample.store.open_jobs() == jobs);
}

TEST_CASE("names stand in the order of their bytes, whatever the server's language")
{
    const SomeDatabase place;
    Store store = place.store();
    std::vector<std::string> names;
    for (const char* name : {"B", "Z-1", "a", "b", "\u00c9", "\u00e9"}) {
        Printer printer;
        printer.name = {name};
        store.save_printer(printer);
    }
    for (const Printer& printer : store.printers())
        names.push_back(printer.name.value);
    CHECK(names == std::vector<std::string>{"B", "Z-1", "a", "b", "\u00c9", "\u00e9"});
}

TEST_CASE("two programs that start at once make the tables once")
{
    for (int round = 0; round < 3; ++round) {
        const SomeDatabase place;
        std::atomic<int> failures = 0;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t)
                threads.emplace_back([&] {
                    try {
                        place.store();
                    } catch (const std::exception&) {
                        ++failures;
                    }
                });
        }
        CHECK(failures == 0);
        CHECK(place.store().next_session_id() == SessionId{"S1"});
    }
}

TEST_CASE("each schema is a depot of its own")
{
    Store one(new_address(), sample_key), two(new_address(), CodeKey{9});
    one.save_snapshot(a_snapshot());
    CHECK(two.sessions().empty());
    CHECK(two.code_key() == CodeKey{9});
}

TEST_CASE("every session is durable, patient for so long and in its schema, also a later one")
{
    const DatabaseAddress address = new_address();
    Database database(address, 1s);
    for (int session = 0; session < 2; ++session) {
        CHECK(text(database, "SELECT current_schema()") == address.schema);
        CHECK(text(database, "SELECT current_setting('synchronous_commit')") == "on");
        CHECK(text(database, "SELECT current_setting('lock_timeout')") == "1s");
        CHECK(text(database, "SELECT current_setting('statement_timeout')") == "30s");
        Database other(address, 1s);
        other.write([](DatabaseSession& beside) { // an administrator ends it
            select_values<std::string>(
                beside, "SELECT CAST(pg_terminate_backend(pid) AS TEXT) FROM pg_stat_activity "
                        "WHERE pid <> pg_backend_pid() AND application_name = 'cageot'");
        });
    }
}

TEST_CASE("who cannot get in is told why, never the password")
{
    DatabaseAddress address = new_address();
    const std::string host = "cageot@127.0.0.1:" + std::to_string(address.port);
    SECTION("wrong password")
    {
        address.password = "faux-mot";
        CHECK_THAT(refusal(address), ContainsSubstring("Le mot de passe") &&
                                         ContainsSubstring(host) && !ContainsSubstring("faux"));
    }
    SECTION("no such database")
    {
        address.name = "nulle_part";
        CHECK_THAT(refusal(address),
                   ContainsSubstring("n'existe pas: créez-la") && ContainsSubstring("nulle_part"));
    }
    SECTION("no server there")
    {
        address.port = 1;
        CHECK_THAT(refusal(address), ContainsSubstring("ne répond pas"));
    }
    SECTION("no such host")
    {
        address.host = "base.invalid";
        CHECK_THAT(refusal(address), ContainsSubstring("ne répond pas"));
    }
    CHECK_THAT(refusal(address), !ContainsSubstring(PrivatePostgres::password));
}

TEST_CASE("an account without rights is told what it lacks, and one with its own schema needs no "
          "more")
{
    Database admin(new_address(), 1s);
    static bool made = false;
    if (!std::exchange(made, true))
        run(admin, "CREATE ROLE petit LOGIN PASSWORD 'p'");
    DatabaseAddress address = new_address();
    address.user = "petit";
    address.password = "p";
    CHECK_THAT(refusal(address), ContainsSubstring("tous les droits"));
    run(admin, "CREATE SCHEMA " + address.schema + " AUTHORIZATION petit");
    CHECK(Store(address, sample_key).sessions().empty());
    run(admin, "ALTER ROLE petit SET default_transaction_read_only TO on");
    DatabaseAddress other = address;
    CHECK_THAT(message_of([&] { Store(other, sample_key).save_snapshot(a_snapshot()); }),
               ContainsSubstring("en lecture seule"));
}

TEST_CASE("a database that does not write UTF-8 is refused")
{
    Database admin(new_address(), 1s);
    admin.read([](DatabaseSession& session) { // no transaction may make a database
        session.rollback();
        execute(session, "CREATE DATABASE latin ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE "
                         "'C' TEMPLATE template0");
        session.begin(TxKind::read);
    });
    DatabaseAddress address = new_address();
    address.name = "latin";
    CHECK_THAT(refusal(address), ContainsSubstring("créez-la avec «createdb -T template0"));
}

TEST_CASE("who holds the turn and stands still for long loses it")
{
    const DatabaseAddress address = new_address();
    Database still(address, 1s), other(address, 5s);
    run(still, "CREATE TABLE t (n INTEGER)");
    int tries = 0;
    still.write([&](DatabaseSession& session) {
        execute(session, "INSERT INTO t VALUES (1)");
        if (++tries > 1)
            return;
        execute(session, "SET LOCAL idle_in_transaction_session_timeout TO 100");
        run(other, "INSERT INTO t VALUES (2)"); // gets its turn
    });
    CHECK(tries == 2);
    CHECK(number(other, "SELECT count(*) FROM t") == 2);
}
