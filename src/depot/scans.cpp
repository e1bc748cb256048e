#include "depot/scans.h"

#include "base/text.h"
#include "depot/scan_aftermath.h"
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

/// A code that this sale does not have may be of an older one.
Judgement judge_here(Depot& depot, const Packing& packing, const Scan& scan)
{
    Judgement judgement = judge(packing, scan);
    if (judgement.reason == Reason::unknown_code && !judgement.code.empty())
        for (const LedgerRow& row : depot.store().find_rows({judgement.code}))
            if (row.session != packing.list().session)
                return judge(packing, scan, {row.session.value});
    return judgement;
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
    ScanAftermath aftermath(depot, session);
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
                answer.judgement = judge_here(depot, packing, scan);
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
