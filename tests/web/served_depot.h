#pragma once

// What the tests of this folder stand on: a depot in a folder of its own, served on any free port,
// and a client that shows answers as they came.

#include "depot/freeze.h"
#include "depot/print.h"
#include "web/web_server.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cageot {

/// Removed with everything in it at the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Thursday, 12 November 2026, 06:12 in Paris, until it is told otherwise.
class ThatThursday final : public Clock {
public:
    UtcMs now() const override { return now_; }
    void advance(UtcMs milliseconds) { now_ += milliseconds; }

private:
    std::atomic<UtcMs> now_ = 1794460320000;
};

struct Answer {
    int status = 0;
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
};

/// Sends exactly these bytes and reads until the server closes.
std::string exchange(int port, const std::string& bytes);
/// The last answer in what `exchange` read.
Answer parse_answer(const std::string& bytes);

/// A label printer `froid-1` that is virtual and a ticket printer `tickets-1`, or nothing.
enum class Printers { two, none };

/// A depot that is empty at first.
struct ServedDepot {
    explicit ServedDepot(Printers printers = Printers::two,
                         const std::function<void(DepotSettings&)>& change = {},
                         const WebSettings& web = {.port = 0});

    /// Freezes a neutral CSV. Throws when it is refused.
    StoredSession freeze_csv(const std::string& csv);
    /// A week of a relay with two orders: tomatoes, yoghurt, and eggs that were cut.
    StoredSession freeze_small_week();

    PrintAnswer print_farm(const StoredSession& session, const std::string& farm);

    Answer get(const std::string& path, const std::vector<std::string>& headers = {}) const;
    /// A form as our own pages send it; `headers` replaces the sender.
    Answer post(const std::string& path, const std::string& form,
                const std::vector<std::string>& headers = {"Sec-Fetch-Site: same-origin"}) const;
    Answer request(const std::string& method, const std::string& path,
                   const std::vector<std::string>& headers, const std::string& body = {}) const;
    /// The token in the form of a session's page.
    std::string token(const StoredSession& session) const;
    /// The token in the form at this address.
    std::string token_on(const std::string& path) const;
    /// A farm's labels, given to its printer.
    void print_farm_out(const StoredSession& session, const std::string& farm);

    TemporaryFolder folder;
    ThatThursday clock;
    Depot depot;
    WebServer server;
};

} // namespace cageot
