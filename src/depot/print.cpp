#include "depot/print.h"

#include "base/text.h"
#include "depot/documents.h"
#include "depot/file_lock.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

namespace cageot {
namespace {

/// 128 random bits: no two jobs share a key, on any machine, ever.
JobKey new_key()
{
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, 2 * bytes.size() + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    return {hex.data()};
}

PrinterName printer_for(Depot& depot, PrinterRole role, const std::optional<PrinterName>& wanted)
{
    std::string known;
    for (const Printer& printer : depot.store().printers()) {
        if (wanted ? printer.name == *wanted : printer.role == role) {
            if (printer.role == role)
                return printer.name;
            continue;
        }
        if (printer.role == role)
            known += (known.empty() ? "" : ", ") + printer.name.value;
    }
    const char* what = role == PrinterRole::labels    ? "d'étiquettes"
                       : role == PrinterRole::tickets ? "de tickets"
                                                      : "de bureau";
    if (wanted)
        throw UnknownName("«" + wanted->value + "» n'est pas une imprimante " + what + ": " +
                          (known.empty() ? "il n'y en a aucune." : "il y a " + known + "."));
    throw std::runtime_error(std::string("Aucune imprimante ") + what +
                             ": ajoutez-la avec «cageot printer add NOM URI --role " +
                             std::string(to_string(role)) + "».");
}

/// Pages of one document: the same farm (or the same kind of ticket), in the plan's order.
struct Group {
    std::string title;
    PrinterRole role = PrinterRole::labels;
    std::vector<WantedPage> pages;
};

std::vector<Group> groups_of(const PlanPages& pages, const PrintRequest& request,
                             const std::string& session)
{
    std::vector<Group> groups;
    const auto wanted = request.producer ? folded_text(*request.producer) : std::string();
    if (request.labels)
        for (const WantedPage& page : pages.label_pages()) {
            const std::string& farm = pages.batch(page);
            if (request.producer && folded_text(farm) != wanted)
                continue;
            const std::string title = session + " " + farm;
            if (groups.empty() || groups.back().title != title)
                groups.push_back({title, PrinterRole::labels, {}});
            groups.back().pages.push_back(page);
        }
    if (request.producer && groups.empty())
        throw UnknownName("Pas d'étiquettes pour la ferme «" + *request.producer +
                          "»: écrivez son nom comme dans «cageot plan».");
    if (request.tickets && !request.producer) {
        groups.push_back({session + " tickets", PrinterRole::tickets,
                          pages.ticket_pages(CrateTicket::Kind::order)});
        groups.push_back({session + " tickets de sac", PrinterRole::labels,
                          pages.ticket_pages(CrateTicket::Kind::bag)});
    }
    if (request.sheets)
        groups.push_back({session + " feuilles", PrinterRole::office, {{PageKind::sheet, 0, 1}}});
    return groups;
}

} // namespace

PrintAnswer request_print(Depot& depot, const StoredSession& session, const PrintRequest& request)
{
    // Two who ask at the same moment, in two programs or threads, must not both find a label unprinted.
    const FileLock lock = FileLock::take(depot.settings().data / "asking.lock");
    const auto plan = depot.plan(session.id, session.version);
    const PlanPages pages(*plan);
    std::map<std::pair<PageKind, std::string>, LedgerRow> ledger;
    for (LedgerRow& row : depot.store().ledger(session.id))
        ledger.emplace(std::pair(row.kind, row.code), row);

    PrintAnswer answer;
    std::vector<SpoolJob> jobs;
    for (const Group& group : groups_of(pages, request, session.id.value)) {
        std::vector<WantedPage> fresh;
        for (const WantedPage& page : group.pages) {
            const auto row = ledger.find(std::pair(page.kind, pages.code(page)));
            const bool sheet = page.kind == PageKind::sheet; // not in the ledger
            if (sheet || (row != ledger.end() && row->second.state == LabelState::planned))
                fresh.push_back(page);
            else
                ++answer.printed_before;
        }
        if (group.pages.empty())
            continue;
        // Asked also when all was printed before: a wrong name is always told.
        const PrinterName printer = printer_for(depot, group.role, request.printer);
        for (std::size_t begin = 0; begin < fresh.size(); begin += pages_per_job) {
            const std::size_t end = std::min(fresh.size(), begin + pages_per_job);
            SpoolJob job;
            job.key = new_key();
            job.session = session.id;
            job.version = session.version;
            job.printer = printer;
            job.kind = fresh[begin].kind;
            job.title = group.title + " " + std::to_string(begin + 1) + "-" + std::to_string(end);
            job.asked_at = depot.now();
            job.not_before = request.not_before;
            for (std::size_t i = begin; i < end && job.kind != PageKind::sheet; ++i)
                job.codes.push_back(pages.code(fresh[i]));
            answer.jobs.push_back(job.key);
            answer.pages += static_cast<long>(end - begin);
            jobs.push_back(std::move(job));
        }
    }
    depot.store().add_jobs(jobs);
    return answer;
}

PrintAnswer print_as_configured(Depot& depot, const StoredSession& session)
{
    const DepotSettings& settings = depot.settings();
    PrintRequest request;
    switch (settings.print_when) {
    case PrintWhen::by_farm:
        return {};
    case PrintWhen::at_once:
        break;
    case PrintWhen::at_time:
        request.not_before = next_weekly_time(depot.now(), settings.print_at, settings.time_zone);
        break;
    }
    return request_print(depot, session, request);
}

} // namespace cageot
