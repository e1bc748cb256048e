#include "depot/freeze.h"

#include "depot/announce.h"
#include "depot/archive.h"
#include "depot/documents.h"
#include "depot/prepare_freeze.h"
#include "depot/render.h"
#include "depot/slip.h"
#include "depot/sole_holder.h"
#include "plan/difference.h"
#include "plan/plan_json.h"
#include "source/drop_folder.h"

namespace cageot {
namespace {

namespace fs = std::filesystem;

void add(std::vector<Finding>& findings, const std::vector<Finding>& more)
{
    findings.insert(findings.end(), more.begin(), more.end());
}

/// `previous` is the plan of the version before; null for the first one.
std::vector<LedgerRow> ledger_rows(const PlanPages& pages, const StoredSession& session,
                                   const PrintPlan* previous)
{
    const PlanDifference changes =
        previous ? difference(*previous, pages.plan()) : PlanDifference{};
    const auto says_something_new = [&](PageKind kind, const std::string& code) {
        if (!previous)
            return true;
        if (kind == PageKind::unit || kind == PageKind::head)
            return changes.new_labels.contains(code);
        return changes.new_tickets.contains(code) || changes.changed_tickets.contains(code);
    };
    std::vector<LedgerRow> rows;
    const auto add = [&](const std::vector<WantedPage>& wanted) {
        for (const WantedPage& page : wanted) {
            LedgerRow row;
            row.session = session.id;
            row.kind = page.kind;
            row.code = pages.code(page);
            row.batch = pages.batch(page);
            row.place = static_cast<int>(page.place);
            row.version = session.version;
            row.since = says_something_new(row.kind, row.code) ? session.version : 0;
            rows.push_back(std::move(row));
        }
    };
    add(pages.label_pages());
    add(pages.ticket_pages(CrateTicket::Kind::order));
    add(pages.ticket_pages(CrateTicket::Kind::bag));
    return rows;
}

/// Beside documents that must not be printed: why.
constexpr const char* fault_file = "fautes.txt";

/// plan.json is the last of them to be written. Documents with a fault are made again when the same
/// orders come again, since a layout may have been mended.
bool has_documents(const Depot& depot, const StoredSession& session)
{
    const fs::path folder = depot.archive(session.id, session.version);
    return fs::exists(folder / "plan.json") && !fs::exists(folder / fault_file);
}

/// What `make` wrote. A document that cannot be made must not take the others with it, nor the
/// session, which is frozen already: why not is told with it.
template <class Make>
Rendering attempted(const Make& make)
{
    try {
        return make();
    } catch (const std::exception& error) {
        Rendering nothing;
        nothing.why_not = error.what();
        return nothing;
    }
}

void write_documents(Depot& depot, const StoredSession& session, Freezing& freezing)
{
    const auto plan = depot.plan(session.id, session.version);
    const PlanPages pages(*plan);
    const fs::path folder = depot.archive(session.id, session.version);
    const PrintRun run{pages,
                       depot.stationery(),
                       203,
                       depot.stamp(session),
                       papers_of(depot),
                       {},
                       slip_of(depot, session.id, session.version)};
    // Made before plan.json, which says that all documents are there.
    const Rendering sheet = attempted([&] { return render_label_sheet(run, folder, 1); });
    const Rendering slip = attempted([&] { return render_slip(run, folder); });
    const Rendering rendering = attempted([&] { return render_plan(run, folder); });
    for (const Rendering* part : {&rendering, &sheet, &slip})
        if (freezing.documents_fault.empty())
            freezing.documents_fault = part->why_not;
    if (freezing.documents_fault.empty())
        fs::remove(folder / fault_file);
    else
        write_file(folder / fault_file, freezing.documents_fault + "\n");
    add(freezing.findings, rendering.findings);
}

/// What follows once a session is safe. All of it may be done again after a crash.
void finish(Depot& depot, const Session& session, Freezing& freezing,
            const std::function<void(const StoredSession&)>& frozen)
{
    const StoredSession& stored = *freezing.session;
    for (int version = 1; version < stored.version; ++version) // what a crash kept from being told
        announce(depot, depot.store().find_session(stored.id, version).value(), session, {});
    announce(depot, stored, session, freezing.findings);
    if (frozen)
        frozen(stored);
    if (!has_documents(depot, stored))
        write_documents(depot, stored, freezing);
}

/// Nothing when another program saved a version since this one looked.
std::optional<Freezing> freeze_once(Depot& depot, const std::vector<InputFile>& files,
                                    const ReadOptions& options,
                                    const std::function<void(const StoredSession&)>& frozen)
{
    Prepared prepared = prepare(depot, files, options);
    Freezing& freezing = prepared.freezing;
    if (const StoredSession* next = prepared.next ? &*prepared.next : nullptr) {
        const PlanPages pages(prepared.planning->plan);
        NewSnapshot snapshot;
        snapshot.session = *next;
        snapshot.raw_files = archive_raw(depot.archive(next->id, next->version), prepared.files);
        snapshot.drawn_from = prepared.drawn_from;
        snapshot.plan_json = to_stored_json(prepared.planning->plan);
        snapshot.counters = prepared.planning->next;
        snapshot.ledger = ledger_rows(pages, *next, prepared.previous.get());
        if (!depot.store().save_snapshot(snapshot))
            return std::nullopt;
        freezing.session = *next;
    }
    if (prepared.has_aftermath)
        finish(depot, *prepared.session, freezing, frozen);
    return std::move(freezing);
}

} // namespace

Freezing freeze(Depot& depot, const std::vector<InputFile>& files, const ReadOptions& options,
                const std::function<void(const StoredSession&)>& frozen)
{
    const SoleHolder alone = SoleHolder::take(depot, "freeze"); // saves work; the store decides
    ReadOptions local = options;
    local.time_zone = depot.settings().time_zone;
    for (;;)
        if (auto freezing = freeze_once(depot, files, local, frozen))
            return std::move(*freezing);
}

std::string report(const Freezing& freezing)
{
    std::string text;
    const auto line = [&text](const std::string& words) { text += words + "\n"; };
    if (!freezing.session)
        line("Refusé: rien n'a été importé. Corrigez ce qui suit, puis déposez le fichier à "
             "nouveau.");
    else if (freezing.compared)
        line("Comparé avec " + freezing.session->id.value + "@v" +
             std::to_string(freezing.session->version) + " «" + freezing.session->name +
             "»; rien n'a été changé.");
    else if (freezing.unchanged)
        line("Déjà importé: " + freezing.session->id.value + "@v" +
             std::to_string(freezing.session->version) + " a exactement ce contenu.");
    else
        line("Importé: " + freezing.session->id.value + "@v" +
             std::to_string(freezing.session->version) + " «" + freezing.session->name + "».");
    if (freezing.totals_agree)
        line(*freezing.totals_agree ? "Les totaux du producteur concordent."
                                    : "Les totaux du producteur ne concordent pas.");
    for (const RepeatedFinding& repeated : without_repetition(freezing.findings))
        line((repeated.finding.severity == Severity::error ? "- " : "- attention: ") +
             repeated.text());
    if (!freezing.documents_fault.empty())
        line("Étiquettes à ne pas imprimer: " + freezing.documents_fault);
    return text;
}

} // namespace cageot
