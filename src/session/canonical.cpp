#include "session/canonical.h"

#include <algorithm>
#include <vector>

namespace cageot {
namespace {

/// Each value is written as its length in bytes, a colon and its bytes, so no text can pass for
/// two.
class CanonicalWriter {
public:
    void add(const std::string& value) { text_ += std::to_string(value.size()) + ':' + value; }
    void add(std::int64_t value) { add(std::to_string(value)); }
    void add(const std::optional<bool>& value) { add(value ? (*value ? "yes" : "no") : "?"); }
    void add(const char* value) { add(std::string(value)); }
    void add(const std::optional<Cents>& value)
    {
        add(value ? std::to_string(value->value) : std::string("?"));
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

void add_line(CanonicalWriter& writer, const OrderLine& line)
{
    writer.add(line.product.producer);
    writer.add(line.product.name);
    writer.add(line.product.unit);
    writer.add(std::int64_t{line.quantity});
    writer.add(line.price);
    writer.add(line.sku);
    writer.add(line.temperature_controlled);
}

void add_order(CanonicalWriter& writer, const Order& order)
{
    writer.add(order.number.value);
    writer.add(order.customer.name);
    writer.add(order.customer.code);
    writer.add(order.customer.email);
    writer.add(order.customer.phone);
    writer.add(order.relay.name);
    writer.add(std::optional(order.relay.home_delivery));
    writer.add(order.relay.address);
    writer.add(order.completed_at);
    writer.add(order.paid);
    writer.add(order.total);
    writer.add(order.comment);
    writer.add(static_cast<std::int64_t>(order.lines.size()));
    // Sorted by their text: a report that is sorted another way says the same.
    std::vector<std::string> lines;
    for (const OrderLine& line : order.lines) {
        CanonicalWriter one;
        add_line(one, line);
        lines.push_back(one.take());
    }
    std::sort(lines.begin(), lines.end());
    for (const std::string& line : lines)
        writer.add(line);
}

} // namespace

std::string canonical_text(const Session& session)
{
    CanonicalWriter writer;
    writer.add("cageot session 1");
    writer.add(session.hub);
    writer.add(session.name);
    for (const Order& order : session.orders)
        add_order(writer, order);
    return writer.take();
}

} // namespace cageot
