#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>

namespace cageot {

/// A real CUPS scheduler for one test: scripts/private_cupsd with its state in a directory of its
/// own. Every function throws std::runtime_error when the script fails, cupsd not being installed
/// included.
class PrivateCupsd {
public:
    /// Starts on a free port of 127.0.0.1.
    PrivateCupsd();
    /// Ends the scheduler, its filters and backends, and removes the directory.
    ~PrivateCupsd();
    PrivateCupsd(const PrivateCupsd&) = delete;
    PrivateCupsd& operator=(const PrivateCupsd&) = delete;

    /// "127.0.0.1:port"; the same after a restart.
    const std::string& address() const { return address_; }
    const std::filesystem::path& directory() const { return directory_; }
    /// Of cupsd itself, to be killed without its backends.
    pid_t pid() const;

    void stop();
    /// SIGKILL to the scheduler with its filters and backends, as systemd or a power cut does.
    void kill();
    /// After stop or kill, upon the same queues and jobs.
    void start();

private:
    std::filesystem::path directory_;
    std::string address_;
};

} // namespace cageot
