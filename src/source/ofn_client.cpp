#include "source/ofn_client.h"

#include "source/moment.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/URI.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace cageot {
namespace {

using Poco::Net::HTTPResponse;

/// After the first attempt, and after each later one.
constexpr std::array<UtcMs, 2> pauses = {2'000, 8'000};
constexpr std::chrono::minutes longest_answer{2};
/// A server that asks for more than this is asked again at the next look.
constexpr UtcMs longest_retry_after = 60'000;

constexpr const char* stopped =
    "La lecture de la boutique a été arrêtée: elle recommencera avec le service.";

bool is_loopback(const std::string& host)
{
    return host == "127.0.0.1" || host == "localhost" || host == "::1";
}

Poco::Net::Context::Ptr client_context(const OfnServer& server)
{
    Poco::Net::Context::Params params;
    params.caLocation = server.authorities.string();
    params.loadDefaultCAs = true;
    params.verificationMode = Poco::Net::Context::VERIFY_STRICT; // also names on this machine
    try {
        Poco::Net::Context::Ptr context(
            new Poco::Net::Context(Poco::Net::Context::CLIENT_USE, params));
        context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
        return context;
    } catch (const Poco::Exception&) {
        throw std::runtime_error(
            "Les certificats de confiance ne peuvent pas être lus" +
            (server.authorities.empty() ? std::string() : " («" + params.caLocation + "»)") +
            ": réinstallez le paquet ca-certificates, ou corrigez «authorities».");
    }
}

/// Poco 1.11 takes a handshake that did not end in time for a verified one: there is no certificate
/// yet that could be wrong. The first bytes written, with the key among them, would end it.
class VerifiedSession final : public Poco::Net::HTTPSClientSession {
public:
    using HTTPSClientSession::HTTPSClientSession;

protected:
    void connect(const Poco::Net::SocketAddress& address) override
    {
        HTTPSClientSession::connect(address);
        Poco::Net::SecureStreamSocket secure(socket());
        if (!secure.havePeerCertificate())
            throw Poco::TimeoutException("TLS handshake");
        secure.verifyPeerCertificate(getHost());
    }
};

/// A trouble that may pass.
class Passing : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace

std::string url_fault(const std::string& url)
{
    Poco::URI uri;
    try {
        uri = Poco::URI(url);
    } catch (const Poco::Exception&) {
        return "«" + url + "» n'est pas une adresse: écrivez «https://…».";
    }
    if (uri.getHost().empty() || !uri.getUserInfo().empty())
        return "L'adresse de la boutique doit être comme «https://coopcircuits.fr», sans nom ni "
               "mot de passe.";
    if (uri.getScheme() == "https" || (uri.getScheme() == "http" && is_loopback(uri.getHost())))
        return {};
    return "La clé de la boutique ne voyage que chiffrée: écrivez «https://" + uri.getHost() + "».";
}

class OfnClient::Connection {
public:
    explicit Connection(const OfnServer& server)
        : uri_(server.url)
    {
        if (uri_.getScheme() == "https")
            session_ = std::make_unique<VerifiedSession>(uri_.getHost(), uri_.getPort(),
                                                         client_context(server));
        else
            session_ =
                std::make_unique<Poco::Net::HTTPClientSession>(uri_.getHost(), uri_.getPort());
        session_->setTimeout(Poco::Timespan(server.patience * Poco::Timespan::MILLISECONDS));
        session_->setKeepAlive(true);
    }

    const std::string& host() const { return host_; }
    std::string base_path() const { return uri_.getPath() == "/" ? "" : uri_.getPath(); }
    Poco::Net::HTTPClientSession& session() { return *session_; }

private:
    Poco::URI uri_;
    std::string host_ = uri_.getHost();
    std::unique_ptr<Poco::Net::HTTPClientSession> session_;
};

OfnClient::OfnClient(OfnServer server, const Clock& clock, Wait wait)
    : server_(std::move(server))
    , clock_(clock)
    , wait_(std::move(wait))
{
    if (const std::string fault = url_fault(server_.url); !fault.empty())
        throw std::invalid_argument(fault);
    connection_ = std::make_unique<Connection>(server_);
}

OfnClient::~OfnClient() = default;

const std::string& OfnClient::host() const
{
    return connection_->host();
}

void OfnClient::keep_spacing()
{
    const UtcMs since = clock_.now() - last_request_;
    // A clock that was set back must not make us wait for it.
    if (since >= 0 && since < server_.spacing && !wait_(server_.spacing - since))
        throw OfnError(OfnError::Why::stopped, stopped);
    last_request_ = clock_.now();
}

OfnAnswer OfnClient::get(const std::string& path, const Query& query, Key key)
{
    Poco::URI target;
    target.setPath(connection_->base_path() + path);
    for (const auto& [name, value] : query)
        target.addQueryParameter(name, value);
    for (int attempt_number = 1;; ++attempt_number) {
        keep_spacing();
        UtcMs retry_after = 0;
        try {
            return attempt(target.getPathAndQuery(), key, retry_after);
        } catch (const Passing& trouble) {
            connection_->session().reset();
            if (attempt_number >= server_.attempts || retry_after > longest_retry_after)
                throw OfnError(OfnError::Why::unreachable,
                               host() + " " + trouble.what() +
                                   ": Cageot essaiera encore; vérifiez la connexion Internet si "
                                   "cela dure.");
            const UtcMs pause =
                std::max(attempt_number == 1 ? pauses.front() : pauses.back(), retry_after);
            if (!wait_(pause))
                throw OfnError(OfnError::Why::stopped, stopped);
        }
    }
}

namespace {

std::string read_body(std::istream& stream, const HTTPResponse& response, std::size_t largest)
{
    // Whoever sends a byte now and then must not keep us for ever.
    const auto deadline = std::chrono::steady_clock::now() + longest_answer;
    std::string body;
    std::array<char, 16 * 1024> part{};
    while (stream.read(part.data(), part.size()) || stream.gcount() > 0) {
        body.append(part.data(), static_cast<std::size_t>(stream.gcount()));
        if (body.size() > largest)
            throw Passing("envoie une réponse démesurée");
        if (std::chrono::steady_clock::now() > deadline)
            throw Passing("répond trop lentement");
    }
    // Poco 1.11 takes a cut answer for a whole one.
    if (response.hasContentLength() &&
        response.getContentLength64() != static_cast<Poco::Int64>(body.size()))
        throw Passing("n'a envoyé qu'une partie de sa réponse");
    return body;
}

UtcMs retry_after_of(const HTTPResponse& response)
{
    const std::string text = response.get("Retry-After", "");
    const bool seconds = !text.empty() && text.size() < 6 &&
                         text.find_first_not_of("0123456789") == std::string::npos;
    return seconds ? std::stoll(text) * 1000 : 0;
}

void require_good_status(const HTTPResponse& response, const std::string& host)
{
    const int status = response.getStatus();
    if (status == 200 || status == 404 || status == 422)
        return;
    if (status == 401 || status == 403)
        throw OfnError(OfnError::Why::key_refused,
                       host + " refuse la clé de Cageot: faites-en une autre dans la boutique "
                              "(Compte, Paramètres développeur) et mettez-la dans le fichier de "
                              "la clé.");
    if (status == 429 || status >= 500)
        throw Passing("est surchargé ou en panne (réponse " + std::to_string(status) + ")");
    if (status >= 300 && status < 400)
        throw OfnError(OfnError::Why::bad_answer,
                       host + " renvoie vers une autre adresse: mettez dans la configuration "
                              "l'adresse exacte de la boutique.");
    throw OfnError(OfnError::Why::bad_answer,
                   host + " ne comprend pas la question (réponse " + std::to_string(status) +
                       "): vérifiez l'adresse et le numéro de la boutique.");
}

} // namespace

OfnAnswer OfnClient::attempt(const std::string& target, Key key, UtcMs& retry_after)
{
    try {
        Poco::Net::HTTPRequest request(Poco::Net::HTTPRequest::HTTP_GET, target,
                                       Poco::Net::HTTPMessage::HTTP_1_1);
        request.set("Accept", "application/json");
        request.set("User-Agent", "Cageot");
        if (key != Key::none && !server_.key.empty())
            request.set(key == Key::v0 ? "X-Spree-Token" : "X-Api-Token", server_.key);
        connection_->session().sendRequest(request);
        HTTPResponse response;
        std::istream& stream = connection_->session().receiveResponse(response);
        OfnAnswer answer;
        answer.body = read_body(stream, response, server_.largest);
        answer.date = parse_http_date(response.get("Date", ""));
        answer.found = response.getStatus() == HTTPResponse::HTTP_OK;
        retry_after = retry_after_of(response);
        require_good_status(response, host());
        return answer;
    } catch (const Poco::Net::SSLConnectionUnexpectedlyClosedException&) {
        throw Passing("a coupé la connexion");
    } catch (const Poco::Net::SSLException&) {
        connection_->session().reset();
        throw OfnError(OfnError::Why::bad_answer,
                       host() + " montre un certificat auquel on ne peut pas se fier: vérifiez "
                                "l'adresse de la boutique et l'heure de cette machine.");
    } catch (const Poco::TimeoutException&) {
        throw Passing("ne répond pas à temps");
    } catch (const Poco::Exception&) {
        throw Passing("ne répond pas");
    }
}

} // namespace cageot
