#include "app/secrets.h"

#include "app/surroundings.h"
#include "base/text.h"
#include "source/drop_folder.h"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace cageot {
namespace {

namespace fs = std::filesystem;

/// systemd's file of this name; nothing when it brings none. A path is no name of a credential.
fs::path credential(const std::string& name)
{
    const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
    if (folder == nullptr || fs::path(name).filename() != name)
        return {};
    const fs::path file = fs::path(folder) / name;
    return fs::exists(file) ? file : fs::path();
}

/// Throws std::runtime_error.
std::string read_secret(const std::string& name, const fs::path& folder, std::string_view what)
{
    const fs::path by_systemd = credential(name);
    const fs::path file = by_systemd.empty() ? folder / name : by_systemd;
    const std::string shown = "«" + file.string() + "»";
    // Whoever writes the secret itself there must not find it in a log.
    if (name.size() >= 32 && name.find_first_of("./") == std::string::npos && !fs::exists(file))
        throw std::runtime_error(
            "Écrivez dans la configuration le nom d'un fichier, pas ce qu'il contient: " +
            std::string(what) + ".");
    if (!fs::is_regular_file(file))
        throw std::runtime_error("Il n'y a pas de fichier " + shown + " pour " + std::string(what) +
                                 ": faites-le, lisible par vous seul.");
    constexpr fs::perms others = fs::perms::group_all | fs::perms::others_all;
    if (by_systemd.empty() && (fs::status(file).permissions() & others) != fs::perms::none)
        throw std::runtime_error("D'autres peuvent lire le fichier " + shown +
                                 ": lancez «chmod 600 " + file.string() + "».");
    const std::string bytes = read_file(file);
    const std::string secret(trimmed(bytes));
    if (secret.empty() || secret.find_first_of("\r\n") != std::string::npos)
        throw std::runtime_error("Le fichier " + shown +
                                 " doit tenir en une ligne: " + std::string(what) + ".");
    return secret;
}

} // namespace

std::vector<Finding> read_secrets(Config& config)
{
    std::vector<Finding> findings;
    const auto read = [&](const std::string& name, std::string_view what, std::string& secret) {
        try {
            secret = read_secret(name, config.folder, what);
        } catch (const std::runtime_error& error) {
            findings.push_back({Severity::error, "configuration", 0, "", error.what()});
        }
    };
    if (config.depot.shop && !config.shop_key.empty())
        read(config.shop_key, "la clé de la boutique", config.depot.shop->server.key);
    if (config.depot.mail && !config.mail_password.empty())
        read(config.mail_password, "le mot de passe du courriel",
             config.depot.mail->server.password);
    return findings;
}

void load_database_password(Config& config)
{
    if (!config.depot.database || config.database_password.empty())
        return;
    try {
        config.depot.database->password = read_secret(config.database_password, config.folder,
                                                      "le mot de passe de la base de données");
    } catch (const std::runtime_error& error) {
        throw UsageError(error.what());
    }
    if (config.depot.database->password.find(' ') != std::string::npos)
        throw UsageError("Le mot de passe de la base de données ne peut pas contenir d'espace: "
                         "changez-le.");
}

void load_secrets(Config& config)
{
    const std::vector<Finding> findings = read_secrets(config);
    if (!findings.empty())
        throw UsageError(findings.front().message);
}

} // namespace cageot
