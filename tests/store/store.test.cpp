#include "store/store.h"

#include "store/sample_rows.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <thread>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;

mode_t mode_of(const fs::path& path)
{
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

std::vector<std::string> codes_of(const std::vector<LedgerRow>& rows)
{
    std::vector<std::string> codes;
    for (const LedgerRow& row : rows)
        codes.push_back(row.code);
    return codes;
}

/// The file as it is after everybody closed it, with bytes written over its middle.
void overwrite(const fs::path& file, std::streamoff offset, std::size_t count)
{
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(offset);
    stream << std::string(count, '\xA5') << std::flush;
    REQUIRE(stream);
}

} // namespace

TEST_CASE("a new store knows its key, no codes used and no sessions")
{
    const SomeDatabase place;
    Store store = place.store();
    CHECK(store.code_key() == sample_key);
    CHECK(store.counters() == CodeCounters{});
    CHECK(store.sessions().empty());
    CHECK(store.next_session_id() == SessionId{"S1"});
    CHECK(store.open_jobs().empty());
    CHECK(store.printers().empty());
}

TEST_CASE("a store that is opened again keeps its key and everything in it")
{
    const SomeDatabase place;
    place.store().save_snapshot(a_snapshot());
    Store again = place.store(CodeKey{9});
    CHECK(again.code_key() == sample_key);
    CHECK(again.sessions() == std::vector{a_snapshot().session});
    CHECK(again.counters() == CodeCounters{10, 2, 1});
    CHECK(again.ledger({"S1"}) == a_snapshot().ledger);
}

TEST_CASE("the data folder and the database are their owner's alone")
{
    const TemporaryFolder folder;
    const fs::path data = folder.path() / "new" / "data";
    Store store(data, sample_key);
    store.save_snapshot(a_snapshot());
    CHECK(mode_of(data) == 0700);
    int files = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(data)) {
        INFO(entry.path());
        CHECK(mode_of(entry.path()) == 0600);
        ++files;
    }
    CHECK(files == 3); // the database, its log and the log's index
}

TEST_CASE("a folder that cannot be made is told in French")
{
    CHECK_THAT(message_of([] { Store store("/proc/cageot", sample_key); }),
               ContainsSubstring("Impossible de créer «/proc/cageot»") &&
                   ContainsSubstring("donnez au compte de Cageot le droit d'écrire"));
}

TEST_CASE("a database with bytes written over is refused")
{
    const TemporaryFolder folder;
    {
        Store store(folder.path(), sample_key);
        for (int i = 1; i <= 40; ++i)
            store.save_snapshot(a_snapshot("S" + std::to_string(i)));
    }
    const fs::path file = folder.path() / "cageot.sqlite";
    REQUIRE(fs::file_size(file) > 16384);
    SECTION("in its middle")
    {
        overwrite(file, 8192, 8192);
    }
    SECTION("at its beginning")
    {
        overwrite(file, 0, 4096);
    }
    SECTION("because it is another file")
    {
        std::ofstream(file, std::ios::trunc) << std::string(20000, 'x');
    }
    CHECK_THAT(message_of([&] { Store store(folder.path(), sample_key); }),
               ContainsSubstring("est abîmée") &&
                   ContainsSubstring("remettez la dernière sauvegarde"));
}

TEST_CASE("a snapshot comes back with its raw files, plan and ledger")
{
    SampleStore sample;
    Store& store = sample.store;
    CHECK(store.find_session(SessionId{"S1"}) == a_snapshot().session);
    CHECK(store.raw_files({"S1"}, 1) == std::vector<std::string>{"totaux.csv", "préparation.csv"});
    CHECK(store.plan_json({"S1"}, 1) == "{\"plan\": \"S1\"}");
    CHECK(store.ledger({"S1"}) == a_snapshot().ledger);
    CHECK(store.counters() == CodeCounters{10, 2, 1});
}

TEST_CASE("a session that is not there is not found")
{
    SampleStore sample;
    CHECK_FALSE(sample.store.find_session(SessionId{"S2"}));
}

TEST_CASE("an absent plan is told")
{
    SampleStore sample;
    CHECK_THAT(message_of([&] { sample.store.plan_json({"S1"}, 2); }), ContainsSubstring("S1@v2"));
    CHECK_THAT(message_of([&] { sample.store.plan_json({"S9"}, 1); }), ContainsSubstring("S9@v1"));
}

TEST_CASE("sessions are listed newest first, each in its latest version")
{
    SampleStore sample;
    for (int i = 2; i <= 11; ++i)
        sample.store.save_snapshot(a_snapshot("S" + std::to_string(i)));
    sample.store.save_snapshot(a_snapshot("S2", 2));
    const auto sessions = sample.store.sessions();
    REQUIRE(sessions.size() == 11);
    CHECK(sessions[0].id == SessionId{"S11"});
    CHECK(sessions[1].id == SessionId{"S10"});
    CHECK(sessions[9].id == SessionId{"S2"});
    CHECK(sessions[9].version == 2);
    CHECK(sessions[10].version == 1);
}

TEST_CASE("a session id is never given twice")
{
    SampleStore sample;
    CHECK(sample.store.next_session_id() == SessionId{"S2"});
    sample.store.save_snapshot(a_snapshot("S12"));
    CHECK(sample.store.next_session_id() == SessionId{"S13"});
    sample.store.save_snapshot(a_snapshot("S12", 2));
    sample.store.save_snapshot(a_snapshot("S1", 2));
    CHECK(sample.store.next_session_id() == SessionId{"S13"});
}

TEST_CASE("counters never go back, and nothing of that snapshot stays")
{
    SampleStore sample;
    NewSnapshot next = a_snapshot("S2");
    SECTION("units")
    {
        next.counters = {9, 2, 1};
    }
    SECTION("crates")
    {
        next.counters = {10, 1, 1};
    }
    SECTION("products")
    {
        next.counters = {10, 2, 0};
    }
    const std::int64_t before = sample.store.change_count();
    CHECK_THROWS_AS(sample.store.save_snapshot(next), std::logic_error);
    CHECK(sample.store.counters() == CodeCounters{10, 2, 1});
    CHECK_FALSE(sample.store.find_session(SessionId{"S2"}));
    CHECK(sample.store.raw_files({"S2"}, 1).empty());
    CHECK(sample.store.ledger({"S2"}).empty());
    CHECK(sample.store.next_session_id() == SessionId{"S2"});
    CHECK(sample.store.change_count() == before);
}

TEST_CASE("a version that is saved twice is refused whole")
{
    SampleStore sample;
    NewSnapshot again = a_snapshot();
    again.counters = {20, 20, 20};
    again.ledger.push_back(a_row("U9", PageKind::unit, 3, {"S1"}));
    CHECK_FALSE(sample.store.save_snapshot(again));
    CHECK(sample.store.counters() == CodeCounters{10, 2, 1});
    CHECK(sample.store.ledger({"S1"}) == a_snapshot().ledger);
}

TEST_CASE("the next version voids what it no longer has and keeps the state of what it still has")
{
    SampleStore sample;
    sample.store.add_jobs({a_job("k1", {"P1", "U1", "U2"})});
    NewSnapshot next = a_snapshot("S1", 2);
    next.counters = {11, 2, 1};
    next.ledger = {
        a_row("P1", PageKind::head, 0, {"S1"}, 2), a_row("U2", PageKind::unit, 1, {"S1"}, 2),
        a_row("U3", PageKind::unit, 2, {"S1"}, 2), a_row("C1", PageKind::order, 0, {"S1"}, 2)};
    next.ledger[1].batch = "Ferme des Alizés, nouveau nom";
    sample.store.save_snapshot(next);

    CHECK(sample.state("U1") == LabelState::void_);
    CHECK(sample.row("U1").version == 1);
    CHECK(sample.state("C2") == LabelState::void_);
    const LedgerRow kept = sample.row("U2");
    CHECK(kept.state == LabelState::sent);
    CHECK(kept.copies == 1);
    CHECK(kept.version == 2);
    CHECK(kept.place == 1);
    CHECK(kept.batch == "Ferme des Alizés, nouveau nom");
    CHECK(sample.state("U3") == LabelState::planned);
    CHECK(sample.state("C1") == LabelState::planned);
    CHECK(sample.row("C1").version == 2);
    CHECK(sample.store.plan_json({"S1"}, 1) == "{\"plan\": \"S1\"}");
    CHECK(sample.store.find_session(SessionId{"S1"})->version == 2);
}

TEST_CASE("a crate that carries another kind of ticket in the next version has it planned")
{
    SampleStore sample;
    sample.store.add_jobs({a_job("k1", {"C1", "C2"})});
    NewSnapshot next = a_snapshot("S1", 2);
    next.ledger = {a_row("C2", PageKind::order, 0, {"S1"}, 2)};
    sample.store.save_snapshot(next);
    const LedgerRow row = sample.row("C2");
    CHECK(row.kind == PageKind::order);
    CHECK(row.place == 0);
    CHECK(row.state == LabelState::planned);
    CHECK(row.copies == 0);
}

TEST_CASE("the next version leaves other sessions alone")
{
    SampleStore sample;
    sample.store.save_snapshot(a_snapshot("S2"));
    NewSnapshot next = a_snapshot("S1", 2);
    next.ledger.clear();
    sample.store.save_snapshot(next);
    CHECK(sample.store.ledger({"S2"}) == a_snapshot("S2").ledger);
}

TEST_CASE("the ledger stands in the plan's order, labels before tickets")
{
    const SomeDatabase place;
    Store store = place.store();
    NewSnapshot snapshot = a_snapshot();
    std::reverse(snapshot.ledger.begin(), snapshot.ledger.end());
    store.save_snapshot(snapshot);
    CHECK(codes_of(store.ledger({"S1"})) == std::vector<std::string>{"P1", "U1", "U2", "C1", "C2"});
}

TEST_CASE("a printer is known by its name and replaced as a whole")
{
    SampleStore sample;
    Printer printer;
    printer.name = {"tickets"};
    printer.uri = "socket://127.0.0.1:9100";
    printer.role = PrinterRole::tickets;
    printer.media = {Length::mm(100), Length::mm(150)};
    printer.dpi = 300;
    sample.store.save_printer(printer);
    Printer labels;
    labels.name = {"etiquettes"};
    sample.store.save_printer(labels);
    CHECK(sample.store.printers() == std::vector{labels, printer});
    printer.dpi = 203;
    sample.store.save_printer(printer);
    CHECK(sample.store.printers() == std::vector{labels, printer});
}

TEST_CASE("the change count grows with every committed change and with no question")
{
    SampleStore sample;
    Store& store = sample.store;
    std::int64_t last = store.change_count();
    const auto grown = [&] {
        return store.change_count() > std::exchange(last, store.change_count());
    };
    store.save_snapshot(a_snapshot("S2"));
    CHECK(grown());
    store.add_jobs({a_job("k1", {"U1"})});
    CHECK(grown());
    sample.set(a_job("k1", {"U1"}), SpoolState::submitting);
    CHECK(grown());
    store.save_printer({});
    CHECK(grown());
    store.sessions();
    store.ledger({"S1"});
    store.open_jobs();
    CHECK_FALSE(grown());
}

TEST_CASE("texts with quotes, percent signs and every alphabet come back as they were")
{
    SampleStore sample;
    NewSnapshot snapshot = a_snapshot("S2");
    snapshot.session.name = "L'été; DROP TABLE jobs; -- \"100 %\" ? 🥕 œ";
    snapshot.session.hub = "";
    snapshot.plan_json.assign(3'000'000, 'x');
    sample.store.save_snapshot(snapshot);
    CHECK(sample.store.find_session(SessionId{"S2"}) == snapshot.session);
    CHECK(sample.store.plan_json({"S2"}, 1) == snapshot.plan_json);
}

TEST_CASE("threads share one store and each change is counted")
{
    SampleStore sample;
    const std::int64_t before = sample.store.change_count();
    {
        std::vector<std::jthread> writers;
        for (int t = 0; t < 4; ++t)
            writers.emplace_back([&sample, t] {
                for (int i = 0; i < 25; ++i) {
                    sample.store.add_jobs(
                        {a_job("k" + std::to_string(t) + "-" + std::to_string(i), {"U1"})});
                    sample.store.ledger({"S1"});
                }
            });
    }
    CHECK(sample.store.change_count() == before + 100);
    CHECK(sample.row("U1").copies == 100);
    CHECK(sample.store.open_jobs().size() == 100);
}
