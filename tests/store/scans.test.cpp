#include "store/sample_rows.h"
#include "support/catch2_compat.h"

#include <algorithm>

using namespace cageot;

namespace {

using Ids = std::vector<std::string>;

StoredScan a_scan(const std::string& id, const std::string& code = "U1")
{
    StoredScan scan;
    scan.session = {"S1"};
    scan.id = id;
    scan.station = "poste-1";
    scan.at = 1794460320000;
    scan.received_at = 1794460321000;
    scan.action = "scan";
    scan.text = code;
    scan.kind = "put";
    scan.code = code;
    scan.crate = "C1";
    scan.evidence = "scanned";
    scan.reason = "placed";
    return scan;
}

Ids ids_of(const std::vector<StoredScan>& scans)
{
    Ids ids;
    for (const StoredScan& scan : scans)
        ids.push_back(scan.id);
    return ids;
}

StoredStation a_station(const std::string& id, UtcMs made_at = 1)
{
    StoredStation station;
    station.id = id;
    station.made_at = made_at;
    station.invitation = "aa";
    station.invited_until = 9;
    return station;
}

} // namespace

TEST_CASE("a scan is remembered with all that is known of it")
{
    SampleStore sample;
    StoredScan scan = a_scan("a");
    scan.text = "u 12345678 74 é€";
    scan.kind = "undo";
    scan.target = "z";
    scan.amount = 12;
    scan.offline = true;
    scan.version = 3;
    CHECK(sample.store.add_scans({scan}, {}).added == 1);
    CHECK(sample.store.scans({"S1"}, 0).scans == std::vector{scan});
}

TEST_CASE("a scan that was told before is not told again, and its id is nobody else's")
{
    SampleStore sample;
    CHECK(sample.store.add_scans({a_scan("a"), a_scan("b", "U2")}, {}).added == 2);
    const AddedScans again = sample.store.add_scans({a_scan("b", "U2"), a_scan("c")}, {});
    CHECK(again.added == 1);
    CHECK(again.known == std::vector{a_scan("b", "U2")});
    const AddedScans refused = sample.store.add_scans({a_scan("d"), a_scan("a", "U2")}, {"U1"});
    CHECK(refused.added == 0);
    CHECK(refused.taken == Ids{"a"});
    CHECK(ids_of(sample.store.scans({"S1"}, 0).scans) == Ids{"a", "b", "c"});
    CHECK(sample.state("U1") == LabelState::planned); // all or none
    StoredScan other = a_scan("a", "U2");
    other.session = {"S2"};
    CHECK(sample.store.add_scans({other}, {}).added == 1); // another session's are its own
}

TEST_CASE("one id twice in what is sent is one scan, or none when it says two things")
{
    SampleStore sample;
    CHECK(sample.store.add_scans({a_scan("a"), a_scan("a")}, {}).added == 1);
    CHECK(sample.store.add_scans({a_scan("b"), a_scan("b", "U2")}, {}).taken == Ids{"b"});
    CHECK(ids_of(sample.store.scans({"S1"}, 0).scans) == Ids{"a"});
}

TEST_CASE("a scan that is sent again is the one that was told first, though the depot knows more")
{
    SampleStore sample;
    sample.store.add_scans({a_scan("a")}, {});
    StoredScan again = a_scan("a");
    again.at += 700; // a form that was posted twice
    again.received_at += 60'000;
    again.offline = true;
    again.version = 2;
    again.reason = "already-in";
    const AddedScans known = sample.store.add_scans({again}, {});
    CHECK(known.added == 0);
    CHECK(known.taken.empty());
    CHECK(known.known == std::vector{a_scan("a")});
    CHECK(sample.store.scans({"S1"}, 0).scans == std::vector{a_scan("a")});
}

TEST_CASE("scans after a place are those that nobody has read yet, of their session")
{
    SampleStore sample;
    CHECK(sample.store.scans({"S1"}, 0).last == 0);
    sample.store.add_scans({a_scan("a"), a_scan("b")}, {});
    const ScanPage first = sample.store.scans({"S1"}, 0);
    CHECK(ids_of(first.scans) == Ids{"a", "b"});
    StoredScan other = a_scan("x");
    other.session = {"S2"};
    sample.store.add_scans({other}, {});
    CHECK(sample.store.scans({"S1"}, first.last).scans.empty());
    CHECK(sample.store.scans({"S1"}, first.last).last == first.last);
    sample.store.add_scans({a_scan("c")}, {});
    const ScanPage second = sample.store.scans({"S1"}, first.last);
    CHECK(ids_of(second.scans) == Ids{"c"});
    CHECK(second.last > first.last);
    CHECK(ids_of(sample.store.scans({"S2"}, 0).scans) == Ids{"x"});
}

TEST_CASE("what was scanned is confirmed, unless it is void")
{
    SampleStore sample;
    const LabelState before =
        GENERATE(LabelState::planned, LabelState::sent, LabelState::doubtful, LabelState::void_);
    sample.place.run_sql("UPDATE ledger SET state = '" + std::string(to_string(before)) +
                         "' WHERE code = 'U1'");
    sample.store.add_scans({a_scan("a")}, {"U1", "U9999999999"});
    CHECK(sample.state("U1") ==
          (before == LabelState::void_ ? LabelState::void_ : LabelState::confirmed));
    CHECK(sample.state("U2") == LabelState::planned);
}

TEST_CASE("a code is confirmed in the session of its scan only")
{
    SampleStore sample;
    sample.store.save_snapshot(a_snapshot("S2"));
    sample.store.add_scans({a_scan("a")}, {"U1"});
    CHECK(sample.state("U1") == LabelState::confirmed);
    CHECK(sample.store.ledger({"S2"}).at(1).state == LabelState::planned);
}

TEST_CASE("new scans and stations are a change that polling pages see, known ones are not")
{
    SampleStore sample;
    const auto before = sample.store.change_count();
    sample.store.add_scans({a_scan("a")}, {});
    const auto after = sample.store.change_count();
    CHECK(after > before);
    sample.store.add_scans({a_scan("a")}, {});
    CHECK(sample.store.change_count() == after);
    sample.store.save_station({}, a_station("poste-1"));
    CHECK(sample.store.change_count() > after);
}

TEST_CASE("stations are remembered by name, the oldest first")
{
    SampleStore sample;
    StoredStation station = a_station("poste-2", 2);
    sample.store.save_station({}, station);
    sample.store.save_station({}, a_station("poste-1", 3));
    const StoredStation found = station;
    station.invitation.clear();
    station.secret = "bb";
    station.opened_at = 5;
    station.revoked_at = 6;
    CHECK(sample.store.save_station(found, station));
    CHECK(sample.store.stations() == std::vector{station, a_station("poste-1", 3)});
}

TEST_CASE("a station that somebody else has changed meanwhile is left as it is")
{
    SampleStore sample;
    const StoredStation first = a_station("poste-1");
    CHECK(sample.store.save_station({}, first));
    CHECK_FALSE(sample.store.save_station({}, first)); // it is no new one any more
    StoredStation opened = first, revoked = first;
    opened.secret = "bb";
    revoked.revoked_at = 6;
    CHECK(sample.store.save_station(first, revoked));
    CHECK_FALSE(sample.store.save_station(first, opened));
    CHECK(sample.store.stations() == std::vector{revoked});
}

TEST_CASE("a backup holds scans and stations, and a restored depot goes on with them")
{
    const SomeDatabase place;
    const TemporaryFolder folder;
    Store store = place.store();
    store.save_snapshot(a_snapshot());
    store.add_scans({a_scan("a"), a_scan("b")}, {"U1"});
    store.save_station({}, a_station("poste-1"));
    store.back_up(folder.path() / "copy");
    store.add_scans({a_scan("c")}, {});
    Store backup(folder.path() / "copy", CodeKey{9});
    CHECK(backup.scans({"S1"}, 0).scans == std::vector{a_scan("a"), a_scan("b")});
    CHECK(backup.stations() == std::vector{a_station("poste-1")});
    store.become(backup, {{1000, 100, 50}, 100, "regardez", {}});
    const ScanPage restored = store.scans({"S1"}, 0);
    CHECK(ids_of(restored.scans) == Ids{"a", "b"});
    CHECK(store.stations().size() == 1);
    CHECK(store.add_scans({a_scan("c")}, {}).added == 1); // its station sends it again
    CHECK(ids_of(store.scans({"S1"}, restored.last).scans) == Ids{"c"});
}

TEST_CASE("a database from before there were scans gets their tables and keeps what is in it")
{
    const SomeDatabase place;
    {
        Store store = place.store();
        store.save_snapshot(a_snapshot());
    }
    for (const char* table :
         {"scans", "stations", "coordinators", "logins", "printer_cares", "holds", "deeds"})
        place.run_sql("DROP TABLE " + std::string(table));
    for (const char* column : {"settled_at", "settled_by"})
        place.run_sql("ALTER TABLE notices DROP COLUMN " + std::string(column));
    place.database().write(
        [](DatabaseSession& session) { session.set_schema_version(session.schema_version() - 3); });
    Store store = place.store();
    CHECK(store.ledger({"S1"}) == a_snapshot().ledger);
    CHECK(store.stations().empty());
    CHECK(store.add_scans({a_scan("a")}, {"U1"}).added == 1);
    store.save_station({}, a_station("poste-1"));
    CHECK(store.scans({"S1"}, 0).scans == std::vector{a_scan("a")});
}
