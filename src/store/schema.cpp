#include "store/schema.h"

#include "store/rows.h"

#include <array>
#include <stdexcept>
#include <string>
#include <vector>

namespace cageot {
namespace {

/// What each version of the schema added, in SQLite's words (tables_in_its_words). Databases of all
/// of them are out there: only ever append.
const std::array<std::vector<std::string>, 7> steps = {{
    {
        R"(CREATE TABLE depot (
            code_key TEXT NOT NULL,
            unit INTEGER NOT NULL,
            crate INTEGER NOT NULL,
            product INTEGER NOT NULL,
            last_session INTEGER NOT NULL,
            changes INTEGER NOT NULL))",
        R"(CREATE TABLE snapshots (
            session TEXT NOT NULL,
            version INTEGER NOT NULL,
            hub TEXT NOT NULL,
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            frozen_at INTEGER NOT NULL,
            plan TEXT,
            PRIMARY KEY (session, version)))",
        R"(CREATE TABLE raw_files (
            session TEXT NOT NULL,
            version INTEGER NOT NULL,
            place INTEGER NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (session, version, place),
            FOREIGN KEY (session, version) REFERENCES snapshots))",
        R"(CREATE TABLE ledger (
            session TEXT NOT NULL,
            kind TEXT NOT NULL,
            code TEXT NOT NULL,
            batch TEXT NOT NULL,
            place INTEGER NOT NULL,
            state TEXT NOT NULL,
            copies INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (session, code)))",
        R"(CREATE TABLE jobs (
            place INTEGER PRIMARY KEY AUTOINCREMENT,
            job TEXT NOT NULL UNIQUE,
            session TEXT NOT NULL,
            version INTEGER NOT NULL,
            printer TEXT NOT NULL,
            title TEXT NOT NULL,
            kind TEXT NOT NULL,
            reason TEXT NOT NULL,
            state TEXT NOT NULL,
            asked_at INTEGER NOT NULL,
            not_before INTEGER NOT NULL,
            cups_id INTEGER NOT NULL,
            cups_uuid TEXT NOT NULL,
            message TEXT NOT NULL))",
        "CREATE INDEX jobs_by_state ON jobs (state)",
        R"(CREATE TABLE job_pages (
            job TEXT NOT NULL REFERENCES jobs (job),
            place INTEGER NOT NULL,
            code TEXT NOT NULL,
            PRIMARY KEY (job, place)))",
        R"(CREATE TABLE printers (
            name TEXT PRIMARY KEY,
            uri TEXT NOT NULL,
            role TEXT NOT NULL,
            width_um INTEGER NOT NULL,
            height_um INTEGER NOT NULL,
            dpi INTEGER NOT NULL))",
    },
    {
        "ALTER TABLE snapshots ADD COLUMN cycle TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE ledger ADD COLUMN since INTEGER NOT NULL DEFAULT 1",
        R"(CREATE TABLE discards (
            session TEXT NOT NULL,
            version INTEGER NOT NULL,
            code TEXT NOT NULL,
            PRIMARY KEY (session, version, code)))",
        R"(CREATE TABLE cycles (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            phase TEXT NOT NULL,
            opens_at INTEGER NOT NULL,
            closes_at INTEGER NOT NULL,
            first_seen INTEGER NOT NULL,
            first_order INTEGER NOT NULL,
            last_order INTEGER NOT NULL,
            closed_since INTEGER NOT NULL,
            decided_at INTEGER NOT NULL,
            failures INTEGER NOT NULL,
            next_fetch INTEGER NOT NULL,
            list_sha256 TEXT NOT NULL,
            session TEXT NOT NULL))",
        R"(CREATE TABLE hints (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            opens_at INTEGER NOT NULL,
            closes_at INTEGER NOT NULL))",
        R"(CREATE TABLE watch (
            next_look INTEGER NOT NULL,
            failures INTEGER NOT NULL,
            skew INTEGER NOT NULL,
            hub TEXT NOT NULL))",
        R"(CREATE TABLE notices (
            place INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL,
            session TEXT NOT NULL,
            told_at INTEGER NOT NULL,
            urgent INTEGER NOT NULL,
            by_hand INTEGER NOT NULL,
            sentence TEXT NOT NULL,
            url TEXT NOT NULL,
            open INTEGER NOT NULL))",
        "CREATE UNIQUE INDEX open_notices ON notices (key) WHERE open = 1",
        R"(CREATE TABLE mails (
            id TEXT PRIMARY KEY,
            subject TEXT NOT NULL,
            text TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            not_before INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            sent_at INTEGER NOT NULL,
            message TEXT NOT NULL))",
    },
    {
        "ALTER TABLE snapshots ADD COLUMN purged_at INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE jobs ADD COLUMN asked_by TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE jobs ADD COLUMN urgency TEXT NOT NULL DEFAULT 'batch'",
        "ALTER TABLE jobs ADD COLUMN role TEXT NOT NULL DEFAULT 'labels'",
        "UPDATE jobs SET role = 'tickets' WHERE kind IN ('order', 'slip')",
        "UPDATE jobs SET role = 'office' WHERE kind = 'sheet'",
        "ALTER TABLE jobs ADD COLUMN stretch TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE jobs ADD COLUMN doubt TEXT NOT NULL DEFAULT 'none'",
        "ALTER TABLE jobs ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE jobs ADD COLUMN life TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE jobs ADD COLUMN sent_at INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE job_pages ADD COLUMN came_out INTEGER NOT NULL DEFAULT 1",
        "ALTER TABLE printers ADD COLUMN handling TEXT NOT NULL DEFAULT 'layout'",
        "ALTER TABLE printers ADD COLUMN stacking TEXT NOT NULL DEFAULT 'face-down'",
        "ALTER TABLE printers ADD COLUMN format TEXT NOT NULL DEFAULT 'pdf'",
        R"(CREATE TABLE job_events (
            place INTEGER PRIMARY KEY AUTOINCREMENT,
            job TEXT NOT NULL,
            at INTEGER NOT NULL,
            state TEXT NOT NULL,
            who TEXT NOT NULL,
            message TEXT NOT NULL))",
        "CREATE INDEX job_events_by_job ON job_events (job)",
        "CREATE INDEX job_pages_by_code ON job_pages (code)",
        R"(CREATE TABLE interruptions (
            printer TEXT PRIMARY KEY,
            must_clear INTEGER NOT NULL))",
        R"(CREATE TABLE leases (
            name TEXT PRIMARY KEY,
            holder TEXT NOT NULL,
            until INTEGER NOT NULL))",
        R"(CREATE TABLE rehearsals (
            job TEXT PRIMARY KEY,
            printer TEXT NOT NULL,
            asked_at BIGINT NOT NULL,
            asked_by TEXT NOT NULL,
            code_4 TEXT NOT NULL,
            code_3 TEXT NOT NULL,
            code_2 TEXT NOT NULL,
            read_code TEXT NOT NULL,
            read_at BIGINT NOT NULL,
            looked_at BIGINT NOT NULL,
            verdict TEXT NOT NULL,
            sentence TEXT NOT NULL))",
    },
    {
        "ALTER TABLE jobs ADD COLUMN count_before INTEGER NOT NULL DEFAULT -1",
        "ALTER TABLE jobs ADD COLUMN pages INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE jobs ADD COLUMN counted INTEGER NOT NULL DEFAULT -1",
        R"(CREATE TABLE counters (
            printer TEXT PRIMARY KEY,
            counts INTEGER NOT NULL))",
        R"(CREATE TABLE arrival_facts (
            session TEXT NOT NULL,
            id TEXT NOT NULL,
            at INTEGER NOT NULL,
            who TEXT NOT NULL,
            kind TEXT NOT NULL,
            producer TEXT NOT NULL,
            name TEXT NOT NULL,
            unit TEXT NOT NULL,
            subject TEXT NOT NULL,
            first INTEGER NOT NULL,
            second INTEGER NOT NULL,
            PRIMARY KEY (session, id)))",
        R"(CREATE TABLE told_shortages (
            job TEXT NOT NULL REFERENCES jobs (job),
            page TEXT NOT NULL,
            line INTEGER NOT NULL,
            quantity INTEGER NOT NULL,
            PRIMARY KEY (job, page, line)))",
    },
    {
        R"(CREATE TABLE scans (
            place INTEGER PRIMARY KEY AUTOINCREMENT,
            session TEXT NOT NULL,
            id TEXT NOT NULL,
            station TEXT NOT NULL,
            at INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            action TEXT NOT NULL,
            text TEXT NOT NULL,
            kind TEXT NOT NULL,
            code TEXT NOT NULL,
            crate TEXT NOT NULL,
            target TEXT NOT NULL,
            amount INTEGER NOT NULL,
            evidence TEXT NOT NULL,
            offline INTEGER NOT NULL,
            version INTEGER NOT NULL,
            reason TEXT NOT NULL,
            UNIQUE (session, id)))",
        "CREATE INDEX scans_by_session ON scans (session, place)",
        R"(CREATE TABLE stations (
            id TEXT PRIMARY KEY,
            made_at INTEGER NOT NULL,
            invitation TEXT NOT NULL,
            invited_until INTEGER NOT NULL,
            secret TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            revoked_at INTEGER NOT NULL))",
    },
    {
        R"(CREATE TABLE coordinators (
            name TEXT PRIMARY KEY,
            password TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL))",
        R"(CREATE TABLE logins (
            secret TEXT PRIMARY KEY,
            coordinator TEXT NOT NULL,
            program INTEGER NOT NULL,
            begun_at INTEGER NOT NULL,
            until INTEGER NOT NULL))",
    },
    {
        "ALTER TABLE notices ADD COLUMN settled_at BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE notices ADD COLUMN settled_by TEXT NOT NULL DEFAULT ''",
        R"(CREATE TABLE printer_cares (
            printer TEXT PRIMARY KEY,
            paused_at INTEGER NOT NULL,
            paused_by TEXT NOT NULL,
            moves INTEGER NOT NULL,
            right_um INTEGER NOT NULL,
            down_um INTEGER NOT NULL))",
        R"(CREATE TABLE holds (
            session TEXT PRIMARY KEY,
            at INTEGER NOT NULL,
            who TEXT NOT NULL))",
        R"(CREATE TABLE deeds (
            place INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            who TEXT NOT NULL,
            session TEXT NOT NULL,
            what TEXT NOT NULL,
            detail TEXT NOT NULL))",
    },
}};

} // namespace

void bring_up_to_date(DatabaseSession& session, const CodeKey& new_key)
{
    const std::int64_t version = session.schema_version();
    const auto known = static_cast<std::int64_t>(steps.size());
    if (version > known)
        throw std::runtime_error("La base de données vient d'une version plus récente de Cageot: "
                                 "installez cette version-là.");
    if (version == known)
        return;
    for (auto step = static_cast<std::size_t>(version); step < steps.size(); ++step)
        for (const std::string& statement : steps[step])
            execute(session, session.tables_in_its_words(statement));
    if (version == 0) {
        insert<DepotRow>(session, {{.code_key = new_key}});
    }
    session.set_schema_version(known);
}

} // namespace cageot
