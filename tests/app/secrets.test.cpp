#include "app/secrets.h"

#include "app/surroundings.h"
#include "program.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"

#include <cstdlib>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;
constexpr fs::perms own = fs::perms::owner_read | fs::perms::owner_write;
constexpr const char* secret = "clef-que-personne-ne-doit-lire";

/// What systemd tells a service of its credentials, while this lives.
class Credentials {
public:
    explicit Credentials(const fs::path& folder)
    {
        ::setenv("CREDENTIALS_DIRECTORY", folder.c_str(), 1);
    }
    ~Credentials() { ::unsetenv("CREDENTIALS_DIRECTORY"); }
    Credentials(const Credentials&) = delete;
    Credentials& operator=(const Credentials&) = delete;
};

struct Secrets {
    Secrets()
    {
        config.folder = folder.path();
        config.depot.shop.emplace();
        config.shop_key = "clef";
    }
    fs::path write(const fs::path& path, std::string_view text, fs::perms perms = own) const
    {
        fs::create_directories(path.parent_path());
        write_text(path, text);
        fs::permissions(path, perms);
        return path;
    }
    std::string refusal()
    {
        return message_of([&] { load_secrets(config); });
    }
    const std::string& key() const { return config.depot.shop->server.key; }

    TemporaryFolder folder;
    fs::path file = folder.path() / "clef";
    Config config;
};

} // namespace

TEST_CASE("key and password are read beside the config, without the end of their line", "[app]")
{
    Secrets secrets;
    secrets.config.depot.mail.emplace();
    secrets.config.mail_password = "courriel/mdp";
    secrets.write(secrets.file, std::string(secret) + "\r\n");
    secrets.write(secrets.folder.path() / "courriel/mdp", "mot de passe", fs::perms::owner_read);
    load_secrets(secrets.config);
    CHECK(secrets.key() == secret);
    CHECK(secrets.config.depot.mail->server.password == "mot de passe");
}

TEST_CASE("the password of the database may stand in a file of its own", "[app]")
{
    Secrets secrets;
    Config& config = secrets.config;
    load_database_password(config); // SQLite has none
    config.depot.database = parse_database_url("postgresql://u@h/n").address;
    load_database_password(config);
    CHECK(config.depot.database->password.empty());
    config.database_password = "base";
    CHECK_THAT(message_of([&] { load_database_password(config); }),
               ContainsSubstring("le mot de passe de la base de données"));
    secrets.write(secrets.folder.path() / "base", "mot:de@passe\n");
    load_database_password(config);
    CHECK(config.depot.database->password == "mot:de@passe");
    secrets.write(secrets.folder.path() / "base", "mot de passe\n");
    CHECK_THAT(message_of([&] { load_database_password(config); }),
               ContainsSubstring("ne peut pas contenir d'espace: changez-le") &&
                   !ContainsSubstring("mot de passe\n"));
}

TEST_CASE("a config that names no secret needs no file", "[app]")
{
    Config config;
    load_secrets(config);
    config.depot.mail.emplace();
    load_secrets(config);
    CHECK(config.depot.mail->server.password.empty());
}

TEST_CASE("a secret that is not there is named with the next step", "[app]")
{
    Secrets secrets;
    CHECK(secrets.refusal() == "Il n'y a pas de fichier «" + secrets.file.string() +
                                   "» pour la clé de la boutique: faites-le, lisible par vous "
                                   "seul.");
    fs::create_directory(secrets.file);
    CHECK_THAT(secrets.refusal(), ContainsSubstring("Il n'y a pas de fichier"));
    CHECK_THROWS_AS(load_secrets(secrets.config), UsageError);
}

TEST_CASE("a secret that others may read is refused, and never shown", "[app]")
{
    using enum fs::perms;
    for (const fs::perms more : {group_read, others_read, group_write, others_exec}) {
        Secrets secrets;
        secrets.write(secrets.file, secret, own | more);
        CHECK(secrets.refusal() == "D'autres peuvent lire le fichier «" + secrets.file.string() +
                                       "»: lancez «chmod 600 " + secrets.file.string() + "».");
        CHECK(secrets.key().empty());
    }
}

TEST_CASE("a secret is one line, and what else stands there is never shown", "[app]")
{
    for (const std::string text : {"", "\n", "  \r\n", "clef-que\nclef-que", "clef-que\r\nx\n"}) {
        CAPTURE(text);
        Secrets secrets;
        secrets.write(secrets.file, text);
        const std::string refusal = secrets.refusal();
        CHECK(refusal == "Le fichier «" + secrets.file.string() +
                             "» doit tenir en une ligne: la clé de la boutique.");
        CHECK_THAT(refusal, !ContainsSubstring("clef-que"));
    }
}

TEST_CASE("what systemd brings comes first, and its folder is guarded by systemd", "[app]")
{
    Secrets secrets;
    const Credentials credentials(secrets.folder.path() / "run");
    secrets.write(secrets.file, "celle-du-dossier");
    load_secrets(secrets.config); // systemd brings none of this name
    CHECK(secrets.key() == "celle-du-dossier");
    secrets.write(secrets.folder.path() / "run/clef", secret, own | fs::perms::group_read);
    load_secrets(secrets.config);
    CHECK(secrets.key() == secret);
}

TEST_CASE("a path is no name of a credential: its file must be ours alone", "[app]")
{
    Secrets secrets;
    const Credentials credentials(secrets.folder.path() / "run");
    const fs::path file =
        secrets.write(secrets.folder.path() / "run/clef", secret, own | fs::perms::others_read);
    secrets.config.shop_key = file.string();
    CHECK_THAT(secrets.refusal(), ContainsSubstring("D'autres peuvent lire"));
    secrets.config.shop_key = "../run/clef";
    CHECK_THAT(secrets.refusal(), ContainsSubstring("Il n'y a pas de fichier"));
}

TEST_CASE("every secret that cannot be read is found, not only the first", "[app]")
{
    Secrets secrets;
    secrets.config.depot.mail.emplace();
    secrets.config.mail_password = "mdp";
    secrets.write(secrets.folder.path() / "mdp", "a\nb");
    const std::vector<Finding> findings = read_secrets(secrets.config);
    REQUIRE(findings.size() == 2);
    CHECK(has_error(findings));
    CHECK_THAT(findings[0].message, ContainsSubstring("la clé de la boutique"));
    CHECK_THAT(findings[1].message, ContainsSubstring("le mot de passe du courriel"));
}

TEST_CASE("the programs say what is wrong with the key's file, without what is in it", "[app]")
{
    const TestDepot depot("[ofn]\nurl = \"http://127.0.0.1:1\"\nhub = 1204\nkey = \"clef\"");
    const fs::path file = depot.folder.path() / "clef";
    write_text(file, std::string(secret) + "\n" + secret);
    fs::permissions(file, own);
    for (const char* command : {"fetch", "serve"}) {
        CAPTURE(command);
        const Outcome outcome = depot.run({command});
        CHECK(outcome.status == 2);
        CHECK(outcome.out == "");
        CHECK(outcome.err == "cageot: Le fichier «" + file.string() +
                                 "» doit tenir en une ligne: la clé de la boutique.\n");
    }
}
