#pragma once

// The rows of the schema: which columns each value has.

#include "store/columns.h"

namespace cageot {

/// One row: what belongs to the depot as a whole.
struct DepotRow {
    CodeKey code_key{};
    std::uint64_t unit = 0, crate = 0, product = 0; ///< first unused codes
    std::int64_t last_session = 0;                  ///< highest session number ever used
    std::int64_t changes = 0;
};
template <>
struct Columns<DepotRow> {
    static constexpr std::string_view table = "depot";
    static void each(auto& row, auto visit)
    {
        visit("code_key", row.code_key);
        visit("unit", row.unit);
        visit("crate", row.crate);
        visit("product", row.product);
        visit("last_session", row.last_session);
        visit("changes", row.changes);
    }
};

template <>
struct Columns<StoredSession> {
    static constexpr std::string_view table = "snapshots";
    static void each(auto& row, auto visit)
    {
        visit("session", row.id);
        visit("version", row.version);
        visit("hub", row.hub);
        visit("name", row.name);
        visit("sha256", row.sha256);
        visit("frozen_at", row.frozen_at);
        visit("cycle", row.cycle);
        visit("purged_at", row.purged_at);
    }
};

struct RawFileRow {
    SessionId session;
    int version = 1;
    int place = 0;
    std::string name;
};
template <>
struct Columns<RawFileRow> {
    static constexpr std::string_view table = "raw_files";
    static void each(auto& row, auto visit)
    {
        visit("session", row.session);
        visit("version", row.version);
        visit("place", row.place);
        visit("name", row.name);
    }
};

struct DiscardRow {
    SessionId session;
    int version = 1;
    std::string code;
};
template <>
struct Columns<DiscardRow> {
    static constexpr std::string_view table = "discards";
    static void each(auto& row, auto visit)
    {
        visit("session", row.session);
        visit("version", row.version);
        visit("code", row.code);
    }
};

template <>
struct Columns<LedgerRow> {
    static constexpr std::string_view table = "ledger";
    static void each(auto& row, auto visit)
    {
        visit("session", row.session);
        visit("kind", row.kind);
        visit("code", row.code);
        visit("batch", row.batch);
        visit("place", row.place);
        visit("state", row.state);
        visit("copies", row.copies);
        visit("version", row.version);
        visit("since", row.since);
    }
};

template <>
struct Columns<SpoolJob> {
    static constexpr std::string_view table = "jobs";
    static void each(auto& row, auto visit)
    {
        visit("job", row.key);
        visit("session", row.session);
        visit("version", row.version);
        visit("printer", row.printer);
        visit("title", row.title);
        visit("kind", row.kind);
        visit("reason", row.reason);
        visit("asked_by", row.asked_by);
        visit("urgency", row.urgency);
        visit("role", row.role);
        visit("stretch", row.stretch);
        visit("pinned", row.pinned);
        visit("state", row.state);
        visit("doubt", row.doubt);
        visit("asked_at", row.asked_at);
        visit("not_before", row.not_before);
        visit("cups_id", row.cups_id);
        visit("cups_uuid", row.cups_uuid);
        visit("life", row.life);
        visit("sent_at", row.sent_at);
        visit("count_before", row.count_before);
        visit("pages", row.pages);
        visit("counted", row.counted);
        visit("message", row.message);
    }
};

struct JobPageRow {
    JobKey job;
    int place = 0;
    std::string code;
    int came_out = 1; ///< 0: a person told that it did not
};
template <>
struct Columns<JobPageRow> {
    static constexpr std::string_view table = "job_pages";
    static void each(auto& row, auto visit)
    {
        visit("job", row.job);
        visit("place", row.place);
        visit("code", row.code);
        visit("came_out", row.came_out);
    }
};

template <>
struct Columns<JobEvent> {
    static constexpr std::string_view table = "job_events";
    static void each(auto& row, auto visit)
    {
        visit("job", row.job);
        visit("at", row.at);
        visit("state", row.state);
        visit("who", row.who);
        visit("message", row.message);
    }
};

template <>
struct Columns<Interruption> {
    static constexpr std::string_view table = "interruptions";
    static void each(auto& row, auto visit)
    {
        visit("printer", row.printer);
        visit("must_clear", row.must_clear);
    }
};

template <>
struct Columns<WatchedCycle> {
    static constexpr std::string_view table = "cycles";
    static void each(auto& row, auto visit)
    {
        visit("id", row.id);
        visit("name", row.name);
        visit("phase", row.phase);
        visit("opens_at", row.opens_at);
        visit("closes_at", row.closes_at);
        visit("first_seen", row.first_seen);
        visit("first_order", row.first_order);
        visit("last_order", row.last_order);
        visit("closed_since", row.closed_since);
        visit("decided_at", row.decided_at);
        visit("failures", row.failures);
        visit("next_fetch", row.next_fetch);
        visit("list_sha256", row.list_sha256);
        visit("session", row.session);
    }
};

template <>
struct Columns<OpenedCycle> {
    static constexpr std::string_view table = "hints";
    static void each(auto& row, auto visit)
    {
        visit("id", row.id);
        visit("name", row.name);
        visit("opens_at", row.opens_at);
        visit("closes_at", row.closes_at);
    }
};

template <>
struct Columns<WatchMemory> {
    static constexpr std::string_view table = "watch";
    static void each(auto& row, auto visit)
    {
        visit("next_look", row.next_look);
        visit("failures", row.failures);
        visit("skew", row.skew);
        visit("hub", row.hub);
    }
};

template <>
struct Columns<Notice> {
    static constexpr std::string_view table = "notices";
    static void each(auto& row, auto visit)
    {
        visit("key", row.key);
        visit("session", row.session);
        visit("told_at", row.told_at);
        visit("urgent", row.urgent);
        visit("by_hand", row.by_hand);
        visit("sentence", row.sentence);
        visit("url", row.url);
        visit("open", row.open);
        visit("settled_at", row.settled_at);
        visit("settled_by", row.settled_by);
    }
};

template <>
struct Columns<Rehearsal> {
    static constexpr std::string_view table = "rehearsals";
    static void each(auto& row, auto visit)
    {
        visit("job", row.job);
        visit("printer", row.printer);
        visit("asked_at", row.asked_at);
        visit("asked_by", row.asked_by);
        visit("code_4", row.code_4);
        visit("code_3", row.code_3);
        visit("code_2", row.code_2);
        visit("read_code", row.read_code);
        visit("read_at", row.read_at);
        visit("looked_at", row.looked_at);
        visit("verdict", row.verdict);
        visit("sentence", row.sentence);
    }
};

template <>
struct Columns<StoredFact> {
    static constexpr std::string_view table = "arrival_facts";
    static void each(auto& row, auto visit)
    {
        visit("session", row.session);
        visit("id", row.id);
        visit("at", row.at);
        visit("who", row.who);
        visit("kind", row.kind);
        visit("producer", row.producer);
        visit("name", row.name);
        visit("unit", row.unit);
        visit("subject", row.subject);
        visit("first", row.first);
        visit("second", row.second);
    }
};

template <>
struct Columns<ToldShortage> {
    static constexpr std::string_view table = "told_shortages";
    static void each(auto& row, auto visit)
    {
        visit("job", row.job);
        visit("page", row.page);
        visit("line", row.line);
        visit("quantity", row.quantity);
    }
};

template <>
struct Columns<StoredScan> {
    static constexpr std::string_view table = "scans";
    static void each(auto& row, auto visit)
    {
        visit("session", row.session);
        visit("id", row.id);
        visit("station", row.station);
        visit("at", row.at);
        visit("received_at", row.received_at);
        visit("action", row.action);
        visit("text", row.text);
        visit("kind", row.kind);
        visit("code", row.code);
        visit("crate", row.crate);
        visit("target", row.target);
        visit("amount", row.amount);
        visit("evidence", row.evidence);
        visit("offline", row.offline);
        visit("version", row.version);
        visit("reason", row.reason);
    }
};

template <>
struct Columns<StoredStation> {
    static constexpr std::string_view table = "stations";
    static void each(auto& row, auto visit)
    {
        visit("id", row.id);
        visit("made_at", row.made_at);
        visit("invitation", row.invitation);
        visit("invited_until", row.invited_until);
        visit("secret", row.secret);
        visit("opened_at", row.opened_at);
        visit("revoked_at", row.revoked_at);
    }
};

template <>
struct Columns<StoredCoordinator> {
    static constexpr std::string_view table = "coordinators";
    static void each(auto& row, auto visit)
    {
        visit("name", row.name);
        visit("password", row.password);
        visit("made_at", row.made_at);
        visit("changed_at", row.changed_at);
    }
};

template <>
struct Columns<StoredLogin> {
    static constexpr std::string_view table = "logins";
    static void each(auto& row, auto visit)
    {
        visit("secret", row.secret);
        visit("coordinator", row.coordinator);
        visit("program", row.program);
        visit("begun_at", row.begun_at);
        visit("until", row.until);
    }
};

template <>
struct Columns<PrinterCare> {
    static constexpr std::string_view table = "printer_cares";
    static void each(auto& row, auto visit)
    {
        visit("printer", row.printer);
        visit("paused_at", row.paused_at);
        visit("paused_by", row.paused_by);
        visit("moves", row.moves);
        visit("right_um", row.right);
        visit("down_um", row.down);
    }
};

template <>
struct Columns<SessionHold> {
    static constexpr std::string_view table = "holds";
    static void each(auto& row, auto visit)
    {
        visit("session", row.session);
        visit("at", row.at);
        visit("who", row.who);
    }
};

template <>
struct Columns<StoredDeed> {
    static constexpr std::string_view table = "deeds";
    static void each(auto& row, auto visit)
    {
        visit("at", row.at);
        visit("who", row.who);
        visit("session", row.session);
        visit("what", row.what);
        visit("detail", row.detail);
    }
};

template <>
struct Columns<QueuedMail> {
    static constexpr std::string_view table = "mails";
    static void each(auto& row, auto visit)
    {
        visit("id", row.id);
        visit("subject", row.subject);
        visit("text", row.text);
        visit("made_at", row.made_at);
        visit("not_before", row.not_before);
        visit("attempts", row.attempts);
        visit("sent_at", row.sent_at);
        visit("message", row.message);
    }
};

struct CounterRow {
    PrinterName printer;
    int counts = 0; ///< 1: it tells how many labels it has ever printed
};
template <>
struct Columns<CounterRow> {
    static constexpr std::string_view table = "counters";
    static void each(auto& row, auto visit)
    {
        visit("printer", row.printer);
        visit("counts", row.counts);
    }
};

template <>
struct Columns<Printer> {
    static constexpr std::string_view table = "printers";
    static void each(auto& row, auto visit)
    {
        visit("name", row.name);
        visit("uri", row.uri);
        visit("role", row.role);
        visit("width_um", row.media.width);
        visit("height_um", row.media.height);
        visit("dpi", row.dpi);
        visit("handling", row.handling);
        visit("stacking", row.stacking);
        visit("format", row.format);
    }
};

} // namespace cageot
