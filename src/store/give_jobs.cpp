// Work that nobody has sent yet, given to other printers or put before other work.

#include "store/database.h"
#include "store/rows.h"
#include "store/store.h"

#include <algorithm>

namespace cageot {
namespace {

struct BegunRow {
    PrinterName printer;
    std::string stretch;
};

/// What was done to a job and why, in its history.
void add_event(DatabaseSession& session, const JobKey& job, UtcMs now, const std::string& who,
               const std::string& message)
{
    execute(session,
            "INSERT INTO job_events (job, at, state, who, message) VALUES (?, ?, 'wanted', ?, ?)",
            job, now, who, message);
}

void put_pages(DatabaseSession& session, const JobMove& move)
{
    std::vector<JobPageRow> pages;
    for (const std::string& code : move.codes)
        pages.push_back({move.key, static_cast<int>(pages.size()), code, 1});
    execute(session, "DELETE FROM job_pages WHERE job = ?", move.key);
    insert(session, pages);
}

} // namespace

template <>
struct Columns<BegunRow> {
    static constexpr std::string_view table = "jobs";
    static void each(auto& row, auto visit)
    {
        visit("printer", row.printer);
        visit("stretch", row.stretch);
    }
};

void Store::give_jobs(const std::vector<JobMove>& moves, UtcMs now)
{
    if (moves.empty())
        return;
    database_->write([&](DatabaseSession& session) {
        std::vector<std::int64_t> places;
        std::vector<const JobMove*> unsent;
        for (const JobMove& move : moves)
            for (const std::int64_t place : select_values<std::int64_t>(
                     session,
                     "SELECT place FROM jobs WHERE job = ? AND state = 'wanted' AND printer = ? "
                     "AND version = ?",
                     move.key, move.from, move.version)) {
                places.push_back(place);
                unsent.push_back(&move);
            }
        // Places are unique: out of the way first.
        for (const JobMove* move : unsent)
            execute(session, "UPDATE jobs SET place = -place WHERE job = ?", move->key);
        std::sort(places.begin(), places.end());
        auto place = places.begin();
        for (const JobMove* move : unsent) {
            execute(session,
                    "UPDATE jobs SET printer = ?, message = '', pinned = ?, place = ? WHERE job = "
                    "?",
                    move->printer, move->chosen_by.empty() ? 0 : 1, *place++, move->key);
            put_pages(session, *move);
            add_event(session, move->key, now, move->chosen_by.empty() ? "cageot" : move->chosen_by,
                      "Passe de " + move->from.value + " à " + move->printer.value + ".");
        }
        execute(session, "UPDATE depot SET changes = changes + 1");
    });
}

void Store::hurry_job(const JobKey& key, const std::string& who, UtcMs now)
{
    database_->write([&](DatabaseSession& session) {
        if (execute(session,
                    "UPDATE jobs SET urgency = 'waiting', not_before = 0 WHERE job = ? AND state = "
                    "'wanted'",
                    key) == 0)
            return;
        add_event(session, key, now, who, "Passe devant: quelqu'un l'attend.");
        execute(session, "UPDATE depot SET changes = changes + 1");
    });
}

std::vector<std::pair<PrinterName, std::string>> Store::begun_stretches()
{
    const auto rows = database_->read([](DatabaseSession& session) {
        return select<BegunRow>(
            session, "WHERE stretch <> '' AND state NOT IN ('wanted', 'refused', 'canceled') AND "
                     "stretch IN (SELECT stretch FROM jobs WHERE state = 'wanted')");
    });
    std::vector<std::pair<PrinterName, std::string>> begun;
    for (const BegunRow& row : rows)
        begun.emplace_back(row.printer, row.stretch);
    return begun;
}

std::vector<LedgerRow> Store::find_rows(const std::vector<std::string>& codes)
{
    return database_->read([&](DatabaseSession& session) {
        std::vector<LedgerRow> rows;
        for (const std::string& code : codes) // few: what people hold in a hand
            for (LedgerRow& row : select<LedgerRow>(session, "WHERE code = ?", code))
                rows.push_back(std::move(row));
        return rows;
    });
}

} // namespace cageot
