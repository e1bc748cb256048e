#include "app/shop_config.h"

#include <limits>

namespace cageot {
namespace {

const TomlWords<MailSecurity> security_words = {
    {"starttls", MailSecurity::starttls}, {"tls", MailSecurity::tls}, {"none", MailSecurity::none}};
constexpr UtcMs minute = 60'000;

std::optional<WeeklyTime> weekly_time(TomlTable& table, std::string_view key,
                                      std::string_view example)
{
    const std::string text = table.text(key);
    const auto time = parse_weekly_time(text);
    if (!time && !text.empty())
        table.fault(key,
                    "écrivez un jour et une heure, par exemple \"" + std::string(example) + "\".",
                    table.find(key));
    return time;
}

bool is_this_machine(const std::string& host)
{
    return host == "localhost" || host == "127.0.0.1" || host == "::1";
}

/// 16 characters cannot be guessed; only what stands in a URL as it is.
bool is_hook(const std::string& text)
{
    return text.size() >= 16 && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz"
                                                       "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                       "0123456789-_") == std::string::npos;
}

} // namespace

void read_shop(TomlTable& table, Config& config)
{
    WatchedShop shop;
    shop.server.url = table.text("url");
    if (shop.server.url.empty())
        table.fault("url",
                    "écrivez l'adresse de la boutique, par exemple \"https://coopcircuits.fr\".",
                    table.find("url"));
    else if (const std::string fault = url_fault(shop.server.url); !fault.empty())
        table.fault("url", fault, table.find("url"));
    shop.hub = table.whole("hub", 0, 1, std::numeric_limits<int>::max());
    if (shop.hub == 0 && table.find("hub") == nullptr)
        table.fault("hub", "écrivez le numéro de la boutique chez Open Food Network.");
    config.shop_key = table.text("key");
    if (config.shop_key.empty())
        table.fault("key", "écrivez le nom du fichier qui contient la clé de la boutique.",
                    table.find("key"));
    shop.server.authorities = table.text("authorities");
    if (shop.server.authorities.is_relative() && !shop.server.authorities.empty())
        shop.server.authorities = config.folder / shop.server.authorities;
    shop.rules.opens = weekly_time(table, "opens", "samedi 08:00");
    shop.rules.closes = weekly_time(table, "closes", "lundi 20:00");
    shop.rules.before_print = weekly_time(table, "before_print", "jeudi 05:30");
    shop.rules.grace = table.whole("grace", 10, 0, 24 * 60) * minute;
    shop.rules.settle = table.whole("settle", 30, 1, 24 * 60) * minute;
    shop.rules.follow = table.whole("follow", 64, 1, 14 * 24) * 60 * minute;
    shop.hook = table.text("hook");
    if (!shop.hook.empty() && !is_hook(shop.hook))
        table.fault("hook",
                    "écrivez au moins 16 lettres et chiffres au hasard: c'est le secret de "
                    "l'adresse.",
                    table.find("hook"));
    config.depot.shop = std::move(shop);
}

void read_mail(TomlTable& table, Config& config)
{
    Correspondence mail;
    mail.server.host = table.text("server");
    if (mail.server.host.empty())
        table.fault("server", "écrivez le nom du serveur de courriel.", table.find("server"));
    mail.server.security = table.word("security", security_words, MailSecurity::starttls);
    if (mail.server.security == MailSecurity::none && !is_this_machine(mail.server.host))
        table.fault("security",
                    "sans chiffrement, le serveur ne peut être que cette machine: écrivez "
                    "\"starttls\" ou \"tls\".",
                    table.find("security"));
    mail.server.port = table.whole("port",
                                   mail.server.security == MailSecurity::starttls ? 587
                                   : mail.server.security == MailSecurity::tls    ? 465
                                                                                  : 25,
                                   1, 65535);
    mail.server.user = table.text("user");
    config.mail_password = table.text("password");
    if (config.mail_password.empty() && !mail.server.user.empty())
        table.fault("password",
                    "écrivez le nom du fichier qui contient le mot de passe de «" +
                        mail.server.user + "».",
                    table.find("password"));
    mail.server.authorities = table.text("authorities");
    if (mail.server.authorities.is_relative() && !mail.server.authorities.empty())
        mail.server.authorities = config.folder / mail.server.authorities;
    mail.from = table.text("from");
    if (mail.from.find('@') == std::string::npos)
        table.fault("from", "écrivez l'adresse de l'expéditeur.", table.find("from"));
    mail.to = table.texts("to");
    if (mail.to.empty())
        table.fault("to", "écrivez à qui le résumé de la vente est envoyé.", table.find("to"));
    config.depot.mail = std::move(mail);
}

} // namespace cageot
