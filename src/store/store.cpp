#include "store/store.h"

#include "store/database.h"
#include "store/rows.h"
#include "store/schema.h"

#include <map>
#include <stdexcept>

namespace cageot {
namespace {

/// Longer than any transaction of ours takes, shorter than a person waits.
constexpr std::chrono::milliseconds patience{5000};

DepotRow depot_row(DatabaseSession& session)
{
    return select<DepotRow>(session, "").at(0);
}

void advance_counters(DatabaseSession& session, const CodeCounters& next)
{
    const DepotRow now = depot_row(session);
    if (next.unit < now.unit || next.crate < now.crate || next.product < now.product)
        throw std::logic_error("codes would be given twice");
    execute(session, "UPDATE depot SET unit = ?, crate = ?, product = ?, changes = changes + 1",
            next.unit, next.crate, next.product);
}

/// Whether the plan was made of what nobody has changed since.
bool is_next(DatabaseSession& session, const NewSnapshot& snapshot)
{
    const DepotRow now = depot_row(session);
    return (!snapshot.drawn_from ||
            *snapshot.drawn_from == CodeCounters{now.unit, now.crate, now.product}) &&
           select_values<std::int64_t>(
               session, "SELECT count(*) FROM snapshots WHERE session = ? AND version >= ?",
               snapshot.session.id, snapshot.session.version)
                   .at(0) == 0;
}

/// The number in "S12".
std::int64_t number_of(const SessionId& id)
{
    return std::stoll(id.value.substr(1));
}

// Conditions about a row of the ledger that a new one of the same code meets.
const std::string says_something_new = "excluded.since = excluded.version";
const std::string waits_for_printer =
    "EXISTS (SELECT 1 FROM job_pages JOIN jobs USING (job) WHERE jobs.session = ledger.session AND "
    "job_pages.code = ledger.code AND (jobs.kind = 'order') = (ledger.kind = 'order') AND "
    "jobs.state = 'wanted')";

/// What was given to a printer and will be wrong once the snapshot is saved.
std::vector<DiscardRow> discards_of(DatabaseSession& session, const NewSnapshot& snapshot)
{
    const auto printed = select<LedgerRow>(
        session,
        "WHERE session = ? AND state <> 'void' AND EXISTS (SELECT 1 FROM job_pages JOIN jobs USING "
        "(job) WHERE jobs.session = ledger.session AND job_pages.code = ledger.code AND "
        "job_pages.came_out = 1 AND (jobs.kind = 'order') = (ledger.kind = 'order') AND "
        "jobs.version >= ledger.since AND jobs.state NOT "
        "IN ('wanted', 'refused', 'canceled'))",
        snapshot.session.id);
    std::map<std::string, const LedgerRow*> stays;
    for (const LedgerRow& row : snapshot.ledger)
        if (row.since < snapshot.session.version)
            stays.emplace(row.code, &row);
    std::vector<DiscardRow> discards;
    for (const LedgerRow& row : printed) {
        const auto found = stays.find(row.code);
        if (found == stays.end() || found->second->kind != row.kind)
            discards.push_back({snapshot.session.id, snapshot.session.version, row.code});
    }
    return discards;
}

/// Takes from jobs that nobody has sent yet the pages that they will not bring: void ones, tickets
/// of the other kind now, and what says something new since the job's version.
void drop_pages_of_other_papers(DatabaseSession& session, const SessionId& id)
{
    execute(session,
            "DELETE FROM job_pages WHERE EXISTS (SELECT 1 FROM jobs JOIN ledger USING (session) "
            "WHERE jobs.job = job_pages.job AND jobs.state = 'wanted' AND ledger.session = ? AND "
            "ledger.code = job_pages.code AND (ledger.state = 'void' OR ledger.since > "
            "jobs.version OR (jobs.kind = 'order') <> (ledger.kind = 'order')))",
            id);
}

const std::string newest_versions =
    "AS s WHERE version = (SELECT max(version) FROM snapshots WHERE session = s.session) ";

} // namespace

Store::Store(const std::filesystem::path& directory, const CodeKey& new_key)
    : Store(std::make_unique<Database>(directory / "cageot.sqlite", patience), new_key)
{
}

Store::Store(const DatabaseAddress& address, const CodeKey& new_key)
    : Store(std::make_unique<Database>(address, patience), new_key)
{
}

Store::Store(std::unique_ptr<Database> database, const CodeKey& new_key)
    : database_(std::move(database))
{
    database_->write([&](DatabaseSession& session) { bring_up_to_date(session, new_key); });
}

Store::~Store() = default;

CodeKey Store::code_key()
{
    return database_->read(depot_row).code_key;
}

CodeCounters Store::counters()
{
    const DepotRow row = database_->read(depot_row);
    return {row.unit, row.crate, row.product};
}

std::int64_t Store::change_count()
{
    return database_->read(depot_row).changes;
}

void Store::on_write(std::function<void()> told)
{
    database_->on_write(std::move(told));
}

std::vector<StoredSession> Store::sessions()
{
    return database_->read([](DatabaseSession& session) {
        return select<StoredSession>(
            session, newest_versions + "ORDER BY CAST(substr(session, 2) AS BIGINT) DESC");
    });
}

std::optional<StoredSession> Store::find_session(const SessionId& id)
{
    const auto found = database_->read([&](DatabaseSession& session) {
        return select<StoredSession>(session, newest_versions + "AND session = ?", id);
    });
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<StoredSession> Store::find_session(const SessionId& id, int version)
{
    const auto found = database_->read([&](DatabaseSession& session) {
        return select<StoredSession>(session, "WHERE session = ? AND version = ?", id, version);
    });
    return found.empty() ? std::nullopt : std::optional(found.front());
}

SessionId Store::next_session_id()
{
    return {"S" + std::to_string(database_->read(depot_row).last_session + 1)};
}

std::string Store::plan_json(const SessionId& id, int version)
{
    const auto plans = database_->read([&](DatabaseSession& session) {
        return select_values<std::string>(
            session, "SELECT plan FROM snapshots WHERE session = ? AND version = ?", id, version);
    });
    if (plans.empty())
        throw std::runtime_error("Pas de vente «" + id.value + "@v" + std::to_string(version) +
                                 "».");
    return plans.front();
}

std::vector<std::string> Store::raw_files(const SessionId& id, int version)
{
    return database_->read([&](DatabaseSession& session) {
        return select_values<std::string>(
            session, "SELECT name FROM raw_files WHERE session = ? AND version = ? ORDER BY place",
            id, version);
    });
}

bool Store::save_snapshot(const NewSnapshot& snapshot)
{
    const SessionId& id = snapshot.session.id;
    std::vector<StoredSession> versions{snapshot.session};
    std::vector<RawFileRow> files;
    for (const std::string& name : snapshot.raw_files)
        files.push_back({id, snapshot.session.version, static_cast<int>(files.size()), name});
    std::vector<LedgerRow> ledger = snapshot.ledger;
    return database_->write([&](DatabaseSession& session) {
        if (!is_next(session, snapshot))
            return false;
        advance_counters(session, snapshot.counters);
        execute(session, "UPDATE depot SET last_session = ? WHERE last_session < ?", number_of(id),
                number_of(id));
        insert(session, versions);
        execute(session, "UPDATE snapshots SET plan = ? WHERE session = ? AND version = ?",
                snapshot.plan_json, id, snapshot.session.version);
        insert(session, files);
        drop_pages_of_other_papers(session, id); // or they would pass for pages of this version
        std::vector<DiscardRow> discards = discards_of(session, snapshot);
        insert(session, discards);
        insert(session, ledger,
               "ON CONFLICT (session, code) DO UPDATE SET "
               // The crate's ticket became one of the other kind: another piece of paper. What
               // waits for a printer will come out with what it says now.
               "state = CASE WHEN ledger.kind <> excluded.kind OR (" +
                   says_something_new + " AND NOT " + waits_for_printer +
                   ") THEN excluded.state ELSE ledger.state END, "
                   "copies = CASE WHEN ledger.kind <> excluded.kind OR " +
                   says_something_new + " THEN CASE WHEN ledger.kind = excluded.kind AND " +
                   waits_for_printer +
                   " THEN 1 ELSE 0 END ELSE ledger.copies END, "
                   "since = CASE WHEN ledger.kind <> excluded.kind OR " +
                   says_something_new +
                   " THEN excluded.version ELSE ledger.since END, "
                   "kind = excluded.kind, batch = excluded.batch, place = excluded.place, "
                   "version = excluded.version");
        execute(session, "UPDATE ledger SET state = 'void' WHERE session = ? AND version < ?", id,
                snapshot.session.version);
        execute(session,
                "UPDATE jobs SET version = ? WHERE session = ? AND state = 'wanted' AND kind <> "
                "'slip'", // each version's slip tells of that version
                snapshot.session.version, id);
        return true;
    });
}

std::vector<std::string> Store::discards(const SessionId& id, int version)
{
    return database_->read([&](DatabaseSession& session) {
        return select_values<std::string>(
            session, "SELECT code FROM discards WHERE session = ? AND version = ? ORDER BY code",
            id, version);
    });
}

std::vector<LedgerRow> Store::ledger(const SessionId& id)
{
    return database_->read([&](DatabaseSession& session) {
        return select<LedgerRow>(
            session, "WHERE session = ? ORDER BY kind IN ('order', 'bag'), place, version", id);
    });
}

std::vector<Printer> Store::printers()
{
    return database_->read(
        [](DatabaseSession& session) { return select<Printer>(session, "ORDER BY name"); });
}

void Store::save_printer(const Printer& printer)
{
    std::vector<Printer> printers{printer};
    database_->write([&](DatabaseSession& session) {
        // Another device may count or not.
        execute(session,
                "DELETE FROM counters WHERE printer = ? AND NOT EXISTS (SELECT 1 FROM printers "
                "WHERE name = ? AND uri = ?)",
                printer.name, printer.name, printer.uri);
        execute(session, "DELETE FROM printers WHERE name = ?", printer.name);
        insert(session, printers);
        execute(session, "UPDATE depot SET changes = changes + 1");
    });
}

std::map<PrinterName, bool> Store::counting()
{
    return database_->read([](DatabaseSession& session) {
        std::map<PrinterName, bool> counters;
        for (const CounterRow& row : select<CounterRow>(session, ""))
            counters.emplace(row.printer, row.counts != 0);
        return counters;
    });
}

void Store::save_counting(const PrinterName& printer, std::optional<bool> counts)
{
    database_->write([&](DatabaseSession& session) {
        execute(session, "DELETE FROM counters WHERE printer = ?", printer);
        std::vector<CounterRow> rows;
        if (counts)
            rows.push_back({printer, *counts ? 1 : 0});
        insert(session, rows);
    });
}

void Store::remove_printer(const PrinterName& name)
{
    database_->write([&](DatabaseSession& session) {
        execute(session, "DELETE FROM printers WHERE name = ?", name);
        execute(session, "DELETE FROM counters WHERE printer = ?", name);
        execute(session, "UPDATE depot SET changes = changes + 1");
    });
}

} // namespace cageot
