#include "web/page_fields.h"
#include "web/pages.h"
#include "web/to_find.h"

#include "base/zone.h"
#include "depot/scan_desk.h"

#include <numeric>

namespace cageot {
namespace {

Fields fields_of(const ProductToFind& product)
{
    Fields fields;
    fields.set("product", full_name(product.product));
    fields.set("farm", product.product.producer);
    fields.set("cold", product.zone != Zone::ambient);
    fields.set("unseen", french_number(product.unseen()));
    fields.set("expected", french_number(product.expected));
    FieldList orders;
    for (const auto& [number, labels] : product.of) {
        Fields order;
        order.set("number", std::to_string(number));
        order.set("times", shown_if(labels > 1, "×" + std::to_string(labels)));
        orders.push_back(order);
    }
    fields.set("orders", orders);
    return fields;
}

} // namespace

std::vector<ProductToFind> to_find(Depot& depot, const Situation& situation)
{
    std::set<std::string> seen =
        depot.scan_desk().look(depot, situation.session.id, [](const Packing& packing) {
            std::set<std::string> codes;
            const PackList& list = packing.list();
            for (const auto& [code, unit] : list.units)
                if (packing.unit_in(code) || packing.is_complete(unit.crate))
                    codes.insert(code);
            return codes;
        });
    for (const LedgerRow& row : depot.store().ledger(situation.session.id))
        if (row.kind == PageKind::unit && row.state == LabelState::confirmed)
            seen.insert(row.code);
    return still_to_find(*situation.ordered, situation.supply, seen);
}

HttpResponse to_find_page(Site& site, const HttpRequest& request)
{
    const StoredSession session = session_of(site, request);
    const auto situation = situation_of(site.depot(), session.id);
    Fields fields = site.page(request, "Reste à trouver");
    fields.set("id", session.id.value);
    fields.set("name", session.name);
    FieldList whole, some;
    long unseen = 0;
    for (const ProductToFind& product : to_find(site.depot(), *situation)) {
        (product.none_seen() ? whole : some).push_back(fields_of(product));
        unseen += product.unseen();
    }
    fields.set("has-whole", !whole.empty());
    fields.set("has-some", !some.empty());
    fields.set("nothing", whole.empty() && some.empty());
    fields.set("whole", whole);
    fields.set("some", some);
    fields.set("sum", unseen == 0 ? std::string("Tout ce qui est attendu a été vu.")
                                  : counted(unseen, "étiquette attendue", "étiquettes attendues") +
                                        (unseen > 1 ? " n’ont pas été scannées."
                                                    : " n’a pas été scannée."));
    return html("to-find", std::move(fields));
}

} // namespace cageot
