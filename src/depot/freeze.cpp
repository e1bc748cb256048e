#include "depot/freeze.h"

#include "base/text.h"
#include "depot/documents.h"
#include "depot/file_lock.h"
#include "depot/render.h"
#include "plan/plan_json.h"
#include "session/canonical.h"
#include "source/drop_folder.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <set>

namespace cageot {
namespace {

namespace fs = std::filesystem;

std::string sha256_hex(const std::string& bytes)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

/// A file name that is safe below the archive and unlike every other in `taken`, also while it is
/// being written.
std::string archive_name(const std::string& name, std::set<std::string>& taken)
{
    std::string plain = fs::path(name).filename().string();
    if (plain.empty() || plain == "." || plain == "..")
        plain = "fichier";
    std::string free = plain;
    for (int i = 2; taken.contains(free + ".tmp") || !taken.insert(free).second; ++i)
        free = std::to_string(i) + "-" + plain;
    return free;
}

/// The raw files of a session's latest version.
std::vector<InputFile> stored_files(Depot& depot, const StoredSession& session)
{
    std::vector<InputFile> files;
    for (const std::string& name : depot.store().raw_files(session.id, session.version))
        files.push_back(
            {name, read_file(depot.archive(session.id, session.version) / "raw" / name)});
    return files;
}

bool has(const SessionReading& reading, HeldRows kind)
{
    return std::find(reading.kinds.begin(), reading.kinds.end(), kind) != reading.kinds.end();
}

/// The session that these orders are another version of: the same order cycle of the same hub (a
/// report without the hub's column may be of any) with at least one of its orders. The name alone
/// is not enough: a shop may call every week's cycle the same, or the column may be hidden.
std::optional<StoredSession> find_known(Depot& depot, const Session& session)
{
    std::set<OrderNumber> orders;
    for (const Order& order : session.orders)
        orders.insert(order.number);
    for (const StoredSession& known : depot.store().sessions()) {
        const std::string hub = folded_text(known.hub), other_hub = folded_text(session.hub);
        if (folded_text(known.name) != folded_text(session.name) ||
            (hub != other_hub && !hub.empty() && !other_hub.empty()))
            continue;
        const auto plan = depot.plan(known.id, known.version);
        const auto shared = [&](const auto& one) { return orders.contains(one.order); };
        if (std::any_of(plan->orders.begin(), plan->orders.end(), shared) ||
            std::any_of(plan->retired.begin(), plan->retired.end(), shared))
            return known;
    }
    return std::nullopt;
}

/// Reads the files. What comes without its other half is read with the half that is known: a packing
/// report alone with the newest session's orders, orders alone with their session's packing report.
SessionReading read_with_memory(Depot& depot, std::vector<InputFile>& files,
                                const ReadOptions& options)
{
    SessionReading reading = read_session(files, options);
    const bool orders = has(reading, HeldRows::orders), packing = has(reading, HeldRows::packing);
    std::optional<StoredSession> known;
    if (reading.session && !packing)
        known = find_known(depot, *reading.session);
    else if (packing && !orders)
        if (const auto sessions = depot.store().sessions(); !sessions.empty())
            known = sessions.front();
    if (!known)
        return reading;
    const HeldRows wanted = orders ? HeldRows::packing : HeldRows::orders;
    const std::vector<InputFile> stored = stored_files(depot, *known);
    const std::vector<HeldRows> kinds = read_session(stored).kinds;
    std::vector<InputFile> together;
    for (std::size_t i = 0; i < stored.size(); ++i)
        if (kinds[i] == wanted)
            together.push_back(stored[i]);
    if (together.empty())
        return reading;
    together.insert(together.end(), files.begin(), files.end());
    ReadOptions cycle = options;
    if (!orders && !known->name.empty())
        cycle.cycle = known->name;
    SessionReading second = read_session(together, cycle);
    if (!second.session)
        return reading;
    files = std::move(together);
    return second;
}

std::vector<LedgerRow> ledger_rows(const PlanPages& pages, const StoredSession& session)
{
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
            rows.push_back(std::move(row));
        }
    };
    add(pages.label_pages());
    add(pages.ticket_pages(CrateTicket::Kind::order));
    add(pages.ticket_pages(CrateTicket::Kind::bag));
    return rows;
}

void archive_raw(const fs::path& folder, const std::vector<InputFile>& files,
                 std::vector<std::string>& names)
{
    fs::remove_all(folder); // what a crash before the commit left
    fs::create_directories(folder / "raw");
    std::set<std::string> taken;
    std::string sums;
    for (const InputFile& file : files) {
        names.push_back(archive_name(file.name, taken));
        write_file(folder / "raw" / names.back(), file.bytes);
        sums += sha256_hex(file.bytes) + "  raw/" + names.back() + "\n";
    }
    write_file(folder / "SHA256SUMS", sums);
}

/// The next version of a known order cycle, or the first of a new one.
StoredSession next_version(Depot& depot, const Session& session,
                           const std::optional<StoredSession>& known, std::string sha256)
{
    StoredSession stored;
    stored.id = known ? known->id : depot.store().next_session_id();
    stored.version = known ? known->version + 1 : 1;
    stored.hub = session.hub;
    stored.name = session.name;
    stored.sha256 = std::move(sha256);
    stored.frozen_at = depot.now();
    return stored;
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
    const PrintRun run{pages, depot.stationery(), 203, depot.stamp(session), papers_of(depot)};
    // Made before plan.json, which says that all documents are there.
    const Rendering sheet = attempted([&] { return render_label_sheet(run, folder, 1); });
    const Rendering rendering = attempted([&] { return render_plan(run, folder); });
    freezing.documents_fault = rendering.why_not.empty() ? sheet.why_not : rendering.why_not;
    if (freezing.documents_fault.empty())
        fs::remove(folder / fault_file);
    else
        write_file(folder / fault_file, freezing.documents_fault + "\n");
    freezing.findings.insert(freezing.findings.end(), rendering.findings.begin(),
                             rendering.findings.end());
}

} // namespace

Freezing freeze(Depot& depot, const std::vector<InputFile>& files, const ReadOptions& options,
                const std::function<void(const StoredSession&)>& frozen)
{
    const FileLock lock = FileLock::take(depot.settings().data / "freeze.lock");
    Freezing freezing;
    std::vector<InputFile> taken = files;
    SessionReading reading = read_with_memory(depot, taken, options);
    freezing.findings = std::move(reading.findings);
    if (!reading.session)
        return freezing;
    const Session& session = *reading.session;
    std::string sha256 = sha256_hex(canonical_text(session));
    const auto known = find_known(depot, session);
    if (known && known->sha256 == sha256) {
        freezing.session = known;
        freezing.unchanged = true;
        if (frozen)
            frozen(*known);
        if (!has_documents(depot, *known)) // a crash came after the commit
            write_documents(depot, *known, freezing);
        return freezing;
    }
    NewSnapshot snapshot;
    snapshot.session = next_version(depot, session, known, std::move(sha256));
    const StoredSession& stored = snapshot.session;
    const auto previous = known ? depot.plan(known->id, known->version) : nullptr;
    const Planning planning =
        make_plan(session, depot.settings().rules, {stored.id, stored.version, stored.sha256},
                  CodeSequence(depot.store().code_key(), depot.store().counters()), previous.get());
    freezing.findings.insert(freezing.findings.end(), planning.findings.begin(),
                             planning.findings.end());
    const PlanPages pages(planning.plan);
    snapshot.plan_json = to_stored_json(planning.plan);
    snapshot.counters = planning.next;
    snapshot.ledger = ledger_rows(pages, stored);
    archive_raw(depot.archive(stored.id, stored.version), taken, snapshot.raw_files);
    depot.store().save_snapshot(snapshot);
    freezing.session = stored;
    if (frozen)
        frozen(stored);
    write_documents(depot, stored, freezing);
    return freezing;
}

std::string report(const Freezing& freezing)
{
    std::string text;
    const auto line = [&text](const std::string& words) { text += words + "\n"; };
    if (!freezing.session)
        line("Refusé: rien n'a été importé. Corrigez ce qui suit, puis déposez le fichier à "
             "nouveau.");
    else if (freezing.unchanged)
        line("Déjà importé: " + freezing.session->id.value + "@v" +
             std::to_string(freezing.session->version) + " a exactement ce contenu.");
    else
        line("Importé: " + freezing.session->id.value + "@v" +
             std::to_string(freezing.session->version) + " «" + freezing.session->name + "».");
    for (const RepeatedFinding& repeated : without_repetition(freezing.findings))
        line((repeated.finding.severity == Severity::error ? "- " : "- attention: ") +
             repeated.text());
    if (!freezing.documents_fault.empty())
        line("Étiquettes à ne pas imprimer: " + freezing.documents_fault);
    return text;
}

} // namespace cageot
