#pragma once

// What a depot remembers. The only folder with SQL. A concrete class on a real database: SQLite in
// WAL mode with synchronous=FULL, or a schema of a PostgreSQL server; one writer at a time on both.
// Times are UTC milliseconds, codes are their printed text.

#include "base/clock.h"
#include "base/code_sequence.h"
#include "base/id.h"
#include "printing/printer_setup.h"
#include "source/watch.h"
#include "store/arrivals.h"
#include "store/cares.h"
#include "store/coordinators.h"
#include "store/database_address.h"
#include "store/depot_numbers.h"
#include "store/history.h"
#include "store/jobs.h"
#include "store/notices.h"
#include "store/rehearsals.h"
#include "store/scans.h"
#include "store/snapshots.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cageot {

class Database;

class Store {
public:
    /// Opens or makes `directory`/cageot.sqlite and brings its schema up to date; draws the code
    /// key of a new depot from `new_key`. Throws std::runtime_error with the next step in French,
    /// also when the file was written by a newer program or fails its quick check.
    Store(const std::filesystem::path& directory, const CodeKey& new_key);
    /// The same in a schema of a PostgreSQL server, which is made when it is absent. Several
    /// programs on several machines may have it open.
    Store(const DatabaseAddress& address, const CodeKey& new_key);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    CodeKey code_key();
    CodeCounters counters();

    /// Newest first.
    std::vector<StoredSession> sessions();
    std::optional<StoredSession> find_session(const SessionId& id);
    /// One version of it.
    std::optional<StoredSession> find_session(const SessionId& id, int version);
    /// "S<n>" with n one above the highest ever used. Nobody has it before a snapshot is saved.
    SessionId next_session_id();
    /// Throws std::runtime_error when absent.
    std::string plan_json(const SessionId& id, int version);
    std::vector<std::string> raw_files(const SessionId& id, int version);
    /// All or nothing. False, and nothing is done, when another has saved this version, or a later
    /// one, or drawn codes since: the plan must be made anew. Throws std::logic_error when the
    /// counters would go back. Ledger rows of the
    /// version before that the new plan no longer has (by kind and code) become void, rows it still
    /// has keep their state, and their place, batch and version follow the new plan. Rows that say
    /// something new are planned again, unless a job that nobody has sent yet will bring them.
    /// Remembers as discards what of both was given to a printer.
    bool save_snapshot(const NewSnapshot& snapshot);
    /// Codes of what was given to a printer and that this version made wrong.
    std::vector<std::string> discards(const SessionId& id, int version);

    /// In the plan's order: labels by place, then tickets by place. Includes void rows.
    std::vector<LedgerRow> ledger(const SessionId& id);
    /// Adds jobs in state wanted and marks their labels sent with one more copy, in one
    /// transaction. False, and nothing is done, when a version newer than one of them was frozen (a
    /// slip may be of any), when somebody else has asked for the same slip, or when one of
    /// `as_read`, rows of what the jobs bring, has another state or number of copies by now:
    /// whoever asks then reads anew.
    bool add_jobs(const std::vector<SpoolJob>& jobs, const std::vector<LedgerRow>& as_read = {});
    /// Jobs that are not final, oldest first.
    std::vector<SpoolJob> open_jobs();
    /// Jobs of a session, newest first.
    std::vector<SpoolJob> jobs(const SessionId& id);
    std::optional<SpoolJob> find_job(const JobKey& key);
    /// Stores the job's state, cups_id, cups_uuid and message, and its labels' states as
    /// label_state_in says (void and confirmed labels stay; labels of a refused or canceled job
    /// that were in no other job become planned again), in one transaction.
    /// A doubtful job interrupts its printer.
    void update_job(const SpoolJob& job, const Change& change = {});
    /// The same of a job that is still `found` and was not sent again since it was read; else false,
    /// and nothing is done: another program has followed it.
    bool update_job(const SpoolJob& job, const Change& change, SpoolState found);
    /// A wanted job becomes submitting with its life, sent_at, count_before and pages: the job as it
    /// is then. Nothing when a newer version than `plan_version` was frozen or the job changed since
    /// it was read. With it is remembered what its pages tell of shortages.
    std::optional<SpoolJob> start_job(const SpoolJob& job, int plan_version,
                                      const std::string& who = {},
                                      const std::vector<ToldShortage>& told = {});
    /// Takes pages out of a job that nobody has sent yet: they become the job `taken_out`, canceled,
    /// and their labels are as they were before; a job of which all pages are taken is canceled
    /// itself. False, and nothing is done, when it was sent, moved or changed since it was read.
    bool take_pages_out(const SpoolJob& job, const std::vector<std::string>& codes,
                        const JobKey& taken_out, const std::string& why, const Change& change);
    /// Takes back every job of the session that nobody has sent yet. Returns how many.
    long cancel_wanted_jobs(const SessionId& id, const std::string& why, const Change& change = {});

    /// Changes of a job's state, oldest first.
    std::vector<JobEvent> events(const JobKey& key);
    /// Every job that held one label or ticket, oldest first.
    std::vector<PaperJob> history(const SessionId& id, const std::string& code);

    /// Newest first.
    std::vector<JobHappening> job_happenings(const HistoryWish& wish);
    std::vector<StoredFact> newest_facts(const HistoryWish& wish);
    /// Settled ones too.
    std::vector<Notice> newest_notices(const HistoryWish& wish);

    /// Doubtful jobs, by printer and then in the order in which they were sent.
    std::vector<SpoolJob> doubtful_jobs();
    /// What a printer was given last, doubtful or handed over, newest first; at most `count` jobs.
    std::vector<SpoolJob> last_sent(const PrinterName& printer, int count);
    /// The whole answer or nothing: false when the jobs in question are others by now, or a version
    /// was frozen that `again` does not know. Its jobs are accepted, pages that did not come out are
    /// remembered as such and stand in `again` under the same number of copies; no slip tells to
    /// throw away what never came out.
    bool settle_doubt(const Settlement& settlement);
    /// A job that is perhaps there twice is accepted: somebody has looked. False when it is no such
    /// job any more.
    bool accept_twice(const JobKey& key, const Change& change);
    /// Printers that must be made ready, by name.
    std::vector<Interruption> interruptions();
    void forget_interruption(const PrinterName& printer);

    /// Gives jobs that nobody has sent yet to other printers, in one transaction; those that were
    /// sent, moved or changed by a version since they were read stay as they are. They keep their places among all jobs, and stand among
    /// themselves in the order given.
    void give_jobs(const std::vector<JobMove>& moves, UtcMs now);
    /// A job that nobody has sent yet goes before everything, at once: somebody waits for it.
    void hurry_job(const JobKey& key, const std::string& who, UtcMs now);
    /// Stretches of which something was sent to a printer, and more waits.
    std::vector<std::pair<PrinterName, std::string>> begun_stretches();
    /// All or none: of a session's facts each id is there once. Of a fact that is told again the
    /// first telling stays.
    AddedFacts add_facts(const std::vector<StoredFact>& facts);
    /// In no order that means anything.
    std::vector<StoredFact> facts(const SessionId& id);
    std::int64_t fact_count(const SessionId& id);
    /// What pages tell that were or may be on paper, in the order in which they were sent.
    std::vector<ToldShortage> told_shortages(const SessionId& id);
    /// All or none. Ledger rows of `confirmed`, codes that a scan proves to be on paper, become confirmed.
    /// Of a scan that is told again the first telling stays.
    AddedScans add_scans(const std::vector<StoredScan>& scans,
                         const std::vector<std::string>& confirmed);
    /// Scans of a session after the `after`-th that the depot ever stored, in the order in which they came.
    ScanPage scans(const SessionId& id, std::int64_t after);
    /// By when they were made.
    std::vector<StoredStation> stations();
    /// Adds a station, or replaces what is known of it. False, and nothing is done, when it is no longer as it
    /// was `found`; a new one was found with an empty id.
    bool save_station(const StoredStation& found, const StoredStation& station);
    /// By name.
    std::vector<StoredCoordinator> coordinators();
    /// Adds a coordinator, or replaces the password and ends all logins of that name. False, and nothing is done,
    /// when it is no longer as it was `found`; a new one was found with an empty name.
    bool save_coordinator(const StoredCoordinator& found, const StoredCoordinator& coordinator);
    /// With all their logins. False: there is none of that name.
    bool forget_coordinator(const std::string& name);
    /// False when there is no such coordinator any more. Forgets logins that are over.
    bool begin_login(const StoredLogin& login);
    /// `secret` as it is stored; also one that is over.
    std::optional<StoredLogin> find_login(const std::string& secret);
    void end_login(const std::string& secret);

    /// Rows of any session that have one of the codes, void ones too.
    std::vector<LedgerRow> find_rows(const std::vector<std::string>& codes);

    /// Lets a job that nobody has sent yet go at `not_before`; one that was sent stays as it is.
    void move_job(const JobKey& key, UtcMs not_before);

    /// Order cycles of the shop that is watched, oldest first.
    std::vector<WatchedCycle> cycles();
    void save_cycles(const std::vector<WatchedCycle>& cycles);
    /// Hints of the shop's webhook that the watcher has not taken in yet.
    void add_hint(const OpenedCycle& hint);
    std::vector<OpenedCycle> hints();
    void drop_hint(const OpenedCycle& hint);
    WatchMemory watch_memory();
    void save_watch_memory(const WatchMemory& memory);

    /// Tells it unless an open notice has its key. True when it is new.
    bool tell(const Notice& notice);
    /// It is done or over: somebody said so, or nobody had to. True when it was open.
    bool settle(const std::string& key, const Change& change = {});
    /// Open ones, oldest first.
    std::vector<Notice> notices();

    /// The index of the first of so many unit codes that nobody else is given.
    std::uint64_t take_unit_codes(int count);
    /// With the jobs that print them, in one transaction.
    void add_rehearsals(const std::vector<Rehearsal>& rehearsals,
                        const std::vector<SpoolJob>& jobs);
    /// Stores what came of it: what was read, what the printer said.
    void update_rehearsal(const Rehearsal& rehearsal);
    /// Newest first.
    std::vector<Rehearsal> rehearsals();

    /// Adds it unless a message of this id was ever added: after a crash it is added again.
    void queue_mail(const QueuedMail& mail);
    /// Not yet sent and due, oldest first.
    std::vector<QueuedMail> due_mails(UtcMs now);
    void update_mail(const QueuedMail& mail);

    /// Printers that `printer add` or the config made known, by name.
    std::vector<Printer> printers();
    void save_printer(const Printer& printer);
    void remove_printer(const PrinterName& name);
    /// Whether printers tell how many labels they have ever printed: those of which it is known.
    std::map<PrinterName, bool> counting();
    /// Nothing: not known any more.
    void save_counting(const PrinterName& printer, std::optional<bool> counts);

    /// What people decided about printers, by name; of the others nobody decided anything.
    std::vector<PrinterCare> printer_cares();
    /// With what is to be told of it, in one transaction.
    void save_care(const PrinterCare& care, const StoredDeed& deed);
    /// Sessions of which nothing may go to a printer, by id.
    std::vector<SessionHold> holds();
    /// False, and nothing is done, when it is held already; with what is to be told of it else.
    bool hold(const SessionHold& hold, const StoredDeed& deed);
    /// False, and nothing is done, when it is not held.
    bool let_go(const SessionId& id, const StoredDeed& deed);
    void add_deed(const StoredDeed& deed);
    /// Newest first.
    std::vector<StoredDeed> newest_deeds(const HistoryWish& wish);

    DepotNumbers numbers();
    /// Every version of every session, oldest first.
    std::vector<StoredSession> versions();
    /// Writes every row, as they all were at one moment, into a new cageot.sqlite of `folder`.
    /// Nobody waits for it.
    void back_up(const std::filesystem::path& folder);
    /// Becomes what `backup` remembers, in one transaction; nothing of what was here stays.
    void become(Store& backup, const Reopening& reopening);
    /// Takes the version's raw files, the messages about its jobs and its plan away: what is left
    /// of the plan is `plan_json`.
    void forget_names(const StoredSession& version, const std::string& plan_json, UtcMs now);
    /// Forgets mails made before. True when there were any.
    bool forget_mails(UtcMs before);
    /// Nothing that was deleted stays in the files of the database.
    void compact();
    /// What the database itself finds wrong with its files; empty: nothing. Nobody waits for it.
    std::vector<std::string> faults();

    /// Takes what one holder at a time may have, when it is free, expired or already the holder's:
    /// then it is theirs for `length` ms from now. It expires by the clock that all who share the
    /// database share, SQLite's machine or PostgreSQL's server, never by that of whoever asks: two
    /// machines do not agree on the time. Who holds it may trust it for `length` ms after the moment
    /// before the call, counted by a clock that is never set.
    bool take_lease(const std::string& name, const std::string& holder, UtcMs length);
    /// Frees it if it is the holder's.
    void drop_lease(const std::string& name, const std::string& holder);

    /// A counter that grows with every committed change of sessions, ledger or jobs: for polling
    /// pages.
    std::int64_t change_count();
    /// Called after each change that this program committed, by the thread that made it: it must be quick
    /// and leave the store alone. Empty: nobody.
    void on_write(std::function<void()> told);

private:
    Store(std::unique_ptr<Database> database, const CodeKey& new_key);

    std::unique_ptr<Database> database_;
};

} // namespace cageot
