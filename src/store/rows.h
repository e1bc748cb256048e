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
        visit("state", row.state);
        visit("asked_at", row.asked_at);
        visit("not_before", row.not_before);
        visit("cups_id", row.cups_id);
        visit("cups_uuid", row.cups_uuid);
        visit("message", row.message);
    }
};

struct JobPageRow {
    JobKey job;
    int place = 0;
    std::string code;
};
template <>
struct Columns<JobPageRow> {
    static constexpr std::string_view table = "job_pages";
    static void each(auto& row, auto visit)
    {
        visit("job", row.job);
        visit("place", row.place);
        visit("code", row.code);
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
    }
};

} // namespace cageot
