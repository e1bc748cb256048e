#include "source/ofn_fetch.h"

#include "source/moment.h"
#include "source/ofn_json.h"

#include <set>
#include <sstream>

namespace cageot {
namespace {

constexpr int attempts = 3;

std::string cycle_file(const CycleCard& card)
{
    const auto moment = [](UtcMs time) {
        return time == 0 ? Poco::Dynamic::Var() : Poco::Dynamic::Var(to_iso8601(time));
    };
    Poco::JSON::Object::Ptr cycle(new Poco::JSON::Object(Poco::JSON_PRESERVE_KEY_ORDER));
    cycle->set("id", std::stoll(card.cycle.id));
    cycle->set("name", card.name);
    cycle->set("orders_open_at", moment(card.cycle.opens_at));
    cycle->set("orders_close_at", moment(card.cycle.closes_at));
    Poco::JSON::Object root(Poco::JSON_PRESERVE_KEY_ORDER);
    root.set("hub", card.hub.id);
    root.set("hub_name", card.hub.name);
    root.set("order_cycle", cycle);
    std::ostringstream text;
    root.stringify(text);
    return text.str();
}

/// An answer that orders can do without; nothing when the shop does not give it, for whatever
/// reason: a report that fails must not keep a whole sale from being printed.
std::optional<std::string> ask_if_given(OfnClient& client, const std::string& path,
                                        const OfnClient::Query& query, OfnClient::Key key)
{
    try {
        OfnAnswer answer = client.get(path, query, key);
        if (answer.found)
            return std::move(answer.body);
    } catch (const OfnError& error) {
        if (error.why() == OfnError::Why::stopped)
            throw;
    }
    return std::nullopt;
}

/// Pages of customers, for their codes: all of them or none.
std::vector<InputFile> customers_of(OfnClient& client, std::int64_t hub)
{
    std::vector<InputFile> files;
    int pages = 1;
    for (int page = 1; page <= pages; ++page) {
        const auto body = ask_if_given(client, "/api/v1/customers",
                                       {{"enterprise_id", std::to_string(hub)},
                                        {"page", std::to_string(page)},
                                        {"per_page", std::to_string(ofn::per_page)}},
                                       OfnClient::Key::v1);
        const ofn::Object root = body ? ofn::object_of(*body) : nullptr;
        if (!ofn::array(root, "data"))
            return {};
        const auto pagination = ofn::object(ofn::object(root, "meta"), "pagination");
        pages = ofn::page_count(pagination);
        files.push_back({numbered_json("customers", page), *body});
    }
    return files;
}

/// The packing report says which products are kept cold; most instances do not have it.
void add_packing(OfnClient& client, std::int64_t hub, const std::string& cycle,
                 std::vector<InputFile>& files)
{
    const auto body = ask_if_given(client, "/api/v0/reports/packing/customer",
                                   {{"q[order_cycle_id_in][]", cycle},
                                    {"q[order_distributor_id_in][]", std::to_string(hub)},
                                    {"fields_to_hide[]", "none"}},
                                   OfnClient::Key::v0);
    const auto rows = body ? ofn::array(ofn::object_of(*body), "data") : nullptr;
    if (rows && rows->size() > 0)
        files.push_back({"report-packing.json", *body});
}

void require_each_once(const OfnClient& client, const std::vector<std::string>& numbers)
{
    if (std::set<std::string>(numbers.begin(), numbers.end()).size() != numbers.size())
        refuse_answer(client, "donne deux fois la même commande");
}

} // namespace

std::vector<InputFile> fetch_cycle(OfnClient& client, const CycleCard& card,
                                   std::vector<InputFile> pages)
{
    const std::int64_t hub = card.hub.id;
    const std::string& cycle = card.cycle.id;
    if (pages.empty())
        pages = list_orders(client, hub, cycle);
    for (int attempt = 1; attempt <= attempts; ++attempt) {
        const std::vector<std::string> numbers = orders_in(pages);
        require_each_once(client, numbers);
        std::vector<InputFile> details;
        bool whole = true;
        for (const std::string& number : numbers) {
            const OfnAnswer order = client.get("/api/v0/orders/" + number, {}, OfnClient::Key::v0);
            whole = whole && order.found;
            details.push_back({"order-" + number + ".json", order.body});
        }
        std::vector<InputFile> more = customers_of(client, hub);
        add_packing(client, hub, cycle, more);
        // Reading takes a minute: the shop may have opened again, the orders may have changed.
        const ShopAnswer shop = look_at_shop(client, hub, 0);
        if (shop.look.active && is_on_sale(client, cycle, hub))
            return {};
        std::vector<InputFile> again = list_orders(client, hub, cycle);
        if (!whole || joined(again) != joined(pages)) {
            pages = std::move(again);
            continue;
        }
        std::vector<InputFile> files = {{"cycle.json", cycle_file(card)}, {"shop.json", shop.body}};
        if (!card.open_shop.empty())
            files.push_back({"shop-open.json", card.open_shop});
        for (const std::vector<InputFile>* part : {&pages, &details, &more})
            files.insert(files.end(), part->begin(), part->end());
        return files;
    }
    refuse_answer(client, "change ses commandes pendant qu'on les lit");
}

std::optional<std::string> cycle_name(OfnClient& client, std::int64_t hub, const std::string& cycle)
{
    const auto body =
        ask_if_given(client, "/api/v0/reports/orders_and_fulfillment/order_cycle_customer_totals",
                     {{"q[order_cycle_id_in][]", cycle},
                      {"q[distributor_id_in][]", std::to_string(hub)},
                      {"fields_to_show[]", "order_cycle"}},
                     OfnClient::Key::v0);
    const auto rows = body ? ofn::array(ofn::object_of(*body), "data") : nullptr;
    if (!rows || rows->size() == 0)
        return std::nullopt;
    return ofn::text(rows->getObject(0), "order_cycle");
}

} // namespace cageot
