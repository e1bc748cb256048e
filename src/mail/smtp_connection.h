#pragma once

// One connection to a mail server, spoken line by line. Not Poco's SMTPClientSession (1.11), which
// cannot be made to time out as a whole, never ends when a server breaks off in an answer of
// several lines, and takes an unfinished TLS handshake for a checked one.

#include "mail/mail.h"

#include <Poco/Net/Context.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// What the server said: "250-one", "250 two" are code 250 with two lines.
struct SmtpReply {
    int code = 0;
    std::vector<std::string> lines; ///< without the code
    bool done() const { return code / 100 == 2; }
    bool go_on() const { return code / 100 == 3; }
    bool later() const { return code / 100 == 4; }
};

/// Every function throws MailError when the server cannot be understood or the time is over.
class SmtpConnection {
public:
    /// Connects in clear; `server` must outlive the connection.
    SmtpConnection(const MailServer& server, int timeout_ms);

    /// Everything from here on is encrypted, and the server's certificate is that of its name.
    void start_tls();
    SmtpReply reply();
    SmtpReply ask(const std::string& line);
    void send(std::string_view bytes);
    /// From now on there is at most so much time.
    void hurry(int timeout_ms);
    /// This end as EHLO names it: "[127.0.0.1]", "[IPv6:::1]" (RFC 5321, 4.1.3).
    std::string own_name() const;
    /// The server is this machine.
    bool is_local() const;

private:
    using Clock = std::chrono::steady_clock;

    Poco::Timespan remaining() const;
    void connect();
    void connect_to(const Poco::Net::SocketAddress& address, std::size_t untried);
    void finish_handshake(Poco::Net::SecureStreamSocket& encrypted);
    /// `wanted` is what an operation that could not go on returned (SecureStreamSocket::ERR_SSL_…).
    void wait_for(int wanted);
    std::string line();

    const MailServer& server_;
    Clock::time_point end_;
    Poco::Net::Context::Ptr context_;
    Poco::Net::StreamSocket socket_;
    std::string received_;
};

} // namespace cageot
