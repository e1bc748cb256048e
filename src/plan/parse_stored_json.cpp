#include "plan/plan_json.h"
#include "plan/plan_words.h"
#include "plan/stored_object.h"

#include <Poco/Exception.h>
#include <Poco/JSON/Parser.h>

namespace cageot {
namespace {

int read_number(const Var& value, const std::string& name)
{
    if (!value.isInteger() || value.isBoolean())
        refuse(name + " holds something else than whole numbers");
    return value.convert<int>();
}

PlannedRelay read_relay(const Var& value, const std::string& name)
{
    const StoredObject stored(value, name);
    return {.letter = stored.text("letter"),
            .colour = stored.text("colour"),
            .name = stored.text("name"),
            .shop_name = stored.text("shop_name"),
            .driver = stored.text("driver"),
            .home_delivery = stored.truth("home_delivery"),
            .first_number = stored.number("first_number"),
            .shop_id = stored.later_text("shop_id")};
}

ProductFacts read_product(const Var& value, const std::string& name)
{
    const StoredObject stored(value, name);
    ProductFacts facts;
    facts.product = {stored.text("producer"), stored.text("name"), stored.text("unit")};
    for (const FactText& fact : fact_texts)
        if (stored.has(fact.name))
            facts.*fact.text = stored.text(fact.name);
    if (stored.has("zone"))
        facts.zone = stored.word("zone", parse_zone);
    return facts;
}

RetiredNumber read_retired(const Var& value, const std::string& name)
{
    const StoredObject stored(value, name);
    return {{stored.text("order")}, stored.number("number")};
}

/// Reads what refers to the products and to the parts of the plan that were read before it.
class StoredPlan {
public:
    explicit StoredPlan(const Var& value)
        : stored_(value, "plan")
        , products_(stored_.list("products", read_product))
    {
    }

    PrintPlan read()
    {
        plan_.session = {stored_.text("session")};
        plan_.version = stored_.number("version");
        plan_.sha256 = stored_.text("sha256");
        plan_.hub = stored_.text("hub");
        plan_.name = stored_.text("name");
        if (stored_.has("names"))
            plan_.names = stored_.word("names", parse_name_style);
        plan_.relays = stored_.list("relays", read_relay);
        plan_.orders = list("orders", &StoredPlan::read_order);
        plan_.retired = stored_.list("retired", read_retired);
        plan_.crates = list("crates", &StoredPlan::read_crate);
        plan_.batches = list("batches", &StoredPlan::read_batch);
        plan_.tickets = list("tickets", &StoredPlan::read_ticket);
        plan_.products = telling_facts(products_);
        return std::move(plan_);
    }

private:
    template <class Item>
    using ReadItem = Item (StoredPlan::*)(const StoredObject&) const;

    template <class Item>
    std::vector<Item> list(const StoredObject& from, const std::string& member,
                           ReadItem<Item> read_item) const
    {
        return from.list(member, [&](const Var& value, const std::string& name) {
            return (this->*read_item)(StoredObject(value, name));
        });
    }
    template <class Item>
    std::vector<Item> list(const std::string& member, ReadItem<Item> read_item) const
    {
        return list(stored_, member, read_item);
    }

    const Product& product_of(const StoredObject& stored) const
    {
        return products_[stored.place("product", products_.size())].product;
    }

    PlannedOrder read_order(const StoredObject& stored) const
    {
        PlannedOrder order;
        order.order = {stored.text("order")};
        order.number = stored.number("number");
        order.relay = stored.place("relay", plan_.relays.size());
        order.customer = stored.text("customer");
        order.paper_name = stored.text("paper_name");
        order.completed_at = stored.later_text("completed_at");
        order.same_customer_k = stored.number("same_customer_k");
        order.same_customer_n = stored.number("same_customer_n");
        order.phone = stored.text("phone");
        order.address = stored.text("address");
        if (stored.has("paid"))
            order.paid = stored.truth("paid");
        if (stored.has("total"))
            order.total = Cents{stored.number64("total")};
        order.lines = list(stored, "lines", &StoredPlan::read_line);
        return order;
    }

    PlannedLine read_line(const StoredObject& stored) const
    {
        return {stored.number("place"), product_of(stored), stored.number("quantity"),
                stored.word("zone", parse_zone), stored.word("labelling", parse_labelling)};
    }

    Crate read_crate(const StoredObject& stored) const
    {
        return {stored.code(CodeKind::crate),
                stored.place("order", plan_.orders.size()),
                stored.word("zone", parse_zone),
                stored.truth("main"),
                stored.number("k"),
                stored.number("n")};
    }

    PlannedBatch read_batch(const StoredObject& stored) const
    {
        return {stored.text("producer"), list(stored, "labels", &StoredPlan::read_label),
                stored.later_text("expected")};
    }

    Label read_label(const StoredObject& stored) const
    {
        return stored.has("of") ? Label(read_head(stored)) : Label(read_unit(stored));
    }

    UnitLabel read_unit(const StoredObject& stored) const
    {
        const std::size_t crate = stored.place("crate", plan_.crates.size());
        const int line = stored.number("line");
        const PlannedOrder& order = plan_.orders[plan_.crates[crate].order];
        if (line < 1 || static_cast<std::size_t>(line) > order.lines.size())
            stored.refuse_member("line", "a line of its order");
        return {stored.code(CodeKind::unit),
                crate,
                line,
                product_of(stored),
                stored.number("covers"),
                stored.number("k"),
                stored.number("n"),
                stored.text("reason")};
    }

    HeadLabel read_head(const StoredObject& stored) const
    {
        return {.code = stored.code(CodeKind::product),
                .of = stored.word("of", parse_head_of),
                .product = product_of(stored),
                .zone = stored.word("zone", parse_zone),
                .labels = stored.number("labels"),
                .quantity = stored.number("quantity"),
                .products = stored.number("products"),
                .numbers = stored.list("numbers", read_number),
                .quantities = stored.list("quantities", read_number),
                .labelling = stored.word("labelling", parse_labelling),
                .reason = stored.text("reason")};
    }

    CrateTicket read_ticket(const StoredObject& stored) const
    {
        return {stored.place("crate", plan_.crates.size()), stored.word("kind", parse_ticket_kind),
                stored.number("articles")};
    }

    StoredObject stored_;
    std::vector<ProductFacts> products_;
    PrintPlan plan_;
};

} // namespace

PrintPlan parse_stored_plan(std::string_view json)
{
    try {
        Poco::JSON::Parser parser;
        return StoredPlan(parser.parse(std::string(json))).read();
    } catch (const Poco::Exception& error) {
        refuse(error.displayText());
    }
}

} // namespace cageot
