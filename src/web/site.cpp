#include "web/site.h"

#include "depot/coordinators.h"

#include <random>

namespace cageot {

std::string random_hex(int bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::random_device device;
    std::string hex;
    for (int i = 0; i < bytes; ++i) {
        const unsigned value = device();
        (hex += digits[(value >> 4) & 15]) += digits[value & 15];
    }
    return hex;
}

Site::Site(Depot& depot, bool only_local)
    : depot_(depot)
    , form_token_(random_hex(16))
    , launch_(random_hex(4))
    , only_local_(only_local)
{
}

bool Site::asks_who()
{
    return !only_local_ || has_coordinators(depot_);
}

std::vector<SessionOverview> Site::sessions()
{
    const std::lock_guard lock(mutex_);
    const std::int64_t change = depot_.store().change_count();
    if (change != counted_at_) {
        sessions_.clear();
        for (const StoredSession& session : depot_.store().sessions())
            sessions_.push_back(overview_of(depot_, session));
        counted_at_ = change;
    }
    return sessions_;
}

std::vector<PrinterOverview> Site::printers()
{
    return printer_overviews(depot_);
}

std::string Site::pulse() const
{
    constexpr UtcMs minute = 60'000;
    return std::to_string(depot_.now() / minute) + "-" + heard_.pulse(depot_.now());
}

Fields Site::page(const HttpRequest& request, const std::string& title)
{
    Fields fields;
    fields.set("title", title);
    fields.set("token", request.visitor.token);
    fields.set("inside", request.visitor.is_coordinator || !asks_who());
    if (request.visitor.is_coordinator)
        fields.set("who", request.visitor.name);
    fields.set("change", std::to_string(depot_.store().change_count()) + " " + pulse());
    return fields;
}

HttpResponse html(std::string_view name, Fields fields)
{
    return {200,
            "text/html; charset=utf-8",
            render(name, std::move(fields)),
            {{"Cache-Control", "no-store"}}};
}

HttpResponse see(const std::string& url)
{
    return {303, "", "", {{"Location", url}, {"Cache-Control", "no-store"}}};
}

StoredSession session_of(Site& site, const HttpRequest& request)
{
    auto session = site.depot().store().find_session(SessionId{request.parts.at("session")});
    if (!session)
        throw not_found("Cette vente n’existe pas: choisissez-en une sur le tableau.");
    return *session;
}

} // namespace cageot
