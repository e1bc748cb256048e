#include "mail/smtp_trouble.h"

#include "base/text.h"

namespace cageot {

std::string said_of(const MailServer& server)
{
    return "Le serveur de courrier «" + server.host + ":" + std::to_string(server.port) + "»";
}

std::string said_by(const SmtpReply& reply)
{
    constexpr std::size_t shown = 120;
    std::string text = std::to_string(reply.code);
    if (reply.lines.empty() || reply.lines.front().empty())
        return text;
    text += " ";
    for (const char32_t code : to_code_points(first_code_points(reply.lines.front(), shown)))
        text += to_utf8(std::u32string(1, code < ' ' || code == 0x7F ? U' ' : code));
    return text;
}

MailError unknown_host(const MailServer& server)
{
    return MailError("Le serveur de courrier «" + server.host +
                     "» est introuvable: vérifiez son nom dans la configuration et la connexion à "
                     "Internet.");
}

MailError refused_connection(const MailServer& server)
{
    return MailError(said_of(server) +
                     " refuse la connexion: vérifiez son nom et son port dans la configuration.");
}

MailError unreachable(const MailServer& server)
{
    return MailError(said_of(server) +
                     " ne peut pas être joint: vérifiez la connexion à Internet.");
}

MailError timed_out(const MailServer& server)
{
    return MailError(said_of(server) +
                     " ne répond pas: réessayez plus tard; si cela dure, vérifiez le port et la "
                     "protection dans la configuration (587 starttls, 465 tls).");
}

MailError broke_off(const MailServer& server)
{
    return MailError(said_of(server) + " a coupé la connexion: réessayez plus tard.");
}

MailError no_mail_server(const MailServer& server)
{
    return MailError(said_of(server) +
                     " ne répond pas comme un serveur de courrier: vérifiez son nom et son port "
                     "dans la configuration.");
}

MailError untrusted_certificate(const MailServer& server, int reason)
{
    const bool of_time =
        reason == X509_V_ERR_CERT_HAS_EXPIRED || reason == X509_V_ERR_CERT_NOT_YET_VALID;
    return MailError(said_of(server) +
                     (of_time ? " a un certificat périmé ou pas encore valable: vérifiez l'heure "
                                "de cette machine, puis prévenez l'hébergeur."
                              : " a un certificat qui n'est pas reconnu, rien n'a été envoyé: "
                                "vérifiez le nom du serveur ou donnez son autorité dans la "
                                "configuration."));
}

MailError wrong_name(const MailServer& server)
{
    return MailError(said_of(server) +
                     " a un certificat pour un autre nom, rien n'a été envoyé: écrivez dans la "
                     "configuration le nom que donne l'hébergeur.");
}

MailError failed_encryption(const MailServer& server)
{
    return MailError(said_of(server) +
                     " et cette machine ne s'entendent pas sur le chiffrement, rien n'a été "
                     "envoyé: vérifiez le port et la protection dans la configuration (587 "
                     "starttls, 465 tls).");
}

} // namespace cageot
