#pragma once

#include <Poco/Data/Session.h>

#include <chrono>
#include <filesystem>
#include <mutex>
#include <type_traits>

namespace cageot {

using DatabaseSession = Poco::Data::Session;

/// A transaction that is committed or never was. Poco's own begin() cannot be used: it is deferred,
/// so its first write fails at once beside another writer, without waiting (Poco 1.11).
class Tx {
public:
    /// `write` takes the writer's lock at once, waiting for it. In `read` nothing may be written.
    enum class Kind { read, write };
    /// Throws std::logic_error when `session` still has an open transaction.
    Tx(DatabaseSession& session, Kind kind);
    /// Rolls back unless committed. Closes the session when even that fails, so that nobody writes
    /// into a transaction that is lost later.
    ~Tx();
    Tx(const Tx&) = delete;
    Tx& operator=(const Tx&) = delete;

    void commit();

private:
    DatabaseSession& session_;
};

/// True when `session` has no open transaction, begun through Poco or not.
bool is_idle(DatabaseSession& session);

/// The open database file: one session, used by one thread after the other.
class Database {
public:
    /// Opens `file` or makes it, readable by its owner only, and checks it. Waits `patience` for
    /// other writers, here and later. Throws std::runtime_error with the next step in French.
    Database(std::filesystem::path file, std::chrono::milliseconds patience);

    /// What `work(session)` returns. Everything it reads is of one moment.
    template <class Work>
    auto read(Work work)
    {
        return in_transaction(Tx::Kind::read, work);
    }
    /// The same with changes: all of them, or none when anything is thrown.
    template <class Work>
    auto write(Work work)
    {
        return in_transaction(Tx::Kind::write, work);
    }

private:
    template <class Work>
    std::invoke_result_t<Work&, DatabaseSession&> in_transaction(Tx::Kind kind, Work& work)
    {
        const std::lock_guard lock(mutex_);
        try {
            Tx tx(session_, kind);
            if constexpr (std::is_void_v<std::invoke_result_t<Work&, DatabaseSession&>>) {
                work(session_);
                tx.commit();
            } else {
                auto result = work(session_);
                tx.commit();
                return result;
            }
        } catch (const Poco::Exception& error) {
            rethrow(error);
        }
    }
    void set_up();
    /// Throws what a person can be told about `error`.
    [[noreturn]] void rethrow(const Poco::Exception& error) const;

    std::filesystem::path file_;
    std::chrono::milliseconds patience_;
    std::mutex mutex_;
    DatabaseSession session_;
};

} // namespace cageot
