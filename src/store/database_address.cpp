#include "store/database_address.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <stdexcept>

namespace cageot {
namespace {

constexpr std::string_view scheme = "postgresql://";
constexpr std::array<std::string_view, 6> encryptions = {"disable", "allow",     "prefer",
                                                         "require", "verify-ca", "verify-full"};

/// Why an address is none, for people.
class Fault : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

std::optional<int> number(std::string_view digits, int base)
{
    int value = 0;
    const char* end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, value, base);
    return parsed.ec == std::errc() && parsed.ptr == end && digits.front() != '-'
               ? std::optional(value)
               : std::nullopt;
}

std::string percent_decoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded += text[at];
            continue;
        }
        const std::string_view digits = text.substr(at + 1, 2);
        const auto byte = digits.size() == 2 ? number(digits, 16) : std::nullopt;
        if (!byte)
            throw Fault("derrière chaque % de l'adresse de la base, écrivez deux chiffres: «%25» "
                        "est un %.");
        decoded += static_cast<char>(*byte);
        at += 2;
    }
    // Poco parts what it is told at spaces (Poco 1.11), and no name has control characters.
    if (std::any_of(decoded.begin(), decoded.end(),
                    [](unsigned char c) { return c <= ' ' || c == 0x7F; }))
        throw Fault("l'adresse de la base et son mot de passe ne peuvent contenir ni espace ni "
                    "retour à la ligne: changez-les.");
    return decoded;
}

/// What stands before `separator`, which `rest` then begins behind; all of it without one.
std::string_view take_until(std::string_view& rest, char separator)
{
    const std::size_t at = rest.find(separator);
    const std::string_view taken = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
    return taken;
}

bool is_schema(const std::string& name)
{
    return !name.empty() && name.size() <= 63 && !(name[0] >= '0' && name[0] <= '9') &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos &&
           !name.starts_with("pg_");
}

void read_option(std::string_view key, const std::string& value, DatabaseAddress& address)
{
    if (key == "schema") {
        if (!is_schema(value))
            throw Fault("«schema» est fait de lettres minuscules, de chiffres et de _, par exemple "
                        "«cageot_villegailhenc».");
        address.schema = value;
    } else if (key == "sslmode") {
        if (std::find(encryptions.begin(), encryptions.end(), value) == encryptions.end())
            throw Fault("«sslmode» est disable, allow, prefer, require, verify-ca ou verify-full.");
        address.encryption = value;
    } else {
        throw Fault("derrière le ? de l'adresse de la base, Cageot ne connaît que «schema» et "
                    "«sslmode».");
    }
}

void read_place(std::string_view place, DatabaseAddress& address)
{
    if (place.starts_with('[')) { // an IPv6 address has colons of its own
        const std::size_t end = place.find(']');
        if (end == std::string_view::npos)
            throw Fault("dans l'adresse de la base, il manque «]» derrière le serveur.");
        address.host = percent_decoded(place.substr(1, end - 1));
        place = place.substr(end + 1);
        if (!place.empty() && place[0] != ':')
            throw Fault("dans l'adresse de la base, écrivez «:» et le port derrière «]».");
        place = place.substr(std::min<std::size_t>(place.size(), 1));
    } else {
        address.host = percent_decoded(take_until(place, ':'));
    }
    if (place.empty())
        return;
    const auto port = number(place, 10);
    if (!port || *port < 1 || *port > 65535)
        throw Fault("le port de la base est un nombre de 1 à 65535, d'habitude 5432.");
    address.port = *port;
}

DatabaseAddress parse(std::string_view url)
{
    if (!url.starts_with(scheme))
        throw Fault("écrivez l'adresse de la base comme «postgresql://cageot@serveur/cageot».");
    std::string_view options = url.substr(scheme.size());
    std::string_view name = take_until(options, '?');
    std::string_view place = take_until(name, '/');
    DatabaseAddress address;
    if (const std::size_t at = place.rfind('@'); at != std::string_view::npos) {
        std::string_view password = place.substr(0, at);
        address.user = percent_decoded(take_until(password, ':'));
        address.password = percent_decoded(password);
        place = place.substr(at + 1);
    }
    read_place(place, address);
    address.name = percent_decoded(name);
    if (address.name.empty())
        throw Fault("il manque le nom de la base: écrivez par exemple "
                    "«postgresql://cageot@serveur/cageot».");
    while (!options.empty()) {
        std::string_view option = take_until(options, '&');
        const std::string_view key = take_until(option, '=');
        read_option(key, percent_decoded(option), address);
    }
    return address;
}

} // namespace

DatabaseAddressReading parse_database_url(std::string_view url)
{
    try {
        return {parse(url), {}};
    } catch (const Fault& fault) {
        return {{}, fault.what()};
    }
}

std::string to_string(const DatabaseAddress& address)
{
    std::string text(scheme);
    if (!address.user.empty())
        text += address.user + "@";
    text += address.host.find(':') == std::string::npos ? address.host : "[" + address.host + "]";
    if (address.port != 5432)
        text += ":" + std::to_string(address.port);
    return text + "/" + address.name + "?schema=" + address.schema;
}

} // namespace cageot
