#pragma once

// What a depot remembers. The only folder with SQL. A concrete class on a real database: SQLite in
// WAL mode with synchronous=FULL, or a schema of a PostgreSQL server; one writer at a time on both.
// Times are UTC milliseconds, codes are their printed text.

#include "base/clock.h"
#include "base/code_sequence.h"
#include "base/id.h"
#include "printing/ledger.h"
#include "printing/printer_setup.h"
#include "source/watch.h"
#include "store/arrivals.h"
#include "store/database_address.h"
#include "store/depot_numbers.h"
#include "store/notices.h"
#include "store/rehearsals.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cageot {

/// One version of a session, without its plan.
struct StoredSession {
    SessionId id;
    int version = 1;
    std::string hub;
    std::string name;
    std::string sha256; ///< of the frozen content, hex
    UtcMs frozen_at = 0;
    std::string cycle = {}; ///< the shop's id of the order cycle; empty when unknown
    UtcMs purged_at = 0;    ///< when the names of people were removed; 0: they are there
    friend bool operator==(const StoredSession&, const StoredSession&) = default;
};

/// What kind of page a printed thing is. Stored by name: never rename.
enum class PageKind {
    unit,
    head,
    order,
    bag,
    sheet,       ///< the A4 fallback: printed as a whole, without ledger rows
    slip,        ///< what to throw away after a version: printed as a whole, without ledger rows
    calibration, ///< a rehearsal's label: of no session, without ledger rows
    missing,     ///< a sticker for one line of an order, "<crate code>-<line>": without ledger rows
};
std::string_view to_string(PageKind kind);
std::optional<PageKind> parse_page_kind(std::string_view text);

/// One printed thing: a unit or head label by its own code, a ticket by its crate's code.
struct LedgerRow {
    SessionId session;
    PageKind kind = PageKind::unit;
    std::string code;
    std::string batch; ///< the farm for labels, empty for tickets
    int place = 0;     ///< position in the plan's order within its kind of paper, from 0
    LabelState state = LabelState::planned;
    int copies = 0;  ///< how often it was given to a printer
    int version = 1; ///< the newest version of the plan that has it
    int since = 1;   ///< the version that brought what is printed on it
    friend bool operator==(const LedgerRow&, const LedgerRow&) = default;
};

/// A frozen version and everything that comes with it, saved in one transaction.
struct NewSnapshot {
    StoredSession session;
    std::vector<std::string> raw_files; ///< names under the version's archive folder
    std::string plan_json;              ///< to_stored_json of the plan
    CodeCounters counters;              ///< first unused codes after this plan
    /// First unused codes when the plan was begun; none: nobody else can have drawn any since.
    std::optional<CodeCounters> drawn_from = {};
    /// Every page of the new plan; `since` is the new version for what says something new, anything
    /// older for what stays as it was.
    std::vector<LedgerRow> ledger;
};

/// What goes first at a printer. Stored by name: never rename.
enum class Urgency {
    batch,   ///< in the order in which it was asked for
    resumed, ///< the rest of something that was broken off: before the next batch
    waiting, ///< somebody stands there: before everything that is not yet in CUPS
};
std::string_view to_string(Urgency urgency);
std::optional<Urgency> parse_urgency(std::string_view text);

/// One document for one printer: asked for, sent, ended.
struct SpoolJob {
    JobKey key;
    SessionId session;
    /// It brings what this version says, or what stayed the same since: of a slip, its version.
    int version = 1;
    PrinterName printer;
    std::string title;
    PageKind kind = PageKind::unit; ///< any label kind stands for a label document
    std::string reason;             ///< empty, or torn, unreadable, lost, changed
    std::string asked_by;           ///< who asked: a station, a command, the service
    Urgency urgency = Urgency::batch;
    PrinterRole role = PrinterRole::labels; ///< whose work it is: any printer of the group's
    /// What stays together on one roll: jobs of one stretch go to one printer, in order.
    std::string stretch;
    bool pinned = false; ///< somebody chose the printer: it is never moved by itself
    SpoolState state = SpoolState::wanted;
    Doubt doubt = Doubt::none;
    UtcMs asked_at = 0;
    UtcMs not_before = 0; ///< 0: at once
    int cups_id = 0;
    std::string cups_uuid;
    std::string life; ///< of the print server when the job was given to it
    /// When it was given to the print server; 0: not yet. Of two jobs of a printer the later one
    /// has the greater, whatever the clock says.
    UtcMs sent_at = 0;
    long count_before = -1; ///< the printer's own count of labels when it was given; -1: unknown
    int pages = 0;          ///< of the document that was given
    long counted = -1;      ///< labels that the printer counted since; -1: unknown
    std::string message;    ///< last word of the print server or of us, for people
    /// Pages in order; a code may stand in many jobs. Empty for sheets and slips.
    std::vector<std::string> codes;
    friend bool operator==(const SpoolJob&, const SpoolJob&) = default;
};

/// When and by whom a job's state was changed: a station, a command, the service.
struct Change {
    UtcMs at = 0;
    std::string who = {};
};

/// One change of a job's state.
struct JobEvent {
    JobKey job;
    UtcMs at = 0;
    SpoolState state = SpoolState::wanted;
    std::string who;
    std::string message;
    friend bool operator==(const JobEvent&, const JobEvent&) = default;
};

/// A job that held one label or ticket, and what became of it.
struct PaperJob {
    SpoolJob job;
    bool came_out = true; ///< false: a person told that this page did not
    std::vector<JobEvent> events;
    friend bool operator==(const PaperJob&, const PaperJob&) = default;
};

/// A printer to which nothing is sent until it was made ready.
struct Interruption {
    PrinterName printer;
    bool must_clear = false; ///< what it has taken and not printed must not come out any more
    friend bool operator==(const Interruption&, const Interruption&) = default;
};

/// A job as the answer to a question found it, and what that answer makes of it.
struct SettledJob {
    JobKey key;
    SpoolState found = SpoolState::doubtful; ///< doubtful or handed over
    std::vector<std::string> not_out;        ///< its pages that did not come out
};

/// The answer to the question which page of a printer came out last.
struct Settlement {
    PrinterName printer;
    std::vector<JobKey> asked; ///< every job of the printer of which that was the question
    std::vector<SettledJob> jobs;
    std::vector<SpoolJob> again; ///< what is missing, as new jobs
    std::string message;         ///< what was answered, for people
    std::string scanned;         ///< the code that was scanned to answer; empty: none was
    JobKey scanned_in;           ///< the job that printed it, one of `jobs`
    Change change;
};

/// Where a job that nobody has sent yet goes instead.
struct JobMove {
    JobKey key;
    PrinterName from; ///< where it waited when it was read
    PrinterName printer;
    std::vector<std::string> codes; ///< its pages, perhaps in another order
    int version = 1;                ///< the job's when it was read
};

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
    /// It is done or over. True when it was open.
    bool settle(const std::string& key);
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

private:
    Store(std::unique_ptr<Database> database, const CodeKey& new_key);

    std::unique_ptr<Database> database_;
};

} // namespace cageot
