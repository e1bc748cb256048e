#include "plan/json_writer.h"
#include "plan/plan_json.h"
#include "plan/plan_words.h"

#include <map>

// Products stand once in a table, in the order of their first use; lines and labels name their
// place in it, from 0. What the hub's table tells of a product stands with it there.

namespace cageot {
namespace {

class StoredForm {
public:
    explicit StoredForm(const PrintPlan& plan)
        : plan_(plan)
    {
        for (const PlannedOrder& order : plan.orders)
            for (const PlannedLine& line : order.lines)
                add(line.product);
        for (const PlannedBatch& batch : plan.batches)
            for (const Label& label : batch.labels)
                std::visit([this](const auto& known) { add(known.product); }, label);
    }

    std::string text()
    {
        json_.begin_object();
        json_.member("session", plan_.session.value);
        json_.member("version", plan_.version);
        json_.member("sha256", plan_.sha256);
        json_.member("hub", plan_.hub);
        json_.member("name", plan_.name);
        json_.member("names", to_string(plan_.names));
        json_.array("relays", plan_.relays, [this](const auto& relay) { write(relay); });
        json_.array("products", products_, [this](const auto* product) { write(*product); });
        json_.array("orders", plan_.orders, [this](const auto& order) { write(order); });
        json_.array("retired", plan_.retired, [this](const auto& retired) { write(retired); });
        json_.array("crates", plan_.crates, [this](const auto& crate) { write(crate); });
        json_.array("batches", plan_.batches, [this](const auto& batch) { write(batch); });
        json_.array("tickets", plan_.tickets, [this](const auto& ticket) { write(ticket); });
        json_.end_object();
        return json_.text();
    }

private:
    void add(const Product& product)
    {
        if (places_.emplace(product, products_.size()).second)
            products_.push_back(&product);
    }

    void write(const PlannedRelay& relay)
    {
        json_.begin_object();
        json_.member("letter", relay.letter);
        json_.member("colour", relay.colour);
        json_.member("name", relay.name);
        json_.member("shop_name", relay.shop_name);
        json_.member("driver", relay.driver);
        json_.member("home_delivery", relay.home_delivery);
        json_.member("first_number", relay.first_number);
        if (!relay.shop_id.empty())
            json_.member("shop_id", relay.shop_id);
        json_.end_object();
    }

    void write(const Product& product)
    {
        json_.begin_object();
        json_.member("producer", product.producer);
        json_.member("name", product.name);
        json_.member("unit", product.unit);
        if (const ProductFacts* facts = find_facts(plan_.products, product)) {
            for (const FactText& fact : fact_texts)
                if (const std::string& text = facts->*fact.text; !text.empty())
                    json_.member(fact.name, text);
            if (facts->zone)
                json_.member("zone", to_string(*facts->zone));
        }
        json_.end_object();
    }

    void write(const PlannedOrder& order)
    {
        json_.begin_object();
        json_.member("order", order.order.value);
        json_.member("number", order.number);
        json_.member("relay", order.relay);
        json_.member("customer", order.customer);
        json_.member("paper_name", order.paper_name);
        if (!order.completed_at.empty())
            json_.member("completed_at", order.completed_at);
        json_.member("same_customer_k", order.same_customer_k);
        json_.member("same_customer_n", order.same_customer_n);
        json_.member("phone", order.phone);
        json_.member("address", order.address);
        if (order.paid)
            json_.member("paid", *order.paid);
        if (order.total)
            json_.member("total", order.total->value);
        json_.array("lines", order.lines, [this](const auto& line) { write(line); });
        json_.end_object();
    }

    void write(const PlannedLine& line)
    {
        json_.begin_object();
        json_.member("place", line.place);
        json_.member("product", places_.at(line.product));
        json_.member("quantity", line.quantity);
        json_.member("zone", to_string(line.zone));
        json_.member("labelling", to_string(line.labelling));
        json_.end_object();
    }

    void write(const RetiredNumber& retired)
    {
        json_.begin_object();
        json_.member("order", retired.order.value);
        json_.member("number", retired.number);
        json_.end_object();
    }

    void write(const Crate& crate)
    {
        json_.begin_object();
        json_.member("code", to_string(crate.code));
        json_.member("order", crate.order);
        json_.member("zone", to_string(crate.zone));
        json_.member("main", crate.main);
        json_.member("k", crate.k);
        json_.member("n", crate.n);
        json_.end_object();
    }

    void write(const PlannedBatch& batch)
    {
        json_.begin_object();
        json_.member("producer", batch.producer);
        if (!batch.expected.empty())
            json_.member("expected", batch.expected);
        json_.array("labels", batch.labels, [this](const Label& label) {
            std::visit([this](const auto& known) { write(known); }, label);
        });
        json_.end_object();
    }

    void write(const UnitLabel& label)
    {
        json_.begin_object();
        json_.member("code", to_string(label.code));
        json_.member("crate", label.crate);
        json_.member("line", label.line);
        json_.member("product", places_.at(label.product));
        json_.member("covers", label.covers);
        json_.member("k", label.k);
        json_.member("n", label.n);
        json_.member("reason", label.reason);
        json_.end_object();
    }

    void write(const HeadLabel& head)
    {
        const auto write_number = [this](int number) { json_.value(number); };
        json_.begin_object();
        json_.member("code", to_string(head.code));
        json_.member("of", to_string(head.of));
        json_.member("product", places_.at(head.product));
        json_.member("zone", to_string(head.zone));
        json_.member("labels", head.labels);
        json_.member("quantity", head.quantity);
        json_.member("products", head.products);
        json_.array("numbers", head.numbers, write_number);
        json_.array("quantities", head.quantities, write_number);
        json_.member("labelling", to_string(head.labelling));
        json_.member("reason", head.reason);
        json_.end_object();
    }

    void write(const CrateTicket& ticket)
    {
        json_.begin_object();
        json_.member("crate", ticket.crate);
        json_.member("kind", to_string(ticket.kind));
        json_.member("articles", ticket.articles);
        json_.end_object();
    }

    const PrintPlan& plan_;
    std::vector<const Product*> products_;
    std::map<Product, std::size_t> places_;
    JsonWriter json_;
};

} // namespace

std::string to_stored_json(const PrintPlan& plan)
{
    return StoredForm(plan).text();
}

} // namespace cageot
