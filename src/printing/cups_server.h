#pragma once

#include "base/id.h"

#include <optional>
#include <string>

namespace cageot {

/// Where a CUPS scheduler is: "host:port", a socket path, or empty for libcups' own choice
/// (CUPS_SERVER, client.conf, /run/cups/cups.sock).
///
/// Nothing is kept open: each request makes its own connection. On one machine that costs 0.1 ms,
/// and a connection that died while idle can never leave us in doubt whether a job was taken.
class CupsServer {
public:
    explicit CupsServer(std::string address);
    const std::string& address() const { return address_; }
    /// As people are told it: the address, or "CUPS" for libcups' own choice.
    std::string shown_address() const;

    /// Whether it runs on this machine, as far as its address tells.
    bool is_local() const;

    /// A configuration file, "cupsd.conf", as the scheduler gives it to administrators; nothing
    /// when it refuses. Throws PrintingError when the scheduler does not answer.
    std::optional<std::string> configuration_file(const std::string& name) const;
    /// The PPD file of a queue; nothing when it has none (raw) or does not exist. Throws
    /// PrintingError when the scheduler does not answer.
    std::optional<std::string> driver_file(const PrinterName& printer) const;

private:
    std::string address_;
};

} // namespace cageot
