// Against aiosmtpd, a mail server that is not ours.

#include "mail/mail.h"

#include "support/catch2_compat.h"
#include "support/mail_server.h"
#include "support/message_of.h"

#include <chrono>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

const std::string text = "Vente du 12 au 14 nov.: 70 commandes, 1\u202f280 articles.\n"
                         "\n"
                         ".\n"
                         "..à regarder \n"
                         "From here\n"
                         "Long: " +
                         std::string(1200, 'x') + "\n🥕\n";

Mail a_mail()
{
    return {"Tout Ô Pré <cageot@example.org>",
            {"lea@example.org", "Zoé Nuñez <zoe@example.org>"},
            "Vente du 12 au 14 nov.: œufs à 6 h 30, crème, pâté et 1\u202f280 autres articles "
            "🥕",
            text,
            "s1-v1-summary.4af1@cageot"};
}

MailServer to(const TestMailServer& server, MailSecurity security = MailSecurity::starttls)
{
    return {"localhost",          server.port(),    security,
            "cageot@example.org", "pâté en croûte", server.certificate()};
}

std::string trouble(const MailServer& server, int timeout_ms = 10000)
{
    return message_of([&] { send_mail(server, a_mail(), timeout_ms); });
}

/// Of a server in that mode, with what it received in spite of it.
struct Refusal {
    std::string sentence;
    bool may_have_arrived = false;
    std::string received;
};

Refusal refusal(const std::string& mode, int timeout_ms = 10000)
{
    const TestMailServer server(mode);
    Refusal refusal;
    try {
        send_mail(to(server), a_mail(), timeout_ms);
    } catch (const MailError& error) {
        refusal.sentence = error.what();
        refusal.may_have_arrived = error.may_have_arrived();
    }
    refusal.received = server.received();
    return refusal;
}

void check_received(const TestMailServer& server, const std::string& encrypted)
{
    const std::string read = server.read();
    CHECK_THAT(read, StartsWith("envelope: cageot@example.org > lea@example.org zoe@example.org\n"
                                "ehlo: [127.0.0.1]\n"
                                "tls: " +
                                encrypted + "\ndefects: 0\n"));
    CHECK_THAT(read, ContainsSubstring("\nFrom: Tout Ô Pré <cageot@example.org>\n"));
    CHECK_THAT(read, ContainsSubstring("\nTo: lea@example.org, Zoé Nuñez <zoe@example.org>\n"));
    CHECK_THAT(read, ContainsSubstring("\nSubject: " + a_mail().subject + "\n"));
    CHECK_THAT(read, ContainsSubstring("\nMessage-ID: <s1-v1-summary.4af1@cageot>\n"));
    CHECK_THAT(read, ContainsSubstring("\nAuto-Submitted: auto-generated\n"));
    CHECK(read.substr(read.find("\n\n") + 2) == text);
    CHECK(server.received(2).empty());
}

} // namespace

TEST_CASE("a mail arrives through STARTTLS as it was written", "[mail]")
{
    const TestMailServer server("starttls");
    send_mail(to(server), a_mail());
    check_received(server, "True");
}

TEST_CASE("a mail arrives through TLS from the first byte", "[mail]")
{
    const TestMailServer server("tls");
    send_mail(to(server, MailSecurity::tls), a_mail());
    check_received(server, "True");
}

TEST_CASE("a mail arrives in clear on the same machine", "[mail]")
{
    const TestMailServer server("clear");
    MailServer clear = to(server, MailSecurity::none);
    clear.user.clear();
    send_mail(clear, a_mail());
    check_received(server, "False");
}

TEST_CASE("a server may be named by its address, and may know only the log-in of old", "[mail]")
{
    const TestMailServer server("only-login");
    MailServer named = to(server);
    named.host = "127.0.0.1";
    send_mail(named, a_mail());
    check_received(server, "True");
}

TEST_CASE("a log-in is possible in clear on the same machine", "[mail]")
{
    const TestMailServer server("clear-login");
    send_mail(to(server, MailSecurity::none), a_mail());
    check_received(server, "False");
}

TEST_CASE("nothing is said in clear to a server without STARTTLS", "[mail]")
{
    const Refusal without = refusal("no-starttls");
    CHECK_THAT(without.sentence, ContainsSubstring("ne propose pas de chiffrement (STARTTLS)"));
    CHECK_FALSE(without.may_have_arrived);
    CHECK(without.received.empty());
}

TEST_CASE("a certificate that nobody vouches for is refused", "[mail]")
{
    const TestMailServer server("starttls");
    MailServer stranger = to(server);
    stranger.authorities.clear();
    CHECK_THAT(trouble(stranger), ContainsSubstring("un certificat qui n'est pas reconnu"));
    const TestMailServer other("tls");
    MailServer mistaken = to(other, MailSecurity::tls);
    mistaken.authorities = server.certificate();
    CHECK_THAT(trouble(mistaken), ContainsSubstring("un certificat qui n'est pas reconnu"));
    CHECK(server.received().empty());
    CHECK(other.received().empty());
}

TEST_CASE("a certificate for another name is refused, this machine's included", "[mail]")
{
    for (const auto& [mode, security] :
         {std::pair("starttls", MailSecurity::starttls), std::pair("tls", MailSecurity::tls)}) {
        const TestMailServer server(mode, "smtp.example.org");
        MailServer named = to(server, security);
        CHECK_THAT(trouble(named), ContainsSubstring("un certificat pour un autre nom"));
        named.host = "127.0.0.1";
        CHECK_THAT(trouble(named), ContainsSubstring("un certificat pour un autre nom"));
        CHECK(server.received().empty());
    }
}

TEST_CASE("TLS before 1.2 is refused", "[mail]")
{
    CHECK_THAT(refusal("old-tls").sentence, ContainsSubstring("ne s'entendent pas sur le "
                                                              "chiffrement"));
}

TEST_CASE("the wrong protection for a port is told", "[mail]")
{
    const TestMailServer clear("starttls");
    CHECK_THAT(trouble(to(clear, MailSecurity::tls)), ContainsSubstring("465 tls"));
    const TestMailServer encrypted("tls");
    CHECK_THAT(trouble(to(encrypted), 500), ContainsSubstring("465 tls"));
}

TEST_CASE("certificates that cannot be read are told", "[mail]")
{
    const TestMailServer server("starttls");
    MailServer wrong = to(server);
    wrong.authorities = "/nirgends.pem";
    CHECK_THAT(trouble(wrong), ContainsSubstring("«/nirgends.pem» ne peuvent pas être lus"));
}

TEST_CASE("a refused log-in names the account and never the password", "[mail]")
{
    for (const char* mode : {"starttls", "only-login"}) {
        const TestMailServer server(mode);
        MailServer stranger = to(server);
        stranger.password = "sesame";
        const std::string said = trouble(stranger);
        CHECK_THAT(said, ContainsSubstring("refuse le compte «cageot@example.org» (535)"));
        CHECK_THAT(said, !ContainsSubstring("sesame"));
        CHECK(server.received().empty());
    }
}

TEST_CASE("an account where none is asked for is told", "[mail]")
{
    const TestMailServer server("clear");
    CHECK_THAT(trouble(to(server, MailSecurity::none)),
               ContainsSubstring("n'accepte pas de mot de passe"));
}

TEST_CASE("one refused receiver and nobody gets the mail", "[mail]")
{
    const Refusal refused = refusal("refuse-second");
    CHECK_THAT(refused.sentence,
               ContainsSubstring("refuse le destinataire «zoe@example.org» (550 5.1.1 no such "
                                 "user): corrigez cette adresse"));
    CHECK_FALSE(refused.may_have_arrived);
    CHECK(refused.received.empty());
}

TEST_CASE("what else a server refuses is told with its words", "[mail]")
{
    CHECK_THAT(refusal("refuse-sender").sentence,
               ContainsSubstring("refuse l'expéditeur «cageot@example.org» (550 5.7.1 not your "
                                 "address): donnez"));
    CHECK_THAT(refusal("busy").sentence,
               ContainsSubstring("refuse le destinataire «lea@example.org» pour l'instant (450 "
                                 "4.2.0 greylisted): réessayez plus tard."));
    const Refusal text_refused = refusal("refuse-text");
    CHECK_THAT(text_refused.sentence, ContainsSubstring("refuse le message (552 5.3.4 too big)"));
    CHECK_FALSE(text_refused.may_have_arrived);
}

TEST_CASE("a mail that the server does not confirm may have arrived", "[mail]")
{
    for (const auto& [mode, timeout_ms] :
         {std::pair("close-after-text", 10000), std::pair("hang-after-text", 3000)}) {
        const Refusal unsure = refusal(mode, timeout_ms);
        CHECK_THAT(unsure.sentence, ContainsSubstring("peut-être arrivé"));
        CHECK(unsure.may_have_arrived);
        CHECK_FALSE(unsure.received.empty());
    }
}

TEST_CASE("a server that stops, drips or never ends does not hold anybody up", "[mail]")
{
    const auto begin = std::chrono::steady_clock::now();
    CHECK_THAT(refusal("silent", 500).sentence, ContainsSubstring("ne répond pas"));
    CHECK_THAT(refusal("silent-after-starttls", 500).sentence, ContainsSubstring("ne répond pas"));
    CHECK_THAT(refusal("drip", 500).sentence, ContainsSubstring("ne répond pas"));
    CHECK_THAT(refusal("cut").sentence, ContainsSubstring("a coupé la connexion"));
    CHECK_THAT(refusal("endless").sentence, ContainsSubstring("comme un serveur de courrier"));
    CHECK_THAT(refusal("web").sentence, ContainsSubstring("comme un serveur de courrier"));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("a server that is not there is told apart from a name that is not there", "[mail]")
{
    int port = 0;
    {
        const TestMailServer gone("silent");
        port = gone.port();
    }
    MailServer nobody{"localhost", port, MailSecurity::starttls, "", "", ""};
    CHECK_THAT(trouble(nobody), ContainsSubstring("refuse la connexion"));
    nobody.host = "smtp.invalid";
    CHECK_THAT(trouble(nobody), ContainsSubstring("«smtp.invalid» est introuvable"));
}

TEST_CASE("a server can be tried without a mail", "[mail]")
{
    const TestMailServer server("starttls");
    check_mail_server(to(server));
    CHECK(server.received().empty());
    MailServer stranger = to(server);
    stranger.authorities.clear();
    CHECK_THROWS_AS(check_mail_server(stranger), MailError);
}

TEST_CASE("a mail that cannot be written is refused before anybody is called", "[mail]")
{
    Mail mail = a_mail();
    mail.subject = "a\nBcc: eve@example.org";
    CHECK_THAT(message_of([&] { send_mail({}, mail); }), ContainsSubstring("sur une ligne"));
}
