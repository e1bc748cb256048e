#pragma once

// HTTP in, one question or one operation of `depot`, HTML or JSON out. Decides nothing.

#include "depot/depot.h"

#include <memory>
#include <string>

namespace cageot {

/// The depot's pages and its JSON API, on loopback alone. Serves when made, stops when destroyed.
class WebServer {
public:
    /// `port` 0 takes any free one. Throws std::runtime_error in French when the port is taken or
    /// may not be used, or the address is not the machine's own.
    WebServer(Depot& depot, const std::string& address, int port);
    ~WebServer();
    WebServer(const WebServer&) = delete;
    WebServer& operator=(const WebServer&) = delete;

    int port() const;

private:
    struct Serving;
    std::unique_ptr<Serving> serving_;
};

} // namespace cageot
