#include "store/notices.h"

#include "store/sample_rows.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

Notice a_notice(const std::string& key, UtcMs told_at = 10)
{
    return {key, {"S1"}, told_at, true, true, "La clé est refusée: regardez-la.", "/", true};
}

QueuedMail a_mail(const std::string& id, UtcMs made_at = 10)
{
    QueuedMail mail;
    mail.id = id;
    mail.subject = "Vente 46: 2 commandes";
    mail.text = "Œufs\n🥕\n";
    mail.made_at = made_at;
    return mail;
}

} // namespace

TEST_CASE("a notice is told once while it is open, and anew after it was settled")
{
    SampleStore sample;
    CHECK(sample.store.tell(a_notice("shop key", 10)));
    CHECK_FALSE(sample.store.tell(a_notice("shop key", 20)));
    CHECK(sample.store.tell(a_notice("slip S1@v2", 15)));
    CHECK(sample.store.notices() ==
          std::vector{a_notice("shop key", 10), a_notice("slip S1@v2", 15)});
    CHECK(sample.store.settle("shop key"));
    CHECK_FALSE(sample.store.settle("shop key"));
    CHECK_FALSE(sample.store.settle("nobody told it"));
    CHECK(sample.store.notices().size() == 1);
    CHECK(sample.store.tell(a_notice("shop key", 30)));
    CHECK(sample.store.notices().back().told_at == 30);
}

TEST_CASE("a page that polls sees that a notice came or went")
{
    SampleStore sample;
    const auto before = sample.store.change_count();
    sample.store.tell(a_notice("a"));
    CHECK(sample.store.change_count() == before + 1);
    sample.store.tell(a_notice("a"));
    CHECK(sample.store.change_count() == before + 1);
    sample.store.settle("a");
    CHECK(sample.store.change_count() == before + 2);
    sample.store.settle("a");
    CHECK(sample.store.change_count() == before + 2);
}

TEST_CASE("a message is queued once for ever")
{
    SampleStore sample;
    sample.store.queue_mail(a_mail("S1-v1", 10));
    sample.store.queue_mail(a_mail("S1-v1", 20)); // after a crash
    CHECK(sample.store.due_mails(20) == std::vector{a_mail("S1-v1", 10)});
    QueuedMail sent = a_mail("S1-v1");
    sent.sent_at = 30;
    sample.store.update_mail(sent);
    sample.store.queue_mail(a_mail("S1-v1", 40));
    CHECK(sample.store.due_mails(50).empty());
}

TEST_CASE("messages are due oldest first, not before their time")
{
    SampleStore sample;
    sample.store.queue_mail(a_mail("b", 20));
    sample.store.queue_mail(a_mail("a", 30));
    QueuedMail waits = a_mail("c", 10);
    sample.store.queue_mail(waits);
    waits.not_before = 100;
    waits.attempts = 2;
    waits.message = "Le serveur de courriel ne répond pas.";
    sample.store.update_mail(waits);
    CHECK(sample.store.due_mails(99) == std::vector{a_mail("b", 20), a_mail("a", 30)});
    CHECK(sample.store.due_mails(100).front() == waits);
}
