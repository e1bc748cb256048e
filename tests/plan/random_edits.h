#pragma once

// Random edit scripts: what happens to a session between its versions.

#include "random_sessions.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace cageot {

/// A session that changes step by step, and remembers what was cancelled so that it may come back.
class EditedSession {
public:
    explicit EditedSession(Dice& dice)
        : dice_(dice)
        , session_(random_session(dice))
    {
        for (Order& order : session_.orders) {
            give_relay(order);
            order.total = Cents{100 * dice.roll(50)};
        }
    }
    const Session& session() const { return session_; }

    /// One to six edits; afterwards `touched` are the orders that one of them was about.
    void edit()
    {
        touched.clear();
        for (int edits = 1 + dice_.roll(6); edits > 0; --edits)
            edit_once();
        std::sort(session_.orders.begin(), session_.orders.end(),
                  [](const Order& a, const Order& b) { return a.number < b.number; });
    }

    std::set<OrderNumber> touched;

private:
    void edit_once()
    {
        switch (dice_.roll(10)) {
        case 0:
            return come_late();
        case 1:
            return reinstate();
        case 2:
            return rename_relay();
        default:
            if (!session_.orders.empty())
                edit_order();
        }
    }

    void edit_order()
    {
        const auto place =
            static_cast<std::size_t>(dice_.roll(static_cast<int>(session_.orders.size())));
        Order& order = session_.orders[place];
        touched.insert(order.number);
        switch (dice_.roll(7)) {
        case 0:
            order.lines.push_back(random_line(dice_));
            return;
        case 1:
            if (!order.lines.empty())
                order.lines.erase(order.lines.begin() +
                                  dice_.roll(static_cast<int>(order.lines.size())));
            return;
        case 2:
            return give_relay(order);
        case 3:
            order.customer.name = dice_.pick(customers);
            return;
        case 4:
            order.total = Cents{100 * dice_.roll(50)};
            return;
        case 5:
            cancelled_[order.number] = order;
            session_.orders.erase(session_.orders.begin() + static_cast<std::ptrdiff_t>(place));
            return;
        default:
            edit_line(order);
        }
    }

    void edit_line(Order& order)
    {
        if (order.lines.empty())
            return;
        OrderLine& line =
            order.lines[static_cast<std::size_t>(dice_.roll(static_cast<int>(order.lines.size())))];
        switch (dice_.roll(5)) {
        case 0:
            line.quantity = 0;
            return;
        case 1:
            line.quantity = std::max(0, line.quantity - 1);
            return;
        case 2:
            line.price = Cents{dice_.roll(900)};
            return;
        case 3: { // the shop renames a product in one order: it is frozen in the others
            line.product.name = dice_.pick(names);
            return;
        }
        default:
            line.quantity += 1 + dice_.roll(2);
        }
    }

    void come_late()
    {
        Order order = random_order(dice_, 1000 + ++late_);
        give_relay(order);
        touched.insert(order.number);
        session_.orders.push_back(std::move(order));
    }
    void reinstate()
    {
        if (cancelled_.empty())
            return;
        const auto back = cancelled_.begin();
        touched.insert(back->first);
        session_.orders.push_back(back->second);
        Relay& relay = session_.orders.back().relay;
        if (!relay.id.empty())
            relay.name = shop_[std::stoul(relay.id)];
        cancelled_.erase(back);
    }
    /// In the shop, so in all orders at once.
    void rename_relay()
    {
        const auto place = static_cast<std::size_t>(dice_.roll(static_cast<int>(shop_.size())));
        shop_[place] = "Relais nouveau " + std::to_string(++renamed_);
        for (Order& order : session_.orders) {
            if (order.relay.id != std::to_string(place))
                continue;
            order.relay.name = shop_[place];
            touched.insert(order.number);
        }
    }
    /// Half of the relays have an id.
    void give_relay(Order& order)
    {
        const auto place = static_cast<std::size_t>(dice_.roll(static_cast<int>(shop_.size())));
        order.relay.name = shop_[place];
        order.relay.id = place % 2 == 1 ? std::to_string(place) : "";
    }

    Dice& dice_;
    std::vector<std::string> shop_ = relays; ///< as they are called now
    Session session_;
    std::map<OrderNumber, Order> cancelled_;
    int late_ = 0, renamed_ = 0;
};

} // namespace cageot
