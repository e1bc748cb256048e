#include "mail/mail.h"

#include "base/clock.h"
#include "base/text.h"
#include "mail/base64.h"
#include "mail/message.h"
#include "mail/smtp_connection.h"
#include "mail/smtp_trouble.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr int patience_for_quit_ms = 2000;

/// What EHLO answered, word by word in lower case: {"auth", "plain", "login"}.
using Offers = std::vector<std::vector<std::string>>;

Offers offers_of(const SmtpReply& reply)
{
    Offers offers;
    for (const std::string& line : reply.lines) {
        std::vector<std::string> words;
        for (const std::string_view word : split(line, ' '))
            if (!word.empty())
                words.push_back(folded_text(word));
        if (!words.empty())
            offers.push_back(words);
    }
    return offers;
}

bool offers(const Offers& all, const std::string& extension, const std::string& word = "")
{
    return std::any_of(all.begin(), all.end(), [&](const std::vector<std::string>& offer) {
        return offer.front() == extension &&
               (word.empty() || std::find(offer.begin(), offer.end(), word) != offer.end());
    });
}

/// Throws the server's own words unless it agreed.
void must(bool agreed, const MailServer& server, const SmtpReply& reply, const std::string& refusal,
          const std::string& next_step)
{
    if (agreed)
        return;
    if (reply.later())
        throw MailError(said_of(server) + " " + refusal + " pour l'instant (" + said_by(reply) +
                        "): réessayez plus tard.");
    throw MailError(said_of(server) + " " + refusal + " (" + said_by(reply) + "): " + next_step);
}

Offers greet(SmtpConnection& connection, const MailServer& server)
{
    const SmtpReply reply = connection.ask("EHLO " + connection.own_name());
    must(reply.done(), server, reply, "refuse de parler avec cette machine",
         "demandez pourquoi à l'hébergeur.");
    return offers_of(reply);
}

/// Without the server's words, that may repeat what was sent.
void check_log_in(const MailServer& server, const SmtpReply& reply)
{
    if (reply.done())
        return;
    const std::string code = " (" + std::to_string(reply.code) + ")";
    if (reply.later())
        throw MailError(said_of(server) + " ne peut pas vérifier le compte «" + server.user +
                        "» pour l'instant" + code + ": réessayez plus tard.");
    throw MailError(said_of(server) + " refuse le compte «" + server.user + "»" + code +
                    ": vérifiez le nom et le mot de passe dans la configuration.");
}

void log_in(SmtpConnection& connection, const MailServer& server, const Offers& all)
{
    if (offers(all, "auth", "plain")) {
        const std::string null(1, '\0');
        check_log_in(server, connection.ask("AUTH PLAIN " +
                                            base64(null + server.user + null + server.password)));
    } else if (offers(all, "auth", "login")) {
        SmtpReply reply = connection.ask("AUTH LOGIN");
        if (reply.go_on())
            reply = connection.ask(base64(server.user));
        if (reply.go_on())
            reply = connection.ask(base64(server.password));
        check_log_in(server, reply);
    } else {
        throw MailError(said_of(server) +
                        " n'accepte pas de mot de passe ici: vérifiez le port et la protection "
                        "dans la configuration, ou laissez le compte vide.");
    }
}

/// Up to where a mail may be handed over.
void open_session(SmtpConnection& connection, const MailServer& server)
{
    if (server.security == MailSecurity::tls)
        connection.start_tls();
    if (server.security == MailSecurity::none && !connection.is_local())
        throw MailError(said_of(server) +
                        " est sur une autre machine: choisissez la protection «starttls» ou «tls» "
                        "dans la configuration.");
    const SmtpReply greeting = connection.reply();
    must(greeting.done(), server, greeting, "ne prend pas de message",
         "demandez pourquoi à l'hébergeur.");
    Offers all = greet(connection, server);
    if (server.security == MailSecurity::starttls) {
        if (!offers(all, "starttls") || !connection.ask("STARTTLS").done())
            throw MailError(said_of(server) +
                            " ne propose pas de chiffrement (STARTTLS), rien n'a été envoyé: "
                            "essayez la protection «tls» et le port 465.");
        connection.start_tls();
        all = greet(connection, server);
    }
    if (!server.user.empty())
        log_in(connection, server, all);
}

void name_people(SmtpConnection& connection, const MailServer& server, const Mail& mail)
{
    const std::string sender = parse_mail_address(mail.from).address;
    const SmtpReply from = connection.ask("MAIL FROM:<" + sender + ">");
    must(from.done(), server, from, "refuse l'expéditeur «" + sender + "»",
         server.user.empty() ? "donnez dans la configuration un compte ou un autre expéditeur."
                             : "donnez dans la configuration l'adresse de ce compte.");
    for (const std::string& receiver : mail.to) {
        const std::string address = parse_mail_address(receiver).address;
        const SmtpReply to = connection.ask("RCPT TO:<" + address + ">");
        must(to.done(), server, to, "refuse le destinataire «" + address + "»",
             "corrigez cette adresse dans la configuration; personne n'a reçu le message.");
    }
}

/// A line of one dot ends the message: a dot that begins a line is sent twice (RFC 5321, 4.5.2).
std::string with_doubled_dots(const std::string& message)
{
    std::string out = message.starts_with('.') ? "." : "";
    for (std::size_t i = 0; i < message.size(); ++i) {
        out += message[i];
        if (message[i] == '\n' && i + 1 < message.size() && message[i + 1] == '.')
            out += '.';
    }
    return out;
}

void hand_over(SmtpConnection& connection, const MailServer& server, const std::string& message)
{
    const SmtpReply ready = connection.ask("DATA");
    must(ready.go_on(), server, ready, "ne prend pas de message",
         "demandez pourquoi à l'hébergeur.");
    SmtpReply taken;
    try {
        connection.send(with_doubled_dots(message) + ".\r\n");
        taken = connection.reply();
    } catch (const MailError&) {
        throw MailError(said_of(server) +
                            " n'a pas confirmé le message, qui est peut-être arrivé: regardez la "
                            "boîte du destinataire avant de le renvoyer.",
                        true);
    }
    must(taken.done(), server, taken, "refuse le message", "demandez pourquoi à l'hébergeur.");
}

/// Whatever the server says to it: all is said.
void say_good_bye(SmtpConnection& connection)
{
    try {
        connection.hurry(patience_for_quit_ms);
        connection.ask("QUIT");
    } catch (const MailError&) {
    }
}

} // namespace

void check_mail_server(const MailServer& server, int timeout_ms)
{
    SmtpConnection connection(server, timeout_ms);
    open_session(connection, server);
    say_good_bye(connection);
}

void send_mail(const MailServer& server, const Mail& mail, int timeout_ms)
{
    const std::string message = to_message(mail, SystemClock().now());
    SmtpConnection connection(server, timeout_ms);
    open_session(connection, server);
    name_people(connection, server, mail);
    hand_over(connection, server, message);
    say_good_bye(connection);
}

} // namespace cageot
