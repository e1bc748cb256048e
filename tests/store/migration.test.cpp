// A database that the first release of the schema made and filled.

#include "store/sample_rows.h"
#include "support/catch2_compat.h"

#include <sqlite3.h>

using namespace cageot;

namespace {

using Codes = std::vector<std::string>;

/// As the program of that time wrote it; of S1, version 2 is the newest.
constexpr const char* version_1 = R"(
PRAGMA journal_mode = WAL;
CREATE TABLE depot (code_key TEXT NOT NULL, unit INTEGER NOT NULL, crate INTEGER NOT NULL, product INTEGER NOT NULL,
    last_session INTEGER NOT NULL, changes INTEGER NOT NULL);
CREATE TABLE snapshots (session TEXT NOT NULL, version INTEGER NOT NULL, hub TEXT NOT NULL, name TEXT NOT NULL,
    sha256 TEXT NOT NULL, frozen_at INTEGER NOT NULL, plan TEXT, PRIMARY KEY (session, version));
CREATE TABLE raw_files (session TEXT NOT NULL, version INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (session, version, place), FOREIGN KEY (session, version) REFERENCES snapshots);
CREATE TABLE ledger (session TEXT NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL, batch TEXT NOT NULL,
    place INTEGER NOT NULL, state TEXT NOT NULL, copies INTEGER NOT NULL, version INTEGER NOT NULL,
    PRIMARY KEY (session, code));
CREATE TABLE jobs (place INTEGER PRIMARY KEY AUTOINCREMENT, job TEXT NOT NULL UNIQUE, session TEXT NOT NULL,
    version INTEGER NOT NULL, printer TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL,
    state TEXT NOT NULL, asked_at INTEGER NOT NULL, not_before INTEGER NOT NULL, cups_id INTEGER NOT NULL,
    cups_uuid TEXT NOT NULL, message TEXT NOT NULL);
CREATE INDEX jobs_by_state ON jobs (state);
CREATE TABLE job_pages (job TEXT NOT NULL REFERENCES jobs (job), place INTEGER NOT NULL, code TEXT NOT NULL,
    PRIMARY KEY (job, place));
CREATE TABLE printers (name TEXT PRIMARY KEY, uri TEXT NOT NULL, role TEXT NOT NULL, width_um INTEGER NOT NULL,
    height_um INTEGER NOT NULL, dpi INTEGER NOT NULL);
PRAGMA user_version = 1;
INSERT INTO depot VALUES ('0102030405060708090a0b0c0d0e0fff', 10, 2, 1, 1, 7);
INSERT INTO snapshots VALUES ('S1', 1, 'Tout Ô Pré', 'Vente S1', 'aa', 1794460320000, '{"plan": 1}');
INSERT INTO snapshots VALUES ('S1', 2, 'Tout Ô Pré', 'Vente S1', 'abS1', 1794460320000, '{"plan": 2}');
INSERT INTO raw_files VALUES ('S1', 2, 0, 'totaux.csv');
INSERT INTO ledger VALUES ('S1', 'head', 'P1', 'Ferme des Alizés', 0, 'planned', 0, 2);
INSERT INTO ledger VALUES ('S1', 'unit', 'U1', 'Ferme des Alizés', 1, 'sent', 1, 2);
INSERT INTO ledger VALUES ('S1', 'unit', 'U2', 'Ferme des Alizés', 2, 'sent', 1, 2);
INSERT INTO ledger VALUES ('S1', 'unit', 'U0', 'Ferme des Alizés', 2, 'void', 1, 1);
INSERT INTO ledger VALUES ('S1', 'order', 'C1', '', 0, 'sent', 1, 2);
INSERT INTO ledger VALUES ('S1', 'bag', 'C2', '', 1, 'sent', 1, 2);
INSERT INTO jobs VALUES (1, 'k1', 'S1', 1, 'etiquettes', 'S1 Ferme des Alizés 1-2', 'unit', '', 'handed_over',
    1794460320000, 0, 4, 'urn:uuid:4', '');
INSERT INTO job_pages VALUES ('k1', 0, 'U0'), ('k1', 1, 'U1');
INSERT INTO jobs VALUES (2, 'k2', 'S1', 1, 'tickets', 'S1 tickets 1-1', 'order', '', 'handed_over', 1794460320000, 0, 5,
    'urn:uuid:5', '');
INSERT INTO job_pages VALUES ('k2', 2, 'C1');
INSERT INTO jobs VALUES (3, 'k3', 'S1', 2, 'etiquettes', 'S1 tickets de sac 1-1', 'bag', '', 'wanted', 1794460320000, 0,
    0, '', '');
INSERT INTO job_pages VALUES ('k3', 3, 'C2'), ('k3', 4, 'U2');
INSERT INTO printers VALUES ('etiquettes', 'socket://192.0.2.1', 'labels', 57000, 32000, 203);
)";

struct OldStore {
    TemporaryFolder folder;

    OldStore()
    {
        sqlite3* raw = nullptr;
        REQUIRE(sqlite3_open((folder.path() / "cageot.sqlite").c_str(), &raw) == SQLITE_OK);
        char* fault = nullptr;
        sqlite3_exec(raw, version_1, nullptr, nullptr, &fault);
        CHECK(std::string(fault == nullptr ? "" : fault).empty());
        CHECK(sqlite3_close(raw) == SQLITE_OK);
    }
};

LedgerRow row_of(Store& store, const std::string& code)
{
    for (const LedgerRow& row : store.ledger({"S1"}))
        if (row.code == code)
            return row;
    throw std::runtime_error("no row " + code);
}

} // namespace

TEST_CASE("a database of the first version keeps all that is in it")
{
    const OldStore old;
    for (int opened = 0; opened < 2; ++opened) { // the second time nothing is to be done
        Store store(old.folder.path(), CodeKey{9});
        CHECK(store.code_key() == sample_key);
        CHECK(store.counters() == CodeCounters{10, 2, 1});
        CHECK(store.change_count() == 7);
        REQUIRE(store.sessions().size() == 1);
        CHECK(store.sessions().front().version == 2);
        CHECK(store.sessions().front().cycle.empty());
        CHECK(store.plan_json({"S1"}, 1) == R"({"plan": 1})");
        CHECK(store.raw_files({"S1"}, 2) == Codes{"totaux.csv"});
        CHECK(store.ledger({"S1"}).size() == 6);
        for (const LedgerRow& row : store.ledger({"S1"}))
            CHECK(row.since == 1);
        CHECK(store.find_job({"k1"})->codes == Codes{"U0", "U1"});
        CHECK(store.open_jobs().size() == 1);
        CHECK(store.printers().size() == 1);
        CHECK(store.cycles().empty());
        CHECK(store.hints().empty());
        CHECK(store.notices().empty());
        CHECK(store.due_mails(1794460320000).empty());
        CHECK(store.discards({"S1"}, 2).empty());
        CHECK(store.watch_memory() == WatchMemory{});
    }
}

TEST_CASE("the next version after the first release knows what was printed by it")
{
    const OldStore old;
    Store store(old.folder.path(), CodeKey{9});
    NewSnapshot next = a_snapshot("S1", 3);
    // Label U1 is gone, both tickets say something new.
    std::erase_if(next.ledger, [](const LedgerRow& row) { return row.code == "U1"; });
    for (LedgerRow& row : next.ledger)
        row.since = row.code == "C1" || row.code == "C2" ? 3 : 0;
    store.save_snapshot(next);
    CHECK(store.discards({"S1"}, 3) == Codes{"C1", "U1"});
    CHECK(row_of(store, "U1").state == LabelState::void_);
    CHECK(row_of(store, "C1").state == LabelState::planned);
    CHECK(row_of(store, "C2").state == LabelState::sent); // its job had not been sent
    CHECK(row_of(store, "P1").since == 1);
    CHECK(store.find_job({"k3"})->version == 3);
    CHECK(store.start_job(*store.find_job({"k3"}), 3));
}
