#include "store/database_address.h"
#include "store/database_error.h"
#include "store/database_session.h"
#include "store/placeholders.h"

#include <Poco/Data/DataException.h>
#include <Poco/Data/PostgreSQL/Connector.h>
#include <Poco/Data/PostgreSQL/PostgreSQLException.h>
#include <Poco/Data/PostgreSQL/Utility.h>

#include <libpq-fe.h>

#include <array>
#include <random>
#include <stdexcept>
#include <thread>
#include <utility>

namespace cageot {
namespace {

/// What the tables are called here, longest first. C is the order of bytes, as SQLite's.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> table_words = {{
    {"INTEGER PRIMARY KEY AUTOINCREMENT", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"},
    {"INTEGER", "BIGINT"},
    {"TEXT", "TEXT COLLATE \"C\""},
}};

/// A value of libpq's connection string.
std::string in_quotes(std::string_view value)
{
    std::string text = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + "'";
}

/// A server that is off, or behind a cut cable, is noticed within half a minute.
std::string connection_string(const DatabaseAddress& address)
{
    std::string text = "application_name=cageot client_encoding=UTF8 connect_timeout=5 "
                       "keepalives_idle=10 keepalives_interval=5 keepalives_count=3 "
                       "tcp_user_timeout=20000 port=" +
                       std::to_string(address.port) + " dbname=" + in_quotes(address.name);
    if (!address.host.empty())
        text += " host=" + in_quotes(address.host);
    if (!address.user.empty())
        text += " user=" + in_quotes(address.user);
    if (!address.password.empty())
        text += " password=" + in_quotes(address.password);
    if (!address.encryption.empty())
        text += " sslmode=" + address.encryption;
    return text;
}

/// Throws when the server cannot be reached. Poco would not free a connection that never stood,
/// and would tell why in the server's own language only, without SQLSTATE (Poco 1.11).
void try_to_connect(const std::string& connection)
{
    const std::unique_ptr<PGconn, decltype(&PQfinish)> attempt(PQconnectdb(connection.c_str()),
                                                               &PQfinish);
    if (PQstatus(attempt.get()) == CONNECTION_OK)
        return;
    PQsetErrorVerbosity(attempt.get(), PQERRORS_VERBOSE);
    PQreset(attempt.get());
    if (PQstatus(attempt.get()) != CONNECTION_OK)
        throw Poco::Data::ConnectionFailedException(PQerrorMessage(attempt.get()));
}

Poco::Data::Session open_session(const std::string& connection)
{
    static const bool registered = (Poco::Data::PostgreSQL::Connector::registerConnector(), true);
    static_cast<void>(registered);
    try_to_connect(connection);
    return {Poco::Data::PostgreSQL::Connector::KEY, connection};
}

std::string random_name()
{
    std::random_device random;
    std::string name;
    for (int word = 0; word < 4; ++word)
        name += std::to_string(random()) + "-";
    return name;
}

class PostgresqlSession final : public DatabaseSession {
public:
    PostgresqlSession(const DatabaseAddress& address, std::chrono::milliseconds patience)
        : address_(address)
        , patience_(patience)
        , session_(open_session(connection_string(address)))
        , connection_(*Poco::Data::PostgreSQL::Utility::handle(session_))
    {
        PQsetErrorVerbosity(connection_, PQERRORS_VERBOSE);
        set_up();
        make_schema();
        run("DELETE FROM writers WHERE at < now() - INTERVAL '7 days'");
    }

    Poco::Data::Session& poco() override { return session_; }
    std::string in_its_words(const std::string& sql) const override
    {
        return numbered_placeholders(sql);
    }
    std::string tables_in_its_words(const std::string& sql) const override;

    bool is_idle() override
    {
        const PGTransactionStatusType status = PQtransactionStatus(connection_);
        return status == PQTRANS_IDLE || status == PQTRANS_UNKNOWN; // unknown: it is lost
    }
    void begin(TxKind kind) override;
    void commit() override;
    void rollback() override;
    void close() override { closed_ = true; }

    bool is_lost() override { return closed_ || PQstatus(connection_) != CONNECTION_OK; }
    void reconnect(std::chrono::milliseconds patience) override;
    bool was_committed() override;

    std::int64_t schema_version() override
    {
        return std::stoll(run("SELECT version FROM schema_version"));
    }
    void set_schema_version(std::int64_t version) override
    {
        run("UPDATE schema_version SET version = " + std::to_string(version));
    }
    UtcMs now() override
    {
        return std::stoll(
            run("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)"));
    }

    void compact() override
    {
        // Its tables are written anew; the server's own log and backups are its keeper's.
        run("SET statement_timeout TO 0");
        run("VACUUM FULL");
        run("SET statement_timeout TO 30000");
    }
    std::vector<std::string> faults() override { return {}; }

    [[noreturn]] void rethrow(const Poco::Exception& error) override;

private:
    /// Runs one or several statements without values. Returns the first value that came, else what
    /// the server says it did.
    std::string run(const std::string& sql);
    void set_up();
    void make_schema();

    DatabaseAddress address_;
    std::chrono::milliseconds patience_;
    Poco::Data::Session session_;
    PGconn* connection_; ///< the session's; stays the same when it is made anew
    bool closed_ = false;
    bool writing_ = false;
    // Each transaction that writes leaves its number at its writer's name, so that one whose COMMIT
    // was not answered can be asked for.
    std::string writer_ = random_name();
    std::int64_t number_ = 0;
    std::int64_t in_doubt_ = 0; ///< the number that was being committed; 0: none
};

std::string PostgresqlSession::run(const std::string& sql)
{
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection_, sql.c_str()),
                                                               &PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_TUPLES_OK && PQntuples(result.get()) > 0)
        return PQgetvalue(result.get(), 0, 0);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        throw Poco::Data::PostgreSQL::StatementException(PQerrorMessage(connection_));
    return PQcmdStatus(result.get());
}

std::string PostgresqlSession::tables_in_its_words(const std::string& sql) const
{
    std::string text;
    for (std::size_t at = 0; at < sql.size();) {
        const std::string_view rest = std::string_view(sql).substr(at);
        std::size_t taken = 0;
        for (const auto& [word, ours] : table_words)
            if (taken == 0 && rest.starts_with(word)) {
                text += ours;
                taken = word.size();
            }
        if (taken == 0)
            text += rest[0];
        at += taken == 0 ? 1 : taken;
    }
    return text;
}

void PostgresqlSession::begin(TxKind kind)
{
    writing_ = kind == TxKind::write;
    // One writer at a time, as on SQLite: what it reads cannot change before it has decided.
    if (writing_)
        run("BEGIN; SELECT version FROM schema_version FOR UPDATE");
    else
        run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

void PostgresqlSession::commit()
{
    if (!is_lost() && PQtransactionStatus(connection_) != PQTRANS_INTRANS)
        throw std::logic_error("a transaction that failed or ended was to be committed");
    std::string sql = "COMMIT";
    if (writing_) {
        in_doubt_ = ++number_;
        const std::string number = std::to_string(number_);
        sql = "INSERT INTO writers (writer, number, at) VALUES ('" + writer_ + "', " + number +
              ", now()) ON CONFLICT (writer) DO UPDATE SET number = " + number +
              ", at = now(); COMMIT";
    }
    try {
        // The server answers ROLLBACK, and no error, to the COMMIT of what failed.
        if (const std::string done = run(sql); done != "COMMIT")
            throw std::logic_error("a transaction was not committed but: " + done);
    } catch (...) {
        if (!is_lost())
            in_doubt_ = 0;
        throw;
    }
    in_doubt_ = 0;
}

void PostgresqlSession::rollback()
{
    run("ROLLBACK");
    run("DEALLOCATE ALL"); // Poco cannot drop its statements while a transaction has failed
}

void PostgresqlSession::reconnect(std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    closed_ = true; // until it is set up
    for (;;) {
        PQreset(connection_);
        if (PQstatus(connection_) == CONNECTION_OK)
            break;
        if (std::chrono::steady_clock::now() >= deadline)
            throw Poco::Data::ConnectionFailedException(PQerrorMessage(connection_));
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    set_up();
    closed_ = false;
}

bool PostgresqlSession::was_committed()
{
    if (in_doubt_ == 0)
        return false;
    // The writer's lock is ours: that transaction has ended, one way or the other.
    const bool committed =
        run("SELECT count(*) FROM writers WHERE writer = '" + writer_ +
            "' AND number = " + std::to_string(std::exchange(in_doubt_, 0))) == "1";
    return committed;
}

void PostgresqlSession::set_up()
{
    const std::string patience = std::to_string(patience_.count());
    // Who holds the writer's lock and is no more, or stopped, must not hold it for ever.
    run("SET search_path TO \"" + address_.schema + "\"; SET client_min_messages TO error; " +
        "SET standard_conforming_strings TO on; SET lock_timeout TO " + patience +
        "; SET statement_timeout TO 30000; SET idle_in_transaction_session_timeout TO 30000");
    // Whoever let commits be lost for speed did not think of labels.
    run("SELECT set_config('synchronous_commit', 'on', false) WHERE "
        "current_setting('synchronous_commit') = 'off'");
}

void PostgresqlSession::make_schema()
{
    if (run("SHOW server_encoding") != "UTF8")
        throw std::runtime_error("La base de données «" + to_string(address_) +
                                 "» n'écrit pas en UTF-8: créez-la avec «createdb -T template0 -E "
                                 "UTF8».");
    if (run("SELECT count(*) FROM pg_catalog.pg_tables WHERE tablename = 'writers' AND "
            "schemaname = '" +
            address_.schema + "'") == "1")
        return;
    const bool known = run("SELECT count(*) FROM pg_catalog.pg_namespace WHERE nspname = '" +
                           address_.schema + "'") == "1";
    // IF NOT EXISTS alone fails when two do it at once. The number is ours: "cageot".
    run("BEGIN; SELECT pg_advisory_xact_lock(109266173193076)");
    try {
        if (!known) // asks for a right that an account with its own schema need not have
            run("CREATE SCHEMA IF NOT EXISTS \"" + address_.schema + "\"");
        run("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL); INSERT INTO "
            "schema_version SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM schema_version); "
            "CREATE TABLE IF NOT EXISTS writers (writer TEXT PRIMARY KEY, number BIGINT NOT NULL, "
            "at TIMESTAMPTZ NOT NULL); COMMIT");
    } catch (const Poco::Exception&) {
        if (!is_lost())
            rollback();
        throw;
    }
}

void PostgresqlSession::rethrow(const Poco::Exception& error)
{
    if (std::exchange(in_doubt_, 0) != 0)
        throw std::runtime_error("La connexion à la base de données «" + to_string(address_) +
                                 "» s'est coupée pendant un enregistrement: regardez s'il est "
                                 "fait avant de recommencer.");
    throw_postgresql_error(error.message(), address_, patience_);
}

} // namespace

std::unique_ptr<DatabaseSession> open_postgresql(const DatabaseAddress& address,
                                                 std::chrono::milliseconds patience)
{
    try {
        return std::make_unique<PostgresqlSession>(address, patience);
    } catch (const Poco::Exception& error) {
        throw_postgresql_error(error.message(), address, patience);
    }
}

} // namespace cageot
