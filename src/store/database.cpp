#include "store/database.h"

#include "store/database_error.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Statement.h>

#include <sqlite3.h>
#include <sys/stat.h>

#include <cassert>
#include <cerrno>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace cageot {
namespace {

using Poco::Data::Keywords::into;
using Poco::Data::Keywords::now;

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

DatabaseSession open_session(const std::filesystem::path& file, std::chrono::milliseconds patience)
{
    static const bool registered = (Poco::Data::SQLite::Connector::registerConnector(), true);
    static_cast<void>(registered);
    try {
        make_directory(file.parent_path());
        make_private_file(file);
        return DatabaseSession(Poco::Data::SQLite::Connector::KEY, file.string());
    } catch (const std::filesystem::filesystem_error& error) {
        throw std::runtime_error(
            "Impossible de créer «" + error.path1().string() + "» (" + error.code().message() +
            "): donnez au compte de Cageot le droit d'écrire dans ce dossier.");
    } catch (const Poco::Exception& error) {
        throw_database_error(error, file, patience);
    }
}

std::string ask(DatabaseSession& session, const std::string& pragma)
{
    std::vector<std::string> answers;
    session << "PRAGMA " + pragma, into(answers), now;
    return answers.empty() ? std::string() : answers.front();
}

/// Tells SQLite's few ways in which the change to WAL can be refused beside a process that opens
/// the same new file: there it does not wait by itself (SQLite 3.40).
void use_wal(DatabaseSession& session, std::chrono::milliseconds patience)
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

} // namespace

bool is_idle(DatabaseSession& session)
{
    return ::sqlite3_get_autocommit(Poco::Data::SQLite::Utility::dbHandle(session)) != 0;
}

Tx::Tx(DatabaseSession& session, Kind kind)
    : session_(session)
{
    if (!is_idle(session))
        throw std::logic_error("a transaction was left open");
    session_ << (kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN"), now;
}

Tx::~Tx()
{
    if (is_idle(session_))
        return;
    try {
        session_ << "ROLLBACK", now;
        assert(is_idle(session_));
    } catch (const Poco::Exception&) {
        session_.close();
    }
}

void Tx::commit()
{
    session_ << "COMMIT", now;
    assert(is_idle(session_));
}

Database::Database(std::filesystem::path file, std::chrono::milliseconds patience)
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

void Database::set_up()
{
    // Poco turns extended codes on but has no exception for most of them.
    ::sqlite3_extended_result_codes(Poco::Data::SQLite::Utility::dbHandle(session_), 0);
    // Poco waits 60 s.
    ask(session_, "busy_timeout = " + std::to_string(patience_.count()));
    ask(session_, "trusted_schema = OFF");
    ask(session_, "cell_size_check = ON");
    ask(session_, "foreign_keys = ON");
    use_wal(session_, patience_);
    ask(session_, "synchronous = FULL");
    ask(session_, "journal_size_limit = " + std::to_string(16 * 1024 * 1024));
    if (const std::string answer = ask(session_, "quick_check(1)"); answer != "ok")
        throw Poco::Data::SQLite::CorruptImageException(answer);
}

void Database::rethrow(const Poco::Exception& error) const
{
    throw_database_error(error, file_, patience_);
}

} // namespace cageot
