#include "source/ofn_api.h"

#include "source/moment.h"
#include "source/ofn_json.h"

#include <algorithm>

namespace cageot {
namespace {

/// One entry of the list of orders.
struct ListedOrder {
    std::string number;
    std::string cycle;
    std::int64_t hub = 0;
    std::optional<UtcMs> completed;
};

struct ListPage {
    std::vector<ListedOrder> orders;
    int pages = 1;
    std::int64_t results = 0;
};

std::optional<ListPage> read_list_page(const std::string& body)
{
    const ofn::Object root = ofn::object_of(body);
    const auto orders = ofn::array(root, "orders");
    const auto pagination = ofn::object(root, "pagination");
    const auto results = ofn::number(pagination, "results");
    if (!orders || !results)
        return std::nullopt;
    ListPage page;
    page.results = *results;
    page.pages = ofn::page_count(pagination);
    for (std::size_t i = 0; i < orders->size(); ++i) {
        const ofn::Object order = orders->getObject(static_cast<unsigned>(i));
        const auto number = ofn::text(order, "number");
        if (!number)
            return std::nullopt;
        const auto cycle = ofn::number(ofn::object(order, "order_cycle"), "id");
        page.orders.push_back({*number, cycle ? std::to_string(*cycle) : "",
                               ofn::number(ofn::object(order, "distributor"), "id").value_or(0),
                               ofn::moment(order, "completed_at_utc_iso8601")});
    }
    return page;
}

OfnAnswer ask_list(OfnClient& client, OfnClient::Query query, int page)
{
    query.emplace_back("page", std::to_string(page));
    query.emplace_back("per_page", std::to_string(ofn::per_page));
    OfnAnswer answer = client.get("/api/v0/orders", query, OfnClient::Key::v0);
    if (!answer.found)
        refuse_answer(client, "ne connaît pas la liste des commandes");
    return answer;
}

} // namespace

void refuse_answer(const OfnClient& client, const std::string& what)
{
    throw OfnError(OfnError::Why::bad_answer,
                   client.host() + " " + what +
                       ": Cageot essaiera encore; si cela dure, vérifiez "
                       "l'adresse et le numéro de la boutique.");
}

std::string numbered_json(const std::string& stem, int number)
{
    const std::string digits = std::to_string(number);
    return stem + "-" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits +
           ".json";
}

ShopAnswer look_at_shop(OfnClient& client, std::int64_t hub, UtcMs now)
{
    const OfnAnswer answer =
        client.get("/api/v0/shops/" + std::to_string(hub), {}, OfnClient::Key::none);
    const ofn::Object shop = ofn::object_of(answer.body);
    const auto active = ofn::flag(shop, "active");
    if (!answer.found || !active || ofn::number(shop, "id") != hub)
        refuse_answer(client, "ne parle pas de la boutique " + std::to_string(hub));
    ShopAnswer seen;
    seen.hub = {hub, ofn::text(shop, "name").value_or("")};
    seen.skew = answer.date ? *answer.date - now : 0;
    if (std::abs(seen.skew) < 2'000) // the header has whole seconds
        seen.skew = 0;
    seen.look.at = now + seen.skew;
    seen.look.active = *active;
    seen.look.closes_at = ofn::moment(shop, "orders_close_at");
    seen.body = answer.body;
    return seen;
}

std::vector<SeenCycle> seen_cycles(OfnClient& client, std::int64_t hub, UtcMs since)
{
    const OfnAnswer answer = ask_list(client,
                                      {{"q[distributor_id_eq]", std::to_string(hub)},
                                       {"q[completed_at_gt]", to_iso8601(since)},
                                       {"q[s]", "completed_at desc"}},
                                      1);
    const auto page = read_list_page(answer.body);
    if (!page)
        refuse_answer(client, "donne une liste de commandes illisible");
    std::vector<SeenCycle> cycles;
    for (const ListedOrder& order : page->orders) {
        const UtcMs completed = order.completed.value_or(0);
        if (order.hub != hub || order.cycle.empty() || (completed != 0 && completed < since))
            continue;
        const auto known = std::find_if(cycles.begin(), cycles.end(), [&](const SeenCycle& cycle) {
            return cycle.id == order.cycle;
        });
        if (known == cycles.end()) {
            cycles.push_back({order.cycle, completed, completed});
            continue;
        }
        known->first_order = std::min(known->first_order, completed);
        known->last_order = std::max(known->last_order, completed);
    }
    return cycles;
}

bool is_on_sale(OfnClient& client, const std::string& cycle, std::int64_t hub)
{
    return client
        .get("/api/v0/order_cycles/" + cycle + "/products", {{"distributor", std::to_string(hub)}},
             OfnClient::Key::none)
        .found;
}

std::vector<InputFile> list_orders(OfnClient& client, std::int64_t hub, const std::string& cycle)
{
    const OfnClient::Query query = {{"q[order_cycle_id_eq]", cycle},
                                    {"q[distributor_id_eq]", std::to_string(hub)},
                                    {"q[completed_at_not_null]", "true"},
                                    {"q[state_not_eq]", "canceled"},
                                    {"q[s]", "id asc"}};
    std::vector<InputFile> files;
    std::int64_t orders = 0, results = 0;
    int pages = 1;
    for (int number = 1; number <= pages; ++number) {
        files.push_back({numbered_json("orders", number), ask_list(client, query, number).body});
        const auto page = read_list_page(files.back().bytes);
        if (!page)
            refuse_answer(client, "donne une liste de commandes illisible");
        pages = page->pages;
        results = page->results;
        for (const ListedOrder& order : page->orders) {
            // An unknown filter is ignored in silence, and all orders come.
            if (order.cycle != cycle || order.hub != hub)
                refuse_answer(client, "donne des commandes d'une autre vente");
            ++orders;
        }
    }
    if (orders != results)
        refuse_answer(client, "annonce " + std::to_string(results) + " commandes et en donne " +
                                  std::to_string(orders));
    return files;
}

std::vector<std::string> orders_in(const std::vector<InputFile>& pages)
{
    std::vector<std::string> numbers;
    for (const InputFile& page : pages)
        for (const ListedOrder& order : read_list_page(page.bytes).value_or(ListPage{}).orders)
            numbers.push_back(order.number);
    return numbers;
}

std::string joined(const std::vector<InputFile>& pages)
{
    std::string text;
    for (const InputFile& page : pages)
        text += page.bytes + '\n';
    return text;
}

std::optional<OpenedCycle> parse_opened_webhook(const std::string& body)
{
    const ofn::Object root = ofn::object_of(body);
    const ofn::Object data = ofn::object(root, "data");
    const auto id = ofn::number(data, "id");
    if (ofn::text(root, "event") != "order_cycle.opened" || !id || *id <= 0)
        return std::nullopt;
    return OpenedCycle{std::to_string(*id), ofn::text(data, "name").value_or(""),
                       ofn::moment(data, "orders_open_at").value_or(0),
                       ofn::moment(data, "orders_close_at").value_or(0)};
}

} // namespace cageot
