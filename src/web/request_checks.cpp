#include "web/request_checks.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace cageot {
namespace {

constexpr std::array<std::string_view, 3> loopback_names = {"127.0.0.1", "localhost", "[::1]"};

/// "127.0.0.1:8080". On the usual port browsers leave it out; a proxy before us has one of its own.
bool is_own_host(std::string_view host, const OwnNames& own)
{
    const std::string port = ":" + std::to_string(own.port);
    const bool usual = own.port == (own.secure ? 443 : 80);
    const auto is = [&](std::string_view name, bool bare) {
        return host == std::string(name) + port || (bare && host == name);
    };
    return std::any_of(loopback_names.begin(), loopback_names.end(),
                       [&](std::string_view name) { return is(name, usual); }) ||
           std::any_of(own.names.begin(), own.names.end(),
                       [&](const std::string& name) { return is(name, true); });
}

std::string own_address(const OwnNames& own)
{
    return (own.secure ? "https://" : "http://") +
           (own.names.empty() ? std::string(loopback_names.front()) : own.names.front()) + ":" +
           std::to_string(own.port);
}

} // namespace

void check_host(const std::vector<std::string>& hosts, const OwnNames& own)
{
    if (hosts.size() != 1)
        throw HttpRefusal(400, "Cette demande ne dit pas à qui elle s’adresse: rouvrez la page.");
    if (!is_own_host(hosts.front(), own))
        throw HttpRefusal(421, "Cette adresse n’est pas celle du dépôt: ouvrez " +
                                   own_address(own) + ".");
}

long check_length(const std::vector<std::string>& lengths,
                  const std::vector<std::string>& encodings, long max, bool needed)
{
    if (!encodings.empty())
        throw HttpRefusal(501, "Envoyez le formulaire d’un seul bloc: rouvrez la page.");
    if (lengths.empty() && needed)
        throw HttpRefusal(411, "Cet envoi ne dit pas sa longueur: rouvrez la page.");
    if (lengths.empty())
        return 0;
    const long length = lengths.size() == 1 ? parse_count(lengths.front()) : -1;
    if (length < 0)
        throw HttpRefusal(400, "Cet envoi est mal formé: rouvrez la page.");
    constexpr long mebibyte = 1024 * 1024;
    if (length > max && max >= mebibyte)
        throw HttpRefusal(413, "Ce fichier est trop gros: envoyez-en un de " +
                                   std::to_string(max / mebibyte) + " Mo au plus.");
    if (length > max)
        throw HttpRefusal(413, "Cet envoi est trop gros: rouvrez la page et recommencez.");
    return length;
}

void check_origin(const FormOrigin& from, std::string_view host)
{
    const bool own = from.fetch_site ? *from.fetch_site == "same-origin"
                     : from.origin   ? *from.origin == "http://" + std::string(host) ||
                                         *from.origin == "https://" + std::string(host)
                                   : true; // no browser: the token alone decides
    if (!own)
        throw HttpRefusal(403, "Ce formulaire vient d’une autre page: ouvrez le tableau du dépôt.");
}

void check_type(const std::optional<std::string>& content_type, const AcceptedBody& accepted)
{
    const std::string_view said = content_type ? std::string_view(*content_type) : "";
    const std::string_view type = said.substr(0, said.find(';'));
    const auto& types = accepted.types;
    if (!types.empty() && std::find(types.begin(), types.end(), type) == types.end())
        throw HttpRefusal(415, std::string(accepted.sentence));
}

bool same_token(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    int difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        difference |= a[i] ^ b[i];
    return difference == 0;
}

void check_token(const HttpRequest& request)
{
    if (!same_token(field(request.form, "token"), request.visitor.token))
        throw HttpRefusal(403, "Cette page est trop vieille: rouvrez-la et recommencez.");
}

} // namespace cageot
