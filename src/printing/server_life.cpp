#include "printing/server_life.h"

#include "printing/ipp.h"
#include "printing/printer_queue.h"

#include <array>
#include <iomanip>
#include <optional>
#include <random>
#include <sstream>
#include <utility>

namespace cageot {
namespace {

/// What the user data of our subscription begin with; a random number follows, so that one whose
/// record CUPS lost is never taken for the one made after it.
constexpr std::string_view mark = "cageot-life-";

struct Subscription {
    int id = 0;
    std::string name; ///< its user data
};

std::string new_name()
{
    std::random_device random;
    std::ostringstream name;
    name << mark << std::hex << std::setfill('0');
    for (int i = 0; i < 4; ++i)
        name << std::setw(8) << random();
    return name.str();
}

Ipp ask_server(const CupsServer& server, Ipp request)
{
    Ipp answer = ask(server, std::move(request));
    if (!succeeded(answer))
        throw PrintingError("Le serveur d'impression «" + server.shown_address() +
                                "» ne dit pas depuis quand il marche (" + refusal(answer) +
                                "): dans cupsd.conf, mettez «MaxSubscriptions 0» et laissez "
                                "Create-Printer-Subscription à tous, puis redémarrez CUPS.",
                            false);
    return answer;
}

std::string octets(ipp_attribute_t* attribute)
{
    int length = 0;
    const void* bytes = ippGetOctetString(attribute, 0, &length);
    return bytes == nullptr
               ? std::string()
               : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

/// The first of ours; there are two only when two processes made one at the same moment.
std::optional<Subscription> find_subscription(const CupsServer& server)
{
    Ipp request = request_about_server(IPP_OP_GET_SUBSCRIPTIONS);
    ippAddBoolean(request.get(), IPP_TAG_OPERATION, "my-subscriptions", 1);
    ask_for(request, {"notify-subscription-id", "notify-user-data"});
    const Ipp answer = ask(server, std::move(request));
    Subscription next;
    for (ipp_attribute_t* attribute = ippFirstAttribute(answer.get()); attribute != nullptr;
         attribute = ippNextAttribute(answer.get())) {
        const char* const name = ippGetName(attribute);
        if (name == nullptr)
            next = {};
        else if (std::string_view(name) == "notify-subscription-id")
            next.id = ippGetInteger(attribute, 0);
        else if (std::string_view(name) == "notify-user-data")
            next.name = octets(attribute);
        if (next.id != 0 && next.name.starts_with(mark))
            return next;
    }
    return std::nullopt;
}

void make_subscription(const CupsServer& server)
{
    Ipp request = request_about_server(IPP_OP_CREATE_PRINTER_SUBSCRIPTIONS);
    const std::string name = new_name();
    constexpr std::array events{"server-started", "server-restarted"};
    ippAddString(request.get(), IPP_TAG_SUBSCRIPTION, IPP_TAG_KEYWORD, "notify-pull-method",
                 nullptr, "ippget");
    ippAddStrings(request.get(), IPP_TAG_SUBSCRIPTION, IPP_TAG_KEYWORD, "notify-events",
                  static_cast<int>(events.size()), nullptr, events.data());
    ippAddOctetString(request.get(), IPP_TAG_SUBSCRIPTION, "notify-user-data", name.data(),
                      static_cast<int>(name.size()));
    // 0: without an end.
    ippAddInteger(request.get(), IPP_TAG_SUBSCRIPTION, IPP_TAG_INTEGER, "notify-lease-duration", 0);
    ask_server(server, std::move(request));
}

/// Number and second of its last event; "0" when it has none.
std::string last_event(const CupsServer& server, int subscription)
{
    Ipp request = request_about_server(IPP_OP_GET_NOTIFICATIONS);
    ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "notify-subscription-ids",
                  subscription);
    const Ipp answer = ask_server(server, std::move(request));
    std::string number = "0", second;
    for (ipp_attribute_t* attribute = ippFirstAttribute(answer.get()); attribute != nullptr;
         attribute = ippNextAttribute(answer.get())) {
        if (ippGetGroupTag(attribute) != IPP_TAG_EVENT_NOTIFICATION ||
            ippGetName(attribute) == nullptr)
            continue;
        const std::string_view name = ippGetName(attribute);
        if (name == "notify-sequence-number")
            number = first_text(attribute);
        else if (name == "printer-up-time")
            second = "." + first_text(attribute);
    }
    return number + second;
}

} // namespace

std::string life_of(const CupsServer& server)
{
    auto subscription = find_subscription(server);
    if (!subscription) {
        make_subscription(server);
        subscription = find_subscription(server);
    }
    if (!subscription)
        throw PrintingError("Le serveur d'impression «" + server.shown_address() +
                                "» cache l'abonnement qui dit depuis quand il marche: ajoutez "
                                "«SubscriptionPrivateValues none» à la règle «default» de "
                                "cupsd.conf et redémarrez CUPS.",
                            false);
    return subscription->name.substr(mark.size()) + "." + last_event(server, subscription->id);
}

} // namespace cageot
