#include "web/connections.h"

#include <Poco/Net/NetException.h>

#include <sys/socket.h>

#include <algorithm>

namespace cageot {

/// `descriptor` is the system's, which stays ours as long as its Held lives: a TLS session must not be
/// ended from another thread, the connection below it may.
struct OpenConnection {
    int descriptor = -1;
    std::string address; ///< empty: not counted
    Connections::Clock::time_point until;
    bool is_cut = false;
};

namespace {

/// Of this machine there may be any number: a proxy before us brings everybody's.
std::string counted_address(const Poco::Net::StreamSocket& socket)
{
    try {
        const Poco::Net::IPAddress address = socket.peerAddress().host();
        return address == Poco::Net::IPAddress("127.0.0.1") ||
                       address == Poco::Net::IPAddress("::1")
                   ? ""
                   : address.toString();
    } catch (const Poco::Exception&) {
        return ""; // gone already
    }
}

void cut(OpenConnection& connection)
{
    connection.is_cut = true;
    ::shutdown(connection.descriptor, SHUT_RDWR);
}

class GuardedConnection final : public Poco::Net::HTTPServerConnection {
public:
    GuardedConnection(Connections& connections, const Poco::Net::StreamSocket& socket,
                      Poco::Net::HTTPServerParams::Ptr params,
                      Poco::Net::HTTPRequestHandlerFactory::Ptr handlers)
        : HTTPServerConnection(socket, std::move(params), std::move(handlers))
        , connections_(connections)
    {
    }
    void run() override
    {
        const Connections::Held held(connections_, socket());
        if (held.is_admitted())
            HTTPServerConnection::run();
    }

private:
    Connections& connections_;
};

} // namespace

Connections::Connections(const Limits& limits)
    : limits_(limits)
    , watcher_([this] { watch(); })
{
}

Connections::~Connections()
{
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    watcher_.join();
}

Connections::Held::Held(Connections& connections, const Poco::Net::StreamSocket& socket)
    : connections_(connections)
{
    OpenConnection opened{socket.impl()->sockfd(), counted_address(socket),
                          Clock::now() + connections.limits_.reading};
    const std::lock_guard lock(connections.mutex_);
    const auto of_address = [&](const OpenConnection& other) {
        return other.address == opened.address;
    };
    admitted_ =
        !connections.ending_ &&
        (opened.address.empty() || std::count_if(connections.open_.begin(), connections.open_.end(),
                                                 of_address) < connections.limits_.per_address);
    if (!admitted_)
        return;
    place_ = connections.open_.insert(connections.open_.end(), std::move(opened));
    connections.changed_.notify_all();
}

Connections::Held::~Held()
{
    if (!admitted_)
        return;
    const std::lock_guard lock(connections_.mutex_);
    connections_.open_.erase(place_);
}

void Connections::note_read(const Poco::Net::StreamSocket& socket)
{
    const std::lock_guard lock(mutex_);
    for (OpenConnection& connection : open_)
        if (connection.descriptor == socket.impl()->sockfd())
            connection.until = Clock::now() + limits_.answering;
}

std::size_t Connections::count()
{
    const std::lock_guard lock(mutex_);
    return open_.size();
}

void Connections::cut_all()
{
    const std::lock_guard lock(mutex_);
    ending_ = true;
    std::for_each(open_.begin(), open_.end(), cut);
}

void Connections::watch()
{
    std::unique_lock lock(mutex_);
    while (!ending_) {
        auto next = Clock::time_point::max();
        for (OpenConnection& connection : open_) {
            if (connection.is_cut)
                continue;
            if (connection.until <= Clock::now())
                cut(connection);
            else
                next = std::min(next, connection.until);
        }
        if (next == Clock::time_point::max())
            changed_.wait(lock);
        else
            changed_.wait_until(lock, next);
    }
}

Poco::Net::TCPServerConnection*
GuardedConnectionFactory::createConnection(const Poco::Net::StreamSocket& socket)
{
    return new GuardedConnection(connections_, socket, params_, handlers_);
}

} // namespace cageot
