#include "web/manage_pages.h"
#include "web/page_fields.h"
#include "web/request_checks.h"

#include "depot/import.h"
#include "depot/prepare_freeze.h"

namespace cageot {
namespace {

std::string heading_of(const FreezePreview& preview)
{
    const Freezing& freezing = preview.freezing;
    if (!freezing.session)
        return "Refusé: rien ne sera figé avant que ce qui suit soit corrigé.";
    const std::string which = freezing.session->id.value + " «" + freezing.session->name + "»";
    if (freezing.compared)
        return "Des totaux seulement: comparés avec " + which + ", rien n’est à figer.";
    if (freezing.unchanged)
        return "Déjà figé: " + which + " a exactement ce contenu.";
    return freezing.session->version == 1
               ? "Une nouvelle vente: " + which
               : "La version " + std::to_string(freezing.session->version) + " de " + which;
}

Fields preview_fields(const FreezePreview& preview, const std::string& upload)
{
    const Freezing& freezing = preview.freezing;
    const bool fresh = freezing.session && !freezing.unchanged;
    Fields fields;
    fields.set("heading", heading_of(preview));
    fields.set("tone", !freezing.session ? "stop" : fresh ? "go" : "done");
    fields.set("fresh", fresh);
    fields.set("upload", upload);
    fields.set("count", counted(preview.orders, "commande", "commandes") + ", " +
                            counted(preview.labels, "étiquette", "étiquettes") + ", " +
                            counted(preview.tickets, "ticket", "tickets"));
    fields.set("totals", shown_if(freezing.totals_agree.has_value(),
                                  freezing.totals_agree.value_or(true)
                                      ? "Les totaux du producteur concordent."
                                      : "Les totaux du producteur ne concordent pas."));
    fields.set("has-changes", !preview.changes.empty());
    fields.set("changes", fault_fields(preview.changes));
    const FieldList findings = finding_fields(freezing.findings);
    fields.set("has-findings", !findings.empty());
    fields.set("findings", findings);
    return fields;
}

HttpResponse show(Site& site, const HttpRequest& request, const Fields& preview,
                  const std::string& fault = {})
{
    Fields fields = site.page(request, "Importer des commandes");
    fields.set("preview", preview);
    fields.set("fault", shown_if(!fault.empty(), fault));
    HttpResponse response = html("import", std::move(fields));
    if (!fault.empty())
        response.status = 422;
    return response;
}

HttpResponse freeze_upload(Site& site, const HttpRequest& request)
{
    Depot& depot = site.depot();
    const auto files = site.uploads().take(field(request.form, "upload"), depot.now());
    if (!files)
        return show(site, request, Fields(false),
                    "Ces fichiers ne sont plus là: envoyez-les encore une fois.");
    const Import imported = import_files(depot, *files, {}, request.visitor.name);
    const Freezing& freezing = imported.freezing;
    if (!freezing.session)
        return show(site, request, preview_fields({freezing}, ""), "Refusé: rien n’a été figé.");
    return see("/sessions/" + freezing.session->id.value);
}

} // namespace

HttpResponse import_page(Site& site, const HttpRequest& request)
{
    return show(site, request, Fields(false));
}

HttpResponse take_upload(Site& site, const HttpRequest& request)
{
    check_token(request);
    if (!field(request.form, "upload").empty())
        return freeze_upload(site, request);
    std::vector<InputFile> files;
    for (const SentFile& sent : request.files)
        files.push_back({sent.name, sent.bytes});
    if (files.empty())
        return show(site, request, Fields(false), "Choisissez d’abord un fichier de commandes.");
    const FreezePreview preview = preview_freeze(site.depot(), files);
    const bool fresh = preview.freezing.session && !preview.freezing.unchanged;
    const std::string upload =
        fresh ? site.uploads().keep(std::move(files), site.depot().now()) : "";
    return show(site, request, preview_fields(preview, upload));
}

} // namespace cageot
