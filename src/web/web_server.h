#pragma once

// HTTP in, one question or one operation of `depot`, HTML or JSON out. Decides nothing.

#include "depot/depot.h"
#include "web/web_settings.h"

#include <memory>
#include <string>

namespace cageot {

/// The depot's pages and its JSON API. Serves when made, stops when destroyed.
class WebServer {
public:
    /// Throws std::runtime_error in French when the port is taken or may not be used, the address is not the
    /// machine's own, the certificate cannot be read, or others than this machine could come in while
    /// nobody has a password.
    WebServer(Depot& depot, const WebSettings& settings);
    ~WebServer();
    WebServer(const WebServer&) = delete;
    WebServer& operator=(const WebServer&) = delete;

    int port() const;
    /// "https://depot.example:8443", as somebody may open it.
    std::string url() const;

private:
    struct Serving;
    std::unique_ptr<Serving> serving_;
};

} // namespace cageot
