#include "printing/cups_server.h"

#include "printing/ipp.h"
#include "printing/printer_queue.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <system_error>
#include <utility>

namespace cageot {
namespace {

constexpr int connect_timeout_ms = 5000;
/// Longer than cupsd ever takes for one request: making a PPD lasts 0.7 s.
constexpr double answer_timeout_s = 30;

struct HttpClose {
    void operator()(http_t* connection) const { httpClose(connection); }
};
struct FileClose {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using Connection = std::unique_ptr<http_t, HttpClose>;

/// What httpConnect2 takes: a host name or a socket path, and a port.
struct Target {
    std::string host;
    int port = 0;
};

Target parse_address(const std::string& address)
{
    if (address.empty())
        return {cupsServer(), ippPort()};
    const std::size_t colon = address.rfind(':');
    if (address.front() == '/' || colon == std::string::npos || address.back() == ']')
        return {address, ippPort()};
    Target target{address.substr(0, colon), ippPort()};
    std::from_chars(address.data() + colon + 1, address.data() + address.size(), target.port);
    if (target.host.size() > 2 && target.host.front() == '[')
        target.host = target.host.substr(1, target.host.size() - 2);
    return target;
}

/// libcups would ask for a password on the terminal.
const char* no_password(const char*, http_t*, const char*, const char*, void*)
{
    return nullptr;
}

int give_up(http_t*, void*)
{
    return 0;
}

Connection connect(const CupsServer& server)
{
    cupsSetPasswordCB2(no_password, nullptr);
    const Target target = parse_address(server.address());
    Connection connection(httpConnect2(target.host.c_str(), target.port, nullptr, AF_UNSPEC,
                                       cupsEncryption(), 1, connect_timeout_ms, nullptr));
    if (!connection)
        throw PrintingError("Le serveur d'impression «" + server.shown_address() +
                                "» ne répond pas: démarrez CUPS puis recommencez.",
                            false);
    httpSetTimeout(connection.get(), answer_timeout_s, give_up, nullptr);
    return connection;
}

bool is_administration(const Ipp& request)
{
    const ipp_op_t operation = ippGetOperation(request.get());
    return operation == IPP_OP_CUPS_ADD_MODIFY_PRINTER || operation == IPP_OP_RESUME_PRINTER;
}

/// Posts a request of administration, and proves who we are when CUPS wants to know: as root or a
/// member of its SystemGroup, over the socket file.
Ipp administer(const Connection& connection, Ipp request)
{
    return Ipp(cupsDoRequest(connection.get(), request.release(), "/admin/"));
}

/// Posts `request` and `document` in one go, without the second try that cupsDoRequest makes.
Ipp post(const Connection& connection, Ipp request, std::string_view document)
{
    const char* resource = "/";
    const std::size_t length = ippLength(request.get()) + document.size();
    if (cupsSendRequest(connection.get(), request.get(), resource, length) != HTTP_STATUS_CONTINUE)
        return nullptr;
    if (!document.empty() && cupsWriteRequestData(connection.get(), document.data(),
                                                  document.size()) != HTTP_STATUS_CONTINUE)
        return nullptr;
    return Ipp(cupsGetResponse(connection.get(), resource));
}

/// A file that the scheduler serves.
std::optional<std::string> fetch(const CupsServer& server, const std::string& path)
{
    const Connection connection = connect(server);
    const std::unique_ptr<std::FILE, FileClose> file(std::tmpfile());
    if (!file)
        throw std::system_error(errno, std::generic_category(), "cannot make a temporary file");
    if (cupsGetFd(connection.get(), path.c_str(), fileno(file.get())) != HTTP_STATUS_OK)
        return std::nullopt;
    // With WebInterface No, cupsd 2.4.2 answers for a file that it has not with a page that says so.
    const char* type = httpGetField(connection.get(), HTTP_FIELD_CONTENT_TYPE);
    if (type != nullptr && std::string_view(type).starts_with("text/html"))
        return std::nullopt;
    std::rewind(file.get());
    std::string content;
    std::array<char, 4096> buffer{};
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get()))
        content.append(buffer.data(), count);
    return content;
}

} // namespace

CupsServer::CupsServer(std::string address)
    : address_(std::move(address))
{
}

std::string CupsServer::shown_address() const
{
    return address_.empty() ? "CUPS" : address_;
}

bool CupsServer::is_local() const
{
    const Target target = parse_address(address_);
    const std::string_view host = target.host;
    return host.starts_with('/') || host == "localhost" || host.starts_with("127.") ||
           host == "::1";
}

std::optional<std::string> CupsServer::configuration_file(const std::string& name) const
{
    return fetch(*this, "/admin/conf/" + name);
}

std::optional<std::string> CupsServer::driver_file(const PrinterName& printer) const
{
    return fetch(*this, "/printers/" + printer.value + ".ppd");
}

Ipp ask(const CupsServer& server, Ipp request, std::string_view document)
{
    const Connection connection = connect(server);
    Ipp answer = is_administration(request) ? administer(connection, std::move(request))
                                            : post(connection, std::move(request), document);
    if (answer)
        return answer;
    // No limit is set to a document, so its disk is the limit.
    if (httpGetStatus(connection.get()) == HTTP_STATUS_REQUEST_TOO_LARGE)
        throw PrintingError("Le disque du serveur d'impression est plein: libérez de la place dans "
                            "/var/spool/cups, l'impression reprendra seule.",
                            false);
    // An HTTP status of refusal is an answer too; anything else means that it was lost on its way.
    const bool refused = httpGetStatus(connection.get()) >= HTTP_STATUS_BAD_REQUEST;
    // Null when the connection was reset before anything came (libcups 2.4.2).
    const char* words = cupsLastErrorString();
    const std::string why = words != nullptr ? words : "connexion coupée";
    throw PrintingError("Le serveur d'impression «" + server.shown_address() +
                            (refused ? "» refuse la demande (" : "» n'a pas répondu (") + why +
                            "): vérifiez-le avec «cageot doctor».",
                        !refused);
}

} // namespace cageot
