#pragma once

// What was ordered, as values. A Session is one closed sale period of one hub (Open Food Network:
// order cycle). Nothing here reads files, clocks or the network, and nothing here knows how orders
// are packed: that is `plan`.

#include "base/id.h"
#include "base/money.h"

#include <optional>
#include <string>
#include <vector>

namespace cageot {

/// A product variant as the shop names it; together with the producer it is what a label is about.
struct Product {
    std::string producer; ///< "Ferme des Alizés"
    std::string name;     ///< "Tomates anciennes"
    std::string
        unit; ///< variant text, frozen when ordered: "500g", "Nature (4x125g)"; may be empty
    friend auto operator<=>(const Product&, const Product&) = default;
};
/// "Tomates anciennes 500g", without its farm.
std::string full_name(const Product& product);

/// One row of an order. The shop may split one product over several lines (different prices).
struct OrderLine {
    Product product;
    /// Ordered units, ≥ 0; 0 means that the shop cut it (stock ran out): shown as missing, no
    /// label.
    int quantity = 0;
    std::optional<Cents> price; ///< for the whole line
    std::string sku;            ///< free text of the shop, may be empty or repeated: never a key
    /// What the shop says about the cold chain; nothing when it does not say.
    std::optional<bool> temperature_controlled;
    friend bool operator==(const OrderLine&, const OrderLine&) = default;
};

/// Never used as a key: homonyms and two orders of one customer are normal.
struct Customer {
    std::string name; ///< as written by the customer: "Zoé Nuñez-Castel", "Jean & Lou"
    std::string code; ///< the hub's own, may be empty
    std::string email;
    std::string phone;
    friend bool operator==(const Customer&, const Customer&) = default;
};

/// Where an order is picked up: the shop's shipping method.
struct Relay {
    std::string name;           ///< free text: "Relais Saint-Denis – Mairie, jeudi 17h-19h"
    bool home_delivery = false; ///< then the address is the customer's
    std::string address;        ///< one line, only for home delivery
    /// Open Food Network's id of the shipping method, "61"; empty when the source does not tell it.
    std::string id = {};
    friend auto operator<=>(const Relay&, const Relay&) = default;
};

struct Order {
    OrderNumber number;
    Customer customer;
    Relay relay;
    std::string completed_at; ///< "2026-09-12 09:41:09" local to the shop, or empty
    std::optional<bool> paid;
    std::optional<Cents> total; ///< what the customer pays in all, when the source says it
    std::string comment;
    std::vector<OrderLine> lines; ///< in the order of the source
    friend bool operator==(const Order&, const Order&) = default;
};

struct Session {
    std::string hub;           ///< "Tout Ô Pré"
    std::string name;          ///< the order cycle: "Vente du 12 au 14 sept."
    std::vector<Order> orders; ///< sorted by number: the order of rows in a file means nothing
    /// Open Food Network's id of the order cycle, "9077"; empty when the source does not tell it.
    std::string cycle = {};
    friend bool operator==(const Session&, const Session&) = default;
};

/// Sum of the quantities of all lines.
long total_quantity(const Session& session);

} // namespace cageot
