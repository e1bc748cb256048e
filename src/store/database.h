#pragma once

#include "store/database_address.h"
#include "store/database_session.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace cageot {

/// A transaction that is committed or never was. Poco's own begin() cannot be used: on SQLite it is
/// deferred, so its first write fails at once beside another writer, without waiting, and on
/// PostgreSQL its commit() of a failed transaction says nothing (Poco 1.11).
class Tx {
public:
    using Kind = TxKind;
    /// Throws std::logic_error when `session` still has an open transaction.
    Tx(DatabaseSession& session, Kind kind);
    /// Rolls back unless committed. Closes the session when even that fails.
    ~Tx();
    Tx(const Tx&) = delete;
    Tx& operator=(const Tx&) = delete;

    void commit();

private:
    DatabaseSession& session_;
};

/// The open database: one session, used by one thread after the other. One writer at a time, in
/// whatever program.
class Database {
public:
    /// Opens or makes the file. Waits `patience` for other writers, here and later. Throws
    /// std::runtime_error with the next step in French.
    Database(const std::filesystem::path& file, std::chrono::milliseconds patience);
    Database(const DatabaseAddress& address, std::chrono::milliseconds patience);

    /// What `work(session)` returns. Everything it reads is of one moment. When the connection to
    /// the server breaks, the work is done once more, so it must change nothing but the database.
    template <class Work>
    auto read(Work work)
    {
        return in_transaction(Tx::Kind::read, work);
    }
    /// The same with changes: all of them, or none when anything is thrown. A connection that breaks
    /// while they are being committed neither doubles nor loses them: either it is found out
    /// afterwards which it was, or the sentence that is thrown says that nobody knows.
    template <class Work>
    auto write(Work work)
    {
        return in_transaction(Tx::Kind::write, work);
    }

    /// The same database opened once more: whoever uses it keeps nobody waiting who only reads.
    std::unique_ptr<Database> another() const;
    /// Called after each change that was committed through this, by whoever made it, once others may
    /// use the database again; empty: nobody. It must not change or read the database.
    void on_write(std::function<void()> told);
    /// Gives the room of what was deleted back to the disk, and nothing of it stays in the files.
    void compact();
    /// What the database finds wrong with its own files, a line each.
    std::vector<std::string> faults();

private:
    using Open = std::function<std::unique_ptr<DatabaseSession>()>;
    Database(Open open, std::chrono::milliseconds patience);

    template <class Work>
    std::invoke_result_t<Work&, DatabaseSession&> in_transaction(Tx::Kind kind, Work& work)
    {
        using Result = std::invoke_result_t<Work&, DatabaseSession&>;
        if constexpr (std::is_void_v<Result>) {
            run(kind, [&](DatabaseSession& session) { work(session); });
        } else {
            std::optional<Result> result;
            run(kind, [&](DatabaseSession& session) { result.emplace(work(session)); });
            return std::move(*result);
        }
    }
    void run(Tx::Kind kind, const std::function<void(DatabaseSession&)>& work);
    void run_alone(Tx::Kind kind, const std::function<void(DatabaseSession&)>& work);

    Open open_;
    std::chrono::milliseconds patience_;
    std::mutex mutex_;
    std::unique_ptr<DatabaseSession> session_;
    std::mutex told_mutex_;
    std::function<void()> told_;
};

} // namespace cageot
