#include "web/web_server.h"

#include "web/connections.h"
#include "web/front_handler.h"

#include "depot/coordinators.h"

#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/ThreadPool.h>

#include <cerrno>
#include <stdexcept>

namespace cageot {
namespace {

using namespace Poco::Net;

/// Fifty browsers that poll and six stations need a few; the others are for visitors who hold theirs.
constexpr int max_threads = 64;
constexpr int max_queued = 256;
/// For one read; a whole connection has Connections::Limits.
constexpr int timeout_seconds = 5;

/// Of TLS 1.2: those that keep forward secrecy and authenticate what they encrypt (OWASP ASVS 5.0, 11.3.2).
constexpr const char* ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

SocketAddress wanted_address(const WebSettings& settings)
{
    try {
        return {settings.address, static_cast<std::uint16_t>(settings.port)};
    } catch (const Poco::Exception&) {
        throw std::runtime_error("Les pages ne peuvent pas s’ouvrir sur «" + settings.address +
                                 "»: vérifiez l’adresse dans la configuration.");
    }
}

bool is_every_address(const WebSettings& settings)
{
    return wanted_address(settings).host().isWildcard();
}

/// Nobody but this machine can reach it, as nobody else is told how it is called.
bool is_only_local(const WebSettings& settings)
{
    return wanted_address(settings).host().isLoopback() && settings.names.empty();
}

Context::Ptr tls_context(const WebSettings& settings)
{
    try {
        Context::Ptr context =
            new Context(Context::TLS_SERVER_USE, settings.key.string(),
                        settings.certificate.string(), "", Context::VERIFY_NONE, 9, false, ciphers);
        context->requireMinimumProtocol(Context::PROTO_TLSV1_2);
        context->enableSessionCache(true, "cageot");
        return context;
    } catch (const Poco::Exception& error) {
        throw std::runtime_error("Le certificat «" + settings.certificate.string() +
                                 "» ou sa clé «" + settings.key.string() + "» ne se lit pas (" +
                                 error.displayText() +
                                 "): vérifiez les fichiers PEM et leurs droits.");
    }
}

ServerSocket server_socket(const WebSettings& settings)
{
    if (!settings.is_secure())
        return ServerSocket();
    return SecureServerSocket(tls_context(settings));
}

ServerSocket listen(const WebSettings& settings)
{
    const std::string shown = std::to_string(settings.port);
    try {
        ServerSocket socket = server_socket(settings);
        socket.bind(wanted_address(settings), true, false);
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
        throw std::runtime_error("Les pages ne peuvent pas s’ouvrir sur " + settings.address +
                                 ", port " + shown + " (" + error.displayText() +
                                 "): vérifiez l’adresse dans la configuration.");
    }
}

/// One request a connection: nothing that is left unread can become the next request, and no idle
/// browser holds a thread.
HTTPServerParams::Ptr server_params()
{
    HTTPServerParams::Ptr params = new HTTPServerParams;
    params->setMaxThreads(max_threads);
    params->setMaxQueued(max_queued);
    params->setTimeout(Poco::Timespan(timeout_seconds, 0));
    params->setKeepAlive(false);
    return params;
}

OwnNames own_names(const WebSettings& settings, int port)
{
    OwnNames own{port, settings.names, settings.is_secure()};
    const IPAddress address = wanted_address(settings).host();
    if (!address.isWildcard() && !address.isLoopback())
        own.names.push_back(settings.address);
    return own;
}

} // namespace

struct WebServer::Serving {
    Serving(Depot& depot, const WebSettings& served, const ServerSocket& socket)
        : settings(served)
        , site(depot, is_only_local(settings))
        , connections(Connections::Limits{})
        , pool(2, max_threads)
        , own(own_names(settings, socket.address().port()))
        , server(new GuardedConnectionFactory(connections, server_params(),
                                              new FrontHandlerFactory(site, connections, own)),
                 pool, socket, server_params())
    {
        server.start();
    }
    ~Serving()
    {
        server.stop();
        connections.cut_all();
        pool.joinAll();
    }
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;

    WebSettings settings;
    Site site;
    Connections connections;
    Poco::ThreadPool pool;
    OwnNames own;
    TCPServer server;
};

WebServer::WebServer(Depot& depot, const WebSettings& settings)
{
    if (!is_only_local(settings) && !has_coordinators(depot))
        throw std::runtime_error(
            "D’autres machines pourraient ouvrir les pages et personne n’a de mot de passe: "
            "donnez-en un avec «cageot coordinator add PRÉNOM», ou gardez address = "
            "\"127.0.0.1\" sans «names».");
    serving_ = std::make_unique<Serving>(depot, settings, listen(settings));
}

WebServer::~WebServer() = default;

int WebServer::port() const
{
    return serving_->own.port;
}

std::string WebServer::url() const
{
    return url_of(serving_->settings, port());
}

std::string url_of(const WebSettings& settings, int port)
{
    const std::string name = !settings.names.empty()      ? settings.names.front()
                             : is_every_address(settings) ? "127.0.0.1"
                                                          : settings.address;
    return (settings.is_secure() ? "https://" : "http://") + name + ":" + std::to_string(port);
}

} // namespace cageot
