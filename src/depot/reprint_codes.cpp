#include "depot/reprint_codes.h"

#include "depot/arrivals.h"
#include "depot/replaced_by.h"
#include "depot/reprint.h"
#include "scan/raw_text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace cageot {
namespace {

bool is_void(const LedgerRow& row)
{
    return row.state == LabelState::void_;
}

std::string why_void(Depot& depot, const LedgerRow& row)
{
    const auto session = depot.store().find_session(row.session);
    const int version = session ? session->version : row.version;
    const auto newer = replaced_by(*depot.plan(row.session, row.version),
                                   *depot.plan(row.session, version), row.code);
    const std::string since = "«" + row.code + "» ne vaut plus depuis " + row.session.value + "@v" +
                              std::to_string(row.version + 1);
    return newer ? since + ": jetez-la et prenez " + *newer + " à sa place."
                 : since + " et rien ne la remplace: jetez-la.";
}

} // namespace

std::vector<LedgerRow> rows_to_reprint(Depot& depot, const std::vector<std::string>& codes)
{
    std::vector<std::string> faults, wanted;
    for (const std::string& text : codes) {
        const auto code = read_raw_text(text).code;
        if (!code)
            faults.push_back("«" + text + "»: ce code est mal lu, relisez-le sur l'étiquette.");
        else if (code->kind() == CodeKind::command)
            faults.push_back("«" + to_string(*code) +
                             "» est une carte de commande: réimprimez-la avec «cageot layout».");
        else
            wanted.push_back(to_string(*code));
    }
    if (codes.empty())
        faults.emplace_back("Aucun code: donnez celui de l'étiquette ou du ticket.");
    std::map<std::string, LedgerRow> known;
    for (LedgerRow& row : depot.store().find_rows(wanted))
        if (const auto at = known.find(row.code); at == known.end() || is_void(at->second))
            known.insert_or_assign(row.code, row);
    std::set<std::string> told;
    std::vector<LedgerRow> rows;
    for (const std::string& code : wanted) {
        if (!told.insert(code).second)
            continue;
        const auto row = known.find(code);
        if (row == known.end())
            faults.push_back("«" + code + "»: rien dans ce dépôt ne porte ce code, relisez-le.");
        else if (is_void(row->second))
            faults.push_back(why_void(depot, row->second));
        else if (row->second.kind != PageKind::order &&
                 situation_of(depot, row->second.session)->supply.absent.contains(code))
            faults.push_back("«" + code +
                             "»: ces produits ne sont pas arrivés; s'ils sont là, corrigez d'abord "
                             "le compte dans «Arrivées».");
        else
            rows.push_back(row->second);
    }
    if (!faults.empty())
        throw ReprintRefused(std::move(faults));
    const auto walking = [](const LedgerRow& row) {
        const bool ticket = row.kind == PageKind::order || row.kind == PageKind::bag;
        return std::tuple(row.session, ticket, row.place);
    };
    std::sort(rows.begin(), rows.end(),
              [&](const LedgerRow& a, const LedgerRow& b) { return walking(a) < walking(b); });
    return rows;
}

} // namespace cageot
