#include "mail/smtp_connection.h"

#include "mail/smtp_trouble.h"

#include <Poco/Net/DNS.h>
#include <Poco/Net/InvalidCertificateHandler.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/Utility.h>
#include <Poco/Net/VerificationErrorArgs.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

namespace cageot {
namespace {

using Poco::Net::Context;
using Poco::Net::SecureStreamSocket;
using Poco::Net::Socket;

/// RFC 5321, 4.5.3.1.5 allows 512 bytes; more is no mail server.
constexpr std::size_t longest_line = 4096;
constexpr std::size_t most_lines = 200;

/// Keeps why a certificate was refused; refuses it in any case. Poco tells every handler about the
/// certificates of every connection of the program.
class RefusedCertificate final : public Poco::Net::InvalidCertificateHandler {
public:
    explicit RefusedCertificate(const Context* context)
        : InvalidCertificateHandler(false)
        , context_(context)
    {
    }
    void onInvalidCertificate(const void*, Poco::Net::VerificationErrorArgs& refused) override
    {
        if (refused.context().get() == context_)
            reason_ = refused.errorNumber();
    }
    int reason() const { return reason_; }

private:
    const Context* context_;
    int reason_ = 0;
};

Context::Ptr encryption(const MailServer& server)
{
    Context::Params params;
    // Strict, because Poco does not look at the name of a server on this machine otherwise.
    params.verificationMode = Context::VERIFY_STRICT;
    params.loadDefaultCAs = true;
    params.caLocation = server.authorities.string();
    params.cipherList = "HIGH:!aNULL:!MD5:!RC4";
    params.dhUse2048Bits = true;
    try {
        Context::Ptr context = new Context(Context::TLS_CLIENT_USE, params);
        context->requireMinimumProtocol(Context::PROTO_TLSV1_2);
        return context;
    } catch (const Poco::Exception&) {
        throw MailError("Les certificats de confiance «" + server.authorities.string() +
                        "» ne peuvent pas être lus: vérifiez ce fichier dans la configuration.");
    }
}

/// What Poco's TLS functions ask OpenSSL about errors is about this call, not about an older one.
void forget_old_errors()
{
    Poco::Net::Utility::clearErrorStack();
    errno = 0;
}

} // namespace

SmtpConnection::SmtpConnection(const MailServer& server, int timeout_ms)
    : server_(server)
    , end_(Clock::now() + std::chrono::milliseconds(timeout_ms))
{
    if (server.security != MailSecurity::none)
        context_ = encryption(server);
    connect();
}

Poco::Timespan SmtpConnection::remaining() const
{
    const auto left = std::chrono::duration_cast<std::chrono::microseconds>(end_ - Clock::now());
    if (left.count() <= 0)
        throw timed_out(server_);
    return Poco::Timespan(left.count());
}

void SmtpConnection::connect()
{
    std::vector<Poco::Net::IPAddress> addresses;
    try {
        if (Poco::Net::IPAddress literal; Poco::Net::IPAddress::tryParse(server_.host, literal))
            addresses.push_back(literal);
        else
            addresses = Poco::Net::DNS::hostByName(server_.host).addresses();
    } catch (const Poco::Exception&) {
        throw unknown_host(server_);
    }
    std::optional<MailError> trouble;
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        try {
            connect_to({addresses[i], static_cast<Poco::UInt16>(server_.port)},
                       addresses.size() - i);
            return;
        } catch (const MailError& error) {
            trouble = error;
        }
    }
    throw trouble.value_or(unknown_host(server_));
}

void SmtpConnection::connect_to(const Poco::Net::SocketAddress& address, std::size_t untried)
{
    try {
        Poco::Net::StreamSocket socket;
        const auto share = remaining().totalMicroseconds() / static_cast<Poco::Int64>(untried);
        socket.connect(address, Poco::Timespan(share));
        socket.setBlocking(false);
        socket_ = socket;
    } catch (const Poco::TimeoutException&) {
        throw timed_out(server_);
    } catch (const Poco::Net::ConnectionRefusedException&) {
        throw refused_connection(server_);
    } catch (const Poco::Exception&) {
        throw unreachable(server_);
    }
}

void SmtpConnection::start_tls()
{
    // What came in clear after the answer to STARTTLS may be anybody's (CVE-2011-0411).
    received_.clear();
    const Poco::SharedPtr<RefusedCertificate> refused = new RefusedCertificate(context_.get());
    context_->setInvalidCertificateHandler(refused);
    try {
        forget_old_errors();
        // The socket does not block: with one that does, Poco shakes hands at once and looks at the
        // name even when the time ran out before there was a certificate.
        SecureStreamSocket encrypted = SecureStreamSocket::attach(socket_, server_.host, context_);
        finish_handshake(encrypted);
        if (!encrypted.havePeerCertificate())
            throw untrusted_certificate(server_, 0);
        encrypted.verifyPeerCertificate(server_.host);
        socket_ = encrypted;
    } catch (const Poco::Net::CertificateValidationException&) {
        throw wrong_name(server_);
    } catch (const Poco::Exception&) {
        if (refused->reason() != 0)
            throw untrusted_certificate(server_, refused->reason());
        throw failed_encryption(server_);
    }
}

void SmtpConnection::finish_handshake(SecureStreamSocket& encrypted)
{
    for (;;) {
        forget_old_errors();
        const int result = encrypted.completeHandshake();
        if (result == 1)
            return;
        if (result == 0)
            throw broke_off(server_);
        wait_for(result);
    }
}

void SmtpConnection::wait_for(int wanted)
{
    const auto mode = wanted == SecureStreamSocket::ERR_SSL_WANT_WRITE ? Socket::SELECT_WRITE
                                                                       : Socket::SELECT_READ;
    if (!socket_.poll(remaining(), mode))
        throw timed_out(server_);
}

void SmtpConnection::send(std::string_view bytes)
{
    try {
        wait_for(SecureStreamSocket::ERR_SSL_WANT_WRITE);
        while (!bytes.empty()) {
            forget_old_errors();
            const int sent = socket_.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
            if (sent > 0)
                bytes.remove_prefix(static_cast<std::size_t>(sent));
            if (!bytes.empty())
                wait_for(sent > 0 ? SecureStreamSocket::ERR_SSL_WANT_WRITE : sent);
        }
    } catch (const Poco::Exception&) {
        throw broke_off(server_);
    }
}

std::string SmtpConnection::line()
{
    for (;;) {
        if (const std::size_t end = received_.find('\n'); end != std::string::npos) {
            std::string line = received_.substr(0, end);
            received_.erase(0, end + 1);
            if (!line.empty() && line.back() == '\r')
                line.pop_back();
            return line;
        }
        if (received_.size() > longest_line)
            throw no_mail_server(server_);
        try {
            std::array<char, 1024> buffer{};
            remaining();
            forget_old_errors();
            const int count = socket_.receiveBytes(buffer.data(), static_cast<int>(buffer.size()));
            if (count == 0)
                throw broke_off(server_);
            if (count > 0)
                received_.append(buffer.data(), static_cast<std::size_t>(count));
            else
                wait_for(count);
        } catch (const Poco::Exception&) {
            throw broke_off(server_);
        }
    }
}

SmtpReply SmtpConnection::reply()
{
    SmtpReply reply;
    for (;;) {
        const std::string text = line();
        const bool digits =
            text.size() >= 3 && std::all_of(text.begin(), text.begin() + 3,
                                            [](char c) { return c >= '0' && c <= '9'; });
        const bool more = text.size() > 3 && text[3] == '-';
        if (!digits || (text.size() > 3 && text[3] != ' ' && !more) ||
            reply.lines.size() == most_lines)
            throw no_mail_server(server_);
        reply.code = std::stoi(text.substr(0, 3));
        reply.lines.push_back(text.size() > 4 ? text.substr(4) : "");
        if (!more)
            return reply;
    }
}

SmtpReply SmtpConnection::ask(const std::string& line)
{
    send(line + "\r\n");
    return reply();
}

void SmtpConnection::hurry(int timeout_ms)
{
    end_ = std::min(end_, Clock::now() + std::chrono::milliseconds(timeout_ms));
}

std::string SmtpConnection::own_name() const
{
    const Poco::Net::IPAddress address = socket_.address().host();
    const std::string text = address.toString();
    return address.family() == Poco::Net::IPAddress::IPv6
               ? "[IPv6:" + text.substr(0, text.find('%')) + "]"
               : "[" + text + "]";
}

bool SmtpConnection::is_local() const
{
    return socket_.peerAddress().host().isLoopback();
}

} // namespace cageot
