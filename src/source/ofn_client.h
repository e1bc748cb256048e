#pragma once

// Asks one Open Food Network server. Only ever reads: the key carries all rights of its user.

#include "base/clock.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace cageot {

struct OfnServer {
    std::string url; ///< "https://coopcircuits.fr"; http only on this machine
    std::string key; ///< of a manager of the hub; never in a URL, a log or an error
    /// Certificates to trust besides the system's; empty: none.
    std::filesystem::path authorities;
    UtcMs spacing = 500;                    ///< between the beginnings of two requests
    UtcMs patience = 15'000;                ///< for each answer to begin, and between its parts
    int attempts = 3;                       ///< while the server is in trouble
    std::size_t largest = 64 * 1024 * 1024; ///< bytes of one answer
};

/// Why a URL must not be used, in French; empty when it may.
std::string url_fault(const std::string& url);

/// The shop could not be asked: one French sentence that says what to do, without the key.
class OfnError : public std::runtime_error {
public:
    enum class Why {
        unreachable, ///< no connection, no or half an answer, or a server in trouble
        key_refused, ///< 401, 403: only a person can mend it
        bad_answer,  ///< something else than Open Food Network answers
        stopped,     ///< whoever waits does not want to wait any more
    };
    OfnError(Why why, const std::string& sentence)
        : std::runtime_error(sentence)
        , why_(why)
    {
    }
    Why why() const { return why_; }

private:
    Why why_;
};

struct OfnAnswer {
    bool found = true; ///< 200; false for 404, and for 422: an id that nothing has
    std::string body;
    std::optional<UtcMs> date; ///< the server's clock
};

class OfnClient {
public:
    /// The header that carries the key (facts of Open Food Network's api/v0 and api/v1
    /// base_controller.rb, August 2026).
    enum class Key {
        none, ///< public
        v0,   ///< X-Spree-Token
        v1,   ///< X-Api-Token
    };
    using Query = std::vector<std::pair<std::string, std::string>>;
    /// Waits; false when there is no more time to wait.
    using Wait = std::function<bool(UtcMs milliseconds)>;

    /// Throws, in French, std::invalid_argument for a URL that must not be used and
    /// std::runtime_error when the trusted certificates cannot be read. `clock` must outlive this.
    OfnClient(OfnServer server, const Clock& clock, Wait wait);
    ~OfnClient();
    OfnClient(const OfnClient&) = delete;
    OfnClient& operator=(const OfnClient&) = delete;

    /// GET, at most two a second, again when the server is in trouble. Redirections are not
    /// followed: the key must not go to another host. Throws OfnError unless the answer is 200,
    /// 404 or 422.
    OfnAnswer get(const std::string& path, const Query& query, Key key);

    /// "coopcircuits.fr"
    const std::string& host() const;

private:
    class Connection;
    OfnAnswer attempt(const std::string& target, Key key, UtcMs& retry_after);
    void keep_spacing();

    OfnServer server_;
    const Clock& clock_;
    Wait wait_;
    UtcMs last_request_ = 0;
    std::unique_ptr<Connection> connection_;
};

} // namespace cageot
