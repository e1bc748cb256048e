#include "web/farm_taps.h"
#include "web/page_fields.h"
#include "web/pages.h"
#include "web/request_checks.h"

#include "barcode/variable_measure.h"
#include "depot/arrivals.h"
#include "depot/page_words.h"
#include "plan/weights.h"
#include "scan/raw_text.h"

#include <optional>
#include <string>
#include <vector>

namespace cageot {
namespace {

/// Grams somebody typed or a scale's label tells. Throws HttpRefusal with what to do else.
long grams_in(const std::string& text, const std::vector<ScaleRule>& scales)
{
    if (const auto label = read_scale_label(text, scales)) {
        if (!label->fault.empty())
            throw HttpRefusal(422, label->fault);
        if (label->grams)
            return *label->grams;
        throw HttpRefusal(422, "L’étiquette de la balance dit un prix, pas un poids: tapez les "
                               "grammes.");
    }
    const long typed = parse_count(text);
    if (typed < 0)
        throw HttpRefusal(422, "«" + text +
                                   "» n’est pas un poids: tapez des grammes, 1250, ou "
                                   "scannez l’étiquette de la balance.");
    return typed;
}

/// The unit label that was scanned: its own code, or the code of label and crate together.
std::string label_in(const std::string& text)
{
    if (const auto code = read_raw_text(text).code; code && code->kind() == CodeKind::unit)
        return to_string(*code);
    throw HttpRefusal(422, "«" + text +
                               "» n’est pas une étiquette de produit: scannez "
                               "l’étiquette du dépôt, puis celle de la balance.");
}

std::string kilograms(long grams)
{
    std::string text = std::to_string(grams % 1000);
    text.insert(0, 3 - text.size(), '0');
    return std::to_string(grams / 1000) + "," + text + " kg";
}

Fields shown(const FinalWeight& weight)
{
    Fields line;
    line.set("number", std::to_string(weight.number));
    line.set("product", full_name(weight.product));
    line.set("producer", weight.product.producer);
    line.set("nominal", weight.nominal > 0 ? "attendu " + kilograms(weight.nominal)
                                           : std::string("poids non dit par la boutique"));
    line.set("weighed",
             weight.labels_weighed > 0 ? kilograms(weight.weighed) : std::string("pas pesé"));
    const bool whole = weight.labels > 0 && weight.labels_weighed == weight.labels;
    line.set("tone", whole ? "done" : weight.labels_weighed > 0 ? "unsure" : "go");
    line.set("count", std::to_string(weight.labels_weighed) + "/" + std::to_string(weight.labels));
    return line;
}

/// "27 · Magret de canard 1/2: 0,410 kg noté", of the label whose weight was just told; else empty.
std::string just_noted(const Situation& now, const std::string& code)
{
    const auto grams = now.arrivals.grams.find(code);
    const auto words = page_words(*now.ordered);
    const auto label = words.find(code);
    if (grams == now.arrivals.grams.end() || label == words.end())
        return {};
    return label->second.mark + " · " + label->second.what + ": " + kilograms(grams->second) +
           " noté.";
}

HttpResponse show(Site& site, const HttpRequest& request, const std::vector<std::string>& faults)
{
    Depot& depot = site.depot();
    const auto now = situation_of(depot, session_of(site, request).id);
    const std::vector<FinalWeight> weights =
        final_weights(*now->plan, now->arrivals, depot.settings().weighed);
    FieldList lines;
    long whole = 0;
    for (const FinalWeight& weight : weights) {
        whole += weight.labels > 0 && weight.labels_weighed == weight.labels ? 1 : 0;
        lines.push_back(shown(weight));
    }
    Fields fields = site.page(request, "Poids");
    fields.set("id", now->session.id.value);
    fields.set("name", now->session.name);
    fields.set("once", new_once());
    fields.set("sum", counted(whole, "ligne pesée", "lignes pesées") + " sur " +
                          std::to_string(weights.size()));
    fields.set("lines", lines);
    fields.set("has-lines", !weights.empty());
    fields.set("code", faults.empty() ? std::string() : field(request.form, "code"));
    fields.set("faults", fault_fields(faults));
    const std::string noted = just_noted(*now, field(request.query, "noted"));
    fields.set("noted", shown_if(!noted.empty(), noted));
    HttpResponse response = html("weights", std::move(fields));
    if (!faults.empty())
        response.status = 422;
    return response;
}

} // namespace

HttpResponse weights_page(Site& site, const HttpRequest& request)
{
    return show(site, request, {});
}

HttpResponse tell_weight(Site& site, const HttpRequest& request)
{
    check_token(request);
    const StoredSession session = session_of(site, request);
    try {
        const WeightFact fact{
            label_in(field(request.form, "code")),
            grams_in(field(request.form, "weight"), site.depot().settings().scales)};
        tell_arrivals(site.depot(), session.id,
                      {{fact_id(request, "weight " + fact.code), site.depot().now(), "web", fact}});
        return see("/sessions/" + session.id.value + "/weights?noted=" + fact.code);
    } catch (const ArrivalRefused& refused) {
        return show(site, request, refused.faults());
    } catch (const HttpRefusal& refusal) {
        return show(site, request, {refusal.what()});
    }
}

} // namespace cageot
