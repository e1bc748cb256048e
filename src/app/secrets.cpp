#include "app/secrets.h"

#include "app/surroundings.h"
#include "base/text.h"
#include "source/drop_folder.h"

#include <cstdlib>
#include <filesystem>

namespace cageot {
namespace {

namespace fs = std::filesystem;

std::string read_secret(const std::string& name, const fs::path& folder, std::string_view what)
{
    const char* credentials = std::getenv("CREDENTIALS_DIRECTORY");
    fs::path file = folder / name;
    const bool by_systemd = credentials != nullptr && fs::exists(fs::path(credentials) / name);
    if (by_systemd)
        file = fs::path(credentials) / name;
    if (!fs::is_regular_file(file))
        throw UsageError("Il n'y a pas de fichier «" + file.string() + "» pour " +
                         std::string(what) + ": faites-le, lisible par vous seul.");
    constexpr fs::perms others = fs::perms::group_all | fs::perms::others_all;
    if (!by_systemd && (fs::status(file).permissions() & others) != fs::perms::none)
        throw UsageError("D'autres peuvent lire le fichier «" + file.string() +
                         "»: lancez «chmod 600 " + file.string() + "».");
    const std::string bytes = read_file(file);
    const std::string secret(trimmed(bytes));
    if (secret.empty() || secret.find_first_of("\r\n") != std::string::npos)
        throw UsageError("Le fichier «" + file.string() +
                         "» doit tenir en une ligne: " + std::string(what) + ".");
    return secret;
}

} // namespace

void load_secrets(Config& config)
{
    if (config.depot.shop && !config.shop_key.empty())
        config.depot.shop->server.key =
            read_secret(config.shop_key, config.folder, "la clé de la boutique");
    if (config.depot.mail && !config.mail_password.empty())
        config.depot.mail->server.password =
            read_secret(config.mail_password, config.folder, "le mot de passe du courriel");
}

} // namespace cageot
