#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cageot {

/// Where the pages can be reached. docs: docs/security.md
struct WebSettings {
    std::string address = "127.0.0.1"; ///< of this machine; "0.0.0.0": all of its
    int port = 8080;                   ///< 0: any free one
    /// What browsers may call us besides the loopback names and `address`: "depot.example",
    /// "192.168.1.10". A page of another site that a foreign name server points here gets nothing
    /// (DNS rebinding).
    std::vector<std::string> names = {};
    /// PEM files of the certificate with its chain and of its key; both or none. With them only HTTPS is spoken.
    std::filesystem::path certificate = {}, key = {};

    bool is_secure() const { return !certificate.empty(); }
};

/// "https://depot.example:8443", as somebody may open it; `port` is the one that is taken.
std::string url_of(const WebSettings& settings, int port);

} // namespace cageot
