#include "depot/coordinators.h"

#include "base/text.h"
#include "depot/archive.h"
#include "depot/job_pages.h"

#include <crack.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <stdexcept>

namespace cageot {
namespace {

constexpr unsigned long long hash_operations = crypto_pwhash_OPSLIMIT_INTERACTIVE;
/// A shorter name stands in many passwords by chance.
constexpr std::size_t least_of_name = 3;
constexpr std::size_t hash_memory = crypto_pwhash_MEMLIMIT_INTERACTIVE;

std::string name_of(const std::string& typed)
{
    return folded_text(typed);
}

std::string hash_of(const std::string& password)
{
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (sodium_init() < 0 || crypto_pwhash_str(hash.data(), password.data(), password.size(),
                                               hash_operations, hash_memory) != 0)
        throw std::runtime_error("Il manque de mémoire pour un mot de passe: fermez d'autres "
                                 "programmes, puis réessayez.");
    return hash.data();
}

bool is_hash_of(const std::string& hash, const std::string& password)
{
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

/// Without the digits and signs that people put around a word: "password" of "password1234!".
std::string core_of(const std::string& password)
{
    const auto is_letter = [](char letter) {
        return (letter | 0x20) >= 'a' && (letter | 0x20) <= 'z';
    };
    const auto first = std::find_if(password.begin(), password.end(), is_letter);
    const auto last = std::find_if(password.rbegin(), password.rend(), is_letter).base();
    return first < last ? std::string(first, last) : std::string();
}

/// Among the words that are tried first, or made of too few letters.
bool is_easily_guessed(const std::string& password, const std::string& name)
{
    static std::mutex one_at_a_time; // cracklib 2.9 is not made for threads
    const std::lock_guard lock(one_at_a_time);
    const auto is_known = [&](const std::string& word) {
        return FascistCheckUser(word.c_str(), GetDefaultCracklibDict(), name.c_str(), nullptr) !=
               nullptr;
    };
    return is_known(password) || is_known(core_of(password)) ||
           (name.size() >= least_of_name && folded_text(password).find(name) != std::string::npos);
}

std::vector<std::string> faults_in(const std::string& name, const std::string& password)
{
    std::vector<std::string> faults;
    if (!is_plain_id(name))
        faults.push_back("Un coordinateur s'appelle par 1 à 64 lettres, chiffres, - ou _: par "
                         "exemple «marie».");
    const std::size_t length = to_code_points(password).size();
    if (length < shortest_password || length > longest_password)
        faults.push_back("Un mot de passe a " + std::to_string(shortest_password) + " à " +
                         std::to_string(longest_password) +
                         " signes: prenez quatre mots sans rapport entre eux.");
    else if (is_easily_guessed(password, name))
        faults.push_back("Ce mot de passe se devine: prenez quatre mots sans rapport entre eux.");
    return faults;
}

std::optional<StoredCoordinator> find_coordinator(Depot& depot, std::string_view name)
{
    for (StoredCoordinator& coordinator : depot.store().coordinators())
        if (coordinator.name == name)
            return std::move(coordinator);
    return std::nullopt;
}

UnknownName unknown(const std::string& name)
{
    return UnknownName("Pas de coordinateur «" + name + "»: «cageot coordinator list» les nomme.");
}

/// Nothing when the coordinator is gone.
std::optional<std::string> begin(Depot& depot, const std::string& name, bool program, UtcMs length)
{
    const std::string secret = new_key().value + new_key().value;
    const StoredLogin login{sha256_hex(secret), name, program, depot.now(), depot.now() + length};
    if (!depot.store().begin_login(login))
        return std::nullopt;
    return secret;
}

} // namespace

void set_password(Depot& depot, const std::string& typed, const std::string& password)
{
    const std::string name = name_of(typed);
    if (std::vector<std::string> faults = faults_in(name, password); !faults.empty())
        throw CoordinatorRefused(std::move(faults));
    StoredCoordinator coordinator{name, hash_of(password), 0, depot.now()};
    for (;;) { // until nobody changes it at the same moment
        const StoredCoordinator found = find_coordinator(depot, name).value_or(StoredCoordinator{});
        coordinator.made_at = found.name.empty() ? depot.now() : found.made_at;
        if (depot.store().save_coordinator(found, coordinator))
            return;
    }
}

void remove_coordinator(Depot& depot, const std::string& typed)
{
    if (!depot.store().forget_coordinator(name_of(typed)))
        throw unknown(typed);
}

bool has_coordinators(Depot& depot)
{
    return !depot.store().coordinators().empty();
}

bool is_password_of(Depot& depot, const std::string& name, const std::string& password)
{
    static const std::string nobodys = hash_of("nobody's");
    const auto coordinator = find_coordinator(depot, name_of(name));
    // A longer one is nobody's and would only take time.
    return password.size() <= 4 * longest_password &&
           is_hash_of(coordinator ? coordinator->password : nobodys, password) && coordinator;
}

std::optional<std::string> log_in(Depot& depot, const std::string& name,
                                  const std::string& password)
{
    if (!is_password_of(depot, name, password))
        return std::nullopt;
    return begin(depot, name_of(name), false, login_length);
}

std::string new_program_key(Depot& depot, const std::string& typed)
{
    auto key = begin(depot, name_of(typed), true, key_length);
    if (!key)
        throw unknown(typed);
    return std::move(*key);
}

std::optional<std::string> coordinator_of(Depot& depot, std::string_view secret)
{
    if (secret.empty())
        return std::nullopt;
    const auto login = depot.store().find_login(sha256_hex(std::string(secret)));
    if (!login || login->until < depot.now())
        return std::nullopt;
    // After a restore its coordinator may be gone, or have another password.
    const auto coordinator = find_coordinator(depot, login->coordinator);
    if (!coordinator || coordinator->changed_at > login->begun_at)
        return std::nullopt;
    return login->coordinator;
}

void log_out(Depot& depot, std::string_view secret)
{
    depot.store().end_login(sha256_hex(std::string(secret)));
}

} // namespace cageot
