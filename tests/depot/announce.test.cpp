#include "depot/announce.h"

#include "depot/sample_depot.h"
#include "support/catch2_compat.h"
#include "support/mail_server.h"

#include <memory>

namespace cageot {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;

constexpr UtcMs minute = 60'000;

Correspondence letters_to(int port, const fs::path& certificate = {})
{
    return {{"localhost", port, MailSecurity::starttls, "cageot@example.org", "pâté en croûte",
             certificate},
            "Cageot <cageot@example.org>",
            {"lea@example.org"}};
}

void nobody_answers(DepotSettings& settings)
{
    settings.mail = letters_to(1); // no mail server listens there
}

/// Everything queued, sent later or not.
std::vector<QueuedMail> queued(SampleDepot& sample)
{
    return sample.depot.store().due_mails(sample.clock.now() + 10 * 3'600'000);
}

/// A depot with a message in its queue, and a mail server that may change.
struct MailingDepot {
    explicit MailingDepot(const Correspondence& correspondence)
    {
        start(correspondence);
        freeze(*depot, {{"commandes.csv", small_week()}});
    }
    void start(const Correspondence& correspondence)
    {
        DepotSettings settings = sample_settings(folder.path());
        settings.mail = correspondence;
        depot.reset();
        depot = std::make_unique<Depot>(settings, clock);
    }
    /// As the service does, all the time; returns how often the server was asked in vain.
    int send_until(UtcMs moment)
    {
        while (clock.now() < moment) {
            send_due_mails(*depot);
            clock.advance(minute / 2);
        }
        const auto waiting = depot->store().due_mails(moment + 10 * 3'600'000);
        return waiting.empty() ? 0 : waiting.front().attempts;
    }

    TemporaryFolder folder;
    FixedClock clock;
    std::unique_ptr<Depot> depot;
};

} // namespace

TEST_CASE("of a first version its summary is told, as a text and by mail", "[depot]")
{
    SampleDepot sample(nobody_answers);
    const StoredSession session = sample.freeze_csv(small_week());
    const std::string text = announced_text(sample.depot, session.id, 1);
    CHECK_THAT(text, ContainsSubstring("Vente 46: 2 commandes, 4 articles, 2 fermes, 1 relais"));
    CHECK(text == files_in(sample.depot.archive(session.id, 1)).at("resume.txt"));
    REQUIRE(queued(sample).size() == 1);
    const QueuedMail mail = queued(sample).front();
    CHECK(mail.id == "S1-v1");
    CHECK(mail.subject == "Vente 46: 2 commandes à préparer");
    CHECK(mail.text == text);
    CHECK(text.find("Lafargue") == std::string::npos); // nobody's name travels
    CHECK(sample.depot.store().notices().empty());
}

TEST_CASE("of a later version its changes are told", "[depot]")
{
    SampleDepot sample(nobody_answers);
    const StoredSession session = sample.freeze_csv(small_week());
    SECTION("before anything was printed")
    {
        sample.freeze_csv(small_week_later());
        CHECK(announced_text(sample.depot, session.id, 2) ==
              "Commande 1: Tomates 500g, 1 au lieu de 2.\nNouvelle commande 3 (Aragon).\n");
        CHECK(sample.depot.store().notices().empty());
    }
    SECTION("with what must be thrown away, on the board until a person has done it")
    {
        sample.print_all(session);
        sample.end_jobs(session);
        sample.freeze_csv(small_week_later());
        CHECK_THAT(announced_text(sample.depot, session.id, 2),
                   ContainsSubstring("Déjà imprimé, à jeter: 5 papiers, sur le bon «À jeter»"));
        REQUIRE(sample.depot.store().notices().size() == 1);
        const Notice notice = sample.depot.store().notices().front();
        CHECK(notice.key == "slip S1@v2");
        CHECK(notice.session == session.id);
        CHECK(notice.by_hand);
        CHECK_FALSE(notice.urgent);
        CHECK_THAT(notice.sentence, ContainsSubstring("Vente 46, version 2 de ") &&
                                        ContainsSubstring(": 5 papiers à jeter: "));
        CHECK(notice.url == "/sessions/S1/versions/2");
    }
    REQUIRE(queued(sample).size() == 2);
    CHECK(queued(sample).back().id == "S1-v2");
    CHECK(queued(sample).back().subject == "Vente 46: changements (version 2)");
    CHECK(queued(sample).back().text == announced_text(sample.depot, session.id, 2));
}

TEST_CASE("a version is told once, also after a crash before the last step", "[depot]")
{
    SampleDepot sample(nobody_answers);
    const StoredSession session = sample.freeze_csv(small_week());
    const std::string text = announced_text(sample.depot, session.id, 1);
    QueuedMail sent = queued(sample).front();
    sent.sent_at = sample.clock.now();
    sample.depot.store().update_mail(sent);
    sample.clock.advance(minute);
    SECTION("the same files again") {}
    SECTION("the text was not yet written")
    {
        fs::remove(sample.depot.archive(session.id, 1) / "resume.txt");
        CHECK(announced_text(sample.depot, session.id, 1).empty());
    }
    sample.freeze_csv(small_week());
    CHECK(announced_text(sample.depot, session.id, 1) == text);
    CHECK(queued(sample).empty());
}

TEST_CASE("a slip that a person has dealt with is not told again", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    sample.print_all(session);
    sample.end_jobs(session);
    sample.freeze_csv(small_week_later());
    sample.depot.store().settle("slip S1@v2");
    sample.freeze_csv(small_week_later());
    CHECK(sample.depot.store().notices().empty());
}

TEST_CASE("without a mail server in the config nothing waits for one", "[depot]")
{
    SampleDepot sample;
    sample.freeze_csv(small_week());
    CHECK(queued(sample).empty());
    send_due_mails(sample.depot);
    CHECK(sample.depot.store().notices().empty());
}

TEST_CASE("a message is sent once", "[depot]")
{
    const TestMailServer server("starttls");
    MailingDepot mailing(letters_to(server.port(), server.certificate()));
    send_due_mails(*mailing.depot);
    CHECK_THAT(server.read(), ContainsSubstring("\nSubject: Vente 46: 2 commandes à préparer\n"));
    CHECK_THAT(server.read(), ContainsSubstring("\nMessage-ID: <S1-v1.1794460320000@cageot>\n"));
    mailing.clock.advance(3'600'000);
    send_due_mails(*mailing.depot);
    mailing.start(letters_to(server.port(), server.certificate()));
    send_due_mails(*mailing.depot);
    CHECK(server.received(2).empty());
    CHECK(mailing.depot->store().notices().empty());
}

TEST_CASE("a message that does not leave is tried less and less often, told, and sent in the end",
          "[depot]")
{
    MailingDepot mailing(letters_to(1));
    const UtcMs start = mailing.clock.now();
    CHECK(mailing.send_until(start + minute) == 1);
    CHECK(mailing.send_until(start + 59 * minute) == 6); // after 0, 1, 3, 7, 15 and 31 minutes
    CHECK(mailing.depot->store().notices().empty());
    CHECK(mailing.send_until(start + 64 * minute) == 7);
    REQUIRE(mailing.depot->store().notices().size() == 1);
    CHECK_THAT(mailing.depot->store().notices().front().sentence,
               ContainsSubstring("Le courriel «Vente 46: 2 commandes à préparer» ne part pas: "));
    CHECK(mailing.send_until(start + 122 * minute) == 7); // an hour's pause at most
    CHECK(mailing.send_until(start + 124 * minute) == 8);
    CHECK(mailing.depot->store().notices().size() == 1);

    const TestMailServer server("starttls");
    mailing.start(letters_to(server.port(), server.certificate()));
    CHECK(mailing.send_until(start + 190 * minute) == 0);
    CHECK_FALSE(server.received(1).empty());
    CHECK(server.received(2).empty());
    CHECK(mailing.depot->store().notices().empty());
}

TEST_CASE("messages to a server that fails do not pass each other", "[depot]")
{
    MailingDepot mailing(letters_to(1));
    freeze(*mailing.depot, {{"commandes.csv", small_week_later()}});
    send_due_mails(*mailing.depot);
    const auto waiting = mailing.depot->store().due_mails(mailing.clock.now() + 10 * minute);
    REQUIRE(waiting.size() == 2);
    CHECK(waiting.front().attempts == 1);
    CHECK(waiting.back().attempts == 0); // the same server would say the same
}

} // namespace cageot
