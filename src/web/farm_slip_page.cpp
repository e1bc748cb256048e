#include "web/farm_page.h"
#include "web/page_fields.h"
#include "web/pages.h"

#include "base/zone.h"
#include "plan/farm_slip.h"

namespace cageot {
namespace {

Fields fields_of(const ProductSupply& row)
{
    Fields fields;
    fields.set("product", full_name(row.product));
    fields.set("ordered", french_number(row.ordered));
    fields.set("delivered", french_number(row.ordered - row.missing));
    fields.set("refused", french_number(row.refused));
    fields.set("accepted", french_number(row.accepted()));
    fields.set("short", row.missing + row.refused > 0);
    return fields;
}

} // namespace

HttpResponse farm_slip_page(Site& site, const HttpRequest& request)
{
    const StoredSession session = session_of(site, request);
    const auto situation = situation_of(site.depot(), session.id);
    const FarmArrival farm = farm_of(site.depot(), *situation, request);
    Fields fields = site.page(request, "Bon: " + farm.producer);
    fields.set("id", session.id.value);
    fields.set("place", std::to_string(farm.place));
    fields.set("farm", farm.producer);
    fields.set("hub", session.hub);
    fields.set("name", session.name);
    fields.set("when",
               long_french(local_time(site.depot().now(), site.depot().settings().time_zone)));
    const StateWords words = words_of(farm);
    fields.set("tone", std::string(words.tone));
    fields.set("word", std::string(words.word));
    FieldList rows;
    ProductSupply sum;
    for (const FarmSlip& slip : farm_slips(*situation->ordered, situation->supply)) {
        if (slip.producer != farm.producer)
            continue;
        for (const ProductSupply& row : slip.rows) {
            rows.push_back(fields_of(row));
            sum.ordered += row.ordered;
            sum.missing += row.missing;
            sum.refused += row.refused;
        }
    }
    fields.set("rows", rows);
    fields.set("sum", fields_of(sum));
    return html("slip", std::move(fields));
}

} // namespace cageot
