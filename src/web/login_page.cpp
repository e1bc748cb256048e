// Coming in and going out.

#include "web/access.h"
#include "web/pages.h"
#include "web/request_checks.h"
#include "web/tries.h"

#include "base/text.h"
#include "depot/care.h"
#include "depot/coordinators.h"

#include <chrono>
#include <iostream>

namespace cageot {
namespace {

constexpr auto patience = std::chrono::seconds(5);

std::pair<std::string, std::string> cookie(const std::string& secret, bool secure)
{
    return {"Set-Cookie", std::string(login_cookie(secure)) + "=" + secret +
                              "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" +
                              std::to_string(secret.empty() ? 0 : login_length / 1000) +
                              (secure ? "; Secure" : "")};
}

/// A page of ours to go on with; anything else is the board.
std::string next_of(const std::string& wanted)
{
    const bool ours = wanted.starts_with('/') && !wanted.starts_with("//") &&
                      wanted.find_first_of("\\\r\n") == std::string::npos;
    return ours ? wanted : "/";
}

HttpResponse form(Site& site, const HttpRequest& request, const std::string& next,
                  const std::string& fault = {}, const std::string& name = {})
{
    Fields fields = site.page(request, "Entrer");
    fields.set("next", next);
    fields.set("name", name);
    if (!fault.empty())
        fields.set("fault", fault);
    HttpResponse response = html("login", std::move(fields));
    if (!fault.empty())
        response.status = 422;
    return response;
}

HttpResponse account_form(Site& site, const HttpRequest& request, int status,
                          const std::string& fault)
{
    Fields fields = site.page(request, "Mot de passe");
    fields.set("least", std::to_string(shortest_password));
    if (!fault.empty())
        fields.set("fault", fault);
    HttpResponse response = html("account", std::move(fields));
    response.status = status;
    return response;
}

std::string too_many_tries(UtcMs wait)
{
    const UtcMs minutes = (wait + 59'999) / 60'000;
    return "Trop d’essais: attendez " + std::to_string(minutes) +
           (minutes == 1 ? " minute" : " minutes") + ", puis recommencez.";
}

/// Of name and visitor, whichever waits longer.
UtcMs wait_of(Site& site, const std::string& name, const std::string& from)
{
    const UtcMs now = site.depot().now();
    return std::max(site.tries().wait("name " + name, now), site.tries().wait("from " + from, now));
}

} // namespace

HttpResponse login_page(Site& site, const HttpRequest& request)
{
    const std::string next = next_of(field(request.query, "next"));
    if (request.visitor.is_coordinator || !site.asks_who())
        return see(next);
    return form(site, request, next);
}

HttpResponse enter(Site& site, const HttpRequest& request)
{
    check_token(request);
    const std::string next = next_of(field(request.form, "next"));
    const std::string name = folded_text(field(request.form, "name"));
    if (const UtcMs wait = wait_of(site, name, request.from); wait > 0) {
        HttpResponse response = form(site, request, next, too_many_tries(wait), name);
        response.status = 429;
        response.headers.emplace_back("Retry-After", std::to_string((wait + 999) / 1000));
        return response;
    }
    const auto place = site.hashing(patience);
    if (!place.owns_lock())
        throw HttpRefusal(503, "Beaucoup de monde entre à la fois: recommencez.");
    const auto secret = log_in(site.depot(), name, field(request.form, "password"));
    if (!secret) {
        const UtcMs now = site.depot().now();
        std::cerr << "web: a login from " + request.from + " is refused\n" << std::flush;
        site.tries().failed("name " + name, now);
        site.tries().failed("from " + request.from, now);
        return form(site, request, next,
                    "Ce nom et ce mot de passe ne vont pas ensemble: recommencez.", name);
    }
    site.tries().succeeded("name " + name);
    site.tries().succeeded("from " + request.from);
    if (!request.cookie.empty()) // another one for each time
        log_out(site.depot(), request.cookie);
    HttpResponse response = see(next);
    response.headers.push_back(cookie(*secret, request.is_secure));
    return response;
}

HttpResponse leave(Site& site, const HttpRequest& request)
{
    check_token(request);
    log_out(site.depot(), request.cookie);
    HttpResponse response = see("/login");
    response.headers.push_back(cookie("", request.is_secure));
    response.headers.emplace_back("Clear-Site-Data", "\"cache\"");
    return response;
}

HttpResponse account_page(Site& site, const HttpRequest& request)
{
    return account_form(site, request, 200, {});
}

HttpResponse change_password(Site& site, const HttpRequest& request)
{
    check_token(request);
    const std::string& name = request.visitor.name;
    if (const UtcMs wait = wait_of(site, name, request.from); wait > 0)
        return account_form(site, request, 429, too_many_tries(wait));
    const std::string wanted = field(request.form, "password");
    if (wanted != field(request.form, "again"))
        return account_form(
            site, request, 422,
            "Les deux nouveaux mots de passe diffèrent: écrivez deux fois le même.");
    const auto place = site.hashing(patience);
    if (!place.owns_lock())
        throw HttpRefusal(503, "Beaucoup de monde entre à la fois: recommencez.");
    if (!is_password_of(site.depot(), name, field(request.form, "old"))) {
        site.tries().failed("name " + name, site.depot().now());
        return account_form(site, request, 422,
                            "Ce n’est pas votre mot de passe d’aujourd’hui: recommencez.");
    }
    try {
        set_password(site.depot(), name, wanted);
    } catch (const CoordinatorRefused& refused) {
        return account_form(site, request, 422, refused.what());
    }
    tell_deed(site.depot(), name, "Mot de passe changé", {}, {});
    HttpResponse response = see("/");
    if (const auto secret = log_in(site.depot(), name, wanted))
        response.headers.push_back(cookie(*secret, request.is_secure));
    return response;
}

} // namespace cageot
