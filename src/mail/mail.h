#pragma once

// Hands a message to a mail server. The only folder that speaks SMTP.

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace cageot {

/// How the connection to the mail server is protected. Stored by name in the config: never rename.
enum class MailSecurity {
    starttls, ///< SMTP that must become TLS before anything else is said (RFC 3207), port 587
    tls,      ///< TLS from the first byte (RFC 8314), port 465
    none,     ///< in clear: only for a mail server on the same machine
};

struct MailServer {
    std::string host;
    int port = 587;
    MailSecurity security = MailSecurity::starttls;
    std::string user;     ///< empty: no log-in
    std::string password; ///< never in a log, never in an error
    /// Certificates to trust besides the system's; empty: none. For tests and private authorities.
    std::filesystem::path authorities;
};

struct Mail {
    std::string from; ///< "Cageot <cageot@example.org>"
    std::vector<std::string> to;
    std::string subject; ///< UTF-8, one line
    std::string text;    ///< UTF-8
    /// Stays the same when the same message is sent again, so that a receiver can drop the second
    /// one (RFC 5322, Message-ID), without angle brackets: "s1-v1-summary.4af1@cageot".
    std::string id;
};

/// The message was not sent, or may not have been: one French sentence that says what to do.
class MailError : public std::runtime_error {
public:
    explicit MailError(const std::string& sentence, bool may_have_arrived = false)
        : std::runtime_error(sentence)
        , may_have_arrived_(may_have_arrived)
    {
    }
    /// The server had the text and did not say what became of it.
    bool may_have_arrived() const { return may_have_arrived_; }

private:
    bool may_have_arrived_;
};

/// Gives the message to the server within `timeout_ms` (the system's look-up of the server's name
/// comes on top), for all receivers or none. Verifies the server's certificate and name unless
/// `security` is none. Throws MailError.
void send_mail(const MailServer& server, const Mail& mail, int timeout_ms = 20000);

/// Connects and logs in as for a message, and sends none. Throws MailError.
void check_mail_server(const MailServer& server, int timeout_ms = 10000);

} // namespace cageot
