#include "web/manage_pages.h"
#include "web/page_fields.h"

#include "depot/arrivals.h"
#include "depot/documents.h"
#include "depot/layout_proof.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace cageot {
namespace {

constexpr std::size_t own_pages = 3;
constexpr int usual_dpi = 203;

/// What a layout prints, by the first part of its name: in the order in which people look for them.
struct KindWords {
    std::string_view kind;
    const char* words;
};
constexpr std::array layout_kinds = {
    KindWords{"unit", "Étiquettes de produit"},
    KindWords{"head", "Étiquettes de tête"},
    KindWords{"bag", "Tickets de sac"},
    KindWords{"order", "Tickets de commande"},
    KindWords{"missing", "Tickets de ce qui manque"},
    KindWords{"slip", "Ce qui est à jeter"},
    KindWords{"calibration", "Étiquettes de calibrage"},
    KindWords{"label-sheet", "Planches d’étiquettes"},
    KindWords{"relay-sheet", "Feuilles de relais"},
    KindWords{"bay-card", "Cartes des étagères"},
    KindWords{"tick-list", "Liste à cocher"},
    KindWords{"command-card", "Cartes des gestes"},
    KindWords{"scanner-card", "Carte des douchettes"},
};

/// "unit" of "unit-57x32"
std::string kind_of(const std::string& name)
{
    return name.substr(0, name.rfind('-'));
}

/// The stocks that the depot's printers take.
std::set<std::string> used_stocks(Depot& depot)
{
    std::set<std::string> stocks;
    for (const Printer& printer : printers_of(depot))
        stocks.insert(to_string(printer.media));
    return stocks;
}

std::string layout_of(Site& site, const HttpRequest& request)
{
    for (const std::string& name : layout_names(site.depot().settings().layouts))
        if (name == request.parts.at("layout")) // so no name leads elsewhere
            return name;
    throw not_found("Ce modèle n’existe pas: choisissez-en un de la liste.");
}

std::filesystem::path file_of(Site& site, const std::string& name)
{
    return site.depot().settings().layouts / (name + ".toml");
}

/// The grid that is asked for, of those that the layout is made for.
int dpi_of(const HttpRequest& request, const Layout& layout)
{
    const long asked = parse_count(field(request.query, "dpi"));
    const int wanted = asked == 300 ? 300 : usual_dpi;
    return std::ranges::find(layout.dpi, wanted) == layout.dpi.end() ? layout.dpi.front() : wanted;
}

/// The newest session's plan, with its shortages; null before there is one.
std::shared_ptr<const PrintPlan> own_plan(Depot& depot)
{
    const std::vector<StoredSession> sessions = depot.store().sessions();
    return sessions.empty() ? nullptr : situation_of(depot, sessions.front().id)->plan;
}

Fields proof_fields(const std::string& heading, const LayoutProof& proof,
                    const std::string& picture)
{
    const FieldList findings = finding_fields(proof.findings);
    Fields fields;
    fields.set("heading", heading);
    fields.set("picture", shown_if(!proof.pages.empty(), picture));
    fields.set("has-findings", !findings.empty());
    fields.set("findings", findings);
    return fields;
}

} // namespace

HttpResponse layouts_page(Site& site, const HttpRequest& request)
{
    Fields fields = site.page(request, "Modèles");
    const std::set<std::string> used = used_stocks(site.depot());
    FieldList kinds;
    for (const KindWords& kind : layout_kinds) {
        FieldList layouts;
        for (const std::string& name : layout_names(site.depot().settings().layouts)) {
            if (kind_of(name) != kind.kind)
                continue;
            const std::string ending = name.substr(name.rfind('-') + 1);
            const auto media = parse_media(ending == "a4" ? "A4" : ending == "a5" ? "A5" : ending);
            const std::string stock = media ? to_string(*media) : ending;
            Fields shown;
            shown.set("layout", name);
            shown.set("stock", stock);
            shown.set("used", used.contains(stock));
            layouts.push_back(shown);
        }
        Fields shown;
        shown.set("words", kind.words);
        shown.set("layouts", layouts);
        if (!layouts.empty())
            kinds.push_back(shown);
    }
    fields.set("kinds", kinds);
    fields.set("folder", site.depot().settings().layouts.string());
    return html("layouts", std::move(fields));
}

HttpResponse layout_page(Site& site, const HttpRequest& request)
{
    const std::string name = layout_of(site, request);
    Fields fields = site.page(request, "Modèle " + name);
    fields.set("name", name);
    fields.set("fault", Fields(false));
    FieldList proofs;
    try {
        const Stationery& stationery = site.depot().stationery();
        const Layout layout = load_layout(file_of(site, name), stationery.words());
        const int dpi = dpi_of(request, layout);
        const std::string query = "?dpi=" + std::to_string(dpi);
        fields.set("dpi", std::to_string(dpi));
        const std::string other = dpi == usual_dpi ? "300" : "203";
        fields.set("other", other);
        fields.set("other-url",
                   shown_if(layout.dpi.size() > 1, "/layouts/" + name + "?dpi=" + other));
        proofs.push_back(proof_fields("Avec des exemples: l’ordinaire, puis le plus long",
                                      prove_layout(stationery, file_of(site, name), dpi),
                                      "/layouts/" + name + "/example.png" + query));
        if (const auto plan = own_plan(site.depot()))
            if (const LayoutProof own =
                    prove_layout(stationery, file_of(site, name), dpi, *plan, own_pages);
                !own.pages.empty())
                proofs.push_back(proof_fields("Avec votre dernière vente: les plus longs textes",
                                              own, "/layouts/" + name + "/own.png" + query));
    } catch (const std::runtime_error& error) {
        fields.set("fault", std::string(error.what()));
    }
    fields.set("proofs", proofs);
    return html("layout", std::move(fields));
}

HttpResponse layout_picture(Site& site, const HttpRequest& request)
{
    const std::string name = layout_of(site, request);
    const std::string& picture = request.parts.at("picture");
    const Stationery& stationery = site.depot().stationery();
    const auto plan = picture == "own.png" ? own_plan(site.depot()) : nullptr;
    if (picture != "example.png" && !plan)
        throw not_found("Cette image n’existe pas: revenez au modèle.");
    try {
        const int dpi = dpi_of(request, load_layout(file_of(site, name), stationery.words()));
        const LayoutProof proof =
            plan ? prove_layout(stationery, file_of(site, name), dpi, *plan, own_pages)
                 : prove_layout(stationery, file_of(site, name), dpi);
        return {200, "image/png", picture_of(proof), {{"Cache-Control", "no-store"}}};
    } catch (const std::runtime_error&) {
        throw not_found("Cette image n’existe pas: revenez au modèle.");
    }
}

} // namespace cageot
