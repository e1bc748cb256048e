#include "web/farm_taps.h"
#include "web/packed.h"
#include "web/page_fields.h"
#include "web/pages.h"
#include "web/request_checks.h"

#include "base/command.h"
#include "depot/scans.h"

#include <algorithm>

namespace cageot {
namespace {

/// What a scan or a tap on the page came to.
struct Said {
    std::string tone = {}, sentence = {};
};

const char* tone_of(Verdict verdict)
{
    switch (verdict) {
    case Verdict::ok:
        return "go";
    case Verdict::crate_complete:
        return "done";
    case Verdict::already_done:
    case Verdict::noted_offline:
        return "unsure";
    case Verdict::stop:
        break;
    }
    return "stop";
}

FieldList containers_of(const Packing& packing, const std::string& letter)
{
    FieldList containers;
    const PackList& list = packing.list();
    for (const std::size_t c : list.containers_of(letter)) {
        const PackCrate& crate = list.crates[c];
        const ScanEvent* loaded = packing.loaded(c, letter);
        const bool complete = packing.is_complete(c);
        const int lacking = packing.needed(c) - packing.seen(c);
        const bool begun = packing.seen(c) > 0;
        Fields fields =
            fields_of(loaded     ? StateWords{"dans le camion", "done"}
                      : complete ? StateWords{"prête", "go"}
                                 : StateWords{begun ? "en cours" : "à remplir", "todo"});
        fields.set("mark", crate.mark);
        fields.set("code", crate.code);
        fields.set("cold", crate.zone != Zone::ambient);
        fields.set("more", shown_if(packing.more_crates(c) > 0,
                                    std::to_string(1 + packing.more_crates(c)) + " cagettes"));
        fields.set("lacking",
                   shown_if(!loaded && !complete && begun,
                            counted(lacking, "article à scanner", "articles à scanner")));
        fields.set("loaded", shown_if(loaded != nullptr, loaded ? loaded->id : ""));
        fields.set("here", loaded == nullptr);
        containers.push_back(fields);
    }
    return containers;
}

const RelayPacked& relay_of(const Packed& packed, const HttpRequest& request)
{
    const auto found = std::ranges::find_if(packed.relays, [&](const RelayPacked& one) {
        return one.relay.letter == request.parts.at("letter");
    });
    if (found == packed.relays.end())
        throw not_found("Ce relais n’existe pas: revenez à la vente.");
    return *found;
}

HttpResponse show(Site& site, const HttpRequest& request, const Said& said)
{
    const StoredSession session = session_of(site, request);
    const Packed packed = packed_of(site.depot(), session.id);
    const RelayPacked& its = relay_of(packed, request);
    Fields fields = site.page(request, "Départ " + its.relay.letter);
    fields.set("id", session.id.value);
    fields.set("name", session.name);
    fields.set("relay", fields_of(its.relay));
    fields.set("letter", its.relay.letter);
    fields.set("loaded", french_number(its.loaded));
    fields.set("containers", french_number(its.containers));
    fields.set("bar-value", std::to_string(its.loaded));
    fields.set("bar-max", std::to_string(std::max(1L, its.containers)));
    const bool whole = its.containers > 0 && its.loaded == its.containers;
    fields.set("tone", its.departed > 0 ? "go" : whole ? "done" : "todo");
    fields.set("go", whole ? "PARTIR" : "PARTIR QUAND MÊME");
    fields.set("left", shown_if(its.departed > 0,
                                "parti " + short_french(local_time(
                                               its.departed, site.depot().settings().time_zone))));
    fields.set("stays", shown_if(!whole, counted(its.containers - its.loaded, "manque au camion",
                                                 "manquent au camion")));
    fields.set("rows",
               site.depot().scan_desk().look(site.depot(), session.id, [&](const Packing& packing) {
                   return containers_of(packing, its.relay.letter);
               }));
    fields.set("once", new_once());
    fields.set("said", shown_if(!said.sentence.empty(), said.sentence));
    fields.set("said-tone", said.tone);
    return html("leaving", std::move(fields));
}

Scan blank_scan(const HttpRequest& request, UtcMs now)
{
    Scan scan;
    scan.station = "web";
    scan.at = now;
    scan.before.van = request.parts.at("letter");
    return scan;
}

Scan undo_scan(const HttpRequest& request, UtcMs now, const std::string& loading)
{
    Scan scan = blank_scan(request, now);
    scan.text = to_string(code_of(Command::undo));
    scan.before.undo = loading;
    scan.id = fact_id(request, "/" + loading + "/");
    return scan;
}

/// The scan that the form tells.
Scan scan_in(const HttpRequest& request, UtcMs now)
{
    Scan scan = blank_scan(request, now);
    const std::string load = field(request.form, "load"), unload = field(request.form, "unload"),
                      code = field(request.form, "code");
    if (!unload.empty())
        return undo_scan(request, now, unload);
    if (!load.empty()) {
        scan.action = Scan::Action::mark;
        scan.text = load;
    } else if (!code.empty()) {
        scan.text = code;
    } else if (!field(request.form, "depart").empty()) {
        scan.action = Scan::Action::depart;
    } else {
        throw HttpRefusal(400, "Rien n’est choisi: scannez un ticket ou pressez un bouton.");
    }
    scan.id = fact_id(request, load + "/" + unload + "/" + code);
    return scan;
}

/// What follows from it: a crate that several stations loaded is taken out of the van whole.
std::vector<Scan> other_undos(Site& site, const HttpRequest& request, const SessionId& session)
{
    Depot& depot = site.depot();
    const std::string unload = field(request.form, "unload");
    std::vector<Scan> undos;
    depot.scan_desk().look(depot, session, [&](const Packing& packing) {
        const ScanEvent* loading = packing.find(unload);
        const auto crate = loading ? packing.list().crate_of(loading->code) : std::nullopt;
        if (!crate || loading->kind != ScanKind::loaded)
            return;
        for (const ScanEvent* other : packing.loadings(*crate, loading->target))
            if (other->id != unload)
                undos.push_back(undo_scan(request, depot.now(), other->id));
    });
    return undos;
}

} // namespace

HttpResponse vans_page(Site& site, const HttpRequest& request)
{
    const StoredSession session = session_of(site, request);
    Fields fields = site.page(request, "Départs");
    fields.set("id", session.id.value);
    fields.set("name", session.name);
    FieldList relays;
    for (const RelayPacked& its : packed_of(site.depot(), session.id).relays) {
        const bool whole = its.containers > 0 && its.loaded == its.containers;
        Fields fields_of_relay = fields_of(its.departed > 0 ? StateWords{"parti", "go"}
                                           : whole          ? StateWords{"tout est chargé", "done"}
                                                            : StateWords{"à charger", "todo"});
        fields_of_relay.set("relay", fields_of(its.relay));
        fields_of_relay.set("letter", its.relay.letter);
        fields_of_relay.set("loaded", french_number(its.loaded));
        fields_of_relay.set("complete", french_number(its.complete));
        fields_of_relay.set("containers", french_number(its.containers));
        relays.push_back(fields_of_relay);
    }
    fields.set("relays", relays);
    return html("vans", std::move(fields));
}

HttpResponse leaving_page(Site& site, const HttpRequest& request)
{
    return show(site, request, {});
}

HttpResponse load_van(Site& site, const HttpRequest& request)
{
    check_token(request);
    const StoredSession session = session_of(site, request);
    relay_of(packed_of(site.depot(), session.id), request);
    try {
        std::vector<Scan> scans{scan_in(request, site.depot().now())};
        for (Scan& undo : other_undos(site, request, session.id))
            scans.push_back(std::move(undo));
        const ScanAnswer answer = judge_scans(site.depot(), session.id, scans).front();
        return show(site, request,
                    {tone_of(answer.judgement.verdict()),
                     french_words(answer.judgement, answer.shown).sentence});
    } catch (const ScanRefused& refused) {
        return show(site, request, {"stop", refused.what()});
    }
}

} // namespace cageot
