#pragma once

#include "base/clock.h"

#include <Poco/Data/Session.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace cageot {

struct DatabaseAddress;

/// `write` takes the writer's lock at once, waiting for it. In `read` nothing may be written.
enum class TxKind { read, write };

/// An open database and all that SQLite and PostgreSQL do each in its own way. The rest of this
/// folder is one text of SQL for both: `?` for each value, whole numbers and texts only.
class DatabaseSession {
public:
    virtual ~DatabaseSession() = default;

    virtual Poco::Data::Session& poco() = 0;
    /// A statement as this database wants it.
    virtual std::string in_its_words(const std::string& sql) const = 0;
    /// The same of one that makes or changes tables: INTEGER has 64 bits, TEXT is compared by its
    /// bytes, and INTEGER PRIMARY KEY AUTOINCREMENT counts up.
    virtual std::string tables_in_its_words(const std::string& sql) const = 0;

    /// True when there is no open transaction, begun through Poco or not.
    virtual bool is_idle() = 0;
    virtual void begin(TxKind kind) = 0;
    /// Throws std::logic_error when a statement of the transaction failed and went unnoticed.
    virtual void commit() = 0;
    virtual void rollback() = 0;
    /// When even rolling back fails: nobody must write into a transaction that is lost later.
    virtual void close() = 0;

    /// The connection broke: everything that was not committed is undone.
    virtual bool is_lost() = 0;
    /// Connects anew, trying for so long.
    virtual void reconnect(std::chrono::milliseconds patience) = 0;
    /// In a `write` after a loss: what was being committed when the connection broke did it.
    virtual bool was_committed() = 0;

    /// Of the schema as last brought up to date; 0: nothing is there. Within a `write`.
    virtual std::int64_t schema_version() = 0;
    virtual void set_schema_version(std::int64_t version) = 0;
    /// By the clock that all who use this database share.
    virtual UtcMs now() = 0;

    /// Outside of a transaction: what was deleted stays in no file of the database.
    virtual void compact() = 0;
    /// What the database finds wrong with its own files, a line each; empty: nothing, or it has its
    /// own keeper.
    virtual std::vector<std::string> faults() = 0;

    /// Throws what a person can be told about `error`.
    [[noreturn]] virtual void rethrow(const Poco::Exception& error) = 0;
};

/// Opens `file` or makes it, readable by its owner only, and checks it.
std::unique_ptr<DatabaseSession> open_sqlite(const std::filesystem::path& file,
                                             std::chrono::milliseconds patience);
/// Connects, and makes the schema when it is absent.
std::unique_ptr<DatabaseSession> open_postgresql(const DatabaseAddress& address,
                                                 std::chrono::milliseconds patience);

} // namespace cageot
