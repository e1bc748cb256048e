#include "web/web_server.h"

#include "web/front_handler.h"

#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/ThreadPool.h>

#include <cerrno>
#include <stdexcept>

namespace cageot {
namespace {

using namespace Poco::Net;

constexpr int max_threads = 16;
constexpr int max_queued = 64;
/// For one read: a browser opens connections ahead of need, and each holds a thread so long.
constexpr int timeout_seconds = 5;

ServerSocket listen(const std::string& address, int port)
{
    const std::string shown = std::to_string(port);
    try {
        const SocketAddress wanted(address, static_cast<std::uint16_t>(port));
        if (!wanted.host().isLoopback())
            throw std::runtime_error("Les pages n’ont pas encore de mots de passe: l’adresse ne "
                                     "peut être que 127.0.0.1.");
        ServerSocket socket;
        socket.bind(wanted, true, false);
        socket.listen(max_queued);
        return socket;
    } catch (const Poco::Exception& error) {
        if (error.code() == EADDRINUSE)
            throw std::runtime_error("Le port " + shown +
                                     " est déjà pris: arrêtez l’autre programme ou choisissez un "
                                     "autre port avec --port.");
        if (error.code() == EACCES)
            throw std::runtime_error("Le port " + shown +
                                     " est réservé: choisissez-en un de 1024 ou plus avec --port.");
        throw std::runtime_error("Les pages ne peuvent pas s’ouvrir sur " + address + ", port " +
                                 shown + " (" + error.displayText() +
                                 "): vérifiez l’adresse dans la configuration.");
    }
}

/// One request a connection: nothing that is left unread can become the next request, and no idle
/// browser holds a thread. On loopback a new connection costs nothing.
HTTPServerParams::Ptr server_params()
{
    HTTPServerParams::Ptr params = new HTTPServerParams;
    params->setMaxThreads(max_threads);
    params->setMaxQueued(max_queued);
    params->setTimeout(Poco::Timespan(timeout_seconds, 0));
    params->setKeepAlive(false);
    return params;
}

} // namespace

struct WebServer::Serving {
    Serving(Depot& depot, const ServerSocket& socket)
        : site(depot)
        , pool(2, max_threads)
        , port(socket.address().port())
        , server(new FrontHandlerFactory(site, port), pool, socket, server_params())
    {
        server.start();
    }
    ~Serving()
    {
        server.stopAll(true);
        pool.joinAll();
    }
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;

    Site site;
    Poco::ThreadPool pool;
    int port;
    HTTPServer server;
};

WebServer::WebServer(Depot& depot, const std::string& address, int port)
    : serving_(std::make_unique<Serving>(depot, listen(address, port)))
{
}

WebServer::~WebServer() = default;

int WebServer::port() const
{
    return serving_->port;
}

} // namespace cageot
