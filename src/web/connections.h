#pragma once

#include <Poco/Net/HTTPServerConnection.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Net/TCPServerConnectionFactory.h>

#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>
#include <string>
#include <thread>

namespace cageot {

/// The connections that threads of the server are busy with. Poco 1.11 gives each read its time-out, so
/// that a visitor who sends a byte every few seconds holds a thread for ever: here each connection has a
/// moment at which it is cut, and one address has only so many. Safe from several threads.
class Connections {
public:
    using Clock = std::chrono::steady_clock;
    struct Limits {
        std::chrono::milliseconds reading{20'000};   ///< until the request is there whole
        std::chrono::milliseconds answering{60'000}; ///< from then on
        int per_address = 12; ///< of another machine: a browser opens six at most
    };

    explicit Connections(const Limits& limits);
    ~Connections();
    Connections(const Connections&) = delete;
    Connections& operator=(const Connections&) = delete;

    /// A thread's stay with one connection.
    class Held {
    public:
        Held(Connections& connections, const Poco::Net::StreamSocket& socket);
        ~Held();
        Held(const Held&) = delete;
        Held& operator=(const Held&) = delete;
        /// False: its address has too many already.
        bool is_admitted() const { return admitted_; }

    private:
        Connections& connections_;
        bool admitted_;
        std::list<struct OpenConnection>::iterator place_;
    };

    /// The request is there: what is left is ours to do.
    void note_read(const Poco::Net::StreamSocket& socket);
    std::size_t count();
    /// Cuts all that are open.
    void cut_all();

private:
    void watch();

    Limits limits_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::list<struct OpenConnection> open_;
    bool ending_ = false;
    std::thread watcher_;
};

/// Makes connections that `connections` knows of.
class GuardedConnectionFactory final : public Poco::Net::TCPServerConnectionFactory {
public:
    GuardedConnectionFactory(Connections& connections, Poco::Net::HTTPServerParams::Ptr params,
                             Poco::Net::HTTPRequestHandlerFactory::Ptr handlers)
        : connections_(connections)
        , params_(std::move(params))
        , handlers_(std::move(handlers))
    {
    }
    Poco::Net::TCPServerConnection*
    createConnection(const Poco::Net::StreamSocket& socket) override;

private:
    Connections& connections_;
    Poco::Net::HTTPServerParams::Ptr params_;
    Poco::Net::HTTPRequestHandlerFactory::Ptr handlers_;
};

} // namespace cageot
