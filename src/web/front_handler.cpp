#include "web/front_handler.h"

#include "web/accepted_body.h"
#include "web/access.h"
#include "web/multipart.h"
#include "web/pages.h"
#include "web/request_checks.h"
#include "web/routes.h"

#include "base/text.h"
#include "plan/json_writer.h"

#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>

#include <array>
#include <iostream>
#include <utility>

namespace cageot {
namespace {

using Poco::Net::HTTPServerRequest;
using Poco::Net::HTTPServerResponse;

/// A refused body is thrown away up to here, so that the refusal arrives before the connection
/// ends: the largest photographs of telephones.
constexpr long max_drained = 64 * 1024 * 1024;

std::vector<std::string> headers(const HTTPServerRequest& request, const std::string& name)
{
    std::vector<std::string> values;
    const auto end = request.end();
    for (auto found = request.find(name); found != end; ++found)
        if (Poco::icompare(found->first, name) == 0)
            values.push_back(found->second);
    return values;
}

std::optional<std::string> header(const HTTPServerRequest& request, const std::string& name)
{
    if (!request.has(name))
        return std::nullopt;
    return request.get(name);
}

/// Poco 1.11 shows a body that was cut off as a shorter one: the bytes are counted.
std::string read_body(HTTPServerRequest& request, long length)
{
    std::string body(static_cast<std::size_t>(length), '\0');
    if (length == 0)
        return body;
    request.stream().read(body.data(), length);
    if (request.stream().gcount() != length)
        throw HttpRefusal(400, "Cet envoi s’est arrêté en route: recommencez.");
    return body;
}

std::string bearer_of(std::string_view authorization)
{
    constexpr std::string_view scheme = "Bearer ";
    return authorization.starts_with(scheme) ? std::string(authorization.substr(scheme.size()))
                                             : "";
}

/// Of two with our name none is believed: another page of this host may have set one.
std::string cookie_of(const HTTPServerRequest& request, bool secure)
{
    const std::string name = std::string(login_cookie(secure)) + "=";
    std::string secret;
    for (const std::string& line : headers(request, "Cookie"))
        for (const std::string_view pair : split(line, ';')) {
            const std::string_view one = trimmed(pair);
            if (!one.starts_with(name))
                continue;
            if (!secret.empty())
                return {};
            secret = one.substr(name.size());
        }
    return secret;
}

/// The body becomes the fields and the files of the form.
void read_form(const std::string& type, const AcceptedBody& accepted, HttpRequest& asked)
{
    const std::string body = std::exchange(asked.body, {});
    if (accepted.files && is_multipart(type))
        read_multipart(type, body, asked);
    else
        asked.form = parse_form(body);
}

void drain(HTTPServerRequest& request)
{
    if (!request.hasContentLength())
        return;
    std::array<char, 16384> thrown_away{};
    for (long left = max_drained; left > 0 && request.stream();) {
        request.stream().read(thrown_away.data(), thrown_away.size());
        left -= request.stream().gcount();
    }
}

HttpResponse refuse(const std::string& path, int status, const std::string& sentence,
                    const std::string& id = {})
{
    if (!path.starts_with("/api/"))
        return error_page(status, sentence, id);
    JsonWriter json;
    json.begin_object();
    json.member("error", sentence);
    if (!id.empty())
        json.member("id", id);
    json.end_object();
    return {status, "application/json", json.text(), {{"Cache-Control", "no-store"}}};
}

/// What a browser shows, so that it can show another page instead.
bool is_page(const HTTPServerRequest& request)
{
    return request.getMethod() == "GET" && !request.getURI().starts_with("/api/") &&
           request.get("Accept", "text/html").find("text/html") != std::string::npos;
}

/// The log gets what happened, the visitor its number.
HttpResponse broken(const std::string& path, const std::string& what)
{
    const std::string id = random_hex(4);
    std::cerr << "web: error " + id + ": " + what + "\n" << std::flush;
    return refuse(path, 500,
                  "Quelque chose ne va pas dans le programme: réessayez, puis donnez le numéro " +
                      id + " à qui s’en occupe.",
                  id);
}

void send(const HttpResponse& answer, bool secure, HTTPServerResponse& response)
{
    response.setStatusAndReason(
        static_cast<Poco::Net::HTTPResponse::HTTPStatus>(answer.status),
        Poco::Net::HTTPResponse::getReasonForStatus(
            static_cast<Poco::Net::HTTPResponse::HTTPStatus>(answer.status)));
    response.setKeepAlive(false);
    response.set("Content-Security-Policy",
                 "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
                 "media-src 'self' blob:; connect-src 'self'; worker-src 'self'; "
                 "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    response.set("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
    if (secure)
        response.set("Strict-Transport-Security", "max-age=31536000");
    response.set("X-Content-Type-Options", "nosniff");
    response.set("X-Frame-Options", "DENY");
    // Not no-referrer: with that, browsers say "Origin: null" of our own forms.
    response.set("Referrer-Policy", "same-origin");
    response.set("Cross-Origin-Opener-Policy", "same-origin");
    response.set("Cross-Origin-Resource-Policy", "same-origin");
    for (const auto& [name, value] : answer.headers)
        response.set(name, value);
    if (!answer.content_type.empty())
        response.setContentType(answer.content_type);
    response.sendBuffer(answer.body.data(), answer.body.size());
}

} // namespace

HttpResponse FrontHandler::answer_checked(HTTPServerRequest& request)
{
    check_host(headers(request, "Host"), own_);
    HttpRequest asked;
    asked.method = request.getMethod() == "HEAD" ? "GET" : request.getMethod();
    const bool posted = asked.method == "POST";
    asked.path = request.getURI().substr(0, request.getURI().find('?'));
    const AcceptedBody& accepted = accepted_body(asked.path);
    const long length = check_length(headers(request, "Content-Length"),
                                     headers(request, "Transfer-Encoding"), accepted.max, posted);
    asked.body = read_body(request, length);
    if (auto* its = dynamic_cast<Poco::Net::HTTPServerRequestImpl*>(&request))
        connections_.note_read(its->socket());
    if (posted && accepted.from_pages)
        check_origin({header(request, "Sec-Fetch-Site"), header(request, "Origin")},
                     request.get("Host", ""));
    if (posted)
        check_type(header(request, "Content-Type"), accepted);
    if (posted && accepted.form)
        read_form(request.get("Content-Type", ""), accepted, asked);
    const std::string& uri = request.getURI();
    const std::size_t question = std::min(uri.find('?'), uri.size());
    if (question < uri.size())
        asked.query = parse_form(std::string_view(uri).substr(question + 1));
    asked.if_none_match = request.get("If-None-Match", "");
    asked.host = request.get("Host", "");
    asked.bearer = bearer_of(request.get("Authorization", ""));
    asked.from = request.clientAddress().host().toString();
    asked.is_local = request.clientAddress().host().isLoopback();
    asked.is_secure = own_.secure;
    asked.cookie = cookie_of(request, own_.secure);
    return answer(site_, std::move(asked));
}

void FrontHandler::handleRequest(HTTPServerRequest& request, HTTPServerResponse& response)
{
    HttpResponse answered;
    try {
        answered = answer_checked(request);
    } catch (const HttpRefusal& refusal) {
        answered = refusal.status() == 401 && is_page(request)
                       ? see("/login?next=" + encode(request.getURI()))
                       : refuse(request.getURI(), refusal.status(), refusal.what());
        if (!refusal.allow.empty())
            answered.headers.emplace_back("Allow", refusal.allow);
    } catch (const Poco::Exception& error) {
        answered = broken(request.getURI(), error.displayText());
    } catch (const std::exception& error) {
        answered = broken(request.getURI(), error.what());
    }
    try {
        if (answered.status >= 400)
            drain(request);
        send(answered, own_.secure, response);
    } catch (const Poco::Exception&) {
        response.setKeepAlive(false); // the visitor went away
    }
}

} // namespace cageot
