#include "web/farm_taps.h"
#include "web/page_fields.h"
#include "web/pages.h"
#include "web/request_checks.h"

#include "base/command.h"
#include "depot/arrivals.h"
#include "depot/page_words.h"
#include "scan/door_scan.h"

#include <algorithm>
#include <map>
#include <string>

namespace cageot {
namespace {

std::string path_of(const StoredSession& session)
{
    return "/sessions/" + session.id.value + "/leftovers";
}

/// "14 · Tomates 500g 1/2"
std::string said_of(const std::map<std::string, PageWords>& words, const std::string& code)
{
    const auto found = words.find(code);
    return found == words.end() ? code : found->second.mark + " · " + found->second.what;
}

/// What to do next, by what was scanned last.
std::string next_step(const std::map<std::string, PageWords>& words, const std::string& before)
{
    if (before != to_string(code_of(Command::missing)) && !words.contains(before))
        return "Scannez la carte MANQUANT puis les étiquettes restées, ou une étiquette puis la "
               "carte.";
    if (before == to_string(code_of(Command::missing)))
        return "MANQUANT: scannez chaque étiquette qui est restée sur le rouleau.";
    return said_of(words, before) + ": scannez MANQUANT si cette étiquette est restée.";
}

HttpResponse show(Site& site, const HttpRequest& request, const std::string& before,
                  const std::string& fault)
{
    const auto now = situation_of(site.depot(), session_of(site, request).id);
    const auto words = page_words(*now->ordered);
    FieldList left;
    for (const std::string& code : now->arrivals.leftovers) {
        const auto found = words.find(code);
        if (found == words.end()) // of a version before
            continue;
        Fields label;
        label.set("code", code);
        label.set("mark", found->second.mark);
        label.set("what", found->second.what);
        left.push_back(label);
    }
    Fields fields = site.page(request, "Étiquettes restées");
    fields.set("id", now->session.id.value);
    fields.set("name", now->session.name);
    fields.set("once", new_once());
    fields.set("before", before);
    fields.set("next", next_step(words, before));
    fields.set("tone", before.empty() ? "go" : "unsure");
    fields.set("fault", shown_if(!fault.empty(), fault));
    fields.set("sum", counted(std::ssize(left), "étiquette restée", "étiquettes restées"));
    fields.set("has-left", !left.empty());
    fields.set("left", left);
    HttpResponse response = html("leftovers", std::move(fields));
    if (!fault.empty())
        response.status = 422;
    return response;
}

/// The address of the page of the farm of a head label.
std::string farm_url(const StoredSession& session, const PrintPlan& plan, const std::string& head)
{
    for (std::size_t place = 0; place < plan.batches.size(); ++place)
        for (const Label& label : plan.batches[place].labels)
            if (to_string(code_of(label)) == head)
                return "/sessions/" + session.id.value + "/arrivals/" + std::to_string(place);
    return "/sessions/" + session.id.value + "/arrivals";
}

HttpResponse remember(Site& site, const HttpRequest& request, const StoredSession& session,
                      const LeftoverFact& fact, const std::string& before)
{
    const std::string tap = fact.code + (fact.left ? " left" : " there");
    tell_arrivals(site.depot(), session.id,
                  {{fact_id(request, tap), site.depot().now(), request.visitor.name, fact}});
    return see(path_of(session) + (before.empty() ? "" : "?before=" + encode(before)));
}

} // namespace

HttpResponse leftovers_page(Site& site, const HttpRequest& request)
{
    return show(site, request, field(request.query, "before"), {});
}

HttpResponse scan_leftover(Site& site, const HttpRequest& request)
{
    check_token(request);
    const StoredSession session = session_of(site, request);
    try {
        if (const std::string back = field(request.form, "back"); !back.empty())
            return remember(site, request, session, {back, false}, "");
        const auto now = situation_of(site.depot(), session.id);
        const DoorScan scan = judge_door_scan(*now->ordered, field(request.form, "before"),
                                              field(request.form, "code"));
        switch (scan.meaning) {
        case DoorScan::Meaning::leftover:
            return remember(site, request, session, {scan.code, true}, scan.before);
        case DoorScan::Meaning::product:
            return see(farm_url(session, *now->ordered, scan.code));
        case DoorScan::Meaning::card:
        case DoorScan::Meaning::label:
            return see(path_of(session) + "?before=" + encode(scan.before));
        case DoorScan::Meaning::unknown:
            break;
        }
    } catch (const ArrivalRefused& refused) {
        return show(site, request, {}, refused.what());
    }
    return show(
        site, request, {},
        "Ce n’est pas une étiquette de cette vente: scannez l’étiquette du dépôt ou la carte "
        "MANQUANT.");
}

} // namespace cageot
