#pragma once

// A store of its own and the rows that the tests put into it.

#include "store/some_database.h"
#include "store/store.h"

#include <string>
#include <vector>

namespace cageot {

inline LedgerRow a_row(const std::string& code, PageKind kind, int place, const SessionId& session,
                       int version = 1)
{
    LedgerRow row;
    row.session = session;
    row.kind = kind;
    row.code = code;
    row.batch = kind == PageKind::unit || kind == PageKind::head ? "Ferme des Alizés" : "";
    row.place = place;
    row.version = version;
    return row;
}

/// Two labels, their head and two tickets.
inline NewSnapshot a_snapshot(const std::string& session = "S1", int version = 1)
{
    NewSnapshot snapshot;
    const SessionId id{session};
    snapshot.session = {id,           version, "Tout Ô Pré", "Vente " + session, "ab" + session,
                        1794460320000};
    snapshot.raw_files = {"totaux.csv", "préparation.csv"};
    snapshot.plan_json = "{\"plan\": \"" + session + "\"}";
    snapshot.counters = {10, 2, 1};
    snapshot.ledger = {
        a_row("P1", PageKind::head, 0, id, version), a_row("U1", PageKind::unit, 1, id, version),
        a_row("U2", PageKind::unit, 2, id, version), a_row("C1", PageKind::order, 0, id, version),
        a_row("C2", PageKind::bag, 1, id, version)};
    return snapshot;
}

inline SpoolJob a_job(const std::string& key, const std::vector<std::string>& codes,
                      const std::string& session = "S1")
{
    SpoolJob job;
    job.key = {key};
    job.session = {session};
    job.printer = {"etiquettes"};
    job.title = "S1 Ferme des Alizés 1-2";
    job.asked_at = 1794460320000;
    job.codes = codes;
    return job;
}

/// A store with the sample snapshot S1, on each database.
struct SampleStore {
    SomeDatabase place;
    Store store = place.store();

    SampleStore() { store.save_snapshot(a_snapshot()); }

    LedgerRow row(const std::string& code)
    {
        for (const LedgerRow& row : store.ledger({"S1"}))
            if (row.code == code)
                return row;
        throw std::runtime_error("no row " + code);
    }
    LabelState state(const std::string& code) { return row(code).state; }
    void set(SpoolJob job, SpoolState state)
    {
        job.state = state;
        store.update_job(job);
    }
};

} // namespace cageot
