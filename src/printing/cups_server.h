#pragma once

#include <memory>
#include <string>

namespace cageot {

/// A connection to a CUPS scheduler, made at the first request and again after it broke.
/// `address` is "host:port", a socket path, or empty for libcups' own choice.
class CupsServer {
public:
    explicit CupsServer(std::string address);
    ~CupsServer();
    CupsServer(const CupsServer&) = delete;
    CupsServer& operator=(const CupsServer&) = delete;

    const std::string& address() const { return address_; }

    /// libcups' connection (http_t), for the other files of this folder only.
    struct Connection;
    /// Connects when needed. Throws PrintingError when the scheduler does not answer.
    Connection& connection();
    /// Drops a connection that broke, so that the next use makes a new one.
    void disconnect();

private:
    std::string address_;
    std::unique_ptr<Connection> connection_;
};

} // namespace cageot
