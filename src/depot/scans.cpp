#include "depot/scans.h"

#include "base/text.h"
#include "depot/reprint.h"
#include "depot/scan_desk.h"
#include "depot/scan_rows.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr std::size_t longest_text = 512;

std::vector<std::string> faults_of(const std::vector<Scan>& scans)
{
    std::vector<std::string> faults;
    for (std::size_t i = 0; i < scans.size(); ++i) {
        const std::string which = "Scan " + std::to_string(i + 1) + ": ";
        if (!is_plain_id(scans[i].id))
            faults.push_back(which + "«id» veut 1 à 64 lettres, chiffres, - ou _.");
        if (!is_plain_id(scans[i].station))
            faults.push_back(which + "le poste veut 1 à 64 lettres, chiffres, - ou _.");
        if (scans[i].text.size() > longest_text)
            faults.push_back(which + "«text» dépasse 512 octets.");
        if (scans[i].at <= 0)
            faults.push_back(which + "«at» veut un moment en millisecondes.");
        if (scans[i].amount < 0)
            faults.push_back(which + "«amount» veut un nombre positif.");
    }
    return faults;
}

/// Of which sale a code is that the list does not have.
Elsewhere elsewhere_of(Depot& depot, const PackList& list, const Scan& scan)
{
    const ScanEvent event = event_of(list, scan);
    if (event.code.empty() || list.units.contains(event.code) || list.heads.contains(event.code) ||
        list.gone.contains(event.code) || list.crate_of(event.code))
        return {};
    for (const LedgerRow& row : depot.store().find_rows({event.code}))
        if (row.session != list.session)
            return {row.session.value};
    return {};
}

/// What a scan proves to be on paper: a label, or a container's ticket; empty: nothing. A card proves
/// nothing of the label that it is about, which may have been ticked by eye.
std::string paper_of(const PackList& list, const Scan& scan)
{
    const auto read =
        scan.action == Scan::Action::scan ? read_raw_text(scan.text).code : std::nullopt;
    const std::string code = read ? to_string(*read) : std::string();
    return list.units.contains(code) || list.heads.contains(code) || list.crate_of(code) ? code
                                                                                         : "";
}

/// As it can be stored: U+FFFD for what is no UTF-8, and for NUL.
Scan storable(Scan scan)
{
    if (is_utf8(scan.text))
        return scan;
    std::u32string text = to_code_points(scan.text);
    std::ranges::replace(text, U'\0', U'\uFFFD');
    scan.text = to_utf8(text);
    return scan;
}

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
    const PackList& list = packing.list();
    std::string marks;
    for (std::size_t c = 0; c < list.crates.size(); ++c)
        if (list.crates[c].taken && list.orders[list.crates[c].order].letter == relay &&
            !packing.loaded(c, relay))
            marks += (marks.empty() ? "" : ", ") + list.crates[c].mark;
    return marks;
}

/// What follows from a scan, besides what is in which crate. Done again it changes nothing.
class Aftermath {
public:
    Aftermath(Depot& depot, const SessionId& session)
        : depot_(depot)
        , session_(session)
    {
    }

    void follow(const Packing& packing, const ScanAnswer& answer)
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
                tell("departed " + session_.value + " " + event.target,
                     "Le relais " + event.target + " est parti sans " + marks +
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

    void carry_out()
    {
        for (const Notice& notice : notices_)
            depot_.store().tell(notice);
        if (!facts_.empty())
            tell_facts();
        for (const ScanEvent& event : tickets_)
            ask_for_ticket(event);
    }

private:
    ArrivalFact leftover(const ScanEvent& event, const std::string& code, bool left)
    {
        return {event.id, event.at, event.station, LeftoverFact{code, left}};
    }

    void tell(const std::string& key, std::string sentence)
    {
        notices_.push_back(
            notice_of(depot_, session_, key, std::move(sentence), "/sessions/" + session_.value));
    }

    /// The same facts, whichever of the two comes first.
    void take_back(const Packing& packing, const ScanEvent& undo)
    {
        const ScanEvent* event = packing.find(undo.target);
        if (event && (event->kind == ScanKind::missing || event->kind == ScanKind::damaged) &&
            packing.list().units.contains(event->code))
            facts_.push_back(leftover(undo, event->code, false));
    }

    void tell_facts()
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

    void ask_for_ticket(const ScanEvent& event)
    {
        ReprintRequest request;
        request.codes = {event.crate};
        request.reason = ReprintReason::lost;
        request.asked_by = event.station;
        request.key = session_.value + " " + event.id; // another session may have the same id
        try {
            reprint(depot_, request);
        } catch (const std::runtime_error& refused) { // the crate is there all the same
            depot_.store().tell(
                notice_of(depot_, session_, "one more " + event.crate,
                          "Une cagette de plus veut son ticket: " + std::string(refused.what()),
                          "/sessions/" + session_.value));
        }
    }

    Depot& depot_;
    const SessionId& session_;
    std::vector<ArrivalFact> facts_;
    std::vector<Notice> notices_;
    std::vector<ScanEvent> tickets_;
};

/// Whether what was answered with this reason ended the station's context.
bool ended_context(const Packing& packing, const Judgement& then)
{
    if (then.reason == Reason::undone) { // of its opening, perhaps
        const ScanEvent* opened = packing.find(then.event.target);
        return opened && opened->kind == ScanKind::none && opened->code == then.after.crate;
    }
    return then.reason == Reason::complete || then.reason == Reason::counted ||
           then.reason == Reason::finished;
}

/// What was answered when the scan came first, as it shows now.
void answer_as_then(ScanAnswer& answer, const Packing& packing,
                    const std::vector<StoredScan>& known)
{
    const auto row = std::ranges::find(known, answer.id, &StoredScan::id);
    if (row == known.end())
        return;
    answer.known = true;
    Judgement& judgement = answer.judgement;
    judgement.reason = parse_reason(row->reason).value_or(judgement.reason);
    if (ended_context(packing, judgement))
        judgement.after.crate.clear();
    answer.shown = shown_of(packing, judgement);
}

} // namespace

std::vector<ScanAnswer> judge_scans(Depot& depot, const SessionId& session,
                                    const std::vector<Scan>& scans)
{
    if (std::vector<std::string> faults = faults_of(scans); !faults.empty())
        throw ScanRefused(std::move(faults));
    Aftermath aftermath(depot, session);
    std::vector<ScanAnswer> answers =
        depot.scan_desk().change(depot, session, [&](Packing& packing) {
            const PackList& list = packing.list();
            std::vector<ScanAnswer> judged;
            std::vector<StoredScan> rows;
            std::vector<std::string> confirmed;
            for (const Scan& sent : scans) {
                const Scan scan = storable(sent);
                ScanAnswer answer;
                answer.id = scan.id;
                answer.judgement = judge(packing, scan, elsewhere_of(depot, list, scan));
                if (!answer.judgement.repeated) {
                    const bool fresh = packing.add(answer.judgement.event);
                    rows.push_back(to_row(session, scan, answer.judgement, depot.now()));
                    if (std::string paper = paper_of(list, scan); fresh && !paper.empty())
                        confirmed.push_back(std::move(paper));
                }
                answer.shown = shown_of(packing, answer.judgement);
                judged.push_back(std::move(answer));
            }
            const AddedScans added = depot.store().add_scans(rows, confirmed);
            std::vector<std::string> taken;
            for (const std::string& id : added.taken)
                taken.push_back(
                    "«" + id + "»: ce numéro a déjà servi pour un autre scan, prenez-en un autre.");
            if (!taken.empty())
                throw ScanRefused(std::move(taken));
            for (ScanAnswer& answer : judged) {
                answer_as_then(answer, packing, added.known);
                aftermath.follow(packing, answer);
            }
            return judged;
        });
    aftermath.carry_out();
    return answers;
}

} // namespace cageot
