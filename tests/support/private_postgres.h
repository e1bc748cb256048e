#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>

namespace cageot {

/// A real PostgreSQL server for tests, with an empty database "cageot" and an account of that name
/// that may do everything: in a folder of its own, on a free port of 127.0.0.1, never the system's.
/// As root it runs as the user postgres. Its texts are sorted the French way unless a column says
/// otherwise. Every function throws std::runtime_error, the server not being installed included.
class PrivatePostgres {
public:
    PrivatePostgres();
    /// Stops it by its own process id and removes the folder.
    ~PrivatePostgres();
    PrivatePostgres(const PrivatePostgres&) = delete;
    PrivatePostgres& operator=(const PrivatePostgres&) = delete;

    int port() const { return port_; }
    static constexpr const char* password = "mot%de:passe@/";
    /// "postgresql://cageot:…@127.0.0.1:port/cageot?schema=…"; `port`: 0 for its own.
    std::string url(const std::string& schema, int port = 0) const;

    void stop();
    /// Ends it as a power cut would; what was committed is found again by the next start.
    void kill();
    /// After stop or kill, on the same port.
    void start();

private:
    bool start_on(int port);
    void end(int signal);

    std::filesystem::path folder_;
    pid_t pid_ = 0; ///< 0: it does not run
    int port_ = 0;
};

/// The one server of this program, started when it is first asked for: each test takes a schema of
/// its own.
const PrivatePostgres& shared_postgres();

} // namespace cageot
