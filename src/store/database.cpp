#include "store/database.h"

#include <cassert>
#include <stdexcept>

namespace cageot {

Tx::Tx(DatabaseSession& session, Kind kind)
    : session_(session)
{
    if (!session.is_idle())
        throw std::logic_error("a transaction was left open");
    try {
        session.begin(kind);
    } catch (const Poco::Exception&) { // it began, but waited in vain for the writer's lock
        if (!session.is_idle())
            session.rollback();
        throw;
    }
}

Tx::~Tx()
{
    if (session_.is_idle())
        return;
    try {
        session_.rollback();
        assert(session_.is_idle());
    } catch (const Poco::Exception&) {
        session_.close();
    }
}

void Tx::commit()
{
    session_.commit();
    assert(session_.is_idle());
}

Database::Database(const std::filesystem::path& file, std::chrono::milliseconds patience)
    : Database([=] { return open_sqlite(file, patience); }, patience)
{
}

Database::Database(const DatabaseAddress& address, std::chrono::milliseconds patience)
    : Database([=] { return open_postgresql(address, patience); }, patience)
{
}

Database::Database(Open open, std::chrono::milliseconds patience)
    : open_(std::move(open))
    , patience_(patience)
    , session_(open_())
{
}

std::unique_ptr<Database> Database::another() const
{
    return std::unique_ptr<Database>(new Database(open_, patience_));
}

void Database::compact()
{
    const std::lock_guard lock(mutex_);
    try {
        session_->compact();
    } catch (const Poco::Exception& error) {
        session_->rethrow(error);
    }
}

std::vector<std::string> Database::faults()
{
    const std::lock_guard lock(mutex_);
    std::vector<std::string> faults;
    try {
        faults = session_->faults();
    } catch (const Poco::Exception& error) {
        session_->rethrow(error);
    }
    return faults;
}

void Database::on_write(std::function<void()> told)
{
    const std::lock_guard lock(told_mutex_);
    told_ = std::move(told);
}

void Database::run(Tx::Kind kind, const std::function<void(DatabaseSession&)>& work)
{
    run_alone(kind, work);
    if (kind != Tx::Kind::write)
        return;
    const std::lock_guard lock(told_mutex_);
    if (told_)
        told_();
}

void Database::run_alone(Tx::Kind kind, const std::function<void(DatabaseSession&)>& work)
{
    const std::lock_guard lock(mutex_);
    for (bool again = false;; again = true) {
        bool stood = false;
        try {
            // Who finds the server gone for a while must not keep everybody waiting.
            if (session_->is_lost())
                session_->reconnect(again ? patience_ : std::chrono::milliseconds(0));
            stood = true;
            Tx tx(*session_, kind);
            if (again && kind == Tx::Kind::write && session_->was_committed())
                return;
            work(*session_);
            tx.commit();
            return;
        } catch (const Poco::Exception& error) {
            if (again || !stood || !session_->is_lost())
                session_->rethrow(error);
        }
    }
}

} // namespace cageot
