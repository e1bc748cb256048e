#pragma once

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace cageot {

/// A cable to a server of 127.0.0.1 that is cut at a chosen moment, once, and whole again for the
/// next connection.
class CuttingProxy {
public:
    enum class Cut {
        before, ///< what was to be sent does not arrive
        behind, ///< it arrives, its answer does not
    };

    explicit CuttingProxy(int server);
    ~CuttingProxy();
    CuttingProxy(const CuttingProxy&) = delete;
    CuttingProxy& operator=(const CuttingProxy&) = delete;

    int port() const { return port_; }
    /// Cuts the connection that next sends `text`.
    void cut_at(Cut cut, const std::string& text);
    /// Whether that happened.
    bool has_cut() const { return !armed_; }
    /// Takes no new connection while it is not whole.
    void set_whole(bool whole) { whole_ = whole; }

private:
    void listen();
    void carry(int client);

    int server_;
    int listener_;
    int port_ = 0;
    Cut cut_ = Cut::before;
    std::string text_;
    std::atomic<bool> armed_ = false, stopping_ = false, whole_ = true;
    std::vector<std::thread> threads_; ///< of connections; used by `listener_thread_` alone
    std::thread listener_thread_;
};

} // namespace cageot
