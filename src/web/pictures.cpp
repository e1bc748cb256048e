#include "web/embedded_files.h"
#include "web/pages.h"

#include "depot/arrivals.h"
#include "depot/documents.h"
#include "preflight/rasteriser.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace cageot {
namespace {

const char* const no_picture = "Cette image n’existe pas: revenez à la commande.";

/// "U1234567874" of "U1234567874.png".
std::string without_png(const std::string& name)
{
    if (!name.ends_with(".png"))
        throw not_found(no_picture);
    return name.substr(0, name.size() - 4);
}

int dpi_of(Depot& depot, PageKind kind)
{
    const PrinterRole role = kind == PageKind::order ? PrinterRole::tickets : PrinterRole::labels;
    for (const Printer& printer : printers_of(depot))
        if (printer.role == role)
            return printer.dpi;
    return 203;
}

const WantedPage* find_page(const PlanPages& pages, const std::vector<WantedPage>& among,
                            const std::string& code)
{
    const auto found = std::find_if(among.begin(), among.end(), [&](const WantedPage& page) {
        return pages.code(page) == code;
    });
    return found == among.end() ? nullptr : &*found;
}

/// Another number when who gets what is another one.
std::size_t shares_in(const PrintPlan& plan)
{
    std::size_t hash = 0;
    const auto add = [&hash](int number) { hash = hash * 31 + static_cast<std::size_t>(number); };
    for (const PlannedOrder& order : plan.orders)
        for (const PlannedLine& line : order.lines) {
            add(line.quantity);
            add(line.missing);
        }
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            if (const auto* unit = std::get_if<UnitLabel>(&label))
                add(unit->covers);
    return hash;
}

LedgerRow row_of(Depot& depot, const SessionId& session, const std::string& code)
{
    for (LedgerRow& row : depot.store().find_rows({code}))
        if (row.session == session)
            return std::move(row);
    throw not_found(no_picture);
}

/// The plan that says what is printed: the newest one, or the last one that had the page.
std::shared_ptr<const PrintPlan> plan_with(Depot& depot, const Situation& now, const LedgerRow& row)
{
    if (row.version < now.session.version)
        return depot.plan(row.session, row.version);
    // A label that must not be printed looks as it would if its goods were there.
    return now.supply.absent.contains(row.code) ? now.ordered : now.plan;
}

std::vector<WantedPage> pages_among(const PlanPages& pages, bool ticket)
{
    if (!ticket)
        return pages.label_pages();
    std::vector<WantedPage> among = pages.ticket_pages(CrateTicket::Kind::order);
    const std::vector<WantedPage> bags = pages.ticket_pages(CrateTicket::Kind::bag);
    among.insert(among.end(), bags.begin(), bags.end());
    return among;
}

/// "copy" of the query, up to the one that a reprint brings; else the newest one.
int copy_of(const HttpRequest& request, const LedgerRow& row)
{
    const long copy = parse_count(field(request.query, "copy"));
    return copy >= 1 && copy <= row.copies + 1 ? static_cast<int>(copy) : std::max(1, row.copies);
}

HttpResponse picture(Site& site, const HttpRequest& request, bool ticket)
{
    Depot& depot = site.depot();
    const std::string code = without_png(request.parts.at("picture"));
    const auto situation = situation_of(depot, session_of(site, request).id);
    const LedgerRow row = row_of(depot, situation->session.id, code);
    const auto plan = plan_with(depot, *situation, row);
    const PlanPages pages(*plan);
    const std::vector<WantedPage> among = pages_among(pages, ticket);
    const WantedPage* found = find_page(pages, among, code);
    if (!found)
        throw not_found(no_picture);
    WantedPage page = *found;
    page.copy = copy_of(request, row);
    const int dpi = dpi_of(depot, page.kind);
    const std::string tag = "\"" + site.launch() + "-" + row.session.value + "-" +
                            std::to_string(plan->version) + "-" + code + "-" +
                            std::to_string(page.copy) + "-" + std::to_string(dpi) + "-" +
                            std::to_string(shares_in(*plan)) + "\"";
    if (request.if_none_match == tag)
        return tagged(request, "image/png", {}, tag);
    const StoredSession version =
        depot.store().find_session(row.session, plan->version).value_or(situation->session);
    const PrintRun run{pages, depot.stationery(), dpi, depot.stamp(version), papers_of(depot)};
    const MadeDocument document = make_document(run, std::vector{page}, code);
    const Rasteriser rasteriser(document.pdf);
    return tagged(request, "image/png", to_png(stacked(rasteriser.rasterise_all(dpi)), dpi), tag);
}

std::string read_picture(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw not_found("Cette image n’existe plus: revenez à l’imprimante.");
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

HttpResponse label_picture(Site& site, const HttpRequest& request)
{
    return picture(site, request, false);
}

HttpResponse ticket_picture(Site& site, const HttpRequest& request)
{
    return picture(site, request, true);
}

HttpResponse received_picture(Site& site, const HttpRequest& request)
{
    const long number = parse_count(without_png(request.parts.at("picture")));
    for (const PrinterOverview& printer : site.printers()) {
        if (printer.printer.name.value != request.parts.at("printer") || printer.received.empty())
            continue;
        if (number < 1)
            break;
        std::string png = read_picture(printer.received / (std::to_string(number) + ".png"));
        // The folder may be emptied and its numbers given again: the content is the tag.
        const std::string tag = "\"" + std::to_string(std::hash<std::string>{}(png)) + "\"";
        return tagged(request, "image/png", std::move(png), tag);
    }
    throw not_found("Cette image n’existe pas: revenez à l’imprimante.");
}

HttpResponse asset(Site&, const HttpRequest& request)
{
    constexpr std::pair<std::string_view, const char*> types[] = {
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".svg", "image/svg+xml"},
    };
    for (const EmbeddedFile& file : embedded_assets()) {
        if (request.parts.at("hash") != embedded_assets_hash() ||
            request.parts.at("asset") != file.name)
            continue;
        for (const auto& [ending, type] : types)
            if (file.name.ends_with(ending))
                return {200,
                        type,
                        std::string(file.content),
                        {{"Cache-Control", "public, max-age=31536000, immutable"}}};
    }
    throw not_found("Ce fichier n’existe plus: rouvrez la page.");
}

} // namespace cageot
