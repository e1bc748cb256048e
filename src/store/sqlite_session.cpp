#include "store/database_error.h"
#include "store/database_session.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Statement.h>

#include <sqlite3.h>
#include <sys/stat.h>

#include <cerrno>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace cageot {
namespace {

using Poco::Data::Keywords::into;

void make_directory(const std::filesystem::path& directory)
{
    if (directory.has_parent_path())
        std::filesystem::create_directories(directory.parent_path());
    if (::mkdir(directory.c_str(), S_IRWXU) != 0 && errno != EEXIST)
        throw std::filesystem::filesystem_error("mkdir", directory,
                                                std::error_code(errno, std::generic_category()));
}

/// SQLite would make the file readable by everybody; its -wal and -shm files take after it. Made
/// without opening it: closing any descriptor of a file drops the locks that SQLite in this process
/// has on it (POSIX).
void make_private_file(const std::filesystem::path& file)
{
    if (::mknod(file.c_str(), S_IFREG | S_IRUSR | S_IWUSR, 0) != 0 && errno != EEXIST)
        throw std::filesystem::filesystem_error("mknod", file,
                                                std::error_code(errno, std::generic_category()));
}

Poco::Data::Session open_session(const std::filesystem::path& file,
                                 std::chrono::milliseconds patience)
{
    static const bool registered = (Poco::Data::SQLite::Connector::registerConnector(), true);
    static_cast<void>(registered);
    try {
        make_directory(file.parent_path());
        make_private_file(file);
        return Poco::Data::Session(Poco::Data::SQLite::Connector::KEY, file.string());
    } catch (const std::filesystem::filesystem_error& error) {
        throw std::runtime_error(
            "Impossible de créer «" + error.path1().string() + "» (" + error.code().message() +
            "): donnez au compte de Cageot le droit d'écrire dans ce dossier.");
    } catch (const Poco::Exception& error) {
        throw_sqlite_error(error, file, patience);
    }
}

std::string ask(Poco::Data::Session& session, const std::string& pragma)
{
    std::vector<std::string> answers;
    session << "PRAGMA " + pragma, into(answers), Poco::Data::Keywords::now;
    return answers.empty() ? std::string() : answers.front();
}

/// Tells SQLite's few ways in which the change to WAL can be refused beside a process that opens
/// the same new file: there it does not wait by itself (SQLite 3.40).
void use_wal(Poco::Data::Session& session, std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        try {
            if (ask(session, "journal_mode = WAL") == "wal")
                return;
            throw std::runtime_error("Le dossier des données n'accepte pas la base de données: "
                                     "choisissez un dossier d'un disque de cette machine.");
        } catch (const Poco::Data::SQLite::DBLockedException&) {
            if (std::chrono::steady_clock::now() >= deadline)
                throw;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

class SqliteSession final : public DatabaseSession {
public:
    SqliteSession(const std::filesystem::path& file, std::chrono::milliseconds patience)
        : file_(std::filesystem::absolute(file))
        , patience_(patience)
        , session_(open_session(file_, patience))
    {
        try {
            set_up();
        } catch (const Poco::Exception& error) {
            rethrow(error);
        }
    }

    Poco::Data::Session& poco() override { return session_; }
    std::string in_its_words(const std::string& sql) const override { return sql; }
    std::string tables_in_its_words(const std::string& sql) const override { return sql; }

    bool is_idle() override { return ::sqlite3_get_autocommit(handle()) != 0; }
    void begin(TxKind kind) override
    {
        session_ << (kind == TxKind::write ? "BEGIN IMMEDIATE" : "BEGIN"),
            Poco::Data::Keywords::now;
    }
    void commit() override { session_ << "COMMIT", Poco::Data::Keywords::now; }
    void rollback() override { session_ << "ROLLBACK", Poco::Data::Keywords::now; }
    void close() override { session_.close(); }

    bool is_lost() override { return false; }
    void reconnect(std::chrono::milliseconds) override {}
    bool was_committed() override { return false; }

    std::int64_t schema_version() override { return std::stoll(ask(session_, "user_version")); }
    void set_schema_version(std::int64_t version) override
    {
        ask(session_, "user_version = " + std::to_string(version));
    }
    UtcMs now() override { return SystemClock().now(); }

    void compact() override
    {
        session_ << "VACUUM", Poco::Data::Keywords::now;
        // Waits for who reads in the log as long as for a writer.
        if (::sqlite3_wal_checkpoint_v2(handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                                        nullptr) != SQLITE_OK)
            throw Poco::Data::SQLite::DBLockedException("wal_checkpoint");
    }
    std::vector<std::string> faults() override
    {
        std::vector<std::string> lines, tables;
        session_ << "PRAGMA integrity_check", into(lines), Poco::Data::Keywords::now;
        std::erase(lines, "ok");
        session_ << "SELECT \"table\" FROM pragma_foreign_key_check", into(tables),
            Poco::Data::Keywords::now;
        for (const std::string& table : tables)
            lines.push_back(table + ": a row refers to nothing");
        return lines;
    }

    [[noreturn]] void rethrow(const Poco::Exception& error) override
    {
        throw_sqlite_error(error, file_, patience_);
    }

private:
    sqlite3* handle() { return Poco::Data::SQLite::Utility::dbHandle(session_); }

    void set_up()
    {
        // Poco turns extended codes on but has no exception for most of them.
        ::sqlite3_extended_result_codes(handle(), 0);
        // Poco waits 60 s.
        ask(session_, "busy_timeout = " + std::to_string(patience_.count()));
        ask(session_, "trusted_schema = OFF");
        ask(session_, "cell_size_check = ON");
        ask(session_, "foreign_keys = ON");
        ask(session_, "secure_delete = ON"); // what is forgotten is overwritten
        use_wal(session_, patience_);
        ask(session_, "synchronous = FULL");
        ask(session_, "journal_size_limit = " + std::to_string(16 * 1024 * 1024));
        if (const std::string answer = ask(session_, "quick_check(1)"); answer != "ok")
            throw Poco::Data::SQLite::CorruptImageException(answer);
    }

    std::filesystem::path file_;
    std::chrono::milliseconds patience_;
    Poco::Data::Session session_;
};

} // namespace

std::unique_ptr<DatabaseSession> open_sqlite(const std::filesystem::path& file,
                                             std::chrono::milliseconds patience)
{
    return std::make_unique<SqliteSession>(file, patience);
}

} // namespace cageot
