#include "depot/scan_aftermath.h"

#include "depot/more_crates.h"

namespace cageot {
namespace {

Notice notice_of(Depot& depot, const SessionId& session, const std::string& key,
                 std::string sentence, std::string url)
{
    Notice notice;
    notice.key = key;
    notice.session = session;
    notice.told_at = depot.now();
    notice.by_hand = true;
    notice.sentence = std::move(sentence);
    notice.url = std::move(url);
    return notice;
}

/// What is not in the van that leaves: "14, 14 F".
std::string left_behind(const Packing& packing, const std::string& relay)
{
    std::string marks;
    for (const std::size_t c : packing.list().containers_of(relay))
        if (!packing.loaded(c, relay))
            marks += (marks.empty() ? "" : ", ") + packing.list().crates[c].mark;
    return marks;
}

ArrivalFact leftover(const ScanEvent& event, const std::string& code, bool left)
{
    return {event.id, event.at, event.station, LeftoverFact{code, left}};
}

} // namespace

void ScanAftermath::follow(const Packing& packing, const ScanAnswer& answer)
{
    const ScanEvent& event = answer.judgement.event;
    switch (event.kind) {
    case ScanKind::missing:
    case ScanKind::damaged:
        if (!packing.list().units.contains(event.code))
            break;
        facts_.push_back(leftover(event, event.code, true));
        for (const ScanEvent* undo : packing.undos_of(event.id)) // it came first
            facts_.push_back(leftover(*undo, event.code, false));
        break;
    case ScanKind::undo:
        take_back(packing, event);
        break;
    case ScanKind::replaced:
        tell("replaced " + event.code,
             answer.shown.product + " est remplacé dans la " +
                 (answer.shown.crate ? answer.shown.crate->mark : std::string("cagette")) +
                 ": corrigez la commande dans la boutique.");
        break;
    case ScanKind::more_crates:
        tickets_.push_back(event);
        break;
    case ScanKind::departed:
        if (const std::string marks = left_behind(packing, event.target); !marks.empty())
            tell("departed " + session_.value + " " + event.target, "Le relais " + event.target +
                                                                        " est parti sans " + marks +
                                                                        ": prévenez le chauffeur.");
        break;
    case ScanKind::none:
        if (answer.judgement.reason == Reason::help_called && !answer.known)
            tell("help " + event.station,
                 "Le poste «" + event.station + "» demande de l'aide: allez-y.");
        break;
    case ScanKind::put:
    case ScanKind::spread:
    case ScanKind::counted:
    case ScanKind::crate_done:
    case ScanKind::loaded:
        break;
    }
}

void ScanAftermath::carry_out()
{
    for (const Notice& notice : notices_)
        depot_.store().tell(notice);
    if (!facts_.empty())
        tell_facts();
    for (const ScanEvent& event : tickets_)
        ask_for_ticket(event);
    for (const auto& [event, who] : taken_back_)
        cancel_more_ticket(depot_, session_, event, who);
}

void ScanAftermath::tell(const std::string& key, std::string sentence)
{
    notices_.push_back(
        notice_of(depot_, session_, key, std::move(sentence), "/sessions/" + session_.value));
}

void ScanAftermath::take_back(const Packing& packing, const ScanEvent& undo)
{
    const ScanEvent* event = packing.find(undo.target);
    if (event && event->kind == ScanKind::more_crates)
        taken_back_.emplace_back(*event, undo.station);
    if (event && (event->kind == ScanKind::missing || event->kind == ScanKind::damaged) &&
        packing.list().units.contains(event->code))
        facts_.push_back(leftover(undo, event->code, false));
}

void ScanAftermath::tell_facts()
{
    try {
        tell_arrivals(depot_, session_, facts_);
    } catch (const ArrivalRefused& refused) { // the orders have changed meanwhile
        depot_.store().tell(
            notice_of(depot_, session_, "missing " + facts_.front().id,
                      "Un manquant scanné n'a pas pu être noté: " + std::string(refused.what()),
                      "/sessions/" + session_.value + "/arrivals"));
    }
}

void ScanAftermath::ask_for_ticket(const ScanEvent& event)
{
    try {
        request_more_ticket(depot_, session_, event);
    } catch (const std::runtime_error& refused) { // the crate is there all the same
        depot_.store().tell(
            notice_of(depot_, session_, "one more " + event.crate,
                      "Une cagette de plus veut son ticket: " + std::string(refused.what()),
                      "/sessions/" + session_.value));
    }
}

} // namespace cageot
