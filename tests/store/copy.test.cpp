#include "store/tables.h"

#include "store/sample_rows.h"
#include "support/catch2_compat.h"

#include <sqlite3.h>

#include <algorithm>
#include <fstream>

using namespace cageot;

namespace {

Notice a_notice(const std::string& key, const std::string& sentence)
{
    Notice notice;
    notice.key = key;
    notice.told_at = 3;
    notice.sentence = sentence;
    return notice;
}

QueuedMail a_mail(const std::string& text)
{
    QueuedMail mail;
    mail.id = "S1-v1";
    mail.subject = mail.text = text;
    mail.made_at = 4;
    return mail;
}

/// One of everything that a depot remembers.
void fill(Store& store)
{
    store.save_snapshot(a_snapshot());
    store.save_printer({{"etiquettes"}, "socket://192.0.2.1", PrinterRole::labels, {}, 203});
    store.add_jobs({a_job("j1", {"U1", "U2"}), a_job("j2", {"P1"})});
    SpoolJob sent = store.find_job({"j2"}).value();
    sent.state = SpoolState::handed_over;
    store.update_job(sent);
    store.save_snapshot(a_snapshot("S1", 2));
    store.save_snapshot(a_snapshot("S2"));
    WatchedCycle cycle;
    cycle.id = "7";
    cycle.name = "Vente 46";
    store.save_cycles({cycle});
    store.add_hint({"8", "Vente 47", 1, 2});
    store.save_watch_memory({5, 1, 0, "Tout Ô Pré"});
    store.tell(a_notice("slip", "Jetez."));
    store.queue_mail(a_mail("70 commandes"));
}

void check_same(Store& one, Store& other)
{
    CHECK(one.versions() == other.versions());
    for (const StoredSession& version : one.versions()) {
        CHECK(one.plan_json(version.id, version.version) ==
              other.plan_json(version.id, version.version));
        CHECK(one.raw_files(version.id, version.version) ==
              other.raw_files(version.id, version.version));
        CHECK(one.discards(version.id, version.version) ==
              other.discards(version.id, version.version));
    }
    CHECK(one.printers() == other.printers());
    CHECK(one.cycles() == other.cycles());
    CHECK(one.hints() == other.hints());
    CHECK(one.watch_memory() == other.watch_memory());
    CHECK(one.due_mails(99) == other.due_mails(99));
}

Reopening a_reopening()
{
    return {{1000, 100, 50}, 100, "regardez", a_notice("restored", "Restauré.")};
}

} // namespace

TEST_CASE("every table of the schema is copied, but for those that are of the moment only")
{
    const TemporaryFolder folder;
    Store store(folder.path(), sample_key);
    std::vector<std::string> known(passing_tables.begin(), passing_tables.end());
    RememberedRows::each(
        [&](const auto& row) { known.emplace_back(Columns<std::decay_t<decltype(row)>>::table); });
    std::ranges::sort(known);
    Database database(folder.path() / "cageot.sqlite", std::chrono::seconds(5));
    CHECK(database.read([](DatabaseSession& session) {
        return select_values<std::string>(session,
                                          "SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                                          "name NOT LIKE 'sqlite_%' ORDER BY name");
    }) == known);
}

TEST_CASE("every column of a table is copied, but for the count of its rows and the plan")
{
    const TemporaryFolder folder;
    Store store(folder.path(), sample_key);
    Database database(folder.path() / "cageot.sqlite", std::chrono::seconds(5));
    RememberedRows::each([&]<class Row>(const Row& row) {
        std::vector<std::string> known;
        Columns<Row>::each(row, [&](const char* name, const auto&) { known.emplace_back(name); });
        const std::string table(Columns<Row>::table);
        if (is_counted<Row>)
            known.emplace_back("place");
        if (table == "snapshots")
            known.emplace_back("plan");
        std::ranges::sort(known);
        INFO(table);
        CHECK(database.read([&](DatabaseSession& session) {
            return select_values<std::string>(session, "SELECT name FROM pragma_table_info('" +
                                                           table + "') ORDER BY name");
        }) == known);
    });
}

TEST_CASE("a copy remembers everything, and what happens later is not in it")
{
    const SomeDatabase place;
    const TemporaryFolder folder;
    Store store = place.store();
    fill(store);
    store.back_up(folder.path() / "copy");
    CHECK_FALSE(std::filesystem::exists(folder.path() / "copy/cageot.sqlite-wal"));
    {
        Store copy(folder.path() / "copy", CodeKey{9});
        CHECK(copy.numbers() == store.numbers());
        check_same(store, copy);
        for (const char* session : {"S1", "S2"}) {
            CHECK(copy.ledger({session}) == store.ledger({session}));
            CHECK(copy.jobs({session}) == store.jobs({session}));
        }
        CHECK(copy.notices() == store.notices());
        CHECK(copy.faults().empty());
    }
    store.save_snapshot(a_snapshot("S3"));
    Store copy(folder.path() / "copy", CodeKey{9});
    CHECK_FALSE(copy.find_session(SessionId{"S3"}));
}

TEST_CASE("a store that becomes a backup goes on with the numbers that it is told")
{
    const TemporaryFolder folder;
    Store backup(folder.path() / "backup", sample_key);
    fill(backup);
    const SomeDatabase place;
    Store store = place.store(CodeKey{9});
    store.save_snapshot(a_snapshot("S77"));
    store.become(backup, a_reopening());
    CHECK(store.numbers() == DepotNumbers{sample_key, {1000, 100, 50}, 100});
    CHECK(store.next_session_id() == SessionId{"S101"});
    CHECK_FALSE(store.find_session(SessionId{"S77"}));
    check_same(backup, store);
}

TEST_CASE("what was open when the backup was made is in doubt, and the board says why")
{
    const TemporaryFolder folder;
    Store backup(folder.path() / "backup", sample_key);
    backup.save_snapshot(a_snapshot());
    backup.add_jobs({a_job("done", {"P1"}), a_job("open", {"U1"})});
    SpoolJob done = backup.find_job({"done"}).value();
    done.state = SpoolState::handed_over;
    backup.update_job(done);
    const SomeDatabase place;
    Store store = place.store(CodeKey{9});
    store.become(backup, a_reopening());
    store.become(backup, a_reopening()); // once more: one notice
    CHECK(store.open_jobs().empty());
    CHECK(store.find_job({"done"})->state == SpoolState::handed_over);
    const SpoolJob open = store.find_job({"open"}).value();
    CHECK(open.state == SpoolState::doubtful);
    CHECK(open.message == "regardez");
    std::vector<std::pair<std::string, LabelState>> states;
    for (const LedgerRow& row : store.ledger({"S1"}))
        states.emplace_back(row.code, row.state);
    CHECK(states == std::vector<std::pair<std::string, LabelState>>{{"P1", LabelState::sent},
                                                                    {"U1", LabelState::doubtful},
                                                                    {"U2", LabelState::planned},
                                                                    {"C1", LabelState::planned},
                                                                    {"C2", LabelState::planned}});
    REQUIRE(store.notices().size() == 1);
    CHECK(store.notices().front().sentence == "Restauré.");
}

TEST_CASE("what is forgotten is in no file of the database any more")
{
    const TemporaryFolder folder;
    Store store(folder.path(), sample_key);
    NewSnapshot snapshot = a_snapshot();
    snapshot.plan_json = "{\"customer\": \"Zoé Nuñez\"}" + std::string(20000, ' ');
    store.save_snapshot(snapshot);
    store.queue_mail(a_mail("Nuñez"));
    const auto files_that_say = [&](const std::string& name) {
        int count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
            std::ifstream stream(entry.path(), std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
            count += bytes.find(name) == std::string::npos ? 0 : 1;
        }
        return count;
    };
    CHECK(files_that_say("Nuñez") > 0);
    store.forget_names(snapshot.session, "{}", 123);
    CHECK(store.forget_mails(5));
    CHECK_FALSE(store.forget_mails(5));
    store.compact();
    CHECK(files_that_say("Nuñez") == 0);
    CHECK(store.plan_json({"S1"}, 1) == "{}");
    CHECK(store.raw_files({"S1"}, 1).empty());
    CHECK(store.versions().front().purged_at == 123);
    CHECK(store.ledger({"S1"}) == snapshot.ledger);
    CHECK(store.faults().empty());
}

TEST_CASE("rows that refer to nothing are a fault of the database")
{
    const TemporaryFolder folder;
    Store store(folder.path(), sample_key);
    store.save_snapshot(a_snapshot());
    CHECK(store.faults().empty());
    sqlite3* raw = nullptr;
    REQUIRE(sqlite3_open((folder.path() / "cageot.sqlite").c_str(), &raw) == SQLITE_OK);
    CHECK(sqlite3_exec(raw, "DELETE FROM snapshots", nullptr, nullptr, nullptr) == SQLITE_OK);
    CHECK(sqlite3_close(raw) == SQLITE_OK);
    CHECK(store.faults().size() == 2); // two raw files
}
