// The connection to the server breaks: nothing is lost, nothing is done twice.

#include "store/columns.h"
#include "store/sample_rows.h"
#include "support/catch2_compat.h"
#include "support/cutting_proxy.h"
#include "support/message_of.h"
#include "support/private_postgres.h"

#include <chrono>
#include <thread>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;
using namespace std::chrono_literals;
using Cut = CuttingProxy::Cut;

namespace {

/// A table of numbers behind a cable that is cut.
struct CutDatabase {
    CuttingProxy proxy{shared_postgres().port()};
    DatabaseAddress address = new_address(proxy.port());
    Database database{address, 1s};
    int tries = 0;

    CutDatabase()
    {
        database.write(
            [](DatabaseSession& session) { execute(session, "CREATE TABLE t (n INTEGER)"); });
    }
    std::size_t add(int n)
    {
        tries = 0;
        return database.write([&](DatabaseSession& session) {
            ++tries;
            return execute(session, "INSERT INTO t VALUES (?)", n);
        });
    }
    std::vector<std::int64_t> numbers()
    {
        return database.read([](DatabaseSession& session) {
            return select_values<std::int64_t>(session, "SELECT n FROM t ORDER BY n");
        });
    }
};

using Numbers = std::vector<std::int64_t>;

} // namespace

TEST_CASE("a connection that breaks before the commit arrives: all is done again, once")
{
    CutDatabase cut;
    const char* where = GENERATE("BEGIN", "INSERT INTO t", "COMMIT");
    CAPTURE(where);
    cut.proxy.cut_at(Cut::before, where);
    CHECK(cut.add(1) == 1);
    CHECK(cut.proxy.has_cut());
    CHECK(cut.tries == (where == std::string("BEGIN") ? 1 : 2));
    CHECK(cut.numbers() == Numbers{1});
    CHECK(cut.add(2) == 1);
    CHECK(cut.numbers() == Numbers{1, 2});
}

TEST_CASE("a connection that breaks before the answer to a commit: it is found, not done again")
{
    CutDatabase cut;
    cut.proxy.cut_at(Cut::behind, "COMMIT");
    CHECK(cut.add(1) == 1);
    CHECK(cut.proxy.has_cut());
    CHECK(cut.tries == 1);
    CHECK(cut.numbers() == Numbers{1});
    cut.proxy.cut_at(Cut::behind, "INSERT INTO t"); // and one that had only begun is done again
    CHECK(cut.add(2) == 1);
    CHECK(cut.tries == 2);
    CHECK(cut.numbers() == Numbers{1, 2});
}

TEST_CASE("a commit of which nobody can say whether it arrived is told as that")
{
    CutDatabase cut;
    const auto [how, arrived] =
        GENERATE(table<Cut, bool>({{Cut::before, false}, {Cut::behind, true}}));
    cut.proxy.cut_at(how, "COMMIT");
    cut.proxy.set_whole(false);
    CHECK_THAT(message_of([&] { cut.add(1); }),
               ContainsSubstring("pendant un enregistrement: regardez s'il est fait"));
    CHECK_THAT(message_of([&] { cut.add(2); }), ContainsSubstring("ne répond pas"));
    CHECK_THAT(message_of([&] { cut.numbers(); }), ContainsSubstring("ne répond pas"));
    cut.proxy.set_whole(true);
    CHECK(cut.numbers() == (arrived ? Numbers{1} : Numbers{}));
    CHECK(cut.add(3) == 1);
}

TEST_CASE("who finds the server gone is told at once from the second time on")
{
    CutDatabase cut;
    cut.proxy.cut_at(Cut::before, "BEGIN");
    cut.proxy.set_whole(false);
    CHECK_THROWS_AS(cut.numbers(), std::runtime_error); // tries for a second
    const auto begin = std::chrono::steady_clock::now();
    CHECK_THROWS_AS(cut.numbers(), std::runtime_error);
    CHECK(std::chrono::steady_clock::now() - begin < 900ms);
    cut.proxy.set_whole(true);
    CHECK(cut.numbers().empty());
}

TEST_CASE("a server that is stopped or killed and started again while two programs write loses and "
          "doubles nothing")
{
    PrivatePostgres server;
    const DatabaseAddress address = parse_database_url(server.url("cageot")).address;
    Store setup(address, sample_key);
    setup.save_snapshot(a_snapshot());
    std::atomic<bool> stop = false;
    std::atomic<long> added = 0, refused = 0, unknown = 0;
    Store first(address, sample_key), second(address, sample_key);
    {
        std::vector<std::jthread> writers;
        for (int w = 0; w < 2; ++w)
            writers.emplace_back([&, w] {
                Store& store = w == 0 ? first : second;
                for (int i = 0; !stop; ++i) {
                    const auto key = "k" + std::to_string(w) + "-" + std::to_string(i);
                    try {
                        store.add_jobs({a_job(key, {"U1"})});
                        ++added;
                    } catch (const std::runtime_error& error) {
                        const bool told =
                            std::string_view(error.what()).find("regardez s'il est fait") !=
                            std::string_view::npos;
                        ++(told ? unknown : refused);
                    }
                }
            });
        for (int round = 0; round < 6; ++round) {
            std::this_thread::sleep_for(150ms);
            if (round % 2 == 0)
                server.kill();
            else
                server.stop();
            server.start();
        }
        std::this_thread::sleep_for(100ms);
        stop = true;
    }
    const long there = static_cast<long>(setup.open_jobs().size());
    CAPTURE(added.load(), refused.load(), unknown.load());
    CHECK(added > 20);
    CHECK(there >= added);
    CHECK(there <= added + unknown);
    const auto copies = setup.ledger({"S1"}).at(1).copies; // each job counted once
    CHECK(copies == there);
}

TEST_CASE("a store outlives a server that is gone for a while")
{
    PrivatePostgres server;
    Store store(parse_database_url(server.url("cageot")).address, sample_key);
    store.save_snapshot(a_snapshot());
    server.stop();
    CHECK_THAT(message_of([&] { store.sessions(); }), ContainsSubstring("ne répond pas"));
    CHECK_THAT(message_of([&] { store.add_jobs({a_job("k1", {"U1"})}); }),
               ContainsSubstring("ne répond pas"));
    server.start();
    CHECK(store.sessions().size() == 1);
    CHECK(store.add_jobs({a_job("k1", {"U1"})}));
    CHECK(store.open_jobs().size() == 1);
}
