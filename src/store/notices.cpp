#include "store/database.h"
#include "store/rows.h"
#include "store/store.h"

namespace cageot {

bool Store::tell(const Notice& notice)
{
    std::vector<Notice> rows{notice};
    return database_->write([&](DatabaseSession& session) {
        const auto open = select_values<std::int64_t>(
            session, "SELECT count(*) FROM notices WHERE key = ? AND open = 1", notice.key);
        if (open.at(0) > 0)
            return false;
        insert(session, rows);
        execute(session, "UPDATE depot SET changes = changes + 1");
        return true;
    });
}

bool Store::settle(const std::string& key, const Change& change)
{
    return database_->write([&](DatabaseSession& session) {
        const std::size_t settled =
            execute(session,
                    "UPDATE notices SET open = 0, settled_at = ?, settled_by = ? WHERE key = ? AND "
                    "open = 1",
                    change.at, change.who, key);
        if (settled > 0)
            execute(session, "UPDATE depot SET changes = changes + 1");
        return settled > 0;
    });
}

std::vector<Notice> Store::notices()
{
    return database_->read([](DatabaseSession& session) {
        return select<Notice>(session, "WHERE open = 1 ORDER BY place");
    });
}

void Store::queue_mail(const QueuedMail& mail)
{
    std::vector<QueuedMail> rows{mail};
    database_->write(
        [&](DatabaseSession& session) { insert(session, rows, "ON CONFLICT DO NOTHING"); });
}

std::vector<QueuedMail> Store::due_mails(UtcMs now)
{
    return database_->read([&](DatabaseSession& session) {
        return select<QueuedMail>(
            session, "WHERE sent_at = 0 AND not_before <= ? ORDER BY made_at, id", now);
    });
}

void Store::update_mail(const QueuedMail& mail)
{
    database_->write([&](DatabaseSession& session) {
        execute(session,
                "UPDATE mails SET not_before = ?, attempts = ?, sent_at = ?, message = ? WHERE id "
                "= ?",
                mail.not_before, mail.attempts, mail.sent_at, mail.message, mail.id);
    });
}

} // namespace cageot
