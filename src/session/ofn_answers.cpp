#include "session/ofn_answers.h"

#include "session/ofn_json.h"
#include "session/shop_words.h"

#include <algorithm>
#include <array>

namespace cageot {
namespace {

bool has_kind(const JsonValue& answer, std::string_view member, JsonValue::Kind kind)
{
    const JsonValue* value = answer.find(member);
    return value != nullptr && value->kind == kind;
}

/// Rows of a report and customers are both a list called "data"; only customers are JSON:API.
AnswerKind kind_of_data(const JsonValue& answer)
{
    const std::vector<JsonValue>& items = answer.find("data")->items;
    const bool api = answer.has("links") || answer.has("meta") ||
                     (!items.empty() && items.front().has("attributes"));
    return api ? AnswerKind::customers : AnswerKind::report;
}

/// How many there are in all, in `pagination` or null when the answer has no pages.
std::optional<std::string> results_of(const std::optional<OfnObject>& pagination)
{
    return pagination ? pagination->digits("results") : std::nullopt;
}

/// The id in an object like {"id": 9077}; empty when it is null.
std::optional<std::string> id_in(const OfnObject& order, const std::string& member)
{
    if (order.has(member) && order.is_null(member))
        return std::string();
    const std::optional<OfnObject> object = order.object(member);
    return object ? object->digits("id") : std::nullopt;
}

/// Older releases tell the moment as a localised text only.
bool is_dated(const OfnObject& order)
{
    const char* member =
        order.has("completed_at_utc_iso8601") ? "completed_at_utc_iso8601" : "completed_at";
    return !order.optional_text(member, Field::date).empty();
}

OfnState state_of(const std::string& state, bool dated)
{
    static constexpr std::array<std::string_view, 5> unfinished = {"cart", "address", "delivery",
                                                                   "payment", "confirmation"};
    if (is_cancelled_state(state))
        return OfnState::cancelled;
    if (std::find(unfinished.begin(), unfinished.end(), state) != unfinished.end())
        return OfnState::cart;
    return dated ? OfnState::placed : OfnState::undated;
}

} // namespace

AnswerKind kind_of_answer(const JsonValue& answer)
{
    using enum JsonValue::Kind;
    if (has_kind(answer, "order_cycle", object) && answer.has("hub"))
        return AnswerKind::cycle;
    if (has_kind(answer, "orders", list))
        return AnswerKind::order_list;
    if (answer.has("line_items") || (answer.has("number") && answer.has("order_cycle")))
        return AnswerKind::order;
    if (has_kind(answer, "producers", list))
        return AnswerKind::shop;
    if (has_kind(answer, "data", list))
        return kind_of_data(answer);
    if (answer.has("error") || answer.has("errors") || answer.has("exception"))
        return AnswerKind::refusal;
    return AnswerKind::unknown;
}

std::optional<OfnCycle> read_ofn_cycle(const JsonValue& answer, FileFindings& findings)
{
    const OfnObject whole(answer, "la vente", findings);
    const auto hub = whole.digits("hub");
    const std::string hub_name = whole.optional_text("hub_name", Field::hub);
    const auto cycle = whole.object("order_cycle");
    if (!cycle)
        return std::nullopt;
    const auto id = cycle->digits("id");
    const auto name = cycle->filled_text("name", Field::cycle);
    if (!hub || !id || !name)
        return std::nullopt;
    return OfnCycle{*id, *name, *hub, hub_name};
}

std::optional<OfnShop> read_ofn_shop(const JsonValue& answer, FileFindings& findings)
{
    const OfnObject whole(answer, "la boutique", findings);
    const auto id = whole.digits("id");
    const auto producers = whole.list("producers");
    if (!id || !producers)
        return std::nullopt;
    OfnShop shop{*id, {}};
    for (OfnObject producer : *producers) {
        const auto producer_id = producer.digits("id");
        if (!producer_id)
            continue;
        producer.set_about("la ferme " + *producer_id);
        if (const auto name = producer.filled_text("name", Field::producer))
            shop.producers.emplace(*producer_id, *name);
    }
    return shop;
}

std::optional<OfnListed> read_ofn_listed(const OfnObject& told)
{
    OfnObject order = told;
    const auto number = order.filled_text("number", Field::order_number);
    if (!number)
        return std::nullopt;
    order.set_about("la commande " + *number);
    const auto state = order.filled_text("state", Field::other);
    const auto cycle = id_in(order, "order_cycle");
    const auto hub = id_in(order, "distributor");
    if (!state || !cycle || !hub)
        return std::nullopt;
    return OfnListed{*number, state_of(*state, is_dated(order)), *cycle, *hub,
                     order.optional_digits("item_count")};
}

std::optional<OfnOrderList> read_ofn_order_list(const JsonValue& answer, FileFindings& findings)
{
    const OfnObject whole(answer, "la liste des commandes", findings);
    const auto orders = whole.list("orders");
    if (!orders)
        return std::nullopt;
    OfnOrderList list;
    list.count = orders->size();
    list.results = results_of(whole.optional_object("pagination"));
    for (const OfnObject& order : *orders) {
        if (std::optional<OfnListed> listed = read_ofn_listed(order))
            list.orders.push_back(std::move(*listed));
    }
    return list;
}

std::optional<OfnCustomers> read_ofn_customers(const JsonValue& answer, FileFindings& findings)
{
    const OfnObject whole(answer, "la liste des clients", findings);
    const auto data = whole.list("data");
    if (!data)
        return std::nullopt;
    OfnCustomers customers;
    customers.count = data->size();
    if (const auto meta = whole.optional_object("meta"))
        customers.results = results_of(meta->optional_object("pagination"));
    for (const OfnObject& customer : *data) {
        const auto id = customer.digits("id");
        const auto attributes = customer.object("attributes");
        if (!id || !attributes)
            continue;
        const std::string code = told_text(attributes->optional_text("code", Field::code));
        if (!code.empty())
            customers.codes.emplace(*id, code);
    }
    return customers;
}

} // namespace cageot
