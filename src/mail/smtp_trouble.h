#pragma once

// What people are told when a mail server cannot be spoken to.

#include "mail/mail.h"
#include "mail/smtp_connection.h"

#include <string>

namespace cageot {

/// "Le serveur de courrier «smtp.example.org:587»"
std::string said_of(const MailServer& server);
/// "550 no such user": code and first line of an answer, short and printable.
std::string said_by(const SmtpReply& reply);

MailError unknown_host(const MailServer& server);
MailError refused_connection(const MailServer& server);
MailError unreachable(const MailServer& server);
MailError timed_out(const MailServer& server);
MailError broke_off(const MailServer& server);
MailError no_mail_server(const MailServer& server);
/// `reason` is an X509_V_ERR_… of OpenSSL, 0 when none is known.
MailError untrusted_certificate(const MailServer& server, int reason);
MailError wrong_name(const MailServer& server);
MailError failed_encryption(const MailServer& server);

} // namespace cageot
